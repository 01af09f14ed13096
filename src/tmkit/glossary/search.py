"""A glossary asked by name: the term itself in any form first, then terms that contain it, then its look-alikes."""

from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import Concept, Term
from tmkit.glossary.book import Glossary
from tmkit.text import languages
from tmkit.text.folding import fold

ALIKE = 80  # percent; below it a person sees no resemblance: Qualcom/Qualcomm 93, Chonqing/Chongqing 94
INFLECTED = 0.97
"""Likeness of a term that is asked for in another of its forms."""


@dataclass(frozen=True, slots=True)
class Found:
    """A term that answers a question."""

    concept: Concept
    term: Term
    likeness: float
    """1 the same, 0.97 in another form, 0.9 down to 0.5 containing, below that resembling."""


def search(glossary: Glossary, words: str, *, lang: str = "", most: int = 10) -> tuple[Found, ...]:
    """The concepts whose terms are `words`, contain them or resemble them, the best first, one answer a concept."""
    best: dict[str, Found] = {}
    for found in _candidates(glossary, words.strip(), languages.primary(lang)):
        held = best.get(found.concept.id)
        if held is None or found.likeness > held.likeness:
            best[found.concept.id] = found
    ranked = sorted(best.values(), key=lambda found: (-found.likeness, -found.concept.priority, len(found.term.text)))
    same = [found for found in ranked if found.likeness >= INFLECTED]
    return tuple((same or ranked)[:most])


def _candidates(glossary: Glossary, words: str, primary: str) -> Iterator[Found]:
    wanted = fold(words).text
    if not wanted:
        return
    known = glossary.languages()
    exact = False
    for lang in sorted(known & {primary} if primary else known):
        for hit in glossary.hits(words, lang):
            if len(hit.span) == len(words):
                exact = True
                yield Found(hit.concept, hit.term, 1.0 if fold(hit.term.text).text == wanted else INFLECTED)
    if not exact:
        yield from _like(glossary, wanted, primary)


def _like(glossary: Glossary, wanted: str, primary: str) -> Iterator[Found]:
    from rapidfuzz import fuzz

    for concept in glossary.concepts:
        for term in concept.terms:
            if primary and languages.primary(term.lang) != primary:
                continue
            folded = fold(term.text).text
            if folded == wanted:
                yield Found(concept, term, 1.0)
            elif wanted in folded:
                yield Found(concept, term, 0.5 + 0.4 * len(wanted) / len(folded))
            else:
                likeness = fuzz.ratio(wanted, folded, score_cutoff=ALIKE)
                if likeness:
                    yield Found(concept, term, 0.5 * likeness / 100)
