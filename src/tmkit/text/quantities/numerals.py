"""Han numerals and figures with Han scales: 二十五, 6120亿, 3.5万, 1亿5000万, 数百亿, 二〇一八."""

import itertools
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tmkit.core import defer
from tmkit.text.quantities.digits import LONGEST, readings

_DIGITS = dict(zip("〇零一二三四五六七八九", [0, *range(10)], strict=True)) | {
    "两": 2, "兩": 2, "俩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6,
    "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TWENTY = {"廿": 20, "卅": 30}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_VAGUE = frozenset("数數几幾")
_ABOUT = frozenset("多余餘来來")

_D, _S = "".join(_DIGITS), "".join([*_SMALL, *_LARGE, *_TWENTY])
_FIGURE = r"\d+(?:[.,．٫]\d+)*+"
_REST = (
    rf"[{_D}{_S}](?<![千百])|千(?![瓦克米卡焦赫伏帕])|百(?!分[位比点點数])|[点點・](?=[{_D}])"
    rf"|(?<=[{_S}])\d+(?:[.,]\d+)*+(?=[{_S}])|[多余餘来來几幾数數](?=[十百千万萬亿億])"
)
NUMBER = (
    rf"第?(?:{_FIGURE}|[{_D}{_S}]|[数數几幾](?=[十百千万萬亿億]))"
    rf"(?:(?:{_REST})(?<!兆)|兆(?![瓦字帕赫欧比])|[ \u00a0](?=[多余餘]?[万萬亿億]))*"
)
_NUMBER = defer(re.compile, NUMBER.removeprefix("第?"))
_PARTS = re.compile(rf"{_FIGURE}|[^ \u00a0]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number before its unit is known."""

    values: tuple[Fraction, ...]
    """Likeliest first; none for what is no number (`1.2.3`)."""
    end: int
    """Code points: where it ends."""
    han: bool
    """Whether it has no figures."""
    length: int
    """Characters."""
    figures: int
    """Digits in a row that it is made of, 0 when it has scales: 2018 and 二〇一八 have 4."""
    literal: Fraction
    """The figures without the scale; 0 in Han numerals."""
    vague: bool = False
    about: bool = False
    bare: bool = False
    """A scale without a number before it: 百, 千万."""
    doubtful: bool = False
    """Neighbouring digits that may mean "three or four"."""

    @property
    def value(self) -> Fraction:
        """The likeliest, 0 for none."""
        return self.values[0] if self.values else Fraction(0)

    @property
    def whole(self) -> int:
        """The value when it is a whole number, else -1."""
        return int(self.value) if self.values and self.value.denominator == 1 else -1


@lru_cache(maxsize=4096)
def _read(written: str) -> Numeral:
    """The numeral that the text is."""
    parts = _PARTS.findall(written)
    han = not parts[0][0].isdecimal()
    if len(parts) == 1 and not han:
        values = readings(written.replace("．", "."), ".")
        figures = len(written) if written.isdecimal() and len(written) <= LONGEST else 0
        return Numeral(values, len(written), han, len(written), figures, values[0] if values else Fraction(0))
    if all(part in _DIGITS for part in parts):
        number = Fraction(int("".join(str(_DIGITS[part]) for part in parts[:LONGEST])))
        doubtful = 1 < len(parts) < 4
        either = tuple(Fraction(_DIGITS[part]) for part in parts) if len(parts) == 2 else ()
        return Numeral(
            (number, *either),
            len(written),
            True,
            len(parts),
            len(parts) * (len(parts) > 1),
            Fraction(0),
            doubtful=doubtful,
        )
    total, literal = _sum(parts)
    vague = any(part in _VAGUE for part in parts)
    about = any(part in _ABOUT for part in parts)
    bare = (
        parts[0] in _LARGE
        or (parts[0] in _SMALL and parts[0] not in "十拾")
        or (parts[0] in "十拾" and len(parts) > 1 and parts[1] in _LARGE)
    )
    at = _doubt(parts)
    values = (total,) if at < 0 else (_sum(parts[:at] + parts[at + 1 :])[0], _sum(parts[: at + 1] + parts[at + 2 :])[0])
    return Numeral(values, len(written), han, len(parts), 0, literal, vague, about, bare, at >= 0)


def _doubt(parts: list[str]) -> int:
    """Where `三四` in 三四十 means three or four; -1 for nowhere."""
    if "点" in parts or "點" in parts:
        return -1
    pairs = enumerate(itertools.pairwise(parts))
    return next((at for at, (one, two) in pairs if _DIGITS.get(one) and _DIGITS.get(two)), -1)


def _sum(parts: list[str]) -> tuple[Fraction, Fraction]:
    """The value of figures, digits and scales in a row, and its first figures."""
    total, section, number, literal = Fraction(0), Fraction(0), None, Fraction(0)
    decimals, scale = 0, 0
    for part in parts:
        if part[0].isdecimal():
            read = readings(part, ".")
            number = read[0] if read else Fraction(0)
            literal = literal or number
        elif part in "点點・":
            decimals, number = 1, number or Fraction(0)
        elif part in _DIGITS:
            if decimals:
                number = (number or Fraction(0)) + Fraction(_DIGITS[part], 10**decimals)
                decimals += 1
            else:
                number = Fraction(_DIGITS[part])
        elif part in _VAGUE:
            number = Fraction(1)
        elif part in _TWENTY:
            section += _TWENTY[part]
        elif part in _SMALL:
            section, number, scale = (
                section + (Fraction(1) if number is None else number) * _SMALL[part],
                None,
                _SMALL[part],
            )
        elif part in _LARGE:
            section += number or 0
            if not section and total:
                total *= _LARGE[part]
            else:
                total += (section or 1) * _LARGE[part]
            section, number, decimals, scale = Fraction(0), None, 0, _LARGE[part]
    if (
        number is not None
        and number < 10
        and scale >= 100
        and len(parts) >= 2
        and parts[-1] in _DIGITS
        and parts[-2] not in "零〇"
    ):
        number = number * scale / 10 if parts[-2] in _SMALL or parts[-2] in _LARGE else number
    return total + section + (number or 0), literal


def numeral(text: str, start: int) -> Numeral | None:
    """The number that begins at `start`."""
    match = _NUMBER.match(text, start)
    if not match:
        return None
    written = match[0].rstrip(" \u00a0")
    read = _read(written if len(written) <= LONGEST else written[: LONGEST + 1])
    return Numeral(read.values, start + len(written), read.han, read.length, read.figures, read.literal,
                   read.vague, read.about, read.bare, read.doubtful)  # fmt: skip
