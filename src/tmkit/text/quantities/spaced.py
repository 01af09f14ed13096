"""Quantities of languages that put spaces between words: one walk over figures and number words."""

import re
from fractions import Fraction

from tmkit.core import Precision, Quantity, QuantityKind, Span, defer
from tmkit.text.quantities.clock import time_at
from tmkit.text.quantities.compound import merged, put
from tmkit.text.quantities.dates import date, date_from_day, date_from_month, decade, numeric_date, weekday
from tmkit.text.quantities.digits import LITERAL, MARK, readings
from tmkit.text.quantities.figures import century, fraction, listed, telephone, unlisted
from tmkit.text.quantities.lexicon import Entry, Lexicon, Role
from tmkit.text.quantities.mask import masked
from tmkit.text.quantities.ranges import inherit
from tmkit.text.quantities.signs import CURRENCIES
from tmkit.text.quantities.spelled import Spelled, spelled

_TOKEN = re.compile(
    r"(?P<code>(?<![^\W_])(?:(?:[A-Z][A-Za-z]{0,9}+|[A-ZА-Я]{1,5}+)[-‑]?|[a-z]{1,12}+)\d{1,6}(?:[-‑]?[A-Z]{1,3}\b)?(?![\d.,:]*\d))"
    rf"|(?P<figure>{LITERAL})|(?P<word>(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff]|{MARK})+)"
)
_CHUNK = r"[^\s\d.,،;؛।:!?()\[\]\"“”«»…<>|=+`*_\-‑–—\ufffc]{1,30}"
_NEXT = defer(
    re.compile, rf"[ \u00a0\u202f\u2009]{{0,2}}[-‑]?({_CHUNK})(?:[ \u00a0-]({_CHUNK}))?(?:[ \u00a0-]({_CHUNK}))?"
)
_BEFORE = defer(re.compile, r"(?:[A-Za-z]{0,3}\.?[A-Za-z]?\.?[$€£￡¥￥₹₩₽₺₫₪฿＄]|\b[A-Za-z]{2,3}\.?)[ \u00a0\u202f]?\Z")
_POINT = re.compile(r"(?:^|[^\w.,…])\.\Z")
_FIRST = re.compile(r"(?i)(?:\bn(?:o\.?|[°º]|uméro|umber|um\.) ?|#)\Z")  # No. 1 is a way to say best
_ABBREVIATED = re.compile(r"\.[ \u00a0]?[^\W\d_A-ZА-Я]")  # the full stop of тыс. рублей, not of a sentence
_LISTED = re.compile(r"[.)][ \u00a0]\D")


