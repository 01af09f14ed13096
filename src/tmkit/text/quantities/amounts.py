"""What stands around a number: its scale, unit, currency and precision."""

import re
from fractions import Fraction

from tmkit.core import Precision, Quantity, QuantityKind, Span, defer
from tmkit.text.quantities.lexicon import Lexicon
from tmkit.text.quantities.signs import CURRENCIES
from tmkit.text.quantities.spelled import Spelled

_CHUNK = r"[^\s\d.,،;؛।:!?()\[\]\"“”«»…<>|=+`*_\-‑–—\ufffc]{1,30}"
_NEXT = defer(
    re.compile, rf"[ \u00a0\u202f\u2009]{{0,2}}[-‑]?({_CHUNK})(?:[ \u00a0-]({_CHUNK}))?(?:[ \u00a0-]({_CHUNK}))?"
)
_BEFORE = defer(re.compile, r"(?:[A-Za-z]{0,3}\.?[A-Za-z]?\.?[$€£￡¥￥₹₩₽₺₫₪฿＄]|\b[A-Za-z]{2,3}\.?)[ \u00a0\u202f]?\Z")
_FIRST = re.compile(r"(?i)(?:\bn(?:o\.?|[°º]|uméro|umber|um\.) ?|#)\Z")  # No. 1 is a way to say best


def finished(text: str, start: int, number: Spelled, lexicon: Lexicon) -> Quantity:
    """The number with its scale, unit, currency and precision."""
    before = text[max(0, start - 24) : start]
    money = _money_before(before, lexicon)
    values, end = number.values, number.end
    attached = end
    sign = ""
    if text.startswith(lexicon.half, end):
        half = next(form for form in lexicon.half if text.startswith(form, end))
        values, end = tuple(value + number.step / 2 for value in values), end + len(half)
    match = _NEXT.match(text, end)
    for _ in range(3):
        if not match:
            break
        first = _stripped(match, lexicon)
        factor = lexicon.scales.get(first)
        if factor is None and lexicon.attached and first[:1] in lexicon.scales:
            values, end = tuple(value * lexicon.scales[first[:1]] for value in values), match.start(1) + 1
            match = _NEXT.match(text, end)
            continue
        if match[1] == "Mio" and "mio" in lexicon.units and not _is_money(match, text, lexicon):
            break  # French mébioctets, and no millions of euros
        if factor is None or not _is_scale(first, money, match.start(1) == attached, values[0], text[match.end(1) - 1]):
            break
        values, end = tuple(value * factor for value in values), match.end(1)
        sign, values = lexicon.money.get(first[-1], ""), values[:1]  # before a scale a number is read one way
        if (
            text[end : end + 1] == "."
            and text[end + 1 : end + 3].strip().isalpha()
            and text[end + 1 : end + 3].islower()
        ):
            end += 1  # тыс. рублей, Mio. Euro is left to its capital
        match = _NEXT.match(text, end)
    unit, end = _unit_after(text, end, match, lexicon, share=number.kind is QuantityKind.FRACTION)
    precision = number.precision
    if precision is Precision.EXACT and number.value == 1 and _FIRST.search(before):
        precision = Precision.SOFT
    if unit and text.startswith(lexicon.half, end):
        after = next(form for form in lexicon.half if text.startswith(form, end))
        values, end = tuple(value + Fraction(1, 2) for value in values), end + len(after)
    if unit == "m" and text[end - 1] == "m" and text[end - 2 : end - 1].isdecimal():  # 1.2m people
        values = (*values, *(value * 10**6 for value in values[:1]))
    about = before[: -len(money[1])] if money else before
    start -= len(money[1]) if money else 0
    if number.kind is QuantityKind.VAGUE:
        start -= next((len(article) for article in lexicon.articles if before.endswith(article)), 0)
    kind, unit = _kind(number.kind, unit or sign, money[0] if money else "")
    if precision is Precision.EXACT and about.lower().rstrip(" \u00a0").endswith(lexicon.about):
        precision = Precision.APPROXIMATE
    return Quantity(Span(start, end), tuple((value,) for value in values), kind, unit, precision)


