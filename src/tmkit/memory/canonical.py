"""The form of a text in which a memory compares: NFC, white space collapsed, a character for each number and code."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

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


def many(texts: Sequence[str], codes: Sequence[Sequence[Code]] = ()) -> list[str]:
    """`canonical` of each text, with its codes where `codes` are given; at once, and several times as fast.

    What the form leaves as it is, most texts, is told from the code points of all of them together.
    """
    import numpy

    points = numpy.frombuffer("\0".join(("", *texts, "")).encode("utf-32-le", "surrogatepass"), numpy.uint32)
    kinds = _kinds().take(points)
    found = kinds[1:] & (_DIGIT | _OTHER)
    found[(kinds[1:] & kinds[:-1] & _EDGE) > 0] = _OTHER  # two spaces, or one at an end
    ends = numpy.cumsum(numpy.fromiter(map(len, texts), numpy.intp, len(texts)) + 1)
    changed = numpy.zeros(len(texts), numpy.uint8)
    for kind in (_DIGIT, _OTHER):
        changed[numpy.searchsorted(ends, numpy.flatnonzero(found == kind), side="right")] |= kind
    made = list(texts)
    _with_numbers(made, numpy.flatnonzero(changed == _DIGIT).tolist())
    for row in numpy.flatnonzero(changed & _OTHER).tolist():
        made[row] = canonical(texts[row])
    for row, some in enumerate(codes):
        if some:
            made[row] = canonical(texts[row], some)
    return made


def _with_numbers(texts: list[str], rows: list[int]) -> None:
    """Put the canonical form in the place of the texts of those rows, which have nothing but digits to change."""
    changed = NUMBERS.sub(NUMBER, "\0".join([texts[row] for row in rows])).split("\0")
    if len(changed) != len(rows):  # a text with a NUL of its own
        changed = [canonical(texts[row]) for row in rows]
    for row, text in zip(rows, changed, strict=True):
        texts[row] = text


_EDGE, _DIGIT, _OTHER = 1, 2, 4
_PLAIN = (
    (0x01, 0x2FF), (0x391, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x482), (0x48A, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x22FF), (0x3001, 0x3020), (0x3041, 0x3096),
    (0x30A1, 0x30FA), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xF8FF), (0xFF01, 0xFF5E),
)  # fmt: skip
"""Blocks, of scripts that memories have most of, whose characters NFC keeps whatever stands beside them."""


@lru_cache(maxsize=1)
def _kinds() -> Any:
    """Of each code point: whether it is a space or an end, a digit, or may change for another reason."""
    import numpy

    kinds = numpy.full(0x110000, _OTHER, numpy.uint8)
    for first, last in _PLAIN:
        kinds[first : last + 1] = 0
        for point in range(first, min(last, 0x2FF) + 1):
            kinds[point] = _DIGIT * chr(point).isdecimal() or _OTHER * chr(point).isspace()
    kinds[0xFF10:0xFF1A] = _DIGIT
    kinds[[0, ord(" ")]] = _EDGE
    return kinds


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
