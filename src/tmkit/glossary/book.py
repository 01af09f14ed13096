"""A glossary in memory: concepts, and where their terms stand in a text."""

from collections.abc import Iterable
from functools import lru_cache

import regex

from tmkit.core import Concept, Span, Term, TermHit, TermMatch, TermStatus
from tmkit.glossary.designation import Designation, designations
from tmkit.glossary.habit import Habit
from tmkit.glossary.index import LanguageIndex, stands
from tmkit.glossary.presence import find
from tmkit.glossary.reading import read
from tmkit.text import languages

_PATIENCE = 0.05  # seconds that a client's regular expression may take on one text


class Glossary:
    """Concepts made ready to be looked for in texts of any of their languages.

    A language is indexed when first asked for. Two glossaries are equal when they are the same object.
    """

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        """`concepts` keep their order, which decides among equals."""
        self.concepts: tuple[Concept, ...] = tuple(concepts)
        self._indices: dict[str, _Section] = {}
        self._habits: dict[tuple[str, str], Habit] = {}

    def __len__(self) -> int:
        return len(self.concepts)

    def hits(self, text: str, lang: str) -> tuple[TermHit, ...]:
        """Where terms of that language stand in the text, in any inflected form, in order of place.

        Of hits that overlap the longest stays, and of equally long ones the first; several concepts may share a span,
        the one of higher priority first.
        """
        section = self._section(lang)
        found = section.longest_hits(text)
        if len(found) < 2:
            return tuple(found)
        found.sort(key=lambda hit: (hit.span.start - hit.span.end, hit.span.start, -hit.concept.priority))
        kept: list[TermHit] = []
        taken = bytearray(len(text))
        for hit in found:
            start, end = hit.span.start, hit.span.end
            held = taken[start:end]
            if not any(held):
                taken[start:end] = b"\1" * (end - start)
                kept.append(hit)
            elif any(other.span == hit.span for other in kept):
                kept.append(hit)
        kept.sort(key=lambda hit: hit.span.start)
        return tuple(kept)

    def renderings(self, concept: Concept, text: str, lang: str) -> tuple[TermHit, ...]:
        """Where the text renders the concept by any of its terms in that language, whatever their status."""
        found: dict[Span, TermHit] = {}
        for term in concept.in_language(lang):
            for span in find_term(term, text, lang):
                found.setdefault(span, TermHit(concept, term, span))
        return tuple(found[span] for span in sorted(found))

    def statuses(self, lang: str) -> frozenset[TermStatus]:
        """The statuses that terms of the language have."""
        return self._section(lang).statuses

    def habit(self, concept: Concept, lang: str) -> Habit | None:
        """What approved translations do with the concept in that target language; None where nobody counted."""
        return self._habits.get((concept.id, languages.primary(lang)))

    def with_habits(self, habits: Iterable[tuple[str, str, Habit]]) -> "Glossary":
        """The same concepts with what was counted (`calibrate`): concept id, target language, habit."""
        calibrated = Glossary(self.concepts)
        calibrated._indices = self._indices
        calibrated._habits = {(concept, languages.primary(lang)): habit for concept, lang, habit in habits}
        return calibrated

    def _section(self, lang: str) -> "_Section":
        primary = languages.primary(lang)
        if primary not in self._indices:
            self._indices[primary] = _Section(self.concepts, primary)
        return self._indices[primary]


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


class _Section:
    """The terms of one language, numbered and indexed."""

    def __init__(self, concepts: tuple[Concept, ...], primary: str) -> None:
        self.primary = primary
        self.index = LanguageIndex(primary)
        self.numbered: list[tuple[Concept, Term, Designation]] = []
        self.expressions: list[tuple[Concept, Term]] = []
        self.statuses = frozenset(
            term.status for concept in concepts for term in concept.terms if languages.primary(term.lang) == primary
        )
        for concept in concepts:
            for term in concept.terms:
                if languages.primary(term.lang) == primary:
                    self._enter(concept, term)

    def _enter(self, concept: Concept, term: Term) -> None:
        if term.match is TermMatch.REGEX:
            self.expressions.append((concept, term))
        for wanted in designations(term):
            self.index.add(len(self.numbered), wanted)
            self.numbered.append((concept, term, wanted))

    def longest_hits(self, text: str) -> list[TermHit]:
        """The hits that lie within no longer one, several concepts a span; those that overlap are still there."""
        reading = read(text, self.primary)
        found: dict[tuple[str, int, int], TermHit] = {}
        covered: list[tuple[int, int]] = []
        for beyond, first, numbers in self.index.candidates(reading):
            last = first + beyond
            if any(start <= first and last <= end and (start, end) != (first, last) for start, end in covered):
                continue
            for number in numbers:
                concept, term, wanted = self.numbered[number]
                span = stands(wanted, reading, first, last, text)
                if span is not None:
                    found.setdefault((concept.id, span.start, span.end), TermHit(concept, term, span))
                    covered.append((first, last))
        for concept, term in self.expressions:
            for span in _search(term, text):
                found.setdefault((concept.id, span.start, span.end), TermHit(concept, term, span))
        return list(found.values())
