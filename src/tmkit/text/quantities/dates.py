"""Dates: day, month and year in any order, decades, weekdays."""

import re
from fractions import Fraction

from tmkit.core import Precision, Quantity, QuantityKind, Span
from tmkit.text.quantities.lexicon import Lexicon, Role

_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?![\d/])")
_WORD = re.compile(r"[.,]?[ \u00a0\u202f]?(?:(?:of|de|del|d['’]|di)[ \u00a0]?)?([^\W\d_]+)")
_DAY = re.compile(r"\.?[ \u00a0\u202f]?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)")
_YEAR = re.compile(r"[.,]?[ \u00a0\u202f]?(?:(?:of|de|del|do)[ ]|,[ ])?(\d{4})(?![\d:]|[.,]\d)")
_PREPOSITIONS = ("in ", "of ", "since ", "by ", "until ", "last ", "this ", "next ", "early ", "late ", "mid-", "from ",
                 "during ", "between ", "till ", "before ", "after ", "to ", "and ")  # fmt: skip
_MONTHS, _DAYS = range(1, 13), range(1, 32)


def date(start: int, end: int, *values: tuple[int, int, int], precision: Precision = Precision.EXACT) -> Quantity:
    """A date, in its readings (year, month, day), 0 where unsaid."""
    read = tuple((Fraction(year), Fraction(month), Fraction(day)) for year, month, day in values)
    return Quantity(Span(start, end), read, QuantityKind.DATE, precision=precision)


def numeric_date(text: str, start: int, *, dayfirst: bool) -> Quantity | None:
    """`24/08/2018`, `2018-08-24`, `24.8.2018` at `start`, with both orders where both can be."""
    match = _NUMERIC.match(text, start)
    if not match:
        return None
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4 and len(match[4]) <= 2:
        valid = [(one, two, three)] if two in _MONTHS and three in _DAYS else []
    elif len(match[1]) <= 2 and len(match[4]) in (2, 4) and (len(match[4]) == 4 or match[2] == "/"):
        year = three if len(match[4]) == 4 else 2000 + three if three < 50 else 1900 + three
        orders = [(year, two, one), (year, one, two)] if dayfirst else [(year, one, two), (year, two, one)]
        valid = [order for order in orders if order[1] in _MONTHS and order[2] in _DAYS]
    else:
        return None
    return date(start, match.end(), *dict.fromkeys(valid)) if valid else None


def date_from_day(text: str, start: int, end: int, day: int, lexicon: Lexicon) -> Quantity | None:
    """The date whose day stands from `start` to `end` and whose month follows: `24 août 2018`, `24th of August`."""
    if day not in _DAYS:
        return None
    match = _WORD.match(text, end)
    if not match:
        return None
    entry = lexicon.words.get(match[1].lower())
    if entry is None or entry[0] is not Role.MONTH or (entry[2] and not match[1][0].isupper()):
        return None
    year = _YEAR.match(text, match.end())
    if year and int(year[1]) < 2200:
        return date(start, year.end(), (int(year[1]), int(entry[1]), day))
    return date(start, match.end(), (0, int(entry[1]), day))


def date_from_month(text: str, start: int, end: int, month: int, habit: str, lexicon: Lexicon) -> Quantity | None:
    """The date that begins with its month: `Aug. 24, 2018`, `août 2018`, `August`."""
    if habit and not text[start].isupper():
        return None
    year = _YEAR.match(text, end)
    if year and int(year[1]) < 2200:
        return date(start, year.end(), (int(year[1]), month, 0))
    day = _DAY.match(text, end)
    if day and int(day[1]) in _DAYS:
        year = _YEAR.match(text, day.end())
        if year and int(year[1]) < 2200:
            return date(start, year.end(), (int(year[1]), month, int(day[1])))
        return date(start, day.end(), (0, month, int(day[1])))
    if habit == "short" and text[end : end + 1] != ".":
        return None
    doubtful = habit == "doubtful" and not text[max(0, start - 9) : start].lower().endswith(_PREPOSITIONS)
    return date(start, end, (0, month, 0), precision=Precision.SOFT if doubtful else Precision.EXACT)


def decade(start: int, end: int, value: Fraction) -> Quantity:
    """`1990s`, `années 90`: by its year and by its last two digits."""
    values = [value] if value >= 1000 else [value, value + 1900]
    if value >= 1000:
        values.append(value % 100)
    return Quantity(Span(start, end), tuple((year,) for year in values), QuantityKind.PERIOD, "decade")


def weekday(text: str, start: int, end: int, day: int, habit: str) -> Quantity | None:
    """The day of the week, Monday 1; a short form (`Sun`) only where a full stop, comma or figure follows."""
    if habit and not text[start].isupper():
        return None
    if habit == "short" and not re.compile(r"[.,]|[ ]\d").match(text, end):
        return None
    return Quantity(Span(start, end), ((Fraction(day),),), QuantityKind.WEEKDAY)
