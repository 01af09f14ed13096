"""The first end of a range or list takes the scale and unit of the second: `de 3 à 5 millions`, `5-10 %`."""

import re
from dataclasses import replace
from fractions import Fraction

from tmkit.core import Quantity, QuantityKind
from tmkit.text.quantities.clock import time_of_day
from tmkit.text.quantities.digits import LITERAL, readings
from tmkit.text.quantities.lexicon import Lexicon
from tmkit.text.quantities.signs import INHERITED

_DASHES = frozenset("-–—/")
_FIGURES = re.compile(LITERAL)
_COUNTED = frozenset({QuantityKind.NUMBER, *INHERITED})
_DASHES = frozenset("-–—/")
_FIGURES = re.compile(LITERAL)


def inherit(text: str, found: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities, the first of two (or of a list that ends in `and`) with what the second shows for both."""
    chained = -1  # index of the last quantity that took something: only then does a comma pass it on
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        between = text[one.span.end : other.span.start].strip().lower()
        if other.kind is QuantityKind.TIME and one.kind is QuantityKind.NUMBER and between in lexicon.ranges:
            if one.value.denominator == 1 and one.value <= 24 and between != ",":  # 3 to 5 p.m.
                found[index] = time_of_day(one.span.start, one.span.end, int(one.value), 0, certain=False)
            continue
        if between not in lexicon.ranges or other.kind not in _COUNTED or (between == "," and chained != index + 1):
            continue
        if 1000 <= one.value <= 2200 and text[one.span.start : one.span.end].isdecimal():
            continue
        values = _scaled(text, one, other, lexicon) if between != "," else one.readings
        if one.kind is QuantityKind.NUMBER and not one.unit:
            found[index] = Quantity(one.span, values, other.kind, other.unit, one.precision)
            chained = index
        elif one.kind is QuantityKind.MONEY and other.kind is QuantityKind.NUMBER:  # $3-5 million
            found[index] = Quantity(one.span, values, one.kind, one.unit, one.precision)
            found[index + 1] = Quantity(other.span, other.readings, one.kind, one.unit, other.precision)
    return [shortened(text, found, index) for index in range(len(found))]


def shortened(text: str, found: list[Quantity], index: int) -> Quantity:
    """The second year of 2019-20 in full; any other quantity as it is."""
    item, before = found[index], found[index - 1] if index else None
    if before is None or item.span.end - item.span.start != 2 or text[before.span.end : item.span.start] not in _DASHES:
        return item
    written = text[before.span.start : before.span.end]
    if (
        len(written) != 4
        or not written.isdecimal()
        or not 1000 <= before.value <= 2200
        or item.value <= before.value % 100
    ):
        return item
    return replace(item, readings=((before.value - before.value % 100 + item.value,), *item.readings))


def _scaled(text: str, one: Quantity, other: Quantity, lexicon: Lexicon) -> tuple[tuple[Fraction, ...], ...]:
    """The readings of `3` in `3 to 5 million`: three million first, then three."""
    figure = _FIGURES.search(text, other.span.start, other.span.end)
    bare = readings(figure[0], lexicon.decimal) if figure else ()
    if not bare or not bare[0] or other.value == bare[0] or one.value >= other.value:
        return one.readings
    factor = other.value / bare[0]
    return ((one.value * factor,), *one.readings)
