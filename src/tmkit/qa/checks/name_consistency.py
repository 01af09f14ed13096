"""One name is rendered one way throughout: 唐良智 here and 汤良知 there are two people to the reader.

Why      Pinyin does not tell homophones apart, and a foreign name can be written out in many ways; what is right is
         then a matter of keeping to one.
How      Over all files: each name in pinyin with the characters that stand for it, each foreign name with its Chinese
         form (X·Y, where a segment has one on each side), each Chinese name with its spelling (Lü, Lyu, Lu; Jack Ma, Ma
         Yun), each name copied in the same letters. Where most segments agree, those that do not are shown.
Source   ITS 2.0, section 8.17.3, inconsistent-entities; MQM, Terminology/Inconsistent.
Limits   Two renderings that are equally frequent are passed over: nobody can say which is meant. Names of one syllable
         and surnames alone are not compared. What the target's language has as a word, or the sources have in small
         letters too (Password, Image), is no name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.qa.checks.untranslated_part import known, listed
from tmkit.text.languages import primary
from tmkit.text.names import LONGEST_TEXT
from tmkit.text.names.copied import NameWord, name_words, slips
from tmkit.text.names.syllables import letters_apart
from tmkit.text.names.usage import Use, into_chinese, out_of_chinese

_OFTENER = 2  # the usual rendering stands at least twice as often as the odd one: one against one decides nothing


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one rendering stands."""

    unit: int
    source: Span
    target: Span
    rendering: str


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """A hit for each rendering that is not the usual one of its name."""
    names: dict[tuple[str, str, str], list[_Place]] = defaultdict(list)
    latin: list[tuple[str, str]] = []
    changed: list[tuple[int, NameWord, NameWord]] = []
    for number, unit in enumerate(units):
        if unit.target is None or not unit.target.text:
            continue
        source, target = unit.source.text, unit.target.text
        if max(len(source), len(target)) > LONGEST_TEXT:
            continue
        here, there = primary(unit.source.lang), primary(unit.target_lang)
        if here == "zh" or there == "zh":
            for use in _uses(source, target, (here, there)):
                names[here, there, use.name].append(_Place(number, use.first, use.second, use.rendering))
        if here != "zh":
            latin.append((source, target))
            changed += [(number, *slip) for slip in slips(source, target, verbatim=there == "zh")]
    for places in names.values():
        yield from _odd(places)
    copied = _copied(latin, {word.text for _, *both in changed for word in both})
    for number, name, word in changed:
        often = copied[name.text]
        if often >= _OFTENER and not copied[word.text] and not _is_word(name.text, word.text, units, number):
            message = f"{name.text} is written so {often} times elsewhere, here {word.text}"
            yield Hit(message, (name.span,), (word.span,), Fix(word.span, name.text, safe=False), unit=number)


def _copied(pairs: Sequence[tuple[str, str]], wanted: set[str]) -> Counter[str]:
    """How many of the pairs of texts have each of the names on both sides."""
    tally: Counter[str] = Counter()
    for source, target in pairs if wanted else ():
        if any(name in source and name in target for name in wanted):
            both = {word.text for word in name_words(source)} & {word.text for word in name_words(target)}
            tally.update(both & wanted)
    return tally


def _is_word(text: str, rendering: str, units: Sequence[Unit], number: int) -> bool:
    """Whether it is no name but a word in capitals (Password, Passwort), which has a translation."""
    lang = primary(units[number].target_lang)
    if listed(lang) and known(rendering.lower(), lang):
        return True
    small = regex.compile(rf"(?<!\p{{L}}){regex.escape(text.lower())}(?!\p{{L}})")
    return any(small.search(unit.source.text) for unit in units)


def _uses(source: str, target: str, pair: tuple[str, str]) -> tuple[Use, ...]:
    if pair[1] == "zh" and pair[0] != "zh":
        return into_chinese(source, target)
    return out_of_chinese(source, target) if pair[0] == "zh" and pair[1] != "zh" else ()


def _odd(places: Sequence[_Place]) -> Iterator[Hit]:
    """The places whose rendering is not the usual one, and near enough to it to be of the same name."""
    counts = Counter(place.rendering for place in places)
    usual, often = counts.most_common(1)[0]
    for place in places:
        if place.rendering == usual or counts[place.rendering] * _OFTENER > often:
            continue
        if len(usual) > 4 and any("\u4e00" <= one <= "\u9fff" for one in usual) and not _alike(usual, place.rendering):
            continue
        message = f"{usual} {often} times elsewhere, here {place.rendering}"
        yield Hit(message, (place.source,), (place.target,), Fix(place.target, usual, safe=False), unit=place.unit)


def _alike(one: str, other: str) -> bool:
    """Whether two forms of a foreign name in Chinese are of one name: at most a third of the characters differ."""
    return letters_apart(one, other) * 3 <= max(len(one), len(other))


CHECK = Check(
    "name-consistency",
    "One name, one rendering",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="inconsistent-entities",
    mqm="Terminology/Inconsistent",
    scope=Scope.FILES,
)
