"""Markdown inside a block: markdown-it's tokens beside the source, the marks lifted off as codes, and put back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tmkit.core import OBJECT, Code, CodeKind, Segment
from tmkit.formats import tagged_text

_TAIL = re.compile(
    r"""\]\(\s*(?:<(?:[^<>\n\\]|\\.)*+>|(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+)
        (?:\s+(?P<title>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*\)
      | \]\[(?:[^\[\]\\]|\\.)*+\] | \]""",
    re.VERBOSE | re.DOTALL,
)
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~!])")
_BLOCK = re.compile(r"(?m)^([ \t]*)([#>+*=-]|~~~|```)|^([ \t]*\d{1,9})([.)])(?=\s|$)")
_BREAK = re.compile(r"(?:[ ]{2,}|\\)\n[ \t]*")
_EDGE = re.compile(r"\A[ \u00a0]|[ \u00a0]\Z")  # a block's ends are trimmed
_EMPHASIS = re.compile(r"(?:em|strong|s)\d+$")
_HAS_WORDS = re.compile(r"[^\W_]")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)")


@dataclass(frozen=True, slots=True)
class Part:
    """A text in the markup of an inline code: an image's alternative text, or a link's or an image's title."""

    of: str
    """`image@alt`, `image@title` or `link@title`."""
    code: int
    """Which code of the segment, from 0."""
    start: int
    """Code points of the code's markup."""
    end: int
    at: int
    """Code points of the content of the block."""
    text: Segment


class _LostError(Exception):
    """The tokens and the source cannot be walked side by side."""


def read(content: str, tokens: Sequence[Any], lang: str) -> tuple[Segment, tuple[Part, ...]]:
    """The content of a block as a segment, and the texts in its codes.

    It is verbatim, without codes, where its marks cannot be told from its text.
    """
    if OBJECT in content:
        return Segment(content, lang), ()
    try:
        walk = _Walk(content, lang)
        return walk.through(tokens), tuple(walk.parts)
    except _LostError:
        return Segment(content, lang), ()


class _Walk:
    """One pass through a block's tokens and its source."""

    def __init__(self, content: str, lang: str) -> None:
        self.content, self.lang, self.at = content, lang, 0
        self.text: list[str] = []
        self.codes: list[Code] = []
        self.parts: list[Part] = []
        self.said = ""
        """The title of the link that is open."""
        self.length = 0
        self.opened: list[tuple[str, str]] = []

    def through(self, tokens: Sequence[Any]) -> Segment:
        """The segment. Raises _LostError."""
        for token in tokens:
            self.step(token)
        if self.content[self.at :].strip():
            raise _LostError
        self.say(self.content[self.at :])
        return Segment("".join(self.text), self.lang, codes=tuple(self.codes))

    def step(self, token: Any) -> None:
        kind = token.type
        if kind == "text":
            self.expect(token.content)
            self.say(token.content)
        elif kind == "text_special":
            self.expect(token.markup)
            self.say(token.content)
        elif kind == "softbreak":
            found = re.compile(r"[ \t]*\n[ \t]*").match(self.content, self.at)
            self.take(found)
            self.say("\n")
        elif kind == "hardbreak":
            self.alone(_BREAK.match(self.content, self.at), "br", "\n")
        elif kind == "code_inline":
            mark = re.escape(token.markup)
            found = re.compile(rf"{mark}(?!`).+?(?<!`){mark}(?!`)", re.DOTALL).match(self.content, self.at)
            self.alone(found, "code", token.content)
        elif kind == "image":
            self.image(token)
        elif kind == "html_inline":
            self.html(token)
        elif kind.endswith(("_open", "_close")):
            self.pair(token)
        else:
            raise _LostError

    def pair(self, token: Any) -> None:
        name, _, way = token.type.rpartition("_")
        if name == "link":
            is_auto = token.markup == "autolink"
            if way == "open":
                mark = "<" if is_auto else "["
                self.expect(mark)
                self.said = token.attrGet("title") or ""
            else:
                found = re.compile(">").match(self.content, self.at) if is_auto else _TAIL.match(self.content, self.at)
                mark = self.take(found)
                if found and not is_auto:
                    self.title("link", self.said, found, found.start())
        else:
            mark = token.markup
            self.expect(mark)
        self.code(CodeKind.OPEN if way == "open" else CodeKind.CLOSE, name, mark)

    def image(self, token: Any) -> None:
        start = self.at
        self.expect("![")
        inner = _Walk(self.content, self.lang)
        inner.at = self.at
        for child in token.children or ():
            inner.step(child)
        found = _TAIL.match(self.content, inner.at)
        if not found:
            raise _LostError
        alternative = Segment("".join(inner.text), self.lang, codes=tuple(inner.codes))
        self.part("image@alt", start, start + 2, inner.at, alternative)
        self.title("image", token.attrGet("title") or "", found, start)
        self.at = found.end()
        is_unit = _HAS_WORDS.search(alternative.text)
        self.standalone("image", self.content[start : self.at], "" if is_unit else token.content)

    def title(self, of: str, said: str, found: "re.Match[str]", start: int) -> None:
        """The title in a tail, if it has one, of a code that begins at `start`."""
        if said and found["title"]:
            self.part(f"{of}@title", start, found.start("title") + 1, found.end("title") - 1, Segment(said, self.lang))

    def part(self, of: str, code: int, start: int, end: int, text: Segment) -> None:
        if _HAS_WORDS.search(text.text):
            self.parts.append(Part(of, len(self.codes), start - code, end - code, start, text))

    def html(self, token: Any) -> None:
        self.expect(token.content)
        tag = _TAG.match(token.content)
        name = tag[1].lower() if tag else "html"
        if tag and token.content.startswith("</"):
            self.code(CodeKind.CLOSE, name, token.content)
        elif tag and not token.content.endswith("/>") and name not in VOID:
            self.code(CodeKind.OPEN, name, token.content)
        else:
            self.standalone(name, token.content, "")

    def expect(self, said: str) -> None:
        if not self.content.startswith(said, self.at):
            raise _LostError
        self.at += len(said)

    def take(self, found: "re.Match[str] | None") -> str:
        if not found:
            raise _LostError
        self.at = found.end()
        return found[0]

    def say(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def alone(self, found: "re.Match[str] | None", name: str, equivalent: str) -> None:
        self.standalone(name, self.take(found), equivalent)

    def standalone(self, name: str, markup: str, equivalent: str) -> None:
        self.codes.append(Code(f"{name}{len(self.codes) + 1}", CodeKind.STANDALONE, self.length, markup, equivalent))
        self.say(OBJECT)

    def code(self, kind: CodeKind, name: str, markup: str) -> None:
        if kind is CodeKind.OPEN:
            self.opened.append((name, f"{name}{len(self.codes) + 1}"))
            self.codes.append(Code(self.opened[-1][1], kind, self.length, markup))
            return
        at = next((at for at in range(len(self.opened) - 1, -1, -1) if self.opened[at][0] == name), -1)
        partner = self.opened.pop(at)[1] if at >= 0 else f"{name}{len(self.codes) + 1}"
        self.codes.append(Code(partner, kind, self.length, markup))


VOID = frozenset({"br", "hr", "img", "input", "wbr", "area", "col", "embed", "link", "meta", "source", "track"})
"""HTML elements without an end tag (HTML Living Standard, section 13.1.2)."""


def written(segment: Segment) -> str:
    """The content of a block: its text as it is where that reads back, else with its marks escaped.

    Emphasis that holds nothing, or that cannot begin or end where the new text has it, is left out.
    Raises ConfigurationError for a U+FFFC that no code owns.
    """
    for variant in (segment, _without_empty(segment), _without_emphasis(segment)):
        for escape in (str, escaped):
            content = _EDGE.sub(lambda found: f"&#{ord(found[0])};", tagged_text.written(variant, escape))
            if _same(content, variant):
                return content
    return tagged_text.written(segment, escaped)


def written_alternative(segment: Segment) -> str:
    """The alternative text of an image, between its brackets. Raises ConfigurationError as `written` does."""
    content = written(segment)
    return content if not re.search(r"[\[\]]", content) else tagged_text.written(segment, escaped)


def written_title(segment: Segment) -> str:
    """The title of a link, within whatever marks."""
    return re.sub(r"([\\\"'()&])", r"\\\1", segment.text)


PARTS = {"image@alt": written_alternative, "image@title": written_title, "link@title": written_title}
"""How each kind of part is written."""


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


def _same(content: str, segment: Segment) -> bool:
    found = _inline(content)
    return found.text == segment.text and [code.markup for code in found.codes] == [
        code.markup for code in segment.codes
    ]


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["strikethrough"]).disable("text_join")


def _inline(content: str) -> Segment:
    tokens = _parser().parseInline(content)
    return read(content, tokens[0].children if tokens else (), "und")[0]
