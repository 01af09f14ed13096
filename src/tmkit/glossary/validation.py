"""What is wrong with a glossary as such, whatever file it came from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import Concept, Term, TermMatch, TermStatus
from tmkit.text import languages
from tmkit.text.folding import fold

_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that two people would understand differently."""

    kind: str
    """empty-term, duplicate-concept, conflicting-terms, forbidden-and-preferred, several-preferred, bad-expression."""
    message: str
    concepts: tuple[Concept, ...]
    """Those concerned, in file order."""
    grave: bool = True
    """False for what may be meant."""


def doubts(concepts: Sequence[Concept]) -> tuple[Doubt, ...]:
    """What is wrong among the concepts, concept by concept, then across them."""
    return (*(doubt for concept in concepts for doubt in _within(concept)), *_across(concepts))


def _within(concept: Concept) -> Iterator[Doubt]:
    statuses: dict[tuple[str, str], set[TermStatus]] = defaultdict(set)
    preferred: dict[str, list[Term]] = defaultdict(list)
    for term in concept.terms:
        if not any(char.isalnum() for char in term.text):
            yield Doubt("empty-term", f"an empty term in {term.lang}: {term.text!r}", (concept,))
        if term.match is TermMatch.REGEX:
            yield from _expression(concept, term)
        statuses[term.lang, fold(term.text).text].add(term.status)
        if term.status is TermStatus.PREFERRED:
            preferred[term.lang].append(term)
    for (lang, text), held in statuses.items():
        if held & _RIGHT and held - _RIGHT:
            names = " and ".join(sorted(status.value for status in held))
            yield Doubt("forbidden-and-preferred", f"“{text}” ({lang}) is {names} at once", (concept,))
    for lang, terms in preferred.items():
        full = [term for term in terms if term.kind not in {"acronym", "abbreviation", "shortForm"}]
        if len(full) > 1:
            names = ", ".join(f"“{term.text}”" for term in full)
            yield Doubt("several-preferred", f"several preferred terms in {lang}: {names}", (concept,), grave=False)


def _expression(concept: Concept, term: Term) -> Iterator[Doubt]:
    import regex

    try:
        regex.compile(term.text)
    except regex.error as error:
        yield Doubt("bad-expression", f"{term.text!r} is no regular expression: {error}", (concept,))


def _across(concepts: Sequence[Concept]) -> Iterator[Doubt]:
    """Concepts with the same terms, and terms that are right in one concept and forbidden in another."""
    whole: dict[frozenset[tuple[str, str]], list[Concept]] = defaultdict(list)
    by_source: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in concepts:
        named = frozenset((languages.primary(term.lang), fold(term.text).text) for term in concept.terms)
        whole[named].append(concept)
        for lang, text in named:
            by_source[lang, text].append(concept)
    for same in whole.values():
        if len(same) > 1:
            text = same[0].terms[0].text if same[0].terms else ""
            yield Doubt("duplicate-concept", f"“{text}” stands {len(same)} times with the same terms", tuple(same))
    for (lang, text), holders in by_source.items():
        if len(holders) > 1:
            yield from _conflict(lang, text, holders)


def _conflict(lang: str, text: str, holders: Sequence[Concept]) -> Iterator[Doubt]:
    """Two concepts of one subject that share a term and render it differently, or disagree on its status."""
    first, *others = holders
    for other in others:
        own, theirs = _status(first, lang, text), _status(other, lang, text)
        if (own in _RIGHT) != (theirs in _RIGHT):
            yield Doubt(
                "conflicting-terms",
                f"“{text}” ({lang}) is {own.value} in {first.id!r} and {theirs.value} in {other.id!r}",
                (first, other),
            )
        elif first.subject == other.subject:
            for there in sorted({term.lang for term in other.terms} & {term.lang for term in first.terms}):
                if languages.primary(there) != lang and not _texts(first, there) & _texts(other, there):
                    one, two = next(iter(first.in_language(there))).text, next(iter(other.in_language(there))).text
                    yield Doubt(
                        "conflicting-terms",
                        f"“{text}” ({lang}) is “{one}” in {first.id!r} and “{two}” in {other.id!r} ({there})",
                        (first, other),
                        grave=False,
                    )


def _status(concept: Concept, lang: str, text: str) -> TermStatus:
    return next(
        term.status for term in concept.terms if languages.primary(term.lang) == lang and fold(term.text).text == text
    )


def _texts(concept: Concept, lang: str) -> set[str]:
    return {fold(term.text).text for term in concept.terms if term.lang == lang}
