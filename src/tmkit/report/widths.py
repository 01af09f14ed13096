"""Columns of a terminal: how wide a text is, and how to show the part that matters (UAX 11)."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tmkit.core import Span

_SHOWN = {"\n": "\u21b5", "\t": "\u2192", "\r": "\u240d", "\u00a0": "\u237d", "\u202f": "\u237d", "\u3000": "\u2b1a"}
"""One visible sign for one unseen character, so that marks stay under what they mark."""


@lru_cache(maxsize=8192)
def width(char: str) -> int:
    """Columns of one character: 2 for wide and full-width ones, 0 for combining marks, else 1."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> int:
    """Columns of a text."""
    return sum(map(width, text))


def visible(text: str) -> str:
    """The text, unseen characters replaced one for one by signs."""
    if text.isprintable():
        return text
    return "".join(_SHOWN.get(char) or ("\u00b7" if unicodedata.category(char)[0] == "C" else char) for char in text)


def excerpt(text: str, spans: Sequence[Span], room: int) -> tuple[str, tuple[Span, ...]]:
    """As much of the text as fits into `room` columns around its first span, and the spans within that.

    What is cut off shows as `\u2026`.
    """
    if columns(text) <= room:
        return text, tuple(spans)
    first = spans[0] if spans else Span(0, 0)
    start = _back(text, first.start, room // 3)
    end, used = start, 2
    while end < len(text) and used + width(text[end]) <= room:
        used += width(text[end])
        end += 1
    if end == len(text):
        start = _back(text, end, room - 2)
    lead, tail = "\u2026" * (start > 0), "\u2026" * (end < len(text))
    inside = tuple(
        Span(max(span.start, start) - start + len(lead), max(min(span.end, end), start) - start + len(lead))
        for span in spans
        if span.start <= end and span.end >= start
    )
    return lead + text[start:end] + tail, inside


def _back(text: str, at: int, room: int) -> int:
    used = 0
    while at > 0 and used + width(text[at - 1]) <= room:
        at -= 1
        used += width(text[at])
    return at


def carets(text: str, spans: Sequence[Span]) -> str:
    """A line of `^` to stand under the text's spans; an empty span is one `^` where it stands."""
    if not spans:
        return ""
    line = [" "] * (columns(text) + 1)
    for span in spans:
        start = columns(text[: span.start])
        size = max(columns(text[span.start : span.end]), 1)
        line[start : start + size] = ["^"] * size
    return "".join(line).rstrip()
