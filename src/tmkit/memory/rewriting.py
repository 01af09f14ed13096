"""A new value in the manner of an old one: 7000亿 for 6120亿, `Aug. 25, 2018` for `Aug. 24, 2018`.

Only what can be read back is written: the caller gets the new wording when `tmkit.text.quantities` finds the new value
in it, and nothing otherwise.
"""

import re
from fractions import Fraction

from tmkit.core import Quantity, QuantityKind
from tmkit.text import languages, quantities

_FIGURE = re.compile(r"\d(?:[\d.,'\u2019\u00a0\u202f\u2009]| (?=\d{3}(?!\d)))*(?<=\d)|\d")
_SCALES = tuple(Fraction(10) ** power for power in (0, 3, 4, 6, 8, 9, 12, 2, 1, 7))
"""What a figure may be counted in: itself, thousands, 万, millions, 亿, billions, trillions, hundreds, tens, 千万."""
_DECIMALS = 4  # more than any scaled figure is written with; a value that needs more is not written

# CLDR: languages that write a decimal comma; what they group thousands with.
_COMMA = "fr de es it pt nl pl ru uk cs sk da sv nb nn no fi hu ro bg el tr id vi ca hr sl sr et lv lt"
_GROUPS = {"en": ",", "fr": "\u202f", "de": ".", "es": "\u00a0", "it": ".", "pt": "\u00a0", "nl": "."}

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
}
_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    "zh": "零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十",
}


def rewritten(wording: str, old: Quantity, new: Quantity, lang: str) -> str | None:
    """`wording`, which says `old` in `lang`, saying `new` instead; None where that cannot be done for certain."""
    values = new.readings[0]
    if old.kind is QuantityKind.DATE:
        written = _date(wording, old.readings[0], values, lang)
    elif len(values) == 1 == len(old.readings[0]) and values[0] >= 0:
        written = _number(wording, old, values[0], lang)
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


def _number(wording: str, old: Quantity, value: Fraction, lang: str) -> str | None:
    figures = list(_FIGURE.finditer(wording))
    if not figures:
        return _word(wording, old.value, value, lang)
    if len(figures) > 1:
        return None
    figure = figures[0][0]
    for reading in _readings(figure):
        scale = old.value / reading if reading else None
        if scale in _SCALES and scale is not None:
            written = _figure(value / scale, figure, lang, whole=scale == 1)
            return None if written is None else wording.replace(figure, written, 1)
    return None


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


def _figure(value: Fraction, old: str, lang: str, *, whole: bool) -> str | None:
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
        group = _GROUPS.get(primary, "") if whole and len(re.sub(r"\D", "", old)) < 4 and len(integer) > 4 else ""
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


def _date(wording: str, old: tuple[Fraction, ...], new: tuple[Fraction, ...], lang: str) -> str | None:
    """Year, month and day put in the places of the old ones; the same parts must be said."""
    if len(old) != 3 or len(new) != 3 or [bool(part) for part in old] != [bool(part) for part in new]:
        return None
    pieces = re.split(r"(\d+|[^\W\d_]+)", wording)
    year, month, day = (int(part) for part in old)
    done = {0: not year, 1: not month, 2: not day}
    for at in range(1, len(pieces), 2):
        piece = pieces[at]
        if piece.isdecimal():
            part = next(
                (part for part, value in ((0, year), (1, month), (2, day)) if int(piece) == value and not done[part]),
                None,
            )
            if part is None:
                return None
            pieces[at] = str(int(new[part])).zfill(len(piece) if piece.startswith("0") else 1)
            done[part] = True
        elif month and not done[1]:
            named = _month(piece, month, int(new[1]), lang)
            if named:
                pieces[at] = named
                done[1] = True
    if new[2] and languages.primary(lang) in {"en", "fr"}:
        pieces = _ordinal(pieces, int(new[2]))
    return "".join(pieces) if all(done.values()) else None


def _ordinal(pieces: list[str], day: int) -> list[str]:
    """1st, 2nd ... and `1er` go with their day."""
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    whole = [*pieces]
    for at in range(2, len(whole) - 1):
        if whole[at].lower() in {"st", "nd", "rd", "th"} and whole[at - 1] == "" and whole[at - 2].isdecimal():
            whole[at] = ending
        elif whole[at].lower() == "er" and whole[at - 1] == "" and whole[at - 2].isdecimal():
            whole[at] = "er" if day == 1 else ""
    return whole


def _month(piece: str, old: int, new: int, lang: str) -> str | None:
    """The new month's name in the form, full or short, and the case of the old one's."""
    for table in (_MONTHS, _SHORT_MONTHS):
        names = table.get(languages.primary(lang), "").split()
        if names and piece.lower() in {names[old - 1], *(["sept"] if old == 9 and lang.startswith("en") else [])}:
            name = names[new - 1]
            return name.upper() if piece.isupper() else name.capitalize() if piece[0].isupper() else name
    return None
