"""The first end of a range or list takes the scale and unit of the second: `de 3 à 5 millions`, `5-10 %`."""

import re
from fractions import Fraction

from tmkit.core import Quantity, QuantityKind
from tmkit.text.quantities.digits import LITERAL, readings
from tmkit.text.quantities.lexicon import Lexicon
from tmkit.text.quantities.signs import INHERITED

_FIGURES = re.compile(LITERAL)
_YEARS = range(1000, 2201)
_ENDS = frozenset({QuantityKind.NUMBER, *INHERITED})


def inherit(text: str, found: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """Give the first end of a range the scale and unit of the second: `de 3 à 5 millions`, `5-10 %`."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        if one.kind not in _ENDS or one.unit or other.kind not in _ENDS:
            continue
        if one.value in _YEARS and text[one.span.start : one.span.end].isdecimal():
            continue
        between = text[one.span.end : other.span.start].strip().lower()
        if between in lexicon.ranges:
            kind = one.kind if one.kind is not QuantityKind.NUMBER else other.kind
            values = _scaled(text, one, other, lexicon)
            found[index] = Quantity(one.span, values, kind, other.unit, one.precision)
    return found


def _scaled(text: str, one: Quantity, other: Quantity, lexicon: Lexicon) -> tuple[tuple[Fraction, ...], ...]:
    """The readings of `3` in `3 to 5 million`: three million first, then three."""
    figure = _FIGURES.search(text, other.span.start, other.span.end)
    bare = readings(figure[0], lexicon.decimal) if figure else ()
    if not bare or not bare[0] or other.value == bare[0] or one.value >= other.value:
        return one.readings
    factor = other.value / bare[0]
    return ((one.value * factor,), *one.readings)