def _is_money(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Whether a currency stands behind the scale word."""
    after = (match[2] or "").lower()
    for of in ("d'", "d\u2019"):
        after = after.removeprefix(of)
    sign = text[match.end(1) :].lstrip(" .\u00a0\u202f")[:1]
    return after in {"de", "euros", "francs", "dollars"} or after in lexicon.money or sign in lexicon.money


def _is_scale(word: str, money: tuple[str, str] | None, attached: bool, value: Fraction, last: str) -> bool:
    """`m`, `b`, `t` are scales of money alone; `k` when it touches its number."""
    if word in {"m", "b", "t"}:
        return money is not None
    if word == "k":
        return attached and (last == "k" or money is not None or value >= 10)
    return True


def _money_before(before: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The currency that ends the text before a number, and its text."""
    if not before:
        return None
    match = _BEFORE.search(before[-9:])
    if not match:
        return None
    word = match[0].rstrip(" \u00a0\u202f").lower()
    if word in lexicon.money:
        return lexicon.money[word], match[0]
    sign = word[-1:]
    return (lexicon.money[sign], sign + match[0][len(word) :]) if sign in lexicon.money else None


def _stripped(match: re.Match[str], lexicon: Lexicon) -> str:
    """The first word after the number in lower case, without an elided `d'`."""
    word = match[1].lower()
    if "'" not in word and "’" not in word:
        return word
    return next((word[len(of) :] for of in lexicon.of if of[-1] in "'’" and word.startswith(of)), word)


def _unit_after(
    text: str, end: int, match: re.Match[str] | None, lexicon: Lexicon, *, share: bool = False
) -> tuple[str, int]:
    """The unit that follows, given the words there, and where it ends; no unit and `end` where none does."""
    if match and (match[1].lower() in lexicon.of or (share and match[1] in {"a", "an"})):
        match = _NEXT.match(text, match.end(1))
    if not match:
        return "", end
    first = _stripped(match, lexicon)
    two, three = (match[2] or "").lower(), (match[3] or "").lower()
    units = lexicon.units
    if three and f"{first} {two} {three}" in units:
        return units[f"{first} {two} {three}"], match.end(3)
    if two and f"{first} {two}" in units:
        return units[f"{first} {two}"], match.end(2)
    unit = units.get(first) or ("in" if first == "in" and match.start(1) == end else None)
    if unit is None and "/" in first:
        unit = units.get(first.partition("/")[0])
    if unit is None and lexicon.stems:
        unit = next(
            (
                lexicon.stems[first[:n]]
                for n in range(min(len(first), 14), lexicon.stem - 1, -1)
                if first[:n] in lexicon.stems
            ),
            None,
        )
    letter = len(first) == 1 and first.isalpha()
    if unit is None or (letter and (match.start(1) > end + 1 or match[1] in "MGLTSH")):  # 52M are no metres
        return "", end
    return unit, match.end(1)


def _kind(kind: QuantityKind, unit: str, money: str) -> tuple[QuantityKind, str]:
    """What the number is, given the unit after it and the currency before it."""
    if kind is QuantityKind.VAGUE:
        return kind, unit or money
    if unit == "%":
        return QuantityKind.PERCENT, ""
    if unit == "pp":
        return QuantityKind.PERCENTAGE_POINT, ""
    if unit == "fold":
        return QuantityKind.MULTIPLE, ""
    if money or unit in CURRENCIES:
        return QuantityKind.MONEY, unit if unit in CURRENCIES and money in {"", "dollar"} else money or unit
    if kind is QuantityKind.ORDINAL and unit == "century":
        return QuantityKind.PERIOD, unit
    if unit and kind is not QuantityKind.ORDINAL:
        return QuantityKind.MEASURE, unit
    return kind, ""
