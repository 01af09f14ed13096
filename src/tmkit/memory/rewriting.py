"""A new value in the manner of an old one: 7000亿 for 6120亿, `Aug. 25, 2018` for `Aug. 24, 2018`.

Only what can be read back is written: the caller gets the new wording when `tmkit.text.quantities` finds the new value
in it, and nothing otherwise.
"""

import re
from fractions import Fraction

import tmkit.memory.dates as dates
from tmkit.core import Quantity, QuantityKind
from tmkit.text import languages, quantities

_FIGURE = re.compile(r"\d(?:[\d.,'\u2019\u00a0\u202f\u2009]| (?=\d{3}(?!\d)))*(?<=\d)|\d")
_SCALES = tuple(Fraction(10) ** power for power in (0, 3, 4, 6, 8, 9, 12, 2, 1, 7))
"""What a figure may be counted in: itself, thousands, 万, millions, 亿, billions, trillions, hundreds, tens, 千万."""
_DECIMALS = 4  # more than any scaled figure is written with; a value that needs more is not written

# CLDR: languages that write a decimal comma; what they group thousands with.
_COMMA = "fr de es it pt nl pl ru uk cs sk da sv nb nn no fi hu ro bg el tr id vi ca hr sl sr et lv lt"
_GROUPS = {"en": ",", "fr": "\u202f", "de": ".", "es": "\u00a0", "it": ".", "pt": "\u00a0", "nl": "."}

_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    "zh": "零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十",
}


def rewritten(wording: str, old: Quantity, new: Quantity, lang: str, *, grouped: bool = False) -> str | None:
    """`wording`, which says `old` in `lang`, saying `new` instead; None where that cannot be done for certain.

    `grouped` where the new text groups the digits of its number, as 1 204: then a short one is grouped here, too.
    """
    values = new.readings[0]
    if old.kind is QuantityKind.DATE:
        written = dates.date(wording, old.readings[0], values, lang)
    elif old.kind is QuantityKind.WEEKDAY:
        written = dates.weekday(wording, int(old.value), int(values[0]), lang)
    elif old.kind is QuantityKind.TIME and len(values) == 1:
        written = dates.time(wording, int(old.value), int(values[0]))
    elif len(values) == 1 == len(old.readings[0]) and values[0] >= 0:
        written = _ended(_number(wording, old, values[0], lang, grouped=grouped), old.value, values[0], lang)
    else:
        return None
    return written if written is not None and _says(written, old, new, lang) else None


def _says(wording: str, old: Quantity, new: Quantity, lang: str) -> bool:
    """Whether the wording reads back as the new value, of the old kind and unit."""
    found = quantities.find(wording, lang)
    return (
        len(found) == 1
        and found[0].kind is old.kind
        and found[0].unit == old.unit
        and (new.readings[0] in found[0].readings)
    )


def _ended(written: str | None, old: Fraction, new: Fraction, lang: str) -> str | None:
    """1st, 22nd, 2e: an ordinal's ending goes with its digits; which of `1er` and `1re` it is, only a reader knows."""
    if written is None or languages.primary(lang) not in {"en", "fr"}:
        return written
    if languages.primary(lang) == "en":
        return _ENDING.sub(lambda found: found[1] + dates.ending(int(found[1])), written)
    if new == 1 and old != 1 and _ENDING_FR.search(written):
        return None
    return _ENDING_FR.sub(lambda found: found[1] + ("e" if new != 1 else found[2]), written)


_ENDING = re.compile(r"(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_ENDING_FR = re.compile(r"(\d+)(ers?|ères?|res?|ième|ème|es?)\b")


def _number(wording: str, old: Quantity, value: Fraction, lang: str, *, grouped: bool = False) -> str | None:
    figures = list(_FIGURE.finditer(wording))
    if not figures:
        return _word(wording, old.value, value, lang)
    if len(figures) > 1:
        return None
    figure = figures[0][0]
    for reading in _readings(figure):
        scale = old.value / reading if reading else None
        if scale in _SCALES and scale is not None:
            written = _figure(value / scale, figure, lang, whole=scale == 1, grouped=grouped)
            return None if written is None else _agreeing(wording.replace(figure, written, 1), value / scale, lang)
    return None


def _agreeing(wording: str, figure: Fraction, lang: str) -> str:
    """French and the languages beside it count in millions from two on."""
    if languages.primary(lang) != "fr":
        return wording
    return _SCALE_WORD.sub(lambda found: found[1] + ("s" if abs(figure) >= 2 else ""), wording)


_SCALE_WORD = re.compile(r"\b([mb]illion|[mb]illiard|trillion)s?\b", re.IGNORECASE)


def _readings(figure: str) -> list[Fraction]:
    """What the figure may say: a last sign followed by other than three digits is decimal, else it may be either."""
    digits = re.sub(r"\D", "", figure)
    signs = re.findall(r"\D", figure)
    readings = [Fraction(int(digits))]
    if signs and signs[-1] in ".,":
        decimals = len(figure) - figure.rindex(signs[-1]) - 1
        decimal = Fraction(int(digits), 10**decimals)
        readings = [decimal] if decimals != 3 else [*readings, decimal]
    return readings


def _figure(value: Fraction, old: str, lang: str, *, whole: bool, grouped: bool = False) -> str | None:
    """The value in digits, with the signs of the old figure, else those of the language."""
    if (value * 10**_DECIMALS).denominator != 1:
        return None
    primary = languages.primary(lang)
    integer, _, decimals = (
        f"{float(value):.{_DECIMALS}f}".partition(".") if value < 10**11 else (str(int(value)), "", "")
    )
    decimals = decimals.rstrip("0")
    signs = re.findall(r"\D", old)
    decimal_old = bool(signs) and signs[-1] in ".," and len(old) - old.rindex(signs[-1]) - 1 != 3
    groups = signs[:-1] if decimal_old else signs
    decimal_sign = signs[-1] if decimal_old else "," if primary in _COMMA.split() else "."
    if groups:
        group = groups[0]
    else:
        long = len(integer) > (3 if grouped else 4)
        group = _GROUPS.get(primary, "") if whole and len(re.sub(r"\D", "", old)) < 4 and long else ""
    if group:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, integer)
    return integer + (decimal_sign + decimals if decimals else "")


def _word(wording: str, old: Fraction, new: Fraction, lang: str) -> str | None:
    words = _WORDS.get(languages.primary(lang), "").split()
    if not all(value.denominator == 1 and 0 <= value < len(words) for value in (old, new)):
        return None
    before, after = words[int(old)], words[int(new)]
    if wording.count(before) == 1:
        return wording.replace(before, after)
    if wording.count(before.capitalize()) == 1:
        return wording.replace(before.capitalize(), after.capitalize())
    return None
