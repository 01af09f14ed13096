"""No word stands twice in a row.

Why      A doubled word is the slip that the eye skips and the reader finds.
What     The same word twice with only spaces between, where the source repeats nothing.
Limits   Numbers count before a final mark alone. Chinese and Japanese repeat characters by rule and are left out. What
         grammar repeats is excused: French `vous vous`, `nous nous`; English `that that`, `had had`; German `die
         die`; Dutch `dat dat` ...
Measured DEMETR, a word repeated: 97 % found, no good translation flagged.
Source   W3C ITS 2.0, issue type "duplication"; MQM Accuracy/Addition.
"""

import re
from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, patterns, placeholders
from tmkit.text.signs import DIGIT, LETTER

_TWICE = patterns.of(
    r"(?<![\p{L}\p{M}\p{N}_'\u2019%{$<&/@#.,:-])(\p{L}[\p{L}\p{M}'\u2019-]*+|\p{N}+(?:\p{L}{1,2})?+)([\s\u00a0]++)(\1)"
    r"(?![\p{L}\p{M}\p{N}_'\u2019(]|-\p{L}|\.\p{L}|[.,:]\p{N})",
    regex.IGNORECASE,
)
_MIXED = patterns.of(
    r"(?<![^\s(\[])(?=\S*\p{L})([\p{L}\p{N}]++[/&+][\p{L}\p{N}/&+]++|\p{N}++\p{L}[\p{L}\p{N}/]*+)([ \u00a0])(\1)"
    r"(?![\p{L}\p{M}\p{N}/&+])"
)
"""`water/swamp water/swamp`, `600Mbit/s 600Mbit/s`."""
_MIXTURE = patterns.of(r"[/&+]\S*[ \u00a0]|\p{N}\p{L}")
_WORDS_OF = re.compile(r"[\w'\u2019-]+")
_WITHIN = patterns.of(r"[\p{M}/&+]")
"""What words may have within them beside what words of the `re` module have."""
_EXCUSED = {
    "en": "that had is her bye so very really many much no yes ha blah knock hear there do can who in on it out what "
    "never well plus",
    "fr": "vous nous elle si non oui très bien tout beau petit là bis",
    "de": "die der das sie den dem des ihr es sehr ja nein wie wenn was",
    "nl": "dat die zij het ze er heel in van te",
    "es": "no sí muy así poco",
    "it": "via piano ciao sì no così poco man",
    "pt": "não sim quase logo pouco",
    "ru": "что да нет очень еле",
    "pl": "się to tak nie bardzo",
    "hsb": "jedyn wjele",
    "dsb": "jaden wjele",
    "ga": "do",
    "gl": "se",
    "id": "*",
    "ms": "*",
    "vi": "*",
    "tr": "*",
    "sw": "*",
    "haw": "*",
    "zh": "*",
    "ja": "*",
    "ko": "*",
    "hi": "*",
    "bn": "*",
    "th": "*",
}
_WORDS = {tongue: frozenset(words.split()) for tongue, words in _EXCUSED.items()}
_LITTLE = frozenset(
    ["in", "on", "it", "to", "of", "is", "do", "there", "her", "dem", "den", "der", "die", "das", "des"]
)
"""Of the excused words those that no sentence ends with twice."""
_END = patterns.of(r"\s*(?:[.!?;:,)\"”»]|$)")
_NONE: frozenset[str] = frozenset()


def run(unit: Unit) -> Iterator[Hit]:
    """Each second word of a pair; the fix takes it out with the space before it."""
    target = unit.target
    if target is None or (" " not in target.text and "\u00a0" not in target.text and "\n" not in target.text):
        return
    excused = _WORDS.get(languages.primary(unit.target_lang), _NONE)
    if "*" in excused:
        return
    words = _WORDS_OF.findall(target.text.casefold())
    if not any(map(str.startswith, words[1:], words)) and not _WITHIN.search(target.text):
        return  # no word begins with all of the one before it
    for found in _TWICE.finditer(target.text):
        word = found[1].lower()
        if word in excused and not (word in _LITTLE and _END.match(target.text, found.end())):
            continue
        if "%" in target.text and placeholders.cover(target.text, unit.flags).meets(Span(*found.span())):
            continue  # the s of `%(count)s s`
        if word[0].isdigit() and not _END.match(target.text, found.end()):
            continue  # "3 3 4" is a score or a table
        if found[1] != found[3] and found[1].isupper() != found[3].isupper():
            continue  # "AM am", "IT it": two words
        if len(word) == 1 and regex.search(rf"(?<!\w){regex.escape(word)}(?!\w)", unit.source.text, regex.IGNORECASE):
            continue  # "Z to a": the letter itself
        if _repeats(unit.source.text, languages.primary(unit.source.lang)):
            return
        if found[1][0].isupper() and found[1] == found[3] and _names(unit.source.text, target.text, found[1]):
            continue
        yield _hit(found)
    for found in _MIXED.finditer(target.text) if _MIXTURE.search(target.text) else ():
        if not (_TWICE.match(target.text, found.start()) or _MIXED.search(unit.source.text)):
            yield _hit(found)


def _hit(found: "regex.Match[str]") -> Hit:
    fix = Fix(Span(found.start(2), found.end(3)), "", safe=False)
    return Hit(f"\u201c{found[3]}\u201d stands twice", (), (Span(*found.span(3)),), fix)


def _names(source: str, target: str, word: str) -> bool:
    """Whether the source has the name several times, as often as the target: a full name (`Duran Duran`), a list."""
    return 1 < source.count(word) >= target.count(word)


def _repeats(text: str, tongue: str) -> bool:
    """Whether the source repeats a word itself, in a language that does not do so by rule."""
    return "*" not in _WORDS.get(tongue, _NONE) and bool(_TWICE.search(text))


def _told(_source: str, target: str) -> bool:
    return "*" not in _WORDS.get(languages.primary(target), _NONE)


CHECK = Check(
    "repeated-word",
    "No word stands twice in a row",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="duplication",
    mqm="Accuracy/Addition",
    alone=True,
    needs=Needs(target=LETTER | DIGIT, pair=_told),
    examples=(
        Example(("fr", "en"), "Le salon ouvre.", "The fair opens ⟦opens⟧.", "The fair opens."),
        Example(
            ("en", "fr"),
            "You remember the city.",
            "Vous vous souvenez de ⟦de⟧ la ville.",
            "Vous vous souvenez de la ville.",
        ),
        Example(("en", "mr"), "the domain name", "डोमेन नाव ⟦नाव⟧", "डोमेन नाव"),
        Example(("en", "es"), "some water/swamp", "un agua/pantano ⟦agua/pantano⟧", "un agua/pantano"),
    ),
)
