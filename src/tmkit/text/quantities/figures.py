"""What figures and words beside the plain numbers are: telephone numbers, lists, centuries, times in one word."""

import re
from fractions import Fraction
from itertools import pairwise

from tmkit.core import Quantity, QuantityKind, Span
from tmkit.text.quantities.digits import readings
from tmkit.text.quantities.lexicon import Entry, Lexicon, Role

_FRACTION = re.compile(r"([1-9]\d?)/([1-9]\d?)(?![\d/.:-])")
_PHONE = re.compile(r"\+?\d{1,4}(?:[ .\u00a0-]\(?\d{2,4}\)?){2,5}(?!\d)")
_ROMAN = re.compile(r"\b([IVX]{1,6})[ \u00a0-]?(?:ᵉ|e|ème|er|º|°|\.)?[ \u00a0\u202f]\Z")
_ROMAN_AFTER = re.compile(r"[ \u00a0]([IVX]{1,6})\b")
_RUNNING = frozenset({Role.UNIT, Role.TENS, Role.HUNDRED, Role.SCALE})
_NUMERAL = re.compile(r"([IVX]{2,6})|([IVX]{1,6})(?:e|ème|er|ª|º)")


def fraction(text: str, start: int) -> Quantity | None:
    """`1/3` at `start`; but `24/7` and parts of dates and paths are none."""
    match = _FRACTION.match(text, start)
    if not match or int(match[1]) >= int(match[2]) or text[start - 1 : start] in {"/", "-", "."}:
        return None
    return Quantity(Span(*match.span()), ((Fraction(int(match[1]), int(match[2])),),), QuantityKind.FRACTION)


def telephone(text: str, start: int, literal: str) -> Quantity | None:
    """A telephone number has three blocks and eight digits at least, a plus or a leading zero or one."""
    plus = start > 0 and text[start - 1] == "+"
    if not plus and literal[0] not in "01":
        return None
    match = _PHONE.match(text, start)
    if not match or sum(char.isdecimal() for char in match[0]) < 8:
        return None
    digits = "".join(char for char in match[0] if char.isdecimal())
    return Quantity(Span(start, match.end()), ((Fraction(int(digits)),),), QuantityKind.PHONE, digits)


def century(text: str, start: int, end: int) -> Quantity | None:
    """The century whose roman numeral stands before or after the word: XIXe siècle, siglo XX."""
    if before := _ROMAN.search(text[max(0, start - 12) : start]):
        return Quantity(Span(start - len(before[0]), end), ((_roman(before[1]),),), QuantityKind.PERIOD, "century")
    if after := _ROMAN_AFTER.match(text, end):
        return Quantity(Span(start, after.end()), ((_roman(after[1]),),), QuantityKind.PERIOD, "century")
    return None


def _roman(numeral: str) -> Fraction:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return Fraction(sum(-one if one < two else one for one, two in pairwise([*values, 0])))


def listed(match: re.Match[str], lexicon: Lexicon) -> list[Quantity]:
    """The numbers of a list without spaces (1,2,4); none where it is one number."""
    parts = match[0].split(",")
    if (
        len(parts) < 3
        or readings(match[0], lexicon.decimal)
        or not all(part.isdecimal() and len(part) < 9 for part in parts)
    ):
        return []
    found, start = [], match.start()
    for part in parts:
        found.append(Quantity(Span(start, start + len(part)), ((Fraction(int(part)),),), QuantityKind.NUMBER))
        start += len(part) + 1
    return found


def _begun(word: str, lexicon: Lexicon) -> Entry | None:
    """A time in one word: an inflected one of it (savaitę), or several (vierwöchig)."""
    for length in range(min(len(word), 9), lexicon.stem - 1, -1):
        if (unit := lexicon.beginnings.get(word[:length])) and len(word) - length <= 4:
            return Role.SPAN, Fraction(1), unit
    for length in range(2, min(len(word) - 2, 9)):
        entry = lexicon.words.get(word[:length])
        if entry and entry[0] in (Role.UNIT, Role.TENS):
            rest = word[length:]
            for end in range(min(len(rest), 9), lexicon.stem - 1, -1):
                if unit := lexicon.beginnings.get(rest[:end]):
                    return Role.SPAN, entry[1], unit
    return None


def unlisted(word: str, written: str, lexicon: Lexicon) -> Entry | None:
    """A word that the lexicon does not list: a roman numeral (Elizabeth II), or a time in some form."""
    if word[0] in "ivx" and (numeral := _NUMERAL.fullmatch(written)):
        return Role.SOFT, _roman(numeral[1] or numeral[2]), ""
    return run_on(word, lexicon) or (_begun(word, lexicon) if lexicon.beginnings else None)


def run_on(word: str, lexicon: Lexicon) -> Entry | None:
    """The entry of a number in one word that the lexicon does not list."""
    value = _run(word, lexicon) if lexicon.together else None
    return (Role.TENS, value, "") if value else None


def _run(word: str, lexicon: Lexicon) -> Fraction | None:
    """The value of number words that run on: zweihundertfünfzig, milleduecento; none where anything else is in it."""
    total = current = Fraction(0)
    count, rest = 0, word
    while rest:
        for length in range(min(len(rest), 20), 2, -1):
            entry = lexicon.words.get(rest[:length])
            if entry and entry[0] in _RUNNING:
                break
        else:
            return None
        role, value, _unit = entry
        if role is Role.HUNDRED:
            current = (current or 1) * value
        elif role is Role.SCALE or value == 1000:
            total, current = total + (current or 1) * value, Fraction(0)
        else:
            current += value
        count, rest = count + 1, rest[length:].removeprefix("und") if rest[length:] != "und" else ""
    return total + current if count > 1 else None
