"""What the term checks share: the glossaries that hold for a unit, and how a term is put in another's place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import Concept, Fix, Span, Term, TermHit, TermStatus, Unit
from tmkit.glossary import Demand, Glossary, demands
from tmkit.qa.check import Check

EMPTY = Glossary()
"""The glossary of a run without one: its checks find nothing, save for terms that units bring along."""

_FLAG_STATUS = {
    "term": TermStatus.PREFERRED,
    "term-forbidden": TermStatus.FORBIDDEN,
    "term-deprecated": TermStatus.DEPRECATED,
}
_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})
_NEVER_TRANSLATED = "term-do-not-translate"


def with_glossary(checks: Iterable[Check], glossary: Glossary) -> tuple[Check, ...]:
    """The checks, those that have a glossary among their knobs with this one."""
    from dataclasses import is_dataclass, replace
    from typing import Any

    turned = []
    for check in checks:
        run: Any = check.run
        knows = is_dataclass(run) and not isinstance(run, type) and hasattr(run, "glossary")
        turned.append(replace(check, run=replace(run, glossary=glossary)) if knows else check)
    return tuple(turned)


def glossaries(unit: Unit, glossary: Glossary) -> tuple[Glossary, ...]:
    """The glossary of the run, and the unit's own terms.

    A unit brings terms in its flags: `term:Qualcomm=高通` (several renderings apart by `|`), `term-forbidden:X=Y`,
    `term-deprecated:X=Y` (Y is not to be used), `term-do-not-translate:X`.
    """
    own = frozenset(flag for flag in unit.flags if flag.startswith("term") and ":" in flag) if unit.flags else ()
    if not own:
        return (glossary,) if glossary.concepts else ()
    mine = _of_flags(frozenset(own), unit.source.lang, unit.target_lang)
    return (glossary, mine) if glossary.concepts else (mine,)


@lru_cache(maxsize=1024)
def _of_flags(flags: frozenset[str], source_lang: str, target_lang: str) -> Glossary:
    by_source: dict[str, list[Term]] = {}
    kept: set[str] = set()
    for flag in sorted(flags):
        kind, _, said = flag.partition(":")
        source, _, renderings = said.partition("=")
        if kind == _NEVER_TRANSLATED:
            by_source.setdefault(source, [Term(source, source_lang)])
            kept.add(source)
        elif kind in _FLAG_STATUS and source:
            terms = by_source.setdefault(source, [Term(source, source_lang)])
            terms += [Term(text, target_lang, _FLAG_STATUS[kind]) for text in renderings.split("|") if text]
    return Glossary(
        Concept(f"unit-{number}", tuple(terms), do_not_translate=source in kept)
        for number, (source, terms) in enumerate(by_source.items(), 1)
    )


@lru_cache(maxsize=512)
def _demands(glossary: Glossary, source: str, source_lang: str, target: str, target_lang: str) -> tuple[Demand, ...]:
    return demands(glossary, source, source_lang, target, target_lang)


def demanded(unit: Unit, glossary: Glossary) -> tuple[Demand, ...]:
    """What the glossary asks of the unit's target; nothing where there is no target."""
    if unit.target is None or not unit.target.text or not unit.source.text:
        return ()
    return _demands(glossary, unit.source.text, unit.source.lang, unit.target.text, unit.target_lang)


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A term in the target that is not to be used."""

    hit: TermHit
    words: str
    """As the target has it."""
    source: tuple[Span, ...]
    """Where the source has its concept."""
    advice: str
    """`; write “x”`, or nothing where the glossary knows no better."""
    fix: Fix | None


def unwanted(unit: Unit, glossary: Glossary, statuses: frozenset[TermStatus]) -> Iterator[Unwanted]:
    """The terms of those statuses in the target, in order of place.

    A word that is at the same time a right term of some concept of the source is none.
    """
    if unit.target is None or not unit.target.text or not statuses & glossary.statuses(unit.target_lang):
        return
    target = unit.target.text
    hits = [hit for hit in glossary.hits(target, unit.target_lang) if hit.term.status in statuses]
    if not hits:
        return
    in_source = {hit.concept.id: hit.span for hit in reversed(glossary.hits(unit.source.text, unit.source.lang))}
    right = {
        demand.rendering.span
        for demand in demanded(unit, glossary)
        if demand.rendering is not None and demand.rendering.term.status in _RIGHT
    }
    for hit in hits:
        if hit.span not in right:
            words = hit.span.of(target)
            better = next((term for term in hit.concept.in_language(unit.target_lang) if term.status in _RIGHT), None)
            fix = None
            if better is not None:
                new = replacement(words, hit.term, better, unit.target_lang)
                fix = Fix(hit.span, new.text, new.safe) if new.safe else None
            source = (in_source[hit.concept.id],) if hit.concept.id in in_source else ()
            yield Unwanted(hit, words, source, f"; write “{better.text}”" if better else "", fix)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A term in another's place."""

    text: str
    safe: bool
    """Whether the sentence around it stays right unseen."""


def replacement(found: str, old: Term, new: Term, lang: str) -> Replacement:
    """The new term with the capitals of what it replaces.

    It is safe where nothing must agree with it: the found form is the old term's own, and the language does not inflect
    or both terms are of one gender and begin alike (`l'`, `a`/`an`).
    """
    text = new.text
    if found[:1].isupper() and not old.text[:1].isupper() and text[:1].islower():
        text = text[:1].upper() + text[1:]
    same_form = found.casefold() == old.text.casefold()
    uninflected = lang.partition("-")[0] in {"zh", "ja", "vi", "th", "lo", "km", "id", "ms"}
    alike = ((bool(old.gender) and old.gender == new.gender) or lang.partition("-")[0] == "en") and _starts_with_vowel(
        old.text
    ) == _starts_with_vowel(new.text)
    return Replacement(text, same_form and (uninflected or alike))


def _starts_with_vowel(text: str) -> bool:
    return text[:1].casefold() in set("aeiouyhàâäéèêëîïôöùûüæœ")


def quoted(terms: Iterable[Term]) -> str:
    """The terms, quoted, three at most: `“a” or “b”`."""
    texts = list(dict.fromkeys(f"“{term.text}”" for term in terms))[:3]
    return " or ".join(([", ".join(texts[:-1])] if len(texts) > 1 else []) + texts[-1:])


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span overlaps one of the others."""
    return any(span.overlaps(other) for other in others)
