"""Any language of CLDR: its separators, months, weekdays, units, currencies and compact scales, by babel."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tmkit.text.quantities.en import UNITS as ENGLISH
from tmkit.text.quantities.lexicon import Entry, Lexicon, Role
from tmkit.text.quantities.signs import BEFORE, CODES, UNITS
from tmkit.text.quantities.tables import fields, table

_LOCALES = {"no": "nb", "sh": "sr", "tl": "fil", "wo": "wo", "cmn": "zh"}
_UNITS = {
    "length-kilometer": "km", "length-meter": "m", "length-centimeter": "cm", "length-millimeter": "mm",
    "length-mile": "mile",
    "length-foot": "ft", "length-inch": "in", "length-yard": "yd", "length-nautical-mile": "nmi",
    "length-light-year": "ly",
    "mass-kilogram": "kg", "mass-gram": "g", "mass-pound": "pound", "mass-ounce": "ounce", "mass-tonne": "t",
    "mass-ton": "ton",
    "mass-metric-ton": "t", "duration-year": "a", "duration-month": "mo", "duration-week": "wk", "duration-day": "d",
    "duration-hour": "h",
    "duration-minute": "min", "duration-second": "s", "duration-decade": "decade", "duration-century": "century",
    "area-square-kilometer": "km2", "area-square-meter": "m2", "area-square-mile": "mi2", "area-square-foot": "ft2",
    "area-hectare": "ha",
    "area-acre": "acre", "volume-liter": "l", "volume-milliliter": "ml", "volume-gallon": "gallon",
    "volume-cubic-meter": "m3",
    "speed-kilometer-per-hour": "km/h", "speed-mile-per-hour": "mi/h", "speed-meter-per-second": "m/s",
    "temperature-celsius": "Cel", "temperature-fahrenheit": "degF", "concentr-percent": "%",
    "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW", "digital-byte": "B", "digital-megabyte": "MB",
    "digital-gigabyte": "GB",
}  # fmt: skip
_MONEY = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "CHF",
    "RUB",
    "INR",
    "KRW",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "TRY",
    "BRL",
    "CAD",
    "AUD",
)
_SPANS = frozenset({"d", "wk", "mo", "a", "h", "decade", "century"})
_SCALES = {1000: 3, 10**6: 6, 10**9: 9, 10**12: 12}
_STEM = 4  # letters that a stem keeps at least; shorter ones begin other words


def cldr_lexicon(primary: str) -> Lexicon:
    """The numbers of a language by CLDR, with the number words of its file in `languages/`, if it has one.

    A language that CLDR does not have gets the signs that every language shares.
    """
    from babel import Locale
    from babel.core import UnknownLocaleError

    told = table(primary) or {}
    more = fields(told)
    try:
        locale = Locale.parse(_LOCALES.get(primary, primary))
    except (UnknownLocaleError, ValueError):
        locale = None
    units, money = (_units(locale), _money(locale)) if locale else ({}, {})
    known = locale.number_symbols.get("latn", locale.number_symbols) if locale else {}
    scales = {**(_scales(locale) if locale else {}), **more.pop("scales")}
    stems = {**_stems(units), **_stems(money), **more.pop("stems")}
    return Lexicon(
        lang=primary,
        decimal=told.get("decimal") or known.get("decimal", "."),
        words={
            **{word: (Role.SCALE, scale, "") for word, scale in scales.items() if _is_word(word)},
            **_titles(),
            **(_spans(locale, units) if locale else {}),
            **(_names(locale) if locale else {}),
            **more.pop("words"),
        },
        scales={word: scale for word, scale in scales.items() if word not in told.get("drop", "").split()},
        units={**ENGLISH, **UNITS, **CODES, **units, **money, **more.pop("units")},
        stems=stems,
        stem=min([more.pop("stem"), *map(len, stems)]),
        money=BEFORE,
        ranges=more.pop("ranges", _RANGES),
        **more,
    )


def _titles() -> dict[str, Entry]:
    """English weekdays, which titles keep: Sunday Telegraph."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return {name: (Role.WEEKDAY, Fraction(day), "capital") for day, name in enumerate(names, start=1)}


