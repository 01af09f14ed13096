"""Times of day: 14h30, 2:30 p.m., 14.30 Uhr."""

import re
from fractions import Fraction

from tmkit.core import Quantity, QuantityKind, Span
from tmkit.text.quantities.lexicon import Lexicon

_COLON = re.compile(
    r"(\d{1,2})(?:[:：](\d{2})(?:[:：](\d{2}))?|[.](\d{2}))?(?!\d)"
    r"(?:[ \u00a0\u202f]?([^\W\d_]{1,8}\.?(?:[ ]?m\b\.?)?))?"
)
_HOUR = re.compile(r"(\d{1,2})[ \u00a0\u202f]?([Hh]|heures?|hs)[ \u00a0\u202f]?(\d{2})?(?!\w)")
_BEFORE = ("à ", "vers ", "dès ", "avant ", "après ", "les ", "depuis ", "de ", "et ", "à\u00a0")
HALF_DAY = 720  # minutes


def time_of_day(start: int, end: int, hour: int, minute: int | Fraction, certain: bool) -> Quantity:
    """The time, in minutes after midnight; where the half of the day is unsaid, the other one is its second reading."""
    minutes = Fraction(hour * 60 + minute)
    values = [minutes]
    if hour == 24:
        values.append(minutes - 2 * HALF_DAY)
    if not certain and hour <= 12:
        values.append((minutes + HALF_DAY) % (2 * HALF_DAY))
    return Quantity(Span(start, end), tuple((value,) for value in values), QuantityKind.TIME)


def time_at(text: str, start: int, end: int, lexicon: Lexicon) -> Quantity | None:
    """The time of day that begins at these figures."""
    match = _HOUR.match(text, start)
    if match and "h" in lexicon.hours and int(match[1]) <= 24:
        minute = int(match[3] or 0)
        clock = match[3] or text[max(0, start - 9) : start].lower().endswith(_BEFORE)
        end = match.end()
        if not match[3] and (half := next((form for form in lexicon.half if text.startswith(form, end)), "")):
            minute, end = 30, end + len(half)
        if clock and minute < 60:
            return time_of_day(start, end, int(match[1]), minute, certain=int(match[1]) > 12 or bool(match[3]))
    match = _COLON.match(text, start)
    if not match or int(match[1]) > 24:
        return None
    minute = int(match[2] or match[4] or 0)
    end = match.end()
    half = next((form for form in lexicon.half if not minute and match[5] and text.startswith(form, end)), "")
    if half:  # cinq heures et demie
        minute, end = 30, end + len(half)
    word = (match[5] or "").lower().replace(".", "").replace(" ", "")
    hour = int(match[1])
    if minute < 60 and word in lexicon.afternoon:
        return time_of_day(start, match.end(), hour % 12 + 12, minute, certain=True)
    if minute < 60 and word in lexicon.morning:
        return time_of_day(start, match.end(), hour % 12, minute, certain=True)
    if minute < 60 and word in lexicon.hours and (word != "h" or match[2]):
        return time_of_day(start, end, hour, minute, certain=hour > 12)
    if match[4] and minute < 60 and text[max(0, start - 12) : start].rstrip().lower().endswith(lexicon.at or ("\0",)):
        return time_of_day(start, match.end(4), hour, minute, certain=hour > 12)
    if match[2] and minute < 60:
        seconds = Fraction(int(match[3] or 0), 60)
        return time_of_day(start, match.end(3) if match[3] else match.end(2), hour, minute + seconds, certain=hour > 12)
    return None
