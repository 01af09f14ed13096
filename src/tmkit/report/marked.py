"""A text as HTML: its spans marked, its inline codes as labels, what nobody sees as signs; everything escaped."""

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

from tmkit.core import OBJECT, Code, CodeKind, Segment, Span

SIGNS = {"\u00a0": "\u237d", "\u202f": "\u237d", "\u2009": "\u237d", "\u3000": "\u2b1a", "\t": "\u2192"}
"""Spaces that are not the usual one, each with the sign that stands for it within a mark."""

_LONGEST_LABEL = 28  # characters of a tag that are shown; the rest is its tooltip
_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji need them as they are


def paragraph(segment: Segment, spans: Sequence[Span]) -> str:
    """The content of an element: of spans that overlap the first is marked, an empty one is a caret."""
    told: list[str] = []
    text, at = segment.text, 0
    codes = sorted(segment.codes, key=lambda code: code.position)
    for span in sorted(spans):
        if span.start < at or span.end > len(text):
            continue
        told += _run(text, at, span.start, codes)
        told += _labels(code for code in codes if code.position == span.start and code.kind is not CodeKind.STANDALONE)
        inside = [code for code in codes if code.position != span.start or code.kind is CodeKind.STANDALONE]
        content = "".join(_run(text, span.start, span.end, inside, marked=True))
        told.append(f"<mark>{content}</mark>" if content else '<mark class="gap"></mark>')
        codes = [code for code in inside if code.position >= span.end]
        at = span.end
    told += _run(text, at, len(text), codes)
    told += _labels(code for code in codes if code.position >= len(text))
    return "".join(told)


def _run(text: str, start: int, end: int, codes: Sequence[Code], *, marked: bool = False) -> Iterator[str]:
    """The text from `start` to `end`, with the codes that stand in it."""
    at = start
    for code in codes:
        if not start <= code.position < end:
            continue
        yield signed(text[at : code.position], marked=marked)
        yield from _labels([code])
        room = code.kind is CodeKind.STANDALONE and text[code.position] == OBJECT
        at = code.position + room
    yield signed(text[at:end], marked=marked)


def _labels(codes: Iterator[Code] | Sequence[Code]) -> Iterator[str]:
    for code in codes:
        markup = code.markup or code.equivalent or code.id
        short = markup if len(markup) <= _LONGEST_LABEL else markup[: _LONGEST_LABEL - 1] + "\u2026"
        yield f'<span class="tag" title="{escape(signs(markup[:400]))}">{escape(signs(short))}</span>'


def signed(text: str, *, marked: bool = False) -> str:
    """Escaped; spaces stay what they are, for whoever copies them, and say their name; other unseen ones are signs.

    In a mark of nothing but white space the plain spaces are shown too.
    """
    if text.isascii() and text.isprintable() and not (marked and text.isspace()):
        return escape(text)
    blank = marked and text.isspace()
    return "".join(_character(char, blank=blank) for char in text)


def _character(char: str, *, blank: bool) -> str:
    if char in SIGNS or (blank and char == " "):
        sign = SIGNS.get(char, "\u00b7")
        return f'<span class="unseen" data-sign="{sign}" title="{_name(char)}">{char}</span>'
    if char == "\n" or not _is_unseen(char):
        return escape(char)
    return f'<span class="unseen" title="{_name(char)}">\u00b7</span>'


def signs(text: str) -> str:
    """The text, each character that nobody sees or that reorders others as a dot; not escaped."""
    if text.isprintable():
        return text
    return "".join(" " if char in SIGNS else "\u00b7" if _is_unseen(char) else char for char in text)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and char not in _JOINERS


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
