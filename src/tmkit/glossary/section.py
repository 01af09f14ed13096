"""The terms of one language: numbered, indexed, and found in texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from tmkit.core import Concept, Span, Term, TermHit, TermMatch, TermStatus
from tmkit.glossary.designation import Designation, designations
from tmkit.glossary.index import LanguageIndex, stands
from tmkit.glossary.presence import find
from tmkit.glossary.reading import read
from tmkit.text import languages

_PATIENCE = 0.05  # seconds that a client's regular expression may take on one text

Entry = tuple[Concept, Term, Designation]


def find_term(term: Term, text: str, lang: str) -> tuple[Span, ...]:
    """The places in a translation that render the term, in order; a regular expression is searched as it is."""
    if term.match is TermMatch.REGEX:
        return tuple(_search(term, text))
    spans = {span for wanted in _ready(term) for span in find(wanted, text, lang)}
    return tuple(sorted(spans))


@lru_cache(maxsize=65536)
def _ready(term: Term) -> tuple[Designation, ...]:
    return designations(term)


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> "regex.Pattern[str] | None":
    try:
        return regex.compile(expression)
    except regex.error:
        return None


def _search(term: Term, text: str) -> list[Span]:
    pattern = _compiled(term.text)
    if pattern is None:
        return []
    try:
        return [Span(*found.span()) for found in pattern.finditer(text, timeout=_PATIENCE) if found.group()]
    except TimeoutError:
        return []


@dataclass(slots=True)
class Section:
    """The terms of one language."""

    primary: str
    """Primary language subtag."""
    index: LanguageIndex
    numbered: Sequence[Entry]
    """By the numbers that the index gives."""
    expressions: list[tuple[Concept, Term]] = field(default_factory=list)
    statuses: frozenset[TermStatus] = frozenset()
    """Those that the terms have."""

    @classmethod
    def of(cls, concepts: Iterable[Concept], primary: str) -> "Section":
        """The terms of that language among the concepts."""
        index = LanguageIndex(primary)
        numbered: list[Entry] = []
        expressions: list[tuple[Concept, Term]] = []
        statuses: set[TermStatus] = set()
        for concept in concepts:
            for term in concept.terms:
                if languages.primary(term.lang) != primary:
                    continue
                statuses.add(term.status)
                if term.match is TermMatch.REGEX:
                    expressions.append((concept, term))
                for wanted in designations(term):
                    index.add(len(numbered), wanted)
                    numbered.append((concept, term, wanted))
        return cls(primary, index, numbered, expressions, frozenset(statuses))

    def longest_hits(self, text: str) -> list[TermHit]:
        """The longest hits, several concepts a place; those of expressions may overlap with the others."""
        reading = read(text, self.primary)
        found: dict[tuple[int, int, int], TermHit] = {}
        taken = bytearray(len(reading.words))
        places: set[tuple[int, int]] = set()
        for beyond, first, numbers in self.index.candidates(reading):
            last = first + beyond
            if (first, last) not in places and any(taken[first : last + 1]):
                continue
            for number in numbers:
                concept, term, wanted = self.numbered[number]
                span = stands(wanted, reading, first, last, text)
                if span is not None:
                    _keep(found, TermHit(concept, term, span), text)
                    places.add((first, last))
            if (first, last) in places:
                taken[first : last + 1] = b"\1" * (beyond + 1)
        for concept, term in self.expressions:
            for span in _search(term, text):
                _keep(found, TermHit(concept, term, span), text)
        return list(found.values())


def _keep(found: dict[tuple[int, int, int], TermHit], hit: TermHit, text: str) -> None:
    """One hit a concept and place: of two terms the one that is written there, else the first."""
    key = (id(hit.concept), hit.span.start, hit.span.end)
    if key not in found or (hit.term.text == hit.span.of(text) and hit.term != found[key].term):
        found[key] = hit
