"""Markdown inside a block: markdown-it's tokens beside the source, the marks lifted off as codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tmkit.core import OBJECT, Code, CodeKind, Segment

_TAIL = re.compile(
    r"""\]\(\s*(?:<(?:[^<>\n\\]|\\.)*+>|(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+)
        (?:\s+(?P<title>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*\)
      | \]\[(?:[^\[\]\\]|\\.)*+\] | \]""",
    re.VERBOSE | re.DOTALL,
)
_BREAK = re.compile(r"(?:[ ]{2,}|\\)\n[ \t]*")
NAMELESS = frozenset({"]", "][]", ">"})
"""How a link ends whose text says where it leads."""
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
    label: str = ""
    """Of the reference that the text is the name of as well (`![label]`), so that a new text must name it apart."""


@dataclass(frozen=True, slots=True)
class Block:
    """The content of a block."""

    segment: Segment
    parts: tuple[Part, ...] = ()
    labels: tuple[tuple[str, str, str], ...] = ()
    """Code, text and end of each link whose text says where it leads, and how it ends where another text stands in
    it: `][label]` for `[label]` and `[label][]`, `](https://...)` for `<https://...>`."""


class _LostError(Exception):
    """The tokens and the source cannot be walked side by side."""


def read(content: str, tokens: Sequence[Any], lang: str) -> Block:
    """The content of a block; verbatim, without codes, where its marks cannot be told from its text."""
    if OBJECT in content:
        return Block(Segment(content, lang))
    try:
        walk = _Walk(content, lang)
        return Block(walk.through(tokens), tuple(walk.parts), tuple(walk.labels))
    except _LostError:
        return Block(Segment(content, lang))


class _Walk:
    """One pass through a block's tokens and its source."""

    def __init__(self, content: str, lang: str) -> None:
        self.content, self.lang, self.at = content, lang, 0
        self.text: list[str] = []
        self.codes: list[Code] = []
        self.parts: list[Part] = []
        self.labels: list[tuple[str, str, str]] = []
        self.link = ("", 0, 0)
        """Of the link that is open: title, where its text begins in the content and among the pieces."""
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
                self.link = (token.attrGet("title") or "", self.at, len(self.text))
            else:
                found = re.compile(">").match(self.content, self.at) if is_auto else _TAIL.match(self.content, self.at)
                mark = self.take(found)
                if found:
                    self.ended(found)
        else:
            mark = token.markup
            self.expect(mark)
        self.code(CodeKind.OPEN if way == "open" else CodeKind.CLOSE, name, mark)

    def ended(self, found: "re.Match[str]") -> None:
        """A link ends: its title, and where it leads if its text says it."""
        title, start, begun = self.link
        inner = self.content[start : found.start()]
        if found[0] == ">":
            address = inner if ":" in inner else f"mailto:{inner}"
            end = f"]({address})" if not re.search(r"[()\\]", address) else f"](<{address}>)"
        else:
            self.title("link", title, found, found.start())
            end = f"][{inner}]"
        if found[0] in NAMELESS and self.opened:
            self.labels.append((self.opened[-1][1], "".join(self.text[begun:]), end))

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
        label = self.content[start + 2 : inner.at] if found[0] in NAMELESS else ""
        end = inner.at + 2 * (found[0] == "][]")
        self.part("image@alt", start, start + 2, end, alternative, label)
        self.title("image", token.attrGet("title") or "", found, start)
        self.at = found.end()
        is_unit = _HAS_WORDS.search(alternative.text)
        self.standalone("image", self.content[start : self.at], "" if is_unit else token.content)

    def title(self, of: str, said: str, found: "re.Match[str]", start: int) -> None:
        """The title in a tail, if it has one, of a code that begins at `start`."""
        if said and found["title"]:
            self.part(f"{of}@title", start, found.start("title") + 1, found.end("title") - 1, Segment(said, self.lang))

    def part(self, of: str, code: int, start: int, end: int, text: Segment, label: str = "") -> None:
        if _HAS_WORDS.search(text.text):
            self.parts.append(Part(of, len(self.codes), start - code, end - code, start, text, label))

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
