"""A glossary in memory: concepts, and where their terms stand in a text."""

from collections.abc import Iterable, Sequence
from copy import copy

from tmkit.core import Concept, Span, TermHit, TermStatus
from tmkit.glossary.habit import Habit
from tmkit.glossary.section import Section, find_term
from tmkit.text import languages


class Glossary:
    """Concepts made ready to be looked for in texts of any of their languages.

    A language is indexed when first asked for. Two glossaries are equal when they are the same object.
    """

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        """`concepts` keep their order, which decides among equals."""
        self.concepts: Sequence[Concept] = tuple(concepts)
        self._indices: dict[str, Section] = {}
        self._habits: dict[tuple[str, str], Habit] = {}
        self._statuses: dict[str, set[TermStatus]] = {}

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
        if not section.expressions:
            found.sort(key=lambda hit: (hit.span.start, -hit.concept.priority))
            return tuple(found)
        found.sort(key=lambda hit: (hit.span.start - hit.span.end, hit.span.start, -hit.concept.priority))
        kept: list[TermHit] = []
        taken = bytearray(len(text))
        spans: set[tuple[int, int]] = set()
        for hit in found:
            start, end = hit.span.start, hit.span.end
            if (start, end) in spans or not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                spans.add((start, end))
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

    def languages(self) -> frozenset[str]:
        """The primary language subtags of its terms."""
        return frozenset(languages.primary(term.lang) for concept in self.concepts for term in concept.terms)

    def statuses(self, lang: str) -> frozenset[TermStatus]:
        """The statuses that terms of the language have; no language is indexed for it."""
        if not self._statuses:
            for concept in self.concepts:
                for term in concept.terms:
                    self._statuses.setdefault(languages.primary(term.lang), set()).add(term.status)
        return frozenset(self._statuses.get(languages.primary(lang), ()))

    def habit(self, concept: Concept, lang: str) -> Habit | None:
        """What approved translations do with the concept in that target language; None where nobody counted."""
        return self._habits.get((concept.id, languages.primary(lang)))

    def with_habits(self, habits: Iterable[tuple[str, str, Habit]]) -> "Glossary":
        """The same concepts with what was counted (`calibrate`): concept id, target language, habit."""
        calibrated = copy(self)
        calibrated._habits = {(concept, languages.primary(lang)): habit for concept, lang, habit in habits}
        return calibrated

    def _section(self, lang: str) -> Section:
        primary = languages.primary(lang)
        if primary not in self._indices:
            self._indices[primary] = Section.of(self.concepts, primary)
        return self._indices[primary]