def scan_spaced(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order of place."""
    text = masked(text)
    found: list[Quantity] = []
    words, search = lexicon.words, _TOKEN.search
    match = search(text)
    while match:
        start, position = match.span()
        if match.lastgroup == "word":
            word = match[0].lower()
            entry = words.get(word) or unlisted(word, match[0], lexicon)
            item = _word(text, start, position, entry, lexicon) if entry else None
        elif match.lastgroup == "figure" and (several := listed(match, lexicon)):
            found += several
            item = None
        elif match.lastgroup == "figure":
            item = _figure(text, start, position, match[0], lexicon)
        else:
            item = _code(text, start, position, match[0], lexicon)
        if item is not None:
            put(found, item)
            position = item.span.end
        match = search(text, position)
    return tuple(merged(text, inherit(text, found, lexicon)))


def _word(text: str, start: int, end: int, entry: Entry, lexicon: Lexicon) -> Quantity | None:
    """What begins with this word: a date, a weekday, a spelled number, a magnitude."""
    role, value, unit = entry
    if role is Role.MONTH:
        return date_from_month(text, start, end, int(value), unit, lexicon)
    if role is Role.WEEKDAY:
        return weekday(text, start, end, int(value), unit)
    if role is Role.SOFT:
        kind = QuantityKind.TIME if unit == "time" else QuantityKind.MEASURE if unit else QuantityKind.NUMBER
        unit = "" if unit == "time" else unit
        return Quantity(Span(start, end), ((value,),), kind, unit, Precision.SOFT)
    if role is Role.SPAN:
        if unit == "century" and (whole := century(text, start, end)):
            return whole
        if half := next((form for form in lexicon.half if text.startswith(form, end)), ""):  # an hour and a half
            value, end = value + Fraction(1, 2), end + len(half)
        precision = Precision.SOFT if value == 1 else Precision.EXACT
        return Quantity(Span(start, end), ((value,),), QuantityKind.MEASURE, unit, precision)
    number = spelled(text, start, lexicon)
    if number is None:
        return None
    if number.kind is QuantityKind.ORDINAL or (number.kind is QuantityKind.NUMBER and 1 <= number.value <= 31):
        day = date_from_day(text, start, number.end, int(number.value), lexicon)
        if day:
            return day
    return _finish(text, start, number, lexicon)


def _code(text: str, start: int, end: int, literal: str, lexicon: Lexicon) -> Quantity | None:
    """`S-400`, `COVID-19`; but `US$90`, `USD90` and `Rs500` are money, and a month's name is one."""
    letters = re.match(r"[^\W\d_]+", literal)
    assert letters is not None
    name = letters[0].lower()
    digits = start + len(letters[0])
    entry = lexicon.words.get(name)
    month = entry is not None and entry[0] is Role.MONTH and "-" in literal
    if name in lexicon.money or month:
        if month and entry:
            return date_from_month(text, start, digits, int(entry[1]), entry[2], lexicon)
        figure = re.compile(LITERAL).match(text, digits)
        return _figure(text, digits, figure.end(), figure[0], lexicon) if figure else None
    plain = re.sub(r"[-‑]", "", literal).upper()
    value = Fraction(int("".join(char for char in plain if char.isdecimal()) or 0))
    return Quantity(Span(start, end), ((value,),), QuantityKind.CODE, plain)


def _figure(text: str, start: int, end: int, literal: str, lexicon: Lexicon) -> Quantity | None:
    """What begins with these figures."""
    if text.startswith("9/11", start) and text[start + 4 : start + 5] not in set("0123456789/"):
        return date(start, start + 4, (0, 9, 11), precision=Precision.SOFT)
    if share := fraction(text, start):
        return share
    special = numeric_date(text, start, dayfirst=lexicon.dayfirst) or telephone(text, start, literal)
    if special:
        return special
    if _POINT.search(text[max(0, start - 2) : start]):  # .08 is 0.08
        literal, start = f"0.{literal}" if literal.isdecimal() else literal, start - 1
    values = readings(literal, lexicon.decimal)
    if not values:
        kind = QuantityKind.VERSION if len(literal) <= 40 and "." in literal else QuantityKind.CODE
        return Quantity(Span(start, end), ((Fraction(0),),), kind, literal[:80])
    small = literal.isdecimal() and len(literal) <= 2
    if small or ("." in literal and len(literal) <= 5):
        special = time_at(text, start, end, lexicon)
        if special:
            return special
    tail = re.compile(r"[^\W\d_ªº]{1,4}|[ªº]").match(text, end)
    if tail and tail[0].lower() in lexicon.ordinals:
        day = date_from_day(text, start, tail.end(), int(values[0]), lexicon) if small else None
        ordinal = Spelled(values, tail.end(), QuantityKind.ORDINAL)
        if values[0] == 3 and text[tail.end() + 1 : tail.end() + 5] == "part":  # 3rd party
            return Quantity(Span(start, tail.end()), ((values[0],),), QuantityKind.ORDINAL, precision=Precision.SOFT)
        return day or _finish(text, start, ordinal, lexicon)
    if small:
        day = date_from_day(text, start, end, int(values[0]), lexicon)
        if day:
            return day
    if start < 4 and len(literal) <= 2 and _LISTED.match(text, end) and not text[:start].strip():
        return Quantity(Span(start, end), ((values[0],),), QuantityKind.NUMBER, precision=Precision.SOFT)
    tens = re.compile(r"['’]?([^\W\d_]{1,3})\b").match(text, end)
    if literal.isdecimal() and values[0] % 10 == 0 and tens and tens[1] in lexicon.decades:
        return decade(start, tens.end(), values[0])
    if literal.isdecimal() and values[0] % 10 == 0 and text[max(0, start - 12) : start].lower().endswith(lexicon.years):
        return decade(start, end, values[0])
    return _finish(text, start, Spelled(values, end, QuantityKind.NUMBER), lexicon)


def _finish(text: str, start: int, number: Spelled, lexicon: Lexicon) -> Quantity:
    """The number with its scale, unit, currency and precision."""
    before = text[max(0, start - 24) : start]
    money = _money_before(before, lexicon)
    values, end = number.values, number.end
    attached = end
    sign = ""
    half = next((form for form in lexicon.half if text.startswith(form, end)), "")
    if half:
        values, end = tuple(value + number.step / 2 for value in values), end + len(half)
    for _ in range(3):
        match = _NEXT.match(text, end)
        if not match:
            break
        first = _stripped(match, lexicon)
        factor = lexicon.scales.get(first)
        if factor is None and lexicon.attached and first[:1] in lexicon.scales:
            values, end = tuple(value * lexicon.scales[first[:1]] for value in values), match.start(1) + 1
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
    unit, end = _unit_after(text, end, lexicon, share=number.kind is QuantityKind.FRACTION)
    precision = number.precision
    if number.value == 1 and precision is Precision.EXACT and _FIRST.search(before):
        precision = Precision.SOFT
    if after := next((form for form in lexicon.half if unit and text.startswith(form, end)), ""):
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
    return next((word[len(of) :] for of in lexicon.of if of[-1] in "'’" and word.startswith(of)), word)


def _unit_after(text: str, end: int, lexicon: Lexicon, *, share: bool = False) -> tuple[str, int]:
    """The unit that follows and where it ends; no unit and `end` where none does."""
    match = _NEXT.match(text, end)
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
