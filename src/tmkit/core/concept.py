"""A glossary's concepts and terms (ISO 30042:2019, TBX), and where one was met."""

from dataclasses import dataclass
from enum import StrEnum

from tmkit.core.span import Span


class TermStatus(StrEnum):
    """TBX administrative status, and `forbidden` which TBX lacks."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    FORBIDDEN = "forbidden"


class CasePolicy(StrEnum):
    """How a term's capitals count."""

    SMART = "smart"
    """Acronyms and words with inner capitals as written, all else in any case."""
    EXACT = "exact"
    INSENSITIVE = "insensitive"


class TermMatch(StrEnum):
    """How a term is looked for."""

    LEMMA = "lemma"
    """In any inflected form."""
    EXACT = "exact"
    """In this form alone."""
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language."""

    text: str
    """As it is to be written; for `regex` the expression."""
    lang: str
    """BCP 47 tag."""
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    gender: str = ""
    number: str = ""
    case: CasePolicy = CasePolicy.SMART
    match: TermMatch = TermMatch.LEMMA
    variants: tuple[str, ...] = ()
    """Other spellings that are as good."""
    kind: str = ""
    """TBX term type: fullForm, acronym, abbreviation, shortForm, variant, phrase."""
    context: str = ""
    project: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """What a glossary entry is about, with its terms in every language."""

    id: str
    terms: tuple[Term, ...]
    """In file order; several may share a language."""
    subject: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    do_not_translate: bool = False
    priority: int = 0
    """Higher goes first among hits on one span."""
    place: int | None = None
    """Line in its file, from 1."""

    def in_language(self, lang: str) -> tuple[Term, ...]:
        """Its terms whose primary language subtag is that of `lang`, the exact tag first, else in file order."""
        primary = lang.partition("-")[0].lower()
        same = [term for term in self.terms if term.lang.partition("-")[0].lower() == primary]
        return tuple(sorted(same, key=lambda term: term.lang.lower() != lang.lower()))


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term met in a text, with its concept, so that nobody asks the glossary twice."""

    concept: Concept
    term: Term
    span: Span
    """Code points of the text searched."""
