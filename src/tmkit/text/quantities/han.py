"""Quantities of Chinese and Japanese: figures and Han numerals with what is counted right behind them."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text.quantities.compound import merged, put
from tmkit.text.quantities.dates import date, numeric_date
from tmkit.text.quantities.figures import fraction, telephone
from tmkit.text.quantities.hanlexicon import HanLexicon
from tmkit.text.quantities.hanparts import calendar, clock_time, share
from tmkit.text.quantities.mask import masked
from tmkit.text.quantities.numerals import NUMBER, Numeral, numeral
from tmkit.text.quantities.ranges import shortened
from tmkit.text.quantities.signs import BEFORE, CODES, CURRENCIES, RANGED, UNITS

_LATIN_UNIT = re.compile(r"[ \u00a0]?(km/h|m/s|[A-Za-zµμ]{1,5}[²³23]?(?![A-Za-z])|[%％‰℃℉€$£°][CF]?)")
_SPACES = re.compile(r"[ \u00a0\u3000]{0,2}")
_POINT = re.compile(r"(?:^|[^0-9A-Za-z.,…])\.\Z")
_BEFORE = re.compile(r"(?:[A-Za-z]{0,3}[$＄€£￡¥￥₩]|\b[A-Z]{3}) ?\Z")


@lru_cache(maxsize=8)
def _token(primary: str) -> re.Pattern[str]:
    lexicon = _lexicon(primary)
    stops = "|".join(sorted(lexicon.stops, key=len, reverse=True))
    soft = "|".join(sorted(lexicon.soft, key=len, reverse=True))
    festivals = "|".join(sorted(lexicon.festivals, key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"(?P<festival>{festivals})|(?P<stop>{stops})|(?P<weekday>{lexicon.weekday})|(?P<soft>{soft})"
        r"|(?P<code>(?<![A-Za-z0-9$])[A-Za-z]{1,10}+[-‑]?\d{1,6}(?:[-‑]?[A-Z]{1,3}(?![A-Za-z]))?(?![\d.,]*\d))"
        rf"|(?P<number>{NUMBER})|(?P<word>(?<![A-Za-z])[A-Z][a-z]{{2,8}}\.?(?![A-Za-z]))"
    )


@lru_cache(maxsize=8)
def _begins(primary: str) -> re.Pattern[str]:
    """What a token may begin with: one character, which is looked for four times as fast as the tokens are."""
    lexicon = _lexicon(primary)
    first = {each[0] for each in (*lexicon.stops, *lexicon.soft, *lexicon.festivals)}
    first.update(char for char in lexicon.weekday + NUMBER if char.isalpha())
    return re.compile(rf"[\dA-Za-z{''.join(sorted(first))}]")


_LATIN = re.compile(r"[A-Za-z]+")


def _next(text: str, position: int, primary: str) -> re.Match[str] | None:
    """The first token from there on. Within a run of Latin letters none begins."""
    begins, token = _begins(primary).search, _token(primary).match
    while (first := begins(text, position)) is not None:
        at = first.start()
        found = token(text, at)
        if found is not None:
            return found
        latin = _LATIN.match(text, at)
        position = latin.end() if latin else at + 1
    return None


@lru_cache(maxsize=8)
def _lexicon(primary: str) -> HanLexicon:
    if primary == "ja":
        from tmkit.text.quantities.ja import LEXICON

        return LEXICON
    from tmkit.text.quantities.zh import LEXICON

    return LEXICON


def is_quiet_han(text: str, lang: str) -> bool:
    """Whether no quantity can begin anywhere in the text, seeing that not every Latin word is a number's."""
    primary, text = _primary(lang), masked(text)
    match = _next(text, 0, primary)
    while match and (
        match.lastgroup == "stop" or (match.lastgroup == "word" and not _english(text, Span(*match.span())))
    ):
        match = _next(text, match.end(), primary)
    return match is None


def _primary(lang: str) -> str:
    return lang.replace("_", "-").partition("-")[0].lower()


