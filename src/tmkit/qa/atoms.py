"""The single values that two texts are compared by: a date gives its year, month and day, a range its two ends."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text import languages, quantities

_SLOTS = {
    QuantityKind.NUMBER: "number",
    QuantityKind.ORDINAL: "ordinal",
    QuantityKind.PERCENT: "percent",
    QuantityKind.PERCENTAGE_POINT: "points",
    QuantityKind.FRACTION: "fraction",
    QuantityKind.MULTIPLE: "multiple",
    QuantityKind.MONEY: "money",
    QuantityKind.MEASURE: "measure",
    QuantityKind.WEEKDAY: "weekday",
    QuantityKind.TIME: "time",
    QuantityKind.PERIOD: "period",
    QuantityKind.PHONE: "phone",
    QuantityKind.CODE: "code",
    QuantityKind.VERSION: "version",
    QuantityKind.SCORE: "number",
    QuantityKind.VAGUE: "vague",
}
_ONE = re.compile(r"[1\uff11] ?(?:[つ個人行件回枚文字種台]|[\u30a0-\u30ff]+あたり)")
"""The figure where Japanese has no article, and one of a thing with a counter."""
SOFT, SMALL, STRUCTURED, FIGURES = range(4)


@dataclass(frozen=True, slots=True)
class Atom:
    """One value with its place and how hard it is."""

    values: tuple[Fraction, ...]
    """Its readings, likeliest first."""
    slot: str
    """What it is: number, year, month, day, weekday, time, percent, money ..."""
    unit: str
    span: Span
    """Of the whole quantity, code points."""
    strength: int
    """SOFT excuses only; SMALL is a lone number word; STRUCTURED has several words or a scale; FIGURES has digits."""
    approximate: bool = False

    @property
    def value(self) -> Fraction:
        """The likeliest reading."""
        return self.values[0]


def _strength(text: str, quantity: Quantity) -> int:
    if quantity.precision is Precision.SOFT:
        return SOFT
    if quantity.value == 1 and not quantity.unit and _ONE.match(text, quantity.span.start):
        return SMALL  # "1 つ選択" for "select an item"
    if any(char.isdecimal() for char in text[quantity.span.start : quantity.span.end]):
        return FIGURES
    return STRUCTURED if quantity.value > 10 or quantity.value.denominator > 1 else SMALL


def _parts(quantity: Quantity, strength: int) -> list[Atom]:
    """Year, month and day of a date, each in all its readings."""
    found = []
    for index, slot in enumerate(("year", "month", "day")):
        values = tuple(dict.fromkeys(reading[index] for reading in quantity.readings if reading[index]))
        if values:
            found.append(Atom(values, slot, "", quantity.span, strength))
    return found


@lru_cache(maxsize=1024)
def atoms(text: str, lang: str) -> tuple[Atom, ...]:
    """Every value of the text, in order of place."""
    found: list[Atom] = []
    for quantity in quantities.find(text, lang):
        strength = _strength(text, quantity)
        if quantity.kind is QuantityKind.DATE:
            hard = strength if strength == SOFT else FIGURES
            found += _parts(quantity, hard)
            continue
        values = tuple(dict.fromkeys(reading[0] for reading in quantity.readings))
        about = quantity.precision is Precision.APPROXIMATE
        found.append(Atom(values, _SLOTS[quantity.kind], quantity.unit, quantity.span, strength, about))
    return tuple(found)


def quoting(own: tuple[Atom, ...], text: str, lang: str, other_lang: str) -> tuple[Atom, ...]:
    """The text's values, and softly those that it quotes in English where the other text is English: a film's title."""
    if languages.primary(other_lang) != "en" or languages.primary(lang) == "en":
        return own
    taken = {place for atom in own for place in range(atom.span.start, atom.span.end)}
    quoted = [
        atom for atom in atoms(text, "en") if atom.strength and taken.isdisjoint(range(atom.span.start, atom.span.end))
    ]
    return own + tuple(replace(atom, strength=SOFT) for atom in quoted)
