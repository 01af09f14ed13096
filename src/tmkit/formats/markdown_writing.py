"""Markdown inside a block, written: a segment's codes put back, and escapes where the text would be taken for marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from tmkit.core import Code, CodeKind, Segment
from tmkit.formats import markdown_inline, tagged_text

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~!])")
_BLOCK = re.compile(r"(?m)^([ \t]*)([#>+*=-]|~~~|```)|^([ \t]*\d{1,9})([.)])(?=\s|$)")
_EDGE = re.compile(r"\A[ \u00a0]|[ \u00a0]\Z")  # a block's ends are trimmed
_EMPHASIS = re.compile(r"(?:em|strong|s)\d+$")


@dataclass(frozen=True, slots=True)
class Content:
    """Writes the content of a block."""

    labels: tuple[tuple[str, str, str], ...] = ()
    """As the block had them."""
    references: Mapping[str, Any] = field(default_factory=dict)
    """The file's link definitions, as markdown-it keeps them."""

    def __call__(self, segment: Segment) -> str:
        """The text as it is where that reads back, else with its marks escaped.

        Emphasis that holds nothing, or that cannot begin or end where the new text has it, is left out. A link whose
        text was its label gets it apart. Raises ConfigurationError for a U+FFFC that no code owns.
        """
        segment = _labelled(segment, self.labels)
        for variant in (segment, _without_empty(segment), _without_emphasis(segment)):
            for escape in (str, escaped):
                content = _EDGE.sub(lambda found: f"&#{ord(found[0])};", tagged_text.written(variant, escape))
                if self._reads_back(content, variant):
                    return content
        return tagged_text.written(segment, escaped)

    def _reads_back(self, content: str, segment: Segment) -> bool:
        tokens = _parser().parseInline(content, {"references": self.references})
        found = markdown_inline.read(content, tokens[0].children if tokens else (), "und").segment
        return found.text == segment.text and [code.markup for code in found.codes] == [
            code.markup for code in segment.codes
        ]


def _labelled(segment: Segment, labels: tuple[tuple[str, str, str], ...]) -> Segment:
    codes, pairs = list(segment.codes), dict[str, list[int]]()
    for at, code in enumerate(codes):
        if code.kind is not CodeKind.STANDALONE:
            pairs.setdefault(code.id, []).append(at)
    for name, text, end in labels:
        pair = pairs.get(name, [])
        if len(pair) != 2 or codes[pair[1]].markup not in markdown_inline.NAMELESS:
            continue
        if segment.text[codes[pair[0]].position : codes[pair[1]].position] != text:
            codes[pair[0]] = replace(codes[pair[0]], markup="[")
            codes[pair[1]] = replace(codes[pair[1]], markup=end)
    return replace(segment, codes=tuple(codes))


@dataclass(frozen=True, slots=True)
class Alternative:
    """Writes the alternative text of an image, between its brackets."""

    label: str = ""
    """Of the reference that the old text named."""

    def __call__(self, segment: Segment) -> str:
        """Raises ConfigurationError as `Content` does."""
        content = Content()(segment)
        content = content if not re.search(r"[\[\]]", content) else tagged_text.written(segment, escaped)
        return f"{content}][{self.label}" if self.label else content


def title(segment: Segment) -> str:
    """The title of a link, within whatever marks."""
    return re.sub(r"([\\\"'()&])", r"\\\1", segment.text)


def _without_empty(segment: Segment) -> Segment:
    opened = {code.id: code.position for code in segment.codes if code.kind is CodeKind.OPEN}
    closed = {code.id: code.position for code in segment.codes if code.kind is CodeKind.CLOSE}
    empty = {name for name, at in opened.items() if closed.get(name) == at and _EMPHASIS.match(name)}
    return replace(segment, codes=tuple(code for code in segment.codes if code.id not in empty))


def _without_emphasis(segment: Segment) -> Segment:
    return replace(segment, codes=tuple(code for code in segment.codes if not _EMPHASIS.match(code.id)))


def guarded(segment: Segment) -> Segment:
    """The segment with a backslash before what would begin a block at the start of a line, kept off its text."""
    codes = list(segment.codes)
    for found in _BLOCK.finditer(segment.text):
        at = found.start(2) if found[2] else found.start(4)
        codes.append(Code(f"escape{at}", CodeKind.OPEN, at, "\\"))
    return replace(segment, codes=tuple(sorted(codes, key=lambda code: code.position)))


def escaped(text: str) -> str:
    """The text with every mark of Markdown's escaped."""
    return _SPECIAL.sub(r"\\\1", text)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["strikethrough"]).disable("text_join")
