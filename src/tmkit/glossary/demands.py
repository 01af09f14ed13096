"""What a glossary asks of a translation: each concept of the source rendered, each by words of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.core import Concept, Span, Term, TermHit, TermStatus
from tmkit.glossary.book import Glossary

_WANTED = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})
_MOST_PLACES = 64  # renderings of one concept that are weighed; a target that repeats a term more often has room enough


@dataclass(frozen=True, slots=True)
class Demand:
    """A place of the source whose term must be rendered in the target."""

    span: Span
    """Code points of the source, the first place of these concepts."""
    concepts: tuple[Concept, ...]
    """Those that share the place: rendering any of them will do."""
    wanted: tuple[Term, ...]
    """The target terms that are right, preferred first."""
    rendering: TermHit | None
    """Where the target renders it, or None."""

    @property
    def is_met(self) -> bool:
        """Whether the target renders it."""
        return self.rendering is not None


def demands(glossary: Glossary, source: str, source_lang: str, target: str, target_lang: str) -> tuple[Demand, ...]:
    """What the glossary asks of this pair of texts, in order of place in the source.

    A concept that is met several times asks once; concepts without a term in the target language ask nothing. Synonyms
    of a concept count as one, and one place of the target renders one demand: the longest rendering goes first.
    """
    asked: dict[tuple[int, ...], tuple[Span, list[Concept]]] = {}
    for span, concepts in _places(glossary.hits(source, source_lang)):
        named = [concept for concept in concepts if _wanted(concept, target_lang)]
        if named:
            asked.setdefault(tuple(id(concept) for concept in named), (span, named))
    options = [
        sorted(
            {hit.span: hit for concept in named for hit in glossary.renderings(concept, target, target_lang)}.values(),
            key=lambda hit: (-len(hit.span), hit.span.start),
        )[:_MOST_PLACES]
        for _, named in asked.values()
    ]
    chosen = _assign(options)
    return tuple(
        Demand(
            span,
            tuple(named),
            tuple(term for concept in named for term in _wanted(concept, target_lang)),
            chosen[at],
        )
        for at, (span, named) in enumerate(asked.values())
    )


def _places(hits: Sequence[TermHit]) -> list[tuple[Span, list[Concept]]]:
    found: dict[Span, list[Concept]] = {}
    for hit in hits:
        found.setdefault(hit.span, []).append(hit.concept)
    return list(found.items())


def _wanted(concept: Concept, lang: str) -> tuple[Term, ...]:
    """The terms of the concept that a translation may use, preferred first; the rest is not."""
    terms = [term for term in concept.in_language(lang) if term.status in _WANTED]
    return tuple(sorted(terms, key=lambda term: term.status is not TermStatus.PREFERRED))


def _assign(options: Sequence[Sequence[TermHit]]) -> list[TermHit | None]:
    """One place for each demand, no two overlapping: those with the fewest places choose first.

    A demand left without a place may have one that another can give up for a place elsewhere (one step of augmenting).
    """
    chosen: list[TermHit | None] = [None] * len(options)
    order = sorted(
        range(len(options)), key=lambda at: (len(options[at]), -max((len(h.span) for h in options[at]), default=0))
    )
    for at in order:
        chosen[at] = _free(options[at], chosen) or _yielded(at, options, chosen)
    return chosen


def _free(places: Sequence[TermHit], chosen: Sequence[TermHit | None]) -> TermHit | None:
    taken = [hit for hit in chosen if hit is not None]
    return next((hit for hit in places if all(_is_free(hit, other) for other in taken)), None)


def _is_free(hit: TermHit, taken: TermHit) -> bool:
    """Whether a place may be had beside a taken one: apart from it, or the same where both concepts have that term."""
    if not hit.span.overlaps(taken.span):
        return True
    return hit.span == taken.span and hit.concept is not taken.concept and hit.term.text == taken.term.text


def _yielded(at: int, options: Sequence[Sequence[TermHit]], chosen: list[TermHit | None]) -> TermHit | None:
    for hit in options[at]:
        holders = [other for other, taken in enumerate(chosen) if taken is not None and taken.span.overlaps(hit.span)]
        if len(holders) == 1:
            holder = holders[0]
            held = chosen[holder]
            chosen[holder] = hit  # keeps the place taken while the holder looks elsewhere
            other = _free(options[holder], chosen)
            if other is not None:
                chosen[holder] = other
                return hit
            chosen[holder] = held
    return None
