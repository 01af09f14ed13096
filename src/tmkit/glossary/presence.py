"""Whether a translation renders a term, in whatever form, and where."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tmkit.core import Span
from tmkit.glossary.compounds import SHORTEST, contains, is_compounding, shortest
from tmkit.glossary.derivation import is_derived, is_prefixed
from tmkit.glossary.designation import Designation, designation
from tmkit.glossary.function_words import conjunctions, function_words
from tmkit.glossary.index import stands
from tmkit.glossary.reading import Reading, read
from tmkit.glossary.rewording import as_one, as_several
from tmkit.glossary.spelling import alternatives
from tmkit.text import patterns, stems

_BREAK = patterns.of(r"[.;:!?()\[\]«»\"\u201c-\u201e]")
"""What ends a phrase: no term runs across it unless it has such a sign itself."""
_VOWEL = patterns.of(r"[aouå]")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "å": "ä"}
PARTICLES = frozenset("的了已着之地得")
"""Chinese characters that come and go between and beside the words of a term."""
GAP = 2  # words that may stand within a term: `véhicules entièrement autonomes`, `maladies respiratoires aiguës`


@dataclass(frozen=True, slots=True)
class _Sought:
    """A translation with its words by key."""

    reading: Reading
    positions: dict[str, list[int]]
    """Key -> indices of the words that have it."""


@lru_cache(maxsize=4096)
def _sought(text: str, lang: str) -> _Sought:
    reading = read(text, lang)
    found: dict[str, list[int]] = {}
    for at, word in enumerate(reading.words):
        for key in stems.keys(word, lang):
            found.setdefault(key, []).append(at)
    return _Sought(reading, found)


def find(wanted: Designation, text: str, lang: str) -> tuple[Span, ...]:
    """The places in `text` that render the designation, in order."""
    reading = read(text, lang)
    if wanted.exact:
        return _exact(wanted.words, wanted, reading, text)
    if reading.unspaced:
        return _exact(wanted.words, wanted, reading, text) or _loosely(wanted, reading)
    return _inflected(wanted, _sought(text, lang), text, lang)


def _exact(words: tuple[str, ...], wanted: Designation, reading: Reading, text: str) -> tuple[Span, ...]:
    size = len(words)
    spans = []
    for at in range(len(reading.words) - size + 1):
        if reading.words[at] == words[0] and reading.words[at : at + size] == words:
            span = stands(wanted, reading, at, at + size - 1, text, source=False)
            if span is not None:
                spans.append(span)
    return tuple(spans)


def _loosely(wanted: Designation, reading: Reading) -> tuple[Span, ...]:
    """The characters in order, particles aside, with one insertion of at most two characters, two from either end.

    `疾病控制中心` is rendered by `疾病预防控制中心`, `已感染` by `感染了`.
    """
    words = tuple(word for word in wanted.words if word not in PARTICLES)
    at = [n for n, word in enumerate(reading.words) if word not in PARTICLES]
    kept = [reading.words[n] for n in at]
    size = len(words)
    if size < 2:
        return ()
    spans = []
    for first in range(len(kept) - size + 1):
        if kept[first] != words[0] or kept[first + 1] != words[1]:
            continue
        same = next((n for n in range(size) if kept[first + n] != words[n]), size)
        for inserted in _insertions(same, size):
            last = first + size - 1 + inserted
            if tuple(kept[first + same + inserted : last + 1]) == words[same:] and _is_unbroken(
                reading, at[first], at[last]
            ):
                spans.append(reading.span(at[first], at[last]))
                break
    return tuple(spans)


def _insertions(same: int, size: int) -> range:
    """How many characters may be inserted after the first `same` of a term of `size` characters."""
    if same == size:
        return range(1)
    if size - 2 >= same >= 2:
        return range(1, GAP + 1)
    return range(1, 2) if same == size - 1 >= 3 else range(0)


def _is_unbroken(reading: Reading, first: int, last: int) -> bool:
    """Whether no punctuation stands between the words."""
    between = reading.plain[reading.starts[first] : reading.ends[last]]
    return all(char.isalnum() or char in " -" for char in between)


def _inflected(wanted: Designation, sought: _Sought, text: str, lang: str) -> tuple[Span, ...]:
    naming = _naming(wanted.words, function_words(lang))
    places = _in_order(naming, sought, lang)
    if not places and len(naming) == 1:
        places = list(as_several(naming[0][1], sought.reading, sought.positions, lang))
    elif not places:
        places = list(as_one(wanted.words, sought.positions, lang))
    found = (_place(wanted, naming, sought.reading, first, last, text) for first, last in places)
    return tuple(span for span in found if span is not None)


def _in_order(naming: list[tuple[int, str]], sought: _Sought, lang: str) -> list[tuple[int, int]]:
    """First and last index of each place that has the words in order, with no wider gaps than allowed."""
    at: list[list[int]] = []
    derived: list[bool] = []
    for _, word in naming:
        places = sorted({place for key in stems.keys(word, lang) for place in sought.positions.get(key, ())})
        derived.append(not places)
        at.append(places or _related(word, sought.reading.words, lang))
        if not at[-1]:
            return []
    bound = [after - before > 1 for (before, _), (after, _) in pairwise(naming)]
    near = [one or other for one, other in pairwise(derived)]
    found = []
    for first in at[0]:
        last = first
        for following, is_bound, is_near in zip(at[1:], bound, near, strict=True):
            last = _next(last, following, is_bound, is_near, sought, lang)
            if last < 0:
                break
        else:
            found.append((first, last))
    return found


def _related(word: str, words: tuple[str, ...], lang: str) -> list[int]:
    """The indices of the words that hold the word in a compound or are derived from it."""
    if len(word) < shortest(lang) or not word.isalpha():
        return []
    openings = _openings(word, lang)
    return [
        at
        for at, other in enumerate(words)
        if any(opening in other for opening in openings)
        and len(other) >= SHORTEST
        and (contains(other, word, lang) or is_prefixed(other, word, lang) or is_derived(other, word, lang))
    ]


@lru_cache(maxsize=65536)
def _openings(word: str, lang: str) -> tuple[str, ...]:
    """The first letters that every related word has somewhere: a quick look before the slow one."""
    opening = word[: shortest(lang)]
    mutated = _VOWEL.sub(lambda found: _UMLAUTS[found.group()], opening, count=1)
    return (opening, mutated) if is_compounding(lang) and mutated != opening else (opening,)


def _next(last: int, following: list[int], is_bound: bool, is_near: bool, sought: _Sought, lang: str) -> int:
    """The next word of the term, after `last` and no further than the gap allows; -1 where it is not.

    A derived word (`is_near`) bears no other word that names something beside it.
    """
    binding = function_words(lang)
    for at in range(bisect_right(following, last), len(following)):
        place = following[at]
        if place - last - 1 > GAP + is_bound:
            return -1
        between = sought.reading.words[last + 1 : place]
        if is_near and any(word not in binding for word in between):
            return -1
        if is_bound or not _takes_away(between, binding, lang):
            return place
    return -1


def _takes_away(between: tuple[str, ...], binding: frozenset[str], lang: str) -> bool:
    """Whether the words between bring a noun that what follows belongs to: `syndrome de détresse respiratoire`."""
    joined = conjunctions(lang)
    return any(word in binding and word not in joined for word in between[:-1]) and between[-1] not in binding


def _naming(words: tuple[str, ...], binding: frozenset[str]) -> list[tuple[int, str]]:
    """The words that must be there: what binds two naming words of the term may be another word or none."""
    at = [number for number, word in enumerate(words) if word not in binding]
    if not at:
        return list(enumerate(words))
    return [(n, word) for n, word in enumerate(words) if word not in binding or not at[0] < n < at[-1]]


def _place(
    wanted: Designation, naming: list[tuple[int, str]], reading: Reading, first: int, last: int, text: str
) -> Span | None:
    if len(wanted.words) == last - first + 1 == len(naming):
        return stands(wanted, reading, first, last, text, source=False)
    between = reading.plain[reading.starts[first] : reading.ends[last]]
    return None if not any(wanted.separators) and _BREAK.search(between) else reading.span(first, last)


def present(terms: Iterable[str], target: str, lang: str, *, source_term: str = "") -> tuple[Span, ...]:
    """The places in the target that render any of the terms, in order; none when no term is rendered.

    A part in brackets of a term may stand for the whole (`Weltgesundheitsorganisation (WHO)`), unless the source term
    has one too: then the bracket belongs to both.
    """
    whole = "(" in source_term or "\uff08" in source_term
    spans: set[Span] = set()
    for term in terms:
        for spelling in (term,) if whole else alternatives(term, lang):
            wanted = designation(spelling, lang)
            if wanted is not None:
                spans.update(find(wanted, target, lang))
    return tuple(sorted(spans))
