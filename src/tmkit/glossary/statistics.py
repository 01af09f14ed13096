"""A glossary counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tmkit.core import Concept


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a glossary holds."""

    concepts: int
    terms: int
    by_language: tuple[tuple[str, int, int], ...]
    """BCP 47 tag, concepts that have a term in it, terms; the fullest language first."""
    by_status: tuple[tuple[str, int], ...]
    """Status and terms, the commonest first."""
    defined: int
    """Concepts with a definition."""
    not_translated: int
    """Concepts that are not to be translated."""
    pairs: tuple[tuple[str, str, int], ...]
    """Two languages and the concepts that have both, the most first."""


def statistics(concepts: Sequence[Concept]) -> Statistics:
    """The counts of a glossary."""
    terms = Counter(term.lang for concept in concepts for term in concept.terms)
    covered = Counter(lang for concept in concepts for lang in {term.lang for term in concept.terms})
    statuses = Counter(term.status.value for concept in concepts for term in concept.terms)
    pairs: Counter[tuple[str, str]] = Counter()
    for concept in concepts:
        langs = sorted({term.lang for term in concept.terms})
        pairs.update((one, other) for at, one in enumerate(langs) for other in langs[at + 1 :])
    return Statistics(
        len(concepts),
        sum(terms.values()),
        tuple((lang, covered[lang], terms[lang]) for lang in sorted(terms, key=lambda lang: (-covered[lang], lang))),
        tuple(statuses.most_common()),
        sum(bool(concept.definition) for concept in concepts),
        sum(concept.do_not_translate for concept in concepts),
        tuple(
            (one, other, count) for (one, other), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )
