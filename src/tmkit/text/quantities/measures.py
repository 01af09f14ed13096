"""Units and currencies: which belong together, and how one converts into another.

Ids are UCUM's where short (`km`, `[mi_i]` is written `mi`), ISO 4217 codes for money. A word that stands for several
(`pound`, `dollar`, 元) has an id of its own that lists them.
"""

from fractions import Fraction
from functools import lru_cache

MOST = Fraction(7, 100)  # share: 2 m for 6 ft 6 in, 150 m for 500 ft; more is another measure
SLACK = Fraction(1, 100)  # share: factors of customary units differ by so much from source to source

_LENGTH = {
    "nm": "1e-9", "um": "1e-6", "mm": "0.001", "cm": "0.01", "dm": "0.1", "m": "1", "km": "1000",
    "in": "0.0254", "ft": "0.3048", "yd": "0.9144", "mi": "1609.344", "nmi": "1852", "fathom": "1.8288",
    "ly": "9.4607e15", "au": "1.495979e11", "pc": "3.0857e16", "li": "500", "zhang": "3.3333", "chi": "0.33333",
    "furlong": "201.168",
}  # fmt: skip
_MASS = {
    "ug": "1e-6", "mg": "0.001", "g": "1", "kg": "1000", "t": "1e6", "q": "1e5", "oz": "28.3495", "lb": "453.592",
    "st": "6350.29", "ct": "0.2", "jin": "500", "liang": "50", "ust": "907185", "kt": "1e9", "mt": "1e12",
}  # fmt: skip
_TIME = {
    "ns": "1e-9", "us": "1e-6", "ms": "0.001", "s": "1", "min": "60", "h": "3600", "d": "86400", "wk": "604800",
    "fortnight": "1209600", "mo": "2629746", "quarter": "7889238", "a": "31556952", "decade": "315569520",
    "century": "3155695200", "millennium": "31556952000",
}  # fmt: skip
_AREA = {
    "mm2": "1e-6", "cm2": "1e-4", "m2": "1", "km2": "1e6", "ha": "1e4", "are": "100", "acre": "4046.856",
    "ft2": "0.092903",
    "in2": "0.00064516", "yd2": "0.836127", "mi2": "2589988", "mu": "666.667", "tsubo": "3.30579",
}  # fmt: skip
_VOLUME = {
    "ml": "0.001", "cl": "0.01", "dl": "0.1", "l": "1", "hl": "100", "m3": "1000", "cm3": "0.001", "km3": "1e12",
    "gal": "3.785412", "igal": "4.54609", "pt": "0.473176", "qt": "0.946353", "floz": "0.0295735", "cup": "0.24",
    "bbl": "158.987", "ft3": "28.3168",
}  # fmt: skip
_SPEED = {"m/s": "1", "km/h": "0.277778", "km/s": "1000", "mi/h": "0.44704", "mi/s": "1609.344", "kn": "0.514444",
          "ft/s": "0.3048", "m/h": "0.000277778", "m/min": "0.0166667", "km/min": "16.6667"}  # fmt: skip
_DATA = {"bit": "0.125", "B": "1", "kB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12", "PB": "1e15"}
_POWER = {"mW": "0.001", "W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9", "TW": "1e12", "hp": "735.5"}
_ENERGY = {"J": "1", "kJ": "1e3", "MJ": "1e6", "cal": "4.184", "kcal": "4184", "Wh": "3600", "kWh": "3.6e6",
           "MWh": "3.6e9", "GWh": "3.6e12", "TWh": "3.6e15"}  # fmt: skip
_RATE = {"bit/s": "1", "kbit/s": "1e3", "Mbit/s": "1e6", "Gbit/s": "1e9"}
_FREQUENCY = {"Hz": "1", "kHz": "1e3", "MHz": "1e6", "GHz": "1e9"}
_PRESSURE = {"Pa": "1", "hPa": "100", "kPa": "1e3", "MPa": "1e6", "bar": "1e5", "mbar": "100", "psi": "6894.76"}
_VOLT = {"V": "1", "kV": "1e3", "mV": "0.001"}
_DISCRETE = {"px": "1"}
_TEMPERATURE = {"Cel": "1", "degF": "0.5555556", "K": "1"}
_ANGLE = {"deg": "1"}

_DIMENSIONS = {
    "length": _LENGTH, "mass": _MASS, "time": _TIME, "area": _AREA, "volume": _VOLUME, "speed": _SPEED, "data": _DATA,
    "power": _POWER, "energy": _ENERGY, "rate": _RATE, "frequency": _FREQUENCY, "pressure": _PRESSURE,
    "voltage": _VOLT, "pixels": _DISCRETE, "temperature": _TEMPERATURE, "angle": _ANGLE,
}  # fmt: skip
FACTORS: dict[str, tuple[str, Fraction]] = {
    unit: (dimension, Fraction(factor)) for dimension, units in _DIMENSIONS.items() for unit, factor in units.items()
}
"""Unit -> its dimension, and how many of the dimension's own unit one of it is."""

SEVERAL: dict[str, tuple[str, ...]] = {
    "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "TWD", "SGD"),
    "pound": ("GBP", "lb", "EGP", "LBP", "SYP"),
    "yuan": ("CNY", "TWD", "HKD", "USD", "EUR", "MOP", "JPY"),
    "ton": ("t", "ust"),
    "degree": ("Cel", "degF", "deg"),
    "franc": ("CHF", "XOF", "XAF", "FRF"),
    "crown": ("SEK", "NOK", "DKK", "CZK", "ISK"),
    "peso": ("MXN", "ARS", "PHP", "CLP", "COP"),
    "rupee": ("INR", "PKR", "LKR", "NPR"),
    "won": ("KRW", "KPW"),
    "dinar": ("KWD", "IQD", "RSD", "DZD", "JOD"),
    "riyal": ("SAR", "QAR", "IRR", "OMR"),
    "yensign": ("JPY", "CNY"),
    "cent": ("USc", "EURc"),
    "mile": ("mi",),
    "ounce": ("oz", "floz"),
    "minute": ("min", "arcmin"),
    "gallon": ("gal", "igal"),
    "foot": ("ft", "chi"),
    "month": ("mo",),
}
"""Word that means several units -> those units, likeliest first."""


def alternatives(unit: str) -> tuple[str, ...]:
    """The units that an id can mean: itself, or what an ambiguous word stands for."""
    return SEVERAL.get(unit, (unit,))


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether the two can be one unit: `dollar` and `USD` can, `USD` and `EUR` cannot."""
    if one == other:
        return True
    return not set(alternatives(one)).isdisjoint(alternatives(other))


@lru_cache(maxsize=4096)
def of_one_kind(one: str, other: str) -> bool:
    """Whether the two measure the same thing, so that one cannot stand for the other: pounds and kilograms can."""
    return not _dimensions(one).isdisjoint(_dimensions(other))


def _dimensions(unit: str) -> frozenset[str]:
    """What it can measure: `length`, `money`; a word of several meanings has several."""
    return frozenset(FACTORS[each][0] if each in FACTORS else "money" for each in alternatives(unit))


@lru_cache(maxsize=2048)
def converts(value: Fraction, unit: str, other: Fraction, other_unit: str) -> bool:
    """Whether the two are one measure in two units, as far as either is rounded: 550 pounds and 250 kg."""
    if "/" in unit + other_unit and FACTORS.keys() >= {unit, other_unit} and FACTORS[unit][0] != FACTORS[other_unit][0]:
        unit, other_unit = unit.partition("/")[0], other_unit.partition("/")[0]  # "1.5 km a second" was read as km
    for one in alternatives(unit):
        for two in alternatives(other_unit):
            if one not in FACTORS or two not in FACTORS or FACTORS[one][0] != FACTORS[two][0]:
                continue
            if "degF" in {one, two} and one != two:
                here = float(value - 32) / 1.8 if one == "degF" else float(value)
                there = float(other - 32) / 1.8 if two == "degF" else float(other)
                if abs(here - there) <= 1.5:  # whole degrees on either side
                    return True
                continue
            ratio = FACTORS[one][1] / FACTORS[two][1]
            if _near(value * ratio, other) or _near(other / ratio, value):
                return True
    return False


def _near(exact: Fraction, written: Fraction) -> bool:
    """Whether the written value is the exact one rounded, to its last figure or to a half of the figure before."""
    return abs(exact - written) <= max(min(_step(written) / 2, MOST * written), SLACK * written)


def _step(written: Fraction) -> Fraction:
    """What the last figure that is not 0 counts: 10 for 250, 50 for 150, 0.1 for 49.7."""
    digits, place = written, Fraction(1)
    for _ in range(9):
        if digits.denominator != 1:
            digits, place = digits * 10, place / 10
        elif digits and digits % 10 == 0:
            digits, place = digits / 10, place * 10
        else:
            break
    return place * 5 if digits % 5 == 0 else place
