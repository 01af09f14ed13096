"""Dates, times of day and shares of Chinese and Japanese: 2018年8月24日, 下午2时30分, 八成."""

import re
from fractions import Fraction

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text.quantities.clock import time_of_day
from tmkit.text.quantities.dates import date, decade
from tmkit.text.quantities.hanlexicon import HanLexicon
from tmkit.text.quantities.numerals import Numeral, numeral

_SPACES = re.compile(r"[ \u00a0\u3000]{0,2}")
_YEAR = range(1000, 2200)
_COLON = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?![\d:：])")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}  # year before the first
_NOT_DAY = frozenset("线線楼樓院室馆馆厅店机機店间間")
_NOT_SHARE = frozenset("为為立功员員果都本绩績长長熟分交就语語套品人年体體因效")


def calendar(text: str, start: int, number: Numeral) -> Quantity | None:
    """`2018年8月24日`, `8月24日`, `24日`, `8月`; years have four figures, `30年` is a span of time."""
    base = _ERAS.get(text[max(0, start - 2) : start], 0)
    if base and 1 <= number.whole <= 70:
        return date(start, number.end, (base + number.whole, 0, 0))
    year = month = 0
    end, current, precision = number.end, number, Precision.EXACT
    at = _SPACES.match(text, end).end()  # type: ignore[union-attr]  # matches anywhere, be it nothing
    if text[at : at + 1] == "年" and current.whole in _YEAR and (current.figures == 4 or current.value > 1900):
        if text[at + 1 : at + 2] in {"代"}:
            return decade(start, at + 2, current.value)
        year, end = current.whole, at + 1
        following = numeral(text, _SPACES.match(text, end).end())  # type: ignore[union-attr]  # matches anywhere, be it nothing
        if following is None or following.vague or not following.values:
            return date(start, end, (year, 0, 0))
        current, at = following, _SPACES.match(text, following.end).end()  # type: ignore[union-attr]  # matches anywhere, be it nothing
    if current.doubtful:  # 一二月份 are two months
        return date(start, end, (year, 0, 0)) if year else None
    if text[at : at + 1] == "月" and 1 <= current.whole <= 12:
        month, end = current.whole, at + 1
        following = numeral(text, _SPACES.match(text, end).end())  # type: ignore[union-attr]  # matches anywhere, be it nothing
        if following is None or following.vague or not following.values:
            return date(start, end, (year, month, 0))
        current, at = following, _SPACES.match(text, following.end).end()  # type: ignore[union-attr]  # matches anywhere, be it nothing
    if text[at : at + 1] and text[at] in "日号號" and 1 <= current.whole <= 31 and (month or not year):
        alone = text[at + 1 : at + 2] not in _NOT_DAY and (text[at] == "日" or not current.han)
        if month or alone:
            soft = current.han and not month and current.whole == 1  # 一日: a day
            return date(start, at + 1, (year, month, current.whole), precision=Precision.SOFT if soft else precision)
    return date(start, end, (year, month, 0)) if year or month else None


def clock_time(text: str, start: int, number: Numeral, lexicon: HanLexicon) -> Quantity | None:
    """`下午2时30分`, `14:30`, `7点半`: the word before says which half of the day."""
    before = text[max(0, start - 3) : start].rstrip()
    late, early = before.endswith(lexicon.afternoon), before.endswith(lexicon.morning)
    match = _COLON.match(text, start)
    if match and int(match[1]) <= 24 and int(match[2]) < 60:
        hour = int(match[1]) + (12 if late and int(match[1]) < 12 else 0)
        past = int(match[2]) + Fraction(int(match[3] or 0), 60)
        certain = (late or early or hour > 12) and hour != 12
        return time_of_day(start, match.end(), hour, past, certain=certain)
    at = number.end
    if text[at : at + 1] == " ":
        at += 1
    if not text[at : at + 1] or text[at] not in "时時点點" or not 0 <= number.whole <= 24 or not number.values:
        return None
    if text[at + 1 : at + 2] in {"间", "間", "代", "期", "节", "左"} and text[at] in "时時":
        return None
    clear = (
        late or early or text[at + 1 : at + 2] in set("整半钟鐘许許前后後左") or text[at] in "时時" or not number.han
    )
    if not clear:
        return None
    end, minute = at + 1, 0
    if text[end : end + 1] == "半":
        end, minute = end + 1, 30
    elif (rest := numeral(text, end)) and text[rest.end : rest.end + 1] == "分" and 0 <= rest.whole < 60:
        end, minute = rest.end + 1, rest.whole
    end += text[end : end + 1] in {"钟", "鐘", "整"}
    hour = number.whole + (12 if late and number.whole < 12 else 0)
    return time_of_day(start, end, hour, minute, certain=(late or early or hour > 12) and hour != 12)


def share(text: str, start: int, number: Numeral) -> Quantity | None:
    """`百分之三十`, `三分之二`, `八成`, `七折`."""
    end = number.end
    if text[end : end + 2] in {"分之", "分の"} and number.value:
        part = numeral(text, end + 2)
        if part is None or not part.values:
            return None
        if number.value == 100:
            kind = QuantityKind.PERCENT
            return Quantity(Span(start, part.end), tuple((value,) for value in part.values), kind)
        value = part.value / number.value
        return Quantity(Span(start, part.end), ((value,),), QuantityKind.FRACTION)
    if text[end : end + 1] == "割" and number.value <= 10 and text[end + 1 : end + 2] not in {"合", "引"}:
        return Quantity(Span(start, end + 1), ((number.value * 10,),), QuantityKind.PERCENT)
    if text[end : end + 1] == "成" and 1 <= number.value <= 10 and text[end + 1 : end + 2] not in _NOT_SHARE:
        values = [number.value * 10 + (5 if text[end + 1 : end + 2] == "半" else 0)]
        return Quantity(Span(start, end + 1), ((values[0],),), QuantityKind.PERCENT, precision=Precision.APPROXIMATE)
    if (
        text[end : end + 1] == "折"
        and 1 <= number.value < 100
        and text[end + 1 : end + 2] not in {"叠", "腾", "磨", "射"}
    ):
        paid = number.value * 10 if number.value < 10 else number.value
        return Quantity(Span(start, end + 1), ((100 - paid,), (paid,)), QuantityKind.PERCENT)
    return None
