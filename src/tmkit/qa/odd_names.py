"""Which of three languages has a name otherwise than the two others."""

from collections.abc import Iterator, Sequence

from tmkit.core import Segment, Severity, Unit
from tmkit.qa.check import Hit
from tmkit.qa.checks import name_pinyin


def odd_names(units: Sequence[Unit]) -> Iterator[Hit]:
    """A hit on each name that another target decides: the source, or the unit's own target, is the odd one."""
    full = [(at, unit) for at, unit in enumerate(units) if unit.target is not None and unit.target.text.strip()]
    for at, unit in full:
        for hit in _slips(unit) if len(full) > 1 else ():
            odd = next((odd for other_at, other in full if at != other_at and (odd := _odd(unit, other, hit))), None)
            if odd is not None:
                lang, others = odd
                message = f"{lang} is the odd one out, where {others[0]} and {others[1]} agree: {hit.message}"
                fix = hit.fix if lang == unit.target_lang else None
                yield Hit(message, hit.source_spans, hit.target_spans, fix, Severity.ERROR, unit=at)


def _odd(unit: Unit, other: Unit, hit: Hit) -> tuple[str, tuple[str, str]] | None:
    """Which of the three languages the name stands alone in, with the two that agree; none when all differ."""
    if other.target is None or unit.target is None or other.source.text != unit.source.text:
        return None
    between = Unit(unit.id, Segment(unit.target.text, unit.target_lang), other.target, other.target_lang)
    source_also = any(set(one.source_spans) & set(hit.source_spans) for one in _slips(other))
    targets_differ = any(set(one.source_spans) & set(hit.target_spans) for one in _slips(between))
    langs = unit.source.lang, unit.target_lang, other.target_lang
    if source_also and not targets_differ:
        return langs[0], (langs[1], langs[2])
    if targets_differ and not source_also:
        return langs[1], (langs[0], langs[2])
    return None


def _slips(unit: Unit) -> list[Hit]:
    """The names on which both texts of a unit disagree, with a place in each."""
    hits = name_pinyin.run(unit)
    return [one for one in hits if one.severity is not Severity.INFO and one.source_spans and one.target_spans]
