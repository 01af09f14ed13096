"""Where each character of a unit's text stands in its file, through escapes, references and inline codes.

A document says which span of the file a text is written in and how it is spelt there; this walks both together.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import entities

import regex

from tmkit.core import CodeKind, Segment, Span, defer
from tmkit.formats import inline


class Spelling(StrEnum):
    """How a format writes text."""

    VERBATIM = "verbatim"
    XML = "xml"
    """References, CDATA sections, inline elements."""
    STRINGS = "strings"
    """One or more strings in quotes with backslash escapes: PO, Apple .strings, JSON; the span has the quotes."""
    ESCAPED = "escaped"
    """Backslash escapes without quotes: Java properties."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where and how a text is written."""

    span: Span
    """Code points of the decoded file, byte order mark left out."""
    spelling: Spelling


_SKIPPED = {
    Spelling.VERBATIM: regex.compile(r"(?!)"),
    Spelling.XML: regex.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>", regex.DOTALL),
    Spelling.STRINGS: regex.compile(r"[\"'](?:\s*+(?:\#~[ \t]*+)?+[\"'])*+"),
    Spelling.ESCAPED: regex.compile(r"\\\r?\n[ \t]*+"),
}
_OLDEST = "|".join(sorted((name for name in entities.html5 if name[-1] != ";"), key=len, reverse=True))
"""Names of references that need no semicolon in HTML (section 13.5, named character references)."""
_ONE = {
    Spelling.VERBATIM: regex.compile(r".", regex.DOTALL),
    Spelling.XML: defer(regex.compile, rf"&[^;&<\s]*+;|&(?:{_OLDEST}|#\d++|#[xX][0-9A-Fa-f]++)|\r\n|.", regex.DOTALL),
    Spelling.STRINGS: regex.compile(
        r"\\u[dD][89abAB]\w\w\\u\w{4}|\\[uU]\w{4}|\\x\w\w|\\[0-7]{1,3}|\\.|.", regex.DOTALL
    ),
    Spelling.ESCAPED: regex.compile(r"\\u[dD][89abAB]\w\w\\u\w{4}|\\u\w{4}|\\.|.", regex.DOTALL),
}


def offsets(text: str, written: Written, segment: Segment) -> tuple[int, ...]:
    """For each code point of the segment's text its offset in the file's `text`, and last the end: len + 1 numbers.

    They never fall. Where the two cannot be matched (the file was written by rules of its own) the rest is the end.
    """
    end = written.span.end - (written.spelling is Spelling.STRINGS)  # ahead of the closing quote
    start = written.span.start
    if written.spelling is Spelling.VERBATIM and len(written.span) == len(segment.text):
        return tuple(range(start, end + 1))
    found = [start + at for at in _relative(written.span.of(text), written.spelling, segment)]
    found += [end] * (len(segment.text) - len(found))
    return (*found, end)


@lru_cache(maxsize=4096)
def _relative(raw: str, spelling: Spelling, segment: Segment) -> tuple[int, ...]:
    """The same from the start of what is written; remembered, since an edit leaves all other texts as they were."""
    return tuple(_walk(raw, spelling, segment))[: len(segment.text)]


def spelt(segment: Segment, spelling: Spelling) -> str:
    """The segment as a format of that spelling writes it, quotes left out: to be put beside what stands there."""
    if spelling is Spelling.XML:
        return inline.written(segment)
    if spelling is Spelling.STRINGS:
        return json.dumps(segment.text, ensure_ascii=False)[1:-1]
    if spelling is Spelling.ESCAPED:
        return segment.text.replace("\\", "\\\\").replace("\n", "\\n")
    return segment.text


def _walk(text: str, spelling: Spelling, segment: Segment) -> Iterator[int]:
    at, end = 0, len(text)
    skipped, one = _SKIPPED[spelling], _ONE[spelling]
    codes = iter(segment.codes)
    code = next(codes, None)
    for position in range(len(segment.text)):
        taken = False
        while code is not None and code.position == position and not taken:
            before = at
            at = _after_markup(text, at, end, code.markup)
            if code.kind is CodeKind.STANDALONE:
                yield before
                taken = True
            code = next(codes, None)
        if taken:
            continue
        while (gap := skipped.match(text, at, end)) and gap.end() > at:
            at = gap.end()
        char = one.match(text, at, end)
        if char is None:
            return
        yield at
        at = char.end()


def _after_markup(text: str, at: int, end: int, markup: str) -> int:
    """The offset after a code's markup; after the tag that stands there where the file spells it another way."""
    if markup and text.startswith(markup, at):
        return at + len(markup)
    tag = regex.compile(r"""</?[A-Za-z](?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>])*+>""").match(text, at, end)
    return tag.end() if tag else at
