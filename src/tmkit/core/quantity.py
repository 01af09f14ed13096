"""A number met in a text, by its value."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tmkit.core.span import Span


class QuantityKind(StrEnum):
    """What sort of number it is; only like compares with like where both sides are sure."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    """Value as written: 12 % has 12."""
    PERCENTAGE_POINT = "percentage-point"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    """threefold, 三倍"""
    MONEY = "money"
    MEASURE = "measure"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    PERIOD = "period"
    """decades, centuries, plans"""
    PHONE = "phone"
    CODE = "code"
    VERSION = "version"
    SCORE = "score"
    VAGUE = "vague"
    """tens of billions, several"""


class Precision(StrEnum):
    """How much the writer vouches for."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    """nearly, about, over"""
    SOFT = "soft"
    """un, half, first: may excuse a mismatch, never accuse"""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with every way to read it."""

    span: Span
    """Code points, the unit or currency included."""
    readings: tuple[tuple[Fraction, ...], ...]
    """Likeliest first. One reading is one value; year, month, day (0 where unsaid) for a date. A range is two
    quantities, each with its own span."""
    kind: QuantityKind
    unit: str = ""
    """ISO 4217 code, UCUM or CLDR unit id, or the code's own letters; empty: none."""
    precision: Precision = Precision.EXACT

    @property
    def value(self) -> Fraction:
        """First number of the likeliest reading."""
        return self.readings[0][0]
