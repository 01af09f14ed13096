"""Quantities of languages that put spaces between words: one walk over figures and number words."""

import re
from collections.abc import Iterable
from fractions import Fraction

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text.quantities.amounts import finished
from tmkit.text.quantities.clock import time_at
from tmkit.text.quantities.compound import merged, put
from tmkit.text.quantities.dates import date, date_from_day, date_from_month, decade, numeric_date, weekday
from tmkit.text.quantities.digits import LITERAL, MARK, readings
from tmkit.text.quantities.figures import century, fraction, listed, telephone, unlisted
from tmkit.text.quantities.lexicon import Entry, Lexicon, Role
from tmkit.text.quantities.mask import masked
from tmkit.text.quantities.ranges import inherit
from tmkit.text.quantities.spelled import Spelled, spelled

_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]"
_LETTERS = rf"(?:{_LETTER}++(?:{MARK}++{_LETTER}*+)*+|{MARK}++(?:{_LETTER}++|{MARK}++)*+)"
"""A run of letters and marks, spelt so that most runs are one step."""
_WORDS = re.compile(_LETTERS)
"""All that the tokens of a text without digits can be."""
_TOKEN = re.compile(
    rf"(?P<plain>{_LETTERS}(?![-‑\d]))"  # most words: no code can begin with them
    r"|(?P<code>(?<![^\W_])(?:(?:[A-Z][A-Za-z]{0,9}+|[A-ZА-Я]{1,5}+)[-‑]?|[a-z]{1,12}+)\d{1,6}(?:[-‑]?[A-Z]{1,3}\b)?(?![\d.,:]*\d))"
    rf"|(?P<figure>{LITERAL})|(?P<word>{_LETTERS})"
)
_DIGIT = re.compile(r"\d")
MOST = 8_192
"""Different words of a language that are remembered, 200 bytes each; with eight times as many no run is faster."""
_POINT = re.compile(r"(?:^|[^\w.,…])\.\Z")
_LISTED = re.compile(r"[.)][ \u00a0]\D")


def is_quiet(text: str, lexicon: Lexicon) -> bool:
    """Whether the text has no digit and no word that has to do with numbers, save lone words for one."""
    if _DIGIT.search(text):
        return False
    words, quiet = _WORDS.findall(text), lexicon.quiet
    if quiet.issuperset(words):
        return True
    _make_room(len(words), lexicon)  # for all of them: what is forgotten halfway would be no quiet word
    for written in words:
        if written not in quiet and written not in lexicon.met:
            _entry(written, lexicon)
    return quiet.issuperset(words)


def scan_spaced(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order of place."""
    text = masked(text)
    tokens = _TOKEN
    if not _DIGIT.search(text):
        if _dull(_WORDS.findall(text), lexicon):
            return ()
        tokens = _WORDS
    found: list[Quantity] = []
    position = 0
    while position >= 0:
        position = _scan(text, tokens.finditer(text, position), found, lexicon)
    return tuple(merged(text, inherit(text, found, lexicon))) if found else ()


def _scan(text: str, tokens: Iterable[re.Match[str]], found: list[Quantity], lexicon: Lexicon) -> int:
    """Add what the tokens begin; where to go on when a quantity ends elsewhere than its first token, else -1."""
    dull, met = lexicon.dull, lexicon.met
    for match in tokens:
        kind = match.lastgroup
        if kind not in {"figure", "code"}:
            written = match[0]
            if written in dull:
                continue
            entry = met.get(written) or _entry(written, lexicon)
            if entry is None:
                continue
            item = _word(text, match.start(), match.end(), entry, lexicon)
        elif kind == "figure":
            if several := listed(match, lexicon):
                found += several
                continue
            item = _figure(text, match.start(), match.end(), match[0], lexicon)
        else:
            item = _code(text, match.start(), match.end(), match[0], lexicon)
        if item is not None:
            put(found, item)
            if item.span.end != match.end():
                return item.span.end
    return -1


def _dull(words: list[str], lexicon: Lexicon) -> bool:
    """Whether no word has to do with numbers."""
    dull = lexicon.dull
    return dull.issuperset(words) or not any(
        lexicon.met.get(written) or _entry(written, lexicon) for written in words if written not in dull
    )


def _make_room(words: int, lexicon: Lexicon) -> None:
    """Forget all words where so many more are too many."""
    if len(lexicon.dull) + len(lexicon.met) + words > MOST:
        lexicon.dull.clear()
        lexicon.quiet.clear()
        lexicon.met.clear()


def _entry(written: str, lexicon: Lexicon) -> Entry | None:
    """What a word is to numbers, remembered: a text has few words that it has not had before."""
    word = written.lower()
    entry = lexicon.words.get(word) or unlisted(word, written, lexicon)
    _make_room(1, lexicon)
    if entry:
        lexicon.met[written] = entry
    else:
        lexicon.dull.add(written)
    if not entry or (entry[0] is Role.UNIT and entry[1] == 1 and entry[2] != "doubtful"):
        lexicon.quiet.add(written)
    return entry


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
    return finished(text, start, number, lexicon)


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
        return day or finished(text, start, ordinal, lexicon)
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
    return finished(text, start, Spelled(values, end, QuantityKind.NUMBER), lexicon)
