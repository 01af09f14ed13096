"""The form of a text in which a memory compares: NFC, white space collapsed, a character for each number and code."""

import re
import unicodedata
from collections.abc import Sequence

from tmkit.core import OBJECT, Code, CodeKind, Segment

NUMBER, CODE = "\ue000", "\ue001"
"""Private-use characters that stand for any number and for any inline code."""

VERSION = 1
"""Of the form: an index made with another one is made anew."""

# Digits with their group and decimal signs: comma, point, the no-break spaces, and a space before exactly three digits.
NUMBERS = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009]\d+| \d{3}(?!\d))*")


def canonical(text: str, codes: Sequence[Code] = ()) -> str:
    """The text as the memory compares it: equal forms differ in white space, numbers and codes alone."""
    if codes or OBJECT in text:
        text = _with_codes(text, codes)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return NUMBERS.sub(NUMBER, " ".join(text.split()))


def of(segment: Segment) -> str:
    """The canonical form of a segment with its codes."""
    return canonical(segment.text, segment.codes)


def numbers(text: str) -> tuple[str, ...]:
    """The numbers that `canonical` puts one character for, in order."""
    return tuple(NUMBERS.findall(text))


def _with_codes(text: str, codes: Sequence[Code]) -> str:
    inserted = sorted((code.position for code in codes if code.kind is not CodeKind.STANDALONE), reverse=True)
    for position in inserted:
        text = text[:position] + CODE + text[position:]
    return text.replace(OBJECT, CODE)
