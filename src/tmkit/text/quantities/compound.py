"""Measures of two parts: 6-foot-6, 6英尺6英寸, 2 hours 30 minutes, 17 pounds 1 ounce."""

from collections.abc import Sequence
from dataclasses import replace

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text.quantities.measures import FACTORS

_PARTS = {
    "ft": ("in",),
    "pound": ("ounce", "oz"),
    "lb": ("oz", "ounce"),
    "st": ("lb", "pound"),
    "h": ("min",),
    "min": ("s",),
    "a": ("mo",),
}
_FACTOR = {"pound": "lb", "ounce": "oz"}
_GAPS = frozenset({"", "-", "and", "et", "y", "e", "und", "en", "i", "и", "、", ",", "，"})


def put(found: list[Quantity], item: Quantity) -> None:
    """Add the quantity without what the one before has taken: the sign of `5£6` is the first's.

    A soft one that the new one covers gives way: XIX in XIXe siècle.
    """
    while found and found[-1].precision is Precision.SOFT and item.span.start <= found[-1].span.start:
        found.pop()
    if found and item.span.start < found[-1].span.end:
        item = replace(item, span=Span(found[-1].span.end, item.span.end))
    found.append(item)


def merged(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, each measure of two parts as one in the larger unit."""
    whole: list[Quantity] = []
    for item in found:
        before = whole[-1] if whole else None
        if before is not None and _decade(before, item):
            value = item.value + (1900 if before.precision is Precision.SOFT else (before.value - 1) * 100)
            span = Span(before.span.start, item.span.end)
            whole[-1] = Quantity(span, ((value,), (item.value,)), QuantityKind.PERIOD, "decade")
            continue
        if before is not None and before.unit in _PARTS and _follows(text, before, item):
            small = _FACTOR.get(item.unit, item.unit) or "in"
            unit = _FACTOR.get(before.unit, before.unit)
            value = before.value + item.value * FACTORS[small][1] / FACTORS[unit][1]
            span = Span(before.span.start, item.span.end)
            whole[-1] = Quantity(span, ((value,),), QuantityKind.MEASURE, unit, before.precision)
        else:
            whole.append(item)
    return whole


def _decade(one: Quantity, other: Quantity) -> bool:
    """20世纪 before 90年代: the nineties of the twentieth century."""
    return (
        one.unit == "century" and other.unit == "decade" and other.span.start - one.span.end <= 1 and other.value < 100
    )


def _follows(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether the second is the smaller part of the first; feet take a bare number after a hyphen (6-foot-6)."""
    gap = text[one.span.end : other.span.start].strip().lower()
    if gap not in _GAPS or len(one.readings) > 1 or other.span.start - one.span.end > 5:
        return False
    if one.unit == "ft" and not other.unit:
        return (
            other.kind is QuantityKind.NUMBER
            and other.value < 12
            and gap in {"", "-"}
            and one.span.end == other.span.start - len(gap)
        )
    return other.unit in _PARTS[one.unit] and other.value < 60
