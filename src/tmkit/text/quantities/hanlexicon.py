"""What the files of Chinese and Japanese give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class HanLexicon:
    """A language of Han numerals."""

    weekday: str
    """Expression for a day of the week."""
    weekday_at: int
    """Index of the character that tells the day."""
    weekdays: Mapping[str, int]
    """That character -> day, Monday 1."""
    units: Mapping[str, str]
    """What follows a number -> unit."""
    counters: frozenset[str]
    """Classifiers and nouns that make a lone Han numeral count."""
    stops: frozenset[str]
    """Words with a numeral inside that are no numbers; may be expressions."""
    soft: Mapping[str, tuple[Fraction, str]]
    """Words that excuse a number: 双方, 上半年."""
    about: tuple[str, ...]
    ranges: frozenset[str]
    afternoon: tuple[str, ...]
    morning: tuple[str, ...]
    festivals: tuple[str, ...] = ()
    """Expressions for days called by their date: 五一(?=假)."""
    festivals_on: Mapping[str, int] = field(default_factory=dict)
    """Their words -> month times 100 plus day."""
    dayfirst: bool = False
    longest: int = field(default=6)
    """Characters of the longest unit."""


def softs(listed: str) -> dict[str, tuple[Fraction, str]]:
    """Soft words from a line such as `2 - 双方; 6 mo 上半年`: a value, a unit or a hyphen, then the words."""
    found: dict[str, tuple[Fraction, str]] = {}
    for part in filter(None, map(str.strip, listed.split(";"))):
        value, unit, *words = part.split()
        found |= {word: (Fraction(value), "" if unit == "-" else unit) for word in words}
    return found