_RANGES = frozenset(
    {
        "-",
        "–",
        "—",
        ",",
        "~",
        "до",
        "a",
        "i",
        "y",
        "e",
        "til",
        "till",
        "bis",
        "und",
        "tot",
        "en",
        "og",
        "och",
        "do",
        "až",
        "و",
        "và",
    }
)


def _is_word(name: str) -> bool:
    """Whether it may stand in running text: no abbreviation of Latin letters, no phrase."""
    return " " not in name and "." not in name and len(name) > (3 if name[0] < "\u0370" else 2)


def _clean(name: str) -> str:
    """The bare word of a pattern: `{0} Kilometer` gives `kilometer`."""
    return " ".join(name.replace("{0}", " ").replace("\u200f", "").replace("\u200e", "").lower().strip(" .").split())


def _units(locale: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, unit in _UNITS.items():
        for form in ("narrow", "short", "long"):
            for pattern in locale._data["unit_patterns"].get(name, {}).get(form, {}).values():
                if isinstance(pattern, str):
                    word = _clean(pattern)
                    if len(word) > 1 and not word.isdecimal():
                        found[word] = unit
    return found


def _money(locale: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in _MONEY:
        names = [locale.currencies.get(code, ""), *locale._data["currency_names_plural"].get(code, {}).values()]
        found |= {_clean(str(name)): code for name in names if name}
    dollar = str(locale.currencies.get("USD", "")).lower().split()
    for word in dollar:
        if word.startswith(("dol", "дол", "दॉ", "dól", "δολ", "dóla")):
            found[word] = "dollar"
    return found


def _stems(units: Mapping[str, str]) -> dict[str, str]:
    """Beginnings under which inflected forms are found: all but the last two letters of a long single word."""
    found: dict[str, str] = {}
    for word, unit in units.items():
        if " " not in word and word.isalpha() and len(word) >= _STEM + 1:
            found.setdefault(word[: max(_STEM, len(word) - 2)], unit)
    return found


def _spans(locale: Any, units: Mapping[str, str]) -> dict[str, Entry]:
    singular: dict[str, Entry] = {}
    for name in ("day", "week", "month", "year", "hour", "decade", "century"):
        one = locale._data["unit_patterns"].get(f"duration-{name}", {}).get("long", {})
        word = _clean(str(one.get("one") or one.get("other") or ""))
        if word and " " not in word and units.get(word) in _SPANS:
            singular[word] = (Role.SPAN, Fraction(1), units[word])
    return singular


def _names(locale: Any) -> dict[str, Entry]:
    """Months and weekdays in their long forms, in running text and alone."""
    found: dict[str, Entry] = {}
    for context in ("stand-alone", "format"):
        for number, name in locale.months[context]["wide"].items():
            if not name[:1].isdecimal():
                found[name.lower()] = (Role.MONTH, Fraction(number), "")
        for number, name in locale.days[context]["wide"].items():
            found[name.lower()] = (Role.WEEKDAY, Fraction(number + 1), "")
    return {name: entry for name, entry in found.items() if " " not in name and len(name) > 1}


def _scales(locale: Any) -> dict[str, Fraction]:
    """Thousand, million, milliard as CLDR's compact forms write them."""
    found: dict[str, Fraction] = {}
    for form in ("short", "long"):
        for by_size in locale._data["compact_decimal_formats"].get(form, {}).values():
            for size, pattern in by_size.items():
                text = str(getattr(pattern, "pattern", pattern))
                zeros = text.count("0")
                word = _clean(text.replace("0", "").replace("'", ""))
                if len(word) >= 2 and zeros and str(size).isdecimal():
                    found[word.replace("\u00a0", " ")] = Fraction(int(size), 10 ** (zeros - 1))
    return found
