"""Term candidates out of translations: what is said as a unit on one side, and what stands for it on the other.

Termhood by C-value (Frantzi, Ananiadou and Mima 2000), pairs by log-likelihood ratio (Dunning 1993). Inflected forms of
a candidate count together; it is shown in its commonest form.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, log2

from tmkit.core import Unit
from tmkit.glossary.function_words import function_words
from tmkit.glossary.reading import Reading, is_unspaced, read
from tmkit.text import languages, stems

LONGEST = 4  # words of a candidate; longer terms are one in fifty of published termbases
LONGEST_CHARACTERS = 6  # of a Chinese or Japanese candidate
SHORTEST_WORD = 3  # letters of a candidate of one word
_MOST = 1_000_000  # candidates counted at once; beyond it those met once are forgotten
_PAIRED = 4_000  # candidates of a side, the best by C-value, that are paired
_LIKELY = 10.83  # log-likelihood ratio: one chance in a thousand (chi-squared, one degree of freedom)
_DICE = 0.3  # of the units that have either, those that have both count so much at least
_COMMON_LISTS = {
    "en": (
        "not no you we they it he she i me us them all any other others some more most each every both such "
        "than then so can could will would should may might must have has had do does did done one two three "
        "first new also only very there here when where while which who what how if because but about after "
        "before during until since including"
    ),
    "fr": (
        "ne pas plus moins vous nous ils elles il elle je tu on tout tous toute toutes autre autres certains "
        "certaines chaque tel telle peut peuvent doit doivent ont avoir avait était étaient sera fait faire "
        "un deux trois premier nouveau aussi très ici là quand où lorsque dont qui quoi comment si car mais "
        "après avant pendant depuis comme"
    ),
}
_COMMON = {lang: frozenset(listed.split()) for lang, listed in _COMMON_LISTS.items()}
"""Words that begin or end no term: pronouns, numerals, auxiliaries and adverbs beside the function words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be a term and its rendering."""

    source: str
    target: str
    count: int
    """Units whose source has the candidate."""
    together: int
    """Units that have both."""
    score: float
    """C-value of the source times the share of units in which both stand; the higher the likelier."""
    example: tuple[str, str]
    """A unit that has both, the shortest: its source and its target."""


@dataclass(slots=True)
class _Side:
    """The candidates of one language."""

    lang: str
    units: dict[str, list[int]]
    """Run of keys -> indices of the units that have it, without repeats."""
    forms: dict[str, Counter[str]]
    """Run of keys -> how it is written."""
    sizes: dict[str, int]


def extract(units: Iterable[Unit], *, least: int = 3, most: int = 500) -> tuple[Candidate, ...]:
    """The best candidates of one language pair, the likeliest first; those met in fewer than `least` units are none.

    Units of other pairs than the first unit's are left out.
    """
    pair: tuple[str, str] = ("", "")
    texts: list[tuple[str, str]] = []
    for unit in units:
        if unit.target is None or not unit.target.text or not unit.source.text:
            continue
        here = (languages.primary(unit.source.lang), languages.primary(unit.target_lang))
        pair = pair if pair[0] else here
        if here == pair:
            texts.append((unit.source.text, unit.target.text))
    if not texts:
        return ()
    source = _side([text for text, _ in texts], pair[0])
    target = _side([text for _, text in texts], pair[1])
    found = list(_paired(source, target, texts, least))
    found.sort(key=lambda candidate: (-candidate.score, candidate.source, candidate.target))
    return tuple(found[:most])


def _side(texts: Sequence[str], lang: str) -> _Side:
    side = _Side(lang, defaultdict(list), defaultdict(Counter), {})
    for at, text in enumerate(texts):
        for run, form, size in _runs(read(text, lang), text, lang):
            held = side.units[run]
            if not held or held[-1] != at:
                held.append(at)
            side.forms[run][form] += 1
            side.sizes[run] = size
        if len(side.units) > _MOST:
            for run in [run for run, held in side.units.items() if len(held) == 1]:
                del side.units[run], side.forms[run], side.sizes[run]
    return side


def _runs(reading: Reading, text: str, lang: str) -> Iterator[tuple[str, str, int]]:
    """Each candidate of a text: its run of keys, how it is written, and its number of words."""
    binding, words = function_words(lang) | _COMMON.get(lang, frozenset()), reading.words
    unspaced = is_unspaced(lang)
    longest = LONGEST_CHARACTERS if unspaced else LONGEST
    keys = words if unspaced else [stems.lemma_and_stem(word, lang)[1] for word in words]
    for first, word in enumerate(words):
        if word in binding or not word[0].isalpha():
            continue
        for last in range(first, min(first + longest, len(words))):
            if last > first and not _joins(reading, last, unspaced):
                break
            if words[last] in binding or not any(char.isalpha() for char in words[last]):
                continue
            size = last - first + 1
            if size == 1 and (unspaced or len(word) < SHORTEST_WORD):
                continue
            yield " ".join(keys[first : last + 1]), reading.span(first, last).of(text), size


def _joins(reading: Reading, at: int, unspaced: bool) -> bool:
    """Whether a space, a hyphen or an apostrophe alone parts the word from the one before it."""
    between = reading.plain[reading.ends[at - 1] : reading.starts[at]]
    return between == "" if unspaced else between in {" ", "-", "'"}


def _c_values(side: _Side, least: int) -> dict[str, float]:
    """Run -> C-value, of runs met in `least` units; the best alone."""
    counts = {run: len(held) for run, held in side.units.items() if len(held) >= least}
    nesting: dict[str, list[int]] = defaultdict(list)
    for run, count in counts.items():
        parts = run.split(" ")
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                part = " ".join(parts[first:last])
                if part != run and part in counts:
                    nesting[part].append(count)
    values = {}
    for run, count in counts.items():
        within = nesting.get(run, ())
        alone = count - (sum(within) / len(within) if within else 0)
        values[run] = log2(side.sizes[run] + 1) * alone
    best = sorted((run for run, value in values.items() if value > 0), key=lambda run: (-values[run], run))
    return {run: values[run] for run in best[:_PAIRED]}


def _paired(source: _Side, target: _Side, texts: Sequence[tuple[str, str]], least: int) -> Iterator[Candidate]:
    values, others = _c_values(source, least), _c_values(target, least)
    in_unit: dict[int, list[str]] = defaultdict(list)
    for run in others:
        for at in target.units[run]:
            in_unit[at].append(run)
    for run, value in values.items():
        held = source.units[run]
        together = Counter(other for at in held for other in in_unit[at])
        ranked = [
            (_likelihood(both, len(held), len(target.units[other]), len(texts)), other, both)
            for other, both in together.items()
            if 2 * both >= _DICE * (len(held) + len(target.units[other])) and both >= 2
        ]
        if not ranked:
            continue
        ratio, other, both = max(ranked, key=lambda row: (row[0], others[row[1]], row[1]))
        if ratio >= _LIKELY or both == len(held) == len(target.units[other]):
            seen = set(target.units[other])
            shortest = min((at for at in held if at in seen), key=lambda at: len(texts[at][0]))
            dice = 2 * both / (len(held) + len(target.units[other]))
            yield Candidate(_form(source, run), _form(target, other), len(held), both, value * dice, texts[shortest])


def _form(side: _Side, run: str) -> str:
    """The commonest way to write it; of equally common ones that in lower case."""
    return max(side.forms[run].items(), key=lambda form: (form[1], form[0].islower(), form[0]))[0]


def _likelihood(both: int, one: int, other: int, total: int) -> float:
    """Dunning's log-likelihood ratio of two things that stand together in `both` of `total` units; 0 when they shun."""
    if both * total <= one * other:
        return 0.0
    cells = (
        (both, one * other / total),
        (one - both, one * (total - other) / total),
        (other - both, other * (total - one) / total),
        (total - one - other + both, (total - one) * (total - other) / total),
    )
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen > 0 and expected > 0)
