"""Two glossaries made one: concepts that mean the same are joined, and nothing that either says is lost."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tmkit.core import Concept, Term, TermStatus
from tmkit.text import languages
from tmkit.text.folding import fold

_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the glossaries."""

    concepts: tuple[Concept, ...]
    joined: int
    """Concepts of the later glossaries that went into one of an earlier."""
    conflicts: tuple[str, ...]
    """Terms whose status differed, each in words; the earlier glossary was followed."""


def merge(glossaries: Iterable[Sequence[Concept]]) -> Merged:
    """The glossaries as one, the earlier followed where they disagree.

    Concepts are the same when they share right terms in two languages, or in one where either has no other and the
    subject is the same. Ids that are taken get a number.
    """
    kept: list[Concept] = []
    by_term: dict[tuple[str, str], list[int]] = defaultdict(list)
    ids: set[str] = set()
    joined = 0
    conflicts: list[str] = []
    for concepts in glossaries:
        known = len(kept)
        for concept in concepts:
            at = _same(concept, kept, by_term, known)
            if at >= 0:
                joined += 1
                kept[at] = _joined(kept[at], concept, conflicts)
            else:
                at = len(kept)
                kept.append(replace(concept, id=_free(concept.id, ids)))
            for name in _names(kept[at]):
                if at not in by_term[name]:
                    by_term[name].append(at)
    return Merged(tuple(kept), joined, tuple(conflicts))


def _names(concept: Concept) -> set[tuple[str, str]]:
    return {(languages.primary(term.lang), fold(term.text).text) for term in concept.terms if term.status in _RIGHT}


def _same(concept: Concept, kept: Sequence[Concept], by_term: dict[tuple[str, str], list[int]], known: int) -> int:
    """The index of the concept of an earlier glossary that is the same, or -1."""
    names = _names(concept)
    shared: dict[int, set[str]] = defaultdict(set)
    for name in names:
        for at in by_term.get(name, ()):
            if at < known:
                shared[at].add(name[0])
    for at, langs in sorted(shared.items()):
        own, theirs = {lang for lang, _ in names}, {lang for lang, _ in _names(kept[at])}
        if len(langs) >= 2 or (concept.subject == kept[at].subject and not (own & theirs) - langs):
            return at
    return -1


def _joined(first: Concept, second: Concept, conflicts: list[str]) -> Concept:
    held = {(term.lang, term.text): term for term in first.terms}
    terms = list(first.terms)
    for term in second.terms:
        own = held.get((term.lang, term.text))
        if own is None:
            terms.append(_demoted(term, terms))
        elif own.status is not term.status:
            conflicts.append(
                f"“{term.text}” ({term.lang}) stays {own.status.value} in {first.id!r}, not {term.status.value}"
            )
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    return replace(
        first,
        terms=tuple(terms),
        subject=first.subject or second.subject,
        definition=first.definition or second.definition,
        note="\n".join(notes),
        source=first.source or second.source,
        do_not_translate=first.do_not_translate or second.do_not_translate,
        priority=max(first.priority, second.priority),
    )


def _demoted(term: Term, terms: Sequence[Term]) -> Term:
    """A preferred term beside another preferred one of the language is admitted."""
    taken = any(other.lang == term.lang and other.status is TermStatus.PREFERRED for other in terms)
    return replace(term, status=TermStatus.ADMITTED) if taken and term.status is TermStatus.PREFERRED else term


def _free(wanted: str, ids: set[str]) -> str:
    name, number = wanted, 2
    while name in ids:
        name, number = f"{wanted}-{number}", number + 1
    ids.add(name)
    return name
