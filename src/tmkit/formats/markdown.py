"""Markdown (CommonMark with GitHub's tables and strikethrough): a unit a paragraph, heading, list item or table cell.

Blocks are found by markdown-it; emphasis, links, code, images and HTML inside them are inline codes. Titles of links
and images and the alternative texts of images are units of their own, `3/link@title` in unit 3, `3@alt` of an image
that stands alone. Of front matter what readers see is text, `front.title`. Code blocks and HTML blocks are no text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tmkit.core import OBJECT, Segment, Span
from tmkit.formats import markdown_front, markdown_inline, markdown_writing, paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Inside, Lines, Slot

_FRONT = re.compile(
    r"""---[ \t]*+\r?\n(?P<yaml>.*?\r?\n)?(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)
      | \+\+\+[ \t]*+\r?\n.*?\n\+\+\+[ \t]*+(?:\r?\n|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_YAML_KEY = re.compile(r"(?m)^[\w\"'.-]+[ \t]*+:(?:\s|\Z)")
_TITLE = re.compile(r"""("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|\((?:[^()\\\n]|\\.)*+\))[ \t\r]*+\Z""")
_HAS_WORDS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Write:
    """A block's content, its further lines behind the marks of the block."""

    content: Callable[[Segment], str]
    prefix: str
    newline: str
    is_cell: bool

    def __call__(self, segment: Segment) -> str:
        content = self.content(segment)
        if self.is_cell:
            content = content.replace("\n", " ") if "\n" in content else content
            content = re.sub(r"(?<!\\)\|", r"\\|", content)
        return content.replace("\n", self.newline + self.prefix)


@dataclass(frozen=True, slots=True)
class _Escaped(_Write):
    """The same with everything escaped that could begin a block."""

    def __call__(self, segment: Segment) -> str:
        return _Write.__call__(self, markdown_writing.guarded(segment))


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, as markdown-it counts them."""
    found, at = [], 0
    for line in re.split(r"\r\n|\n|\r", text):
        found.append((at, at + len(line)))
        at += len(line)
        at += 2 if text.startswith("\r\n", at) else 1
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the content of a block stands."""

    start: int
    end: int
    prefix: str
    """What stands before its second line."""
    rows: tuple[tuple[int, int], ...]
    """Of each line of the content: where it begins there, and in the file."""

    def place(self, text: str, content: str, at: int) -> int:
        """The file's offset of an offset of the content."""
        begun, start = self.rows[bisect_right(self.rows, at, key=lambda row: row[0]) - 1]
        end = content.find("\n", begun)
        row = content[begun : end if end >= 0 else len(content)]
        if "|" not in row or text.startswith(row, start):
            return start + at - begun
        return start + len(content[begun:at].replace("|", "\\|"))


def _placed(text: str, lines: list[tuple[int, int]], token: Any, cursor: dict[int, int]) -> _Found | None:
    """Where the token's content stands; none where it is not found line by line."""
    first, after = token.map
    pieces = token.content.split("\n")
    row, start, end, prefix = first, -1, -1, None
    rows: list[tuple[int, int]] = []
    done = 0
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
        rows.append((done, at))
        done += len(piece) + 1
        cursor[row] = end
        row += 1
    if prefix is None:
        begin = max(begin for begin, _ in lines if begin <= start)
        prefix = re.sub(r"[^>\s]", " ", text[begin:start])
    return _Found(start, end, prefix, tuple(rows))


class _Reader:
    """One pass over the blocks of a file."""

    def __init__(self, original: splice.Original, lang: str) -> None:
        self.text, self.newline, self.lang = original.text, original.newline, lang
        self.lines, self.places = _lines(original.text), Lines.of(original.text)
        self.references: dict[str, Any] = {}
        self.number = 0

    def slots(self) -> Iterator[Slot]:
        """The slots, their ids not yet unique."""
        cursor, kind = dict[int, int](), ""
        about: dict[str, Any] = {}
        body, front = self.body()
        yield from markdown_front.slots(self.text, *front, self.lang, self.places) if front[1] else ()
        tokens = parser().parse(body, about)
        self.references = about.get("references", {})
        for token in tokens:
            if token.type.endswith("_open"):
                kind = token.type.removesuffix("_open")
            if token.type != "inline" or not token.content.strip() or not token.map:
                continue
            found = _placed(self.text, self.lines, token, cursor)
            if found is not None:
                yield from self.block(token, found, kind)
        yield from self.definitions()

    def body(self) -> tuple[str, tuple[int, int]]:
        """The text, front matter blanked, and where YAML's stands."""
        front = _FRONT.match(self.text)
        if not front or (front["yaml"] and front["yaml"].strip() and not _YAML_KEY.search(front["yaml"])):
            return self.text, (0, 0)  # a thematic break is no fence
        blanked = re.sub(r"[^\r\n]+", "", front[0])
        return blanked + self.text[front.end() :], front.span("yaml") if front["yaml"] is not None else (0, 0)

    def block(self, token: Any, found: _Found, kind: str) -> Iterator[Slot]:
        read = markdown_inline.read(token.content, token.children, self.lang)
        writing = (found.prefix, self.newline, kind in {"th", "td"})
        has_text = re.search(rf"[^\s{OBJECT}]", read.segment.text) is not None
        if has_text:
            self.number += 1
            content = markdown_writing.Content(read.labels, self.references)
            made = self.slot(read.segment, str(self.number), found.start, found.end, kind, _Write(content, *writing))
            yield replace(made, writes=(*made.writes, _Escaped(content, *writing)), plain=False)
        for part in read.parts:
            start = found.place(self.text, token.content, part.at)
            end = found.place(self.text, token.content, part.at + part.end - part.start)
            attribute = part.of.partition("@")[2]
            is_title = attribute == "title"
            write = _Write(markdown_writing.title if is_title else markdown_writing.Alternative(part.label), *writing)
            name = f"{self.number}/{part.of}" if has_text else f"{self.number}@{attribute}"
            made = self.slot(part.text, name, start, end, part.of, write)
            inside = Inside(part.code, part.start, part.end) if has_text else None
            yield replace(made, plain=is_title, inside=inside)

    def definitions(self) -> Iterator[Slot]:
        """The titles of link definitions, on one line each."""
        for label, facts in self.references.items():
            first, after = facts.get("map", (0, 0))
            begin, stop = self.lines[first][0], self.lines[min(after, len(self.lines)) - 1][1]
            found = _TITLE.search(self.text, begin, stop)
            if found and _HAS_WORDS.search(facts.get("title") or ""):
                text = Segment(facts["title"], self.lang)
                write = _Write(markdown_writing.title, "", self.newline, is_cell=False)
                yield self.slot(
                    text, f"{label.lower()}@title", found.start() + 1, found.end(1) - 1, "link@title", write
                )

    def slot(self, segment: Segment, name: str, start: int, end: int, context: str, write: _Write) -> Slot:
        place, exact = self.places.place(start), self.text[start:end] == segment.text
        if exact:
            place = replace(place, target=Span(start, end))
        unit = text_slots.monolingual(segment, name, place, context=context)
        return Slot(unit, start, end, (write,), Spelling.VERBATIM if exact else None)


@lru_cache(maxsize=1)
def parser() -> Any:
    """The Markdown parser, which leaves escapes and references apart from the text around them."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises EncodingError."""
    original = splice.read(raw)
    slots = text_slots.unique(_Reader(original, paths.language(path) or "und").slots())
    return TextDocument("markdown", original, tuple(text_slots.apart(slots)), path, reread=parse)


def sniff(head: bytes) -> float:
    """A heading, a fence or a link; the suffix must add its weight."""
    return 0.15 if re.search(rb"(?m)^(?:#{1,6} \S|```|~~~|[*+-] \S)|\]\([^)\s]+\)", head) else 0.0


FORMAT = Format("markdown", "Markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx"), sniff, parse)
