"""Markdown (CommonMark with GitHub's tables and strikethrough): a unit a paragraph, heading, list item or table cell.

Blocks are found by markdown-it; emphasis, links, code, images and HTML inside them are inline codes. Code blocks, HTML
blocks, link definitions and front matter are no text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tmkit.core import OBJECT, Segment, Span
from tmkit.formats import markdown_inline, paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Lines, Slot

_FRONT = re.compile(
    r"(?:---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)|\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z))", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Write:
    """A block's content, its further lines behind the marks of the block."""

    prefix: str
    newline: str
    is_cell: bool

    def __call__(self, segment: Segment) -> str:
        content = markdown_inline.written(segment)
        if self.is_cell:
            content = content.replace("\n", " ") if "\n" in content else content
            content = re.sub(r"(?<!\\)\|", r"\\|", content)
        return content.replace("\n", self.newline + self.prefix)


@dataclass(frozen=True, slots=True)
class _Escaped(_Write):
    """The same with everything escaped that could begin a block."""

    def __call__(self, segment: Segment) -> str:
        return _Write.__call__(self, markdown_inline.guarded(segment))


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, as markdown-it counts them."""
    found, at = [], 0
    for line in re.split(r"\r\n|\n|\r", text):
        found.append((at, at + len(line)))
        at += len(line)
        at += 2 if text.startswith("\r\n", at) else 1
    return found


def _placed(text: str, lines: list[tuple[int, int]], token: Any, cursor: dict[int, int]) -> tuple[int, int, str] | None:
    """Where the token's content stands: start, end, and what stands before its second line."""
    first, after = token.map
    pieces = token.content.split("\n")
    row, start, end, prefix = first, -1, -1, None
    for number, piece in enumerate(pieces):
        while row < min(after, len(lines)):
            begin, stop = lines[row]
            at = text.find(piece, max(begin, cursor.get(row, 0)), stop)
            escaped = piece.replace("|", "\\|")
            length = len(piece)
            if at < 0 and escaped != piece:
                at, length = text.find(escaped, max(begin, cursor.get(row, 0)), stop), len(escaped)
            if at >= 0:
                break
            row += 1
        else:
            return None
        start = at if not number else start
        prefix = text[begin:at] if number == 1 else prefix
        end = at + length
        cursor[row] = end
        row += 1
    if prefix is None:
        begin = lines[first][0] if start >= lines[first][0] else start
        begin = max(begin for begin, _ in lines if begin <= start)
        prefix = re.sub(r"[^>\s]", " ", text[begin:start])
    return start, end, prefix


def _slots(original: splice.Original, lang: str) -> Iterator[Slot]:
    text = original.text
    front = _FRONT.match(text.replace("\r\n", "\n"))
    body = text
    if front:
        count = front[0].count("\n")
        rows = text.split("\n")
        body = "\n".join(["\r" if row.endswith("\r") else "" for row in rows[:count]] + rows[count:])
    newline = original.newline
    lines, places = _lines(text), Lines.of(text)
    cursor: dict[int, int] = {}
    kind, number = "", 0
    for token in parser().parse(body):
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
        if token.type != "inline" or not token.content.strip() or not token.map:
            continue
        found = _placed(text, lines, token, cursor)
        if found is None:
            continue
        number += 1
        start, end, prefix = found
        segment = markdown_inline.read(token.content, token.children, lang)
        if not re.sub(rf"[\s{OBJECT}]", "", segment.text):
            number -= 1
            continue
        is_cell = kind in {"th", "td"}
        writing = (prefix, newline, is_cell)
        exact = text[start:end] == segment.text
        place = replace(places.place(start), target=Span(start, end) if exact else None)
        unit = text_slots.monolingual(segment, str(number), place, context=kind)
        yield Slot(
            unit,
            start,
            end,
            (_Write(*writing), _Escaped(*writing)),
            Spelling.VERBATIM if exact else None,
            plain=False,
        )


@lru_cache(maxsize=1)
def parser() -> Any:
    """The Markdown parser, which leaves escapes and references apart from the text around them."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises EncodingError."""
    original = splice.read(raw)
    slots = text_slots.unique(_slots(original, paths.language(path) or "und"))
    return TextDocument("markdown", original, slots, path, reread=parse)


def sniff(head: bytes) -> float:
    """A heading, a fence or a link; the suffix must add its weight."""
    return 0.15 if re.search(rb"(?m)^(?:#{1,6} \S|```|~~~|[*+-] \S)|\]\([^)\s]+\)", head) else 0.0


FORMAT = Format("markdown", "Markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx"), sniff, parse)
