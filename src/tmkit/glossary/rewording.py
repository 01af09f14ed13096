"""One word written as two and two as one: what a translation may do with a term without leaving it.

`gastro-entérite` and `gastroentérite`; `Infektionsrisiko` and `Risiko einer Infektion`; `Kunden- und Auftragsdaten` for
`Kundendaten`; `Legen Sie den Beleg an` for `anlegen`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tmkit.glossary.compounds import SEPARABLE, SHORTEST, splits
from tmkit.glossary.reading import Reading
from tmkit.text import languages, stems

APART = 4  # words between the parts of a compound taken apart: `Risiko einer neuen schweren Infektion`
CLAUSE = 15  # words between a verb and its prefix; German main clauses are longer only in law

Positions = Mapping[str, Sequence[int]]
"""Key -> indices of the words of a text that have it."""


def as_one(words: Sequence[str], positions: Positions, lang: str) -> Iterator[tuple[int, int]]:
    """First and last index of where the words stand written as one."""
    joined = "".join(words)
    if not joined.isalpha():
        return
    for at in sorted({place for key in stems.keys(joined, lang) for place in positions.get(key, ())}):
        yield at, at


def as_several(word: str, reading: Reading, positions: Positions, lang: str) -> Iterator[tuple[int, int]]:
    """First and last index of where the one word stands written as several."""
    if not word.isalpha():
        return  # a word with digits is a code, which is spelt as the glossary spells it
    yield from _joined(word, reading, lang)
    for first, head in splits(word, lang):
        yield from _taken_apart(first, head, reading, positions, lang)
    yield from _separated(word, reading, positions, lang)


def _joined(word: str, reading: Reading, lang: str) -> Iterator[tuple[int, int]]:
    """Two words, with a hyphen or a space between, that make the one."""
    words = reading.words
    for at in range(len(words) - 1):
        first, second = words[at], words[at + 1]
        if word.startswith(first) and len(first) < len(word):
            between = reading.plain[reading.ends[at] : reading.starts[at + 1]]
            if between in {"-", " "} and not set(stems.keys(first + second, lang)).isdisjoint(stems.keys(word, lang)):
                yield at, at + 1


def _at(word: str, positions: Positions, lang: str) -> set[int]:
    return {place for key in stems.keys(word, lang) for place in positions.get(key, ())}


def _taken_apart(first: str, head: str, reading: Reading, positions: Positions, lang: str) -> Iterator[tuple[int, int]]:
    """The parts of a compound apart: the head and then what it is of, or a first part that lends another its head."""
    heads = sorted(_at(head, positions, lang))
    for one in sorted(_at(first, positions, lang)):
        for other in heads[bisect_left(heads, one - APART - 1) : bisect_left(heads, one)]:
            yield other, one
    for one, word in enumerate(reading.words):
        if word.startswith(first) and reading.plain[reading.ends[one] : reading.ends[one] + 2] == "- ":
            for other in range(one + 1, min(one + APART + 2, len(reading.words))):
                if reading.words[other].endswith(head) or other in heads:
                    yield one, other


@lru_cache(maxsize=16384)
def _parted(verb: str, lang: str) -> tuple[str, str]:
    """A verb's separable prefix and the rest; two empty strings where it has none."""
    for prefix in SEPARABLE.get(languages.primary(lang), ()):
        rest = verb[len(prefix) :]
        if verb.startswith(prefix) and len(rest) >= SHORTEST and rest.endswith("n"):
            return prefix, rest
    return "", ""


def _separated(verb: str, reading: Reading, positions: Positions, lang: str) -> Iterator[tuple[int, int]]:
    """A verb and, after it in the same clause, its prefix."""
    prefix, rest = _parted(verb, lang)
    if not prefix:
        return
    closing = positions.get(prefix, ())
    for at in sorted(_at(rest, positions, lang)):
        for after in closing[bisect_right(closing, at) : bisect_right(closing, at + 1 + CLAUSE)]:
            if _ends_clause(reading, after):
                yield at, after


def _ends_clause(reading: Reading, at: int) -> bool:
    """Whether a sign or the text's end follows the word: a prefix closes its clause, a preposition opens a phrase."""
    rest = reading.plain[reading.ends[at] : reading.ends[at] + 16].lstrip()
    return not rest or not (rest[0].isalnum() or rest[0] in "\"'(") or rest.startswith(("und ", "oder ", "en ", "of "))
