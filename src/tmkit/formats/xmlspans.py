"""One XML engine for every XML format: elements with their places in the bytes (`xmlstream` has its streams).

Expat checks that the file is well formed and says where each element begins and ends; the text between stays bytes
until it is asked for. Entity declarations are refused, so nothing can expand; a DOCTYPE is accepted and not followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

from tmkit.core import ConfigurationError, InputError, ParseError, RefusedError
from tmkit.formats import splice, xmltext

DEEPEST = 512
"""Nested elements; no format here goes past a few dozen, libxml2's own limit is 256 for text and 2048 for trees."""
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*+>""")


class Node:
    """An element: its name, attributes, children and places in the UTF-8 bytes; made by the parser, then left alone."""

    __slots__ = ("attributes", "children", "close", "column", "end", "line", "name", "parent", "start")

    def __init__(self, name: str, attributes: dict[str, str], start: int, parent: "Node | None") -> None:
        """`start` is the byte of its `<`; `close` that of its end tag's, `end` the one after it."""
        self.name, self.attributes, self.start, self.parent = name, attributes, start, parent
        self.close = self.end = -1
        self.line = self.column = 0
        self.children: list[Node] = []

    def get(self, name: str, default: str = "") -> str:
        """The attribute's value."""
        return self.attributes.get(name, default)

    def first(self, name: str) -> "Node | None":
        """Its first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> "list[Node]":
        """Its children of that name, in order."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> "Iterator[Node]":
        """Itself and all that it holds, in file order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Window:
    """UTF-8 bytes of a file, or of the part of it that is at hand, from byte `base` on."""

    utf8: bytes
    base: int = 0

    def between(self, start: int, end: int) -> str:
        """The markup of a range of bytes, verbatim."""
        return self.utf8[start - self.base : end - self.base].decode()

    def inner(self, node: Node) -> int:
        """The byte after the element's start tag."""
        found = _TAG.match(self.utf8, node.start - self.base)
        assert found is not None  # expat has read it
        return found.end() + self.base

    def is_empty_tag(self, node: Node) -> bool:
        """Whether it is written `<name/>`."""
        return node.close == node.end

    def content(self, node: Node) -> str:
        """The element's content, verbatim markup."""
        return "" if self.is_empty_tag(node) else self.between(self.inner(node), node.close)

    def text(self, node: Node) -> str:
        """The element's character data, that of its descendants included."""
        if not node.children:
            return xmltext.plain(self.content(node))
        pieces: list[str] = []
        done = self.inner(node)
        for child in node.children:
            pieces += (xmltext.plain(self.between(done, child.start)), self.text(child))
            done = child.end
        return "".join((*pieces, xmltext.plain(self.between(done, node.close))))


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole XML file: its root, its UTF-8 bytes and the original that they came from."""

    root: Node
    window: Window
    original: splice.Original | None
    """None where the file is UTF-8 and the window's bytes are the file's own."""

    def patched(self, patches: list[tuple[int, int, str]]) -> bytes:
        """The file with markup put in place of ranges of UTF-8 bytes.

        Raises ConfigurationError when two ranges overlap.
        """
        utf8, ordered = self.window.utf8, sorted(patches)
        if any(left[1] > right[0] for left, right in pairwise(ordered)):
            raise ConfigurationError("two edits change the same place of the file")
        if self.original is not None:
            return self.original.patched(list(self._in_code_points(ordered)), xml=True)
        pieces: list[bytes] = []
        done = 0
        for start, end, markup in ordered:
            pieces += (utf8[done:start], markup.encode())
            done = end
        return b"".join((*pieces, utf8[done:]))

    def _in_code_points(self, patches: list[tuple[int, int, str]]) -> Iterator[splice.Patch]:
        at = points = 0
        for start, end, markup in patches:
            points += len(self.window.utf8[at:start].decode())
            begin = points
            points += len(self.window.utf8[start:end].decode())
            at = end
            yield splice.Patch(begin, points, markup)

    @property
    def newline(self) -> str:
        """The line end of the file."""
        utf8 = self.window.utf8
        return "\r\n" if utf8.count(b"\r\n") * 2 > utf8.count(b"\n") else "\n"


class Builder:
    """Expat's handlers: they hold the element that is open and hand over those that are wanted, complete."""

    def __init__(self, *, namespaces: bool = False, core: str = "", wanted: frozenset[str] = frozenset()) -> None:
        """`core` starts the namespace URIs whose names lose them; `wanted` names the elements to hand over and drop."""
        self.parser = expat.ParserCreate("UTF-8", " " if namespaces else None)
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.opened
        self.parser.EndElementHandler = self.closed
        self.parser.EntityDeclHandler = self._entity
        self.core, self.wanted = core, wanted
        self.root: Node | None = None
        self.open: Node | None = None
        self.depth = 0
        self.done: list[Node] = []
        self.names: dict[str, str] = {}

    def _name(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        if uri == XML_NAMESPACE:
            short = f"xml:{local}"
        elif self.core and uri.startswith(self.core):
            short = local
        else:
            short = name
        self.names[name] = short
        return short

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        parser = self.parser
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_deep(parser)
        names = self.names
        if " " in name:
            name = names.get(name) or self._name(name)
        if attributes and any(" " in key for key in attributes):
            attributes = {names.get(key) or self._name(key): value for key, value in attributes.items()}
        node = Node(name, attributes, parser.CurrentByteIndex, self.open)
        node.line, node.column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        if self.open is not None:
            self.open.children.append(node)
        elif self.root is None:
            self.root = node
        self.open = node

    def closed(self, name: str) -> None:
        """An end tag."""
        node = self.open
        assert node is not None  # expat closes what it has opened
        self.depth -= 1
        node.close = self.parser.CurrentByteIndex
        self.open = node.parent
        if self.wanted:
            node.end = -1
            if node.name in self.wanted:
                self.done.append(node)
                if node.parent is not None:
                    node.parent.children.pop()

    def _entity(self, name: str, is_parameter: bool, *_: object) -> None:
        raise declares(name, self.parser)

    def needed(self, end: int) -> int:
        """The first byte that may still be asked for, when bytes up to `end` were fed."""
        first = self.parser.CurrentByteIndex  # a tag cut in two starts here
        node, needed = self.open, min(end, first) if first >= 0 else 0
        while node is not None:
            if node.name in self.wanted:
                needed = min(needed, node.start)
            node = node.parent
        return needed

    def feed(self, utf8: bytes, final: bool) -> None:
        """Raises ParseError with line and column."""
        feed(self.parser, utf8, final)


def feed(parser: expat.XMLParserType, utf8: bytes, final: bool) -> None:
    try:
        parser.Parse(utf8, final)
    except expat.ExpatError as error:
        raise _parse_error(error) from None


def declares(name: str, parser: expat.XMLParserType) -> RefusedError:
    return RefusedError(
        f"declares the entity {name!r}; files with entity declarations are not opened (they can hide a bomb or "
        "another file): take the declaration out",
        line=parser.CurrentLineNumber,
        column=parser.CurrentColumnNumber + 1,
    )


def too_deep(parser: expat.XMLParserType) -> RefusedError:
    return RefusedError(f"elements are nested more than {DEEPEST} deep", line=parser.CurrentLineNumber)


def _parse_error(error: expat.ExpatError) -> InputError:
    reason = expat.ErrorString(error.code) or str(error)
    if reason == "unclosed token":
        reason += " (is it truncated?)"
    elif reason == "no element found":
        reason = "ends before its elements are closed (is it truncated?)"
    return ParseError(f"is not well-formed XML: {reason}", line=error.lineno, column=error.offset + 1)


def finish(node: Node, utf8: bytes, base: int) -> None:
    """Set the ends, inwards; an empty tag's end event stands after it, where its own next sibling may begin."""
    for inner in node.walk():
        at = inner.close - base
        if not inner.children and utf8[at - 2 : at] == b"/>" and is_empty(utf8, inner.start - base, at):
            inner.end = inner.close
        else:
            inner.end = utf8.index(b">", at) + 1 + base


def is_empty(utf8: bytes, start: int, end: int) -> bool:
    found = _TAG.match(utf8, start)
    return found is not None and found.end() == end


def parse(raw: bytes, *, namespaces: bool = False, core: str = "") -> Tree:
    """The file's elements. With `namespaces`, names are `uri local`, without the URI where it starts with `core`.

    Raises ParseError, EncodingError, or RefusedError for an entity declaration or elements nested too deep.
    """
    original: splice.Original | None = splice.read(raw, xmltext.encoding(raw[:1024]))
    assert original is not None
    if original.encoding == "utf-8":
        utf8, original = raw, None
    else:
        utf8 = original.text.encode("utf-8", "surrogatepass")
    if not utf8.strip():
        raise ParseError("is empty")
    nothing = utf8.find(b"\0")  # expat takes some such bytes for UTF-16 whatever they are said to be
    if nothing >= 0:
        line = utf8.count(b"\n", 0, nothing) + 1
        raise ParseError("is not well-formed XML: it holds a NUL character (is it of another encoding?)", line=line)
    builder = Builder(namespaces=namespaces, core=core)
    builder.feed(xmltext.as_one_zero(utf8), True)
    assert builder.root is not None  # expat refuses a file without one
    finish(builder.root, utf8, 0)
    return Tree(builder.root, Window(utf8), original)
