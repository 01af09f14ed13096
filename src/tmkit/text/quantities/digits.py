"""Numbers written in digits: `1,234.5`, `1 234,5`, `1.234`, in every reading that their separators allow."""

from fractions import Fraction
from functools import lru_cache

LONGEST = 40  # digits and separators; longer runs are keys and checksums, and int() of a megabyte is quadratic

# A group separator is followed by three digits; an apostrophe is Swiss (9'48" are minutes of an arc), the thin spaces
# are French and SI.
LITERAL = r"(?:\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})++(?![\d])(?:[.,]\d++)?|\d+(?:[.,٫٬]\d+|['’]\d{3}(?!\d))*+)"
MARK = (
    r"[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963"
    r"\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd]"
)
"""Vowel signs, no parts of words to the `re` module: of Latin, Hebrew, Arabic, Hindi, Bengali and Tamil."""

NARROW = r"\d+(?:[.,٫٬]\d+|['’]\d{3}(?!\d))*+"
"""The same without white space, for scripts that put none between words."""

_SPACES = str.maketrans("", "", "\u00a0\u202f\u2009 '’٬")


@lru_cache(maxsize=2048)
def readings(literal: str, decimal: str) -> tuple[Fraction, ...]:
    """Every value that the literal can have, likeliest first; none when it is no number (`1.2.3`, a key).

    `decimal` is the locale's decimal mark. `1,234` is 1234 and 1.234, in the order of the locale's habit.
    """
    if literal.isdecimal():
        return (Fraction(int(literal)),) if len(literal) <= LONGEST else ()
    if len(literal) > LONGEST:
        return ()
    bare = literal.translate(_SPACES).replace("٫", decimal)
    if bare.isdecimal():
        return (Fraction(int(bare)),)
    dots, commas = bare.count("."), bare.count(",")
    if dots and commas:
        last = max(bare.rfind("."), bare.rfind(","))
        mark = bare[last]
        if bare.count(mark) > 1:
            return ()
        return (_value(bare[:last].replace(".", "").replace(",", ""), bare[last + 1 :]),)
    mark = "." if dots else ","
    whole, *rest = bare.split(mark)
    grouped = _grouped(whole, rest)
    if len(rest) > 1:
        return (Fraction(int(whole + "".join(rest))),) if grouped else ()
    fraction = _value(whole, rest[0])
    if not grouped or len(rest[0]) != 3 or whole == "0" or len(literal) != len(bare):
        return (fraction,)
    number = Fraction(int(whole + rest[0]))
    if rest[0] == "000":  # nobody writes sixteen with three decimals
        return (number,)
    if mark == decimal:  # a point is never a group mark in English or Chinese
        return (fraction,) if decimal == "." else (fraction, number)
    return number, fraction


def _grouped(whole: str, rest: list[str]) -> bool:
    """Whether the blocks are digit groups: threes, or the twos and a three of lakhs and crores."""
    if not 1 <= len(whole) <= 3 or whole.startswith("0") or len(rest[-1]) != 3:
        return False
    return all(len(block) == 3 for block in rest) or all(len(block) == 2 for block in rest[:-1])


def _value(whole: str, fraction: str) -> Fraction:
    return Fraction(int(whole + fraction), 10 ** len(fraction))
