"""Android's `strings.xml` (Android developers' guide, "String resources"): strings, plurals, arrays.

One file is one language, which its folder names (`values-fr`). Escapes (`\\'`, `\\n`, `\\u0041`, quoted white space)
are read, and written in an edited text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tmkit.core import CodeKind, Segment
from tmkit.formats import inline, paths, xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.inline import Role
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree

_PIECE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)|\"|([ \t\r\n]+)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t"}
_WRITTEN = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\u000D"}
_SPACES = re.compile(r"^ | $|(?<= ) ")
_FLAGS = (("translatable", "false", "no-translate"), ("formatted", "false", "no-format"))


def _role(node: Node) -> Role:
    """An element with content is a pair (`<b>`, `<xliff:g>`), one without stands alone (`<br/>`)."""
    name = node.get("id") or node.get("name") or node.name
    return Role(CodeKind.STANDALONE if node.close == node.end else None, name)


def read(segment: Segment) -> Segment:
    """The text that Android shows for what the XML holds: white space run together, quotes and escapes resolved."""
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    raw, length, done, quoted = segment.text, 0, 0, False
    for found in _PIECE.finditer(raw):
        plain = raw[done : found.start()]
        escape, space = found[1], found[2]
        if escape:
            shown = chr(int(escape[1:], 16)) if len(escape) == 5 else _ESCAPES.get(escape, escape)
        elif space:
            shown = space if quoted else " " if (length or plain) and found.end() < len(raw) else ""
        else:
            shown, quoted = "", not quoted
        pieces += (plain, shown)
        length += len(plain) + len(shown)
        done = found.end()
        moves.append((done, length))
    text = "".join((*pieces, raw[done:]))
    if not moves or text == raw:
        return segment
    return replace(
        segment, text=text, codes=tuple(replace(c, position=_moved(c.position, moves)) for c in segment.codes)
    )


def _moved(position: int, moves: list[tuple[int, int]]) -> int:
    before = [move for move in moves if move[0] <= position]
    return position + before[-1][1] - before[-1][0] if before else position


def written(segment: Segment) -> Segment:
    """The segment with Android's escapes; white space that Android would run together is written `\\u0020`."""
    pieces: list[str] = []
    moves: list[int] = [0]
    spaced = {found.start() for found in _SPACES.finditer(segment.text)}
    for at, char in enumerate(segment.text):
        shown = "\\u0020" if at in spaced else _WRITTEN.get(char, char)
        pieces.append(f"\\{char}" if at == 0 and char in "@?" else shown)
        moves.append(moves[-1] + len(pieces[-1]))
    codes = tuple(replace(code, position=moves[code.position]) for code in segment.codes)
    return replace(segment, text="".join(pieces), codes=codes)


@dataclass(frozen=True, slots=True)
class _Write:
    tree: Tree
    node: Node

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        return [xmldocument.content(self.tree, self.node, xmldocument.written(self.tree, written(segment), self.node))]


def _slots(tree: Tree, lang: str) -> Iterator[Slot]:
    for node in tree.root.children:
        name = node.get("name")
        if node.name == "string":
            yield _slot(tree, node, node, lang, name, "")
        elif node.name == "plurals":
            for item in node.all("item"):
                yield _slot(tree, item, node, lang, name, item.get("quantity"))
        elif node.name == "string-array":
            for number, item in enumerate(node.all("item")):
                yield _slot(tree, item, node, lang, f"{name}[{number}]", "")


def _slot(tree: Tree, node: Node, whole: Node, lang: str, name: str, plural: str) -> Slot:
    text = read(inline.read(tree.window, node, _role, lang))
    flags = frozenset(flag for key, value, flag in _FLAGS if whole.get(key) == value)
    note = xmldocument.comment_before(tree.window, node) or xmldocument.comment_before(tree.window, whole)
    unit = xmldocument.monolingual(text, name, node, plural=plural, context=name, note=note, flags=flags)
    return Slot(unit, _Write(tree, node), nodes=(None, node))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw), "Android's strings.xml", "resources")
    return xmldocument.document("android", tree, _slots(tree, paths.language(path) or "und"))


def sniff(head: bytes) -> float:
    """A root element `<resources>`."""
    return 0.9 if xmltext.root(head)[0] == "resources" else 0.0


FORMAT = Format("android", "Android strings.xml", (".xml",), sniff, parse)