def scan_han(text: str, lang: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order of place."""
    primary = _primary(lang)
    lexicon = _lexicon(primary)
    text = masked(text)
    found: list[Quantity] = []
    match = _next(text, 0, primary)
    while match:
        position = match.end()
        item = _item(text, match, lexicon, lang)
        if item is not None:
            put(found, item)
            position = max(item.span.end, match.start() + 1)
        match = _next(text, position, primary)
    found = _inherit(text, _softened(text, found), lexicon)
    return tuple(merged(text, [shortened(text, found, index) for index in range(len(found))]))


_BASE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}) ?(?:[进進][制位]|進(?:数|法|表記|値|浮動|コード|で|の))"
    r"|(?:\d[\d,]{0,15}|[十百千万萬億亿]{1,3}) ?[的之の] ?(?:\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:次[方幂冪]|乗)"
)


def _softened(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities; the base of a notation (十六进制, 10進数) and a power (10的5次方) accuse nobody."""
    if not found or not ("进" in text or "進" in text or "次" in text or "乗" in text):
        return found
    places = [Span(*match.span()) for match in _BASE.finditer(text)]
    return [
        replace(item, precision=Precision.SOFT) if any(item.span.overlaps(place) for place in places) else item
        for item in found
    ]


def _item(text: str, match: re.Match[str], lexicon: HanLexicon, lang: str) -> Quantity | None:
    """What begins at this match."""
    kind, span = match.lastgroup, Span(*match.span())
    if kind == "festival":
        month, day = divmod(lexicon.festivals_on[match[0]], 100)
        return date(span.start, span.end, (0, month, day), precision=Precision.SOFT)
    if kind == "weekday":
        return Quantity(span, ((Fraction(lexicon.weekdays[match[0][lexicon.weekday_at]]),),), QuantityKind.WEEKDAY)
    if kind == "soft":
        return _soft(text, span, lexicon)
    if kind == "code":
        return _code(match, span)
    if kind == "word":
        return _english(text, span)
    if kind == "number":
        return _number(text, match.start(), lexicon, lang)
    return None


def _soft(text: str, span: Span, lexicon: HanLexicon) -> Quantity:
    """A word that excuses a number: 双方, 正午, 百分百; 半 takes the unit behind it."""
    word = text[span.start : span.end]
    value, unit = lexicon.soft[word]
    if word == "半":
        unit, end, _ = _unit(text, span.end, lexicon)
        if unit:
            precision = Precision.SOFT if unit in _HALVED else Precision.EXACT
            return Quantity(Span(span.start, end), ((value,),), QuantityKind.MEASURE, unit, precision)
    kinds = {"": QuantityKind.NUMBER, "time": QuantityKind.TIME, "%": QuantityKind.PERCENT}
    kind = kinds.get(unit, QuantityKind.MEASURE)
    return Quantity(span, ((value,),), kind, unit if kind is QuantityKind.MEASURE else "", Precision.SOFT)


def _english(text: str, span: Span) -> Quantity | None:
    """An English weekday in a title: Sunday Telegraph."""
    day = {"mon": 1, "tues": 2, "wednes": 3, "thurs": 4, "fri": 5, "satur": 6, "sun": 7}
    name = text[span.start : span.end].lower()
    if not name.endswith("day") or name[:-3] not in day:
        return None
    return Quantity(span, ((Fraction(day[name[:-3]]),),), QuantityKind.WEEKDAY)


def _code(match: re.Match[str], span: Span) -> Quantity | None:
    letters = re.match(r"[A-Za-z]+", match[0])
    assert letters is not None
    if letters[0].lower() in CODES:
        return None
    plain = re.sub(r"[-‑]", "", match[0]).upper()
    digits = "".join(char for char in plain if char.isdecimal())
    return Quantity(span, ((Fraction(int(digits)),),), QuantityKind.CODE, plain)


def _number(text: str, start: int, lexicon: HanLexicon, lang: str) -> Quantity | None:
    """The number at `start` with whatever makes a date, a time, a share or a measure of it."""
    ordinal = text[start] in "第"
    number = numeral(text, start + ordinal)
    if number is None or (number.length == 1 and text[start] in "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"):
        return None
    if ordinal:
        precision = Precision.SOFT if number.han and number.value <= 2 else Precision.EXACT
        return Quantity(Span(start, number.end), ((number.value,),), QuantityKind.ORDINAL, precision=precision)
    if text[start - 1 : start] == "+" and (called := telephone(text, start, text[start])):
        return called
    if share_ := fraction(text, start):
        return share_
    if not number.vague:
        special = (
            numeric_date(text, start, dayfirst=lexicon.dayfirst)
            or clock_time(text, start, number, lexicon)
            or calendar(text, start, number)
        )
        if special:
            return special
    if number.figures and _POINT.search(text[max(0, start - 2) : start]):  # .08 is 0.08
        number = replace(number, values=(number.value / 10**number.figures,))
        start -= 1
    if not number.values and "," in text[start : number.end]:  # a list without spaces: 1,2,4
        first = numeral(text[: text.index(",", start)], start)
        number = first or number
    if not number.values:
        return Quantity(Span(start, number.end), ((Fraction(0),),), QuantityKind.VERSION, text[start : number.end][:80])
    if (
        number.figures in (1, 2)
        and text[number.end : number.end + 1] in {".", ")", "）", "、"}
        and start < 4
        and not text[:start].strip()
    ):
        return Quantity(Span(start, number.end), ((number.value,),), QuantityKind.NUMBER, precision=Precision.SOFT)
    return share(text, start, number) or _counted(text, start, number, lexicon, lang)


def _counted(text: str, start: int, number: Numeral, lexicon: HanLexicon, lang: str) -> Quantity:
    """The number with its unit, currency or counter."""
    end, about = number.end, number.about
    if text[end : end + 1] and text[end] in "多余餘来來几幾" and text[end + 1 : end + 2] not in set("自到说自次"):
        end, about = end + 1, True
    if (tall := _TALL.match(text, end)) and number.whole in (1, 2):  # 1米85, 一米八
        part = numeral(text, end + 1)
        if part and part.values:
            digits = max(part.figures, 1)
            value = number.value + part.value / 10**digits
            return Quantity(Span(start, tall.end()), ((value,),), QuantityKind.MEASURE, "m")
    at = _SPACES.match(text, end).end()  # type: ignore[union-attr]  # matches anywhere, be it nothing
    halves = text[at : at + 2] in {"个半", "個半"}
    unit, after, counter = _unit(text, at + 2 if halves else end, lexicon)
    if not unit and text[at : at + 2] == "分半":
        unit, after = "min", at + 1
    if (
        after < len(text)
        and unit in _HALVED
        and text[after] == "半"
        and text[after + 1 : after + 2] not in {"个", "個"}
        and not halves
    ):
        halves, after = True, after + 1
    if halves:
        number = replace(number, values=tuple(value + Fraction(1, 2) for value in number.values))
    money = _BEFORE.search(text[max(0, start - 5) : start])
    sign = BEFORE.get(money[0].strip().lower().replace("＄", "$"), "") if money else ""
    many = text[end : end + 1] in {"个", "個"}  # 三个世纪 are three of them, 20世纪 is the twentieth
    kind, unit = _kind(number, unit, sign, lang, many=many)
    precision = _precision(text, start, number, unit, counter, about, lexicon)
    values = tuple((value,) for value in number.values)
    if "兆" in text[start : number.end] and lang in {"zh", "zh-CN", "zh-Hans", "zh-SG"}:
        values = (*values, (number.value / 10**6,))  # mega- on the mainland, 10^12 elsewhere
    if kind is QuantityKind.PERIOD and unit == "decade" and number.value < 100:
        values = (*values, (number.value + 1900,))
    if kind is QuantityKind.MULTIPLE:
        values = (*values, (number.value - 1,), (number.value + 1,))
    first = start - len(money[0]) if sign and money else start
    return Quantity(Span(first, after), values, kind, unit, precision)


_TALL = re.compile(r"米(?:\d{1,2}|[一二三四五六七八九]{1,2})(?![\d.%个個人米分厘年月])")
_HALVED = frozenset({"a", "mo", "d", "h", "min", "wk", "fold", "decade"})


def _unit(text: str, end: int, lexicon: HanLexicon) -> tuple[str, int, bool]:
    """The unit right behind a number, where it ends, and whether it or a counter stands there at all."""
    at = _SPACES.match(text, end).end()  # type: ignore[union-attr]  # matches anywhere, be it nothing
    skipped = at + (text[at : at + 1] in {"个", "個", "ヶ", "か", "カ", "ヵ"})
    for place in {skipped: 0, at: 0}:
        for length in range(min(lexicon.longest, len(text) - place), 0, -1):
            unit = lexicon.units.get(text[place : place + length])
            if unit and not (unit == "mo" and place == at and length == 1):
                return unit, place + length, True
    match = _LATIN_UNIT.match(text, end)
    if match and match[1] not in {"M", "G", "L", "T", "S", "H"}:
        unit = UNITS.get(match[1].lower()) or CODES.get(match[1].lower())
        if unit:
            return unit, match.end(), True
    return "", end, text[at : at + 1] in lexicon.counters


def _kind(number: Numeral, unit: str, sign: str, lang: str, *, many: bool) -> tuple[QuantityKind, str]:
    if unit == "%":
        return QuantityKind.PERCENT, ""
    if unit == "pp":
        return QuantityKind.PERCENTAGE_POINT, ""
    if unit == "fold":
        return QuantityKind.MULTIPLE, ""
    if unit in {"decade", "century"} and not many:
        return QuantityKind.PERIOD, unit
    if unit == "yuan":
        unit = {"zh-TW": "TWD", "zh-HK": "HKD", "zh-MO": "MOP"}.get(lang, "yuan")
    if number.vague:
        return QuantityKind.VAGUE, unit or sign
    if sign or unit in CURRENCIES:
        return QuantityKind.MONEY, unit if unit in CURRENCIES and unit != "yuan" else sign or unit
    return (QuantityKind.MEASURE, unit) if unit else (QuantityKind.NUMBER, "")


def _precision(
    text: str, start: int, number: Numeral, unit: str, counter: bool, about: bool, lexicon: HanLexicon
) -> Precision:
    """Han numerals inside words are soft: only a structure, a unit or a counter makes them count."""
    if number.han and (number.value <= 1 or number.bare or (number.length == 1 and not counter)):
        return Precision.SOFT
    if number.vague:
        return Precision.APPROXIMATE if number.value >= 1000 else Precision.SOFT
    if number.doubtful or (number.han and about and number.value == 10):  # 十几: between ten and twenty
        return Precision.SOFT
    if about or text[max(0, start - 4) : start].endswith(lexicon.about):
        return Precision.APPROXIMATE
    return Precision.EXACT


def _inherit(text: str, found: list[Quantity], lexicon: HanLexicon) -> list[Quantity]:
    """Give the first end of a range the scale and unit of the second: `250-300亿`."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        if one.kind is not QuantityKind.NUMBER or one.unit or other.kind not in RANGED:
            continue
        if 1000 <= one.value <= 2200 and text[one.span.start : one.span.end].isdecimal():
            continue
        if text[one.span.end : other.span.start].strip() not in lexicon.ranges:
            continue
        values = one.readings
        bare = numeral(text, other.span.start)
        if bare and bare.literal and other.value > bare.literal > 0 and one.value < other.value:
            values = ((one.value * other.value / bare.literal,), *values)
        found[index] = Quantity(one.span, values, other.kind, other.unit, one.precision)
    return found
