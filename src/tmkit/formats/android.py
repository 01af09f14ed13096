"""Android's `strings.xml` (Android developers' guide, "String resources"): strings, plurals, arrays.

One file is one language, which its folder names (`values-fr`). Escapes (`\\'`, `\\n`, `\\u0041`, quoted white space)
are read, and written in an edited text. Apostrophes and quotes that lack theirs are a unit's properties `unescaped` and
`swallowed`: where they stand, or stood, in its text.
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
        shown = _shown(found, begun=bool(length or plain), quoted=quoted)
        quoted ^= not (escape or space)
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


def _shown(found: "re.Match[str]", *, begun: bool, quoted: bool) -> str:
    """What Android shows for an escape, white space or a quote."""
    escape, space = found[1], found[2]
    if escape:
        return chr(int(escape[1:], 16)) if len(escape) == 5 else _ESCAPES.get(escape, escape)
    if space:
        return str(space) if quoted else " " if begun and found.end() < len(found.string) else ""
    return ""


def unescaped(raw: str) -> tuple[tuple[str, str], ...]:
    """As properties, where in the shown text apostrophes stand that need an escape, and where quotes are swallowed.

    Quotes around the whole string are Android's own way of quoting it.
    """
    if "'" not in raw and '"' not in raw:
        return ()
    quotes = [piece for piece in _PIECE.finditer(raw) if piece[0] == '"']
    edges = (raw[: quotes[0].start()], raw[quotes[-1].end() :]) if len(quotes) == 2 else ("x", "")
    enclosed = not any(edge.strip() for edge in edges)
    length, done, quoted = 0, 0, False
    found: dict[str, list[int]] = {"unescaped": [], "swallowed": []}
    for piece in _PIECE.finditer(raw + " "):  # what follows the last piece is seen too
        plain = raw[done : piece.start()]
        if not quoted:
            found["unescaped"] += [length + at for at, char in enumerate(plain) if char == "'"]
        length += len(plain)
        if not (piece[1] or piece[2]):
            quoted = not quoted
            if not enclosed:
                found["swallowed"].append(length)
        length += len(_shown(piece, begun=bool(length), quoted=quoted))
        done = piece.end()
    return tuple((name, " ".join(map(str, places))) for name, places in found.items() if places)


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
    raw = inline.read(tree.window, node, _role, lang)
    text = read(raw)
    flags = frozenset(flag for key, value, flag in _FLAGS if whole.get(key) == value)
    note = xmldocument.comment_before(tree.window, node) or xmldocument.comment_before(tree.window, whole)
    unit = xmldocument.monolingual(text, name, node, plural=plural, context=name, note=note, flags=flags)
    if properties := unescaped(raw.text):
        unit = replace(unit, properties=properties)
    return Slot(unit, _Write(tree, node), nodes=(None, node))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw), "Android's strings.xml", "resources")
    return xmldocument.document("android", tree, _slots(tree, paths.language(path) or "und"))


def sniff(head: bytes) -> float:
    """A root element `<resources>`."""
    return 0.9 if xmltext.root(head)[0] == "resources" else 0.0


FORMAT = Format("android", "Android strings.xml", (".xml",), sniff, parse)
