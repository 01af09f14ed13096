"""TMX 1.1 to 1.4b, levels 1 and 2 (LISA OSCAR, "TMX 1.4b Specification", 2005): read, spliced, streamed.

A `<tu>` in three languages reads as its pairs, the source with each target, sharing an id. The source is the variant
in `srclang` (of the unit, else of the header); where that is `*all*`, or a language that the file does not have, it is
the first variant's. A unit whose source variant is missing has an empty source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tmkit.core import ConfigurationError, ParseError, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import tmx_elements, xmldocument, xmlspans, xmlstream, xmltext
from tmkit.formats.document import Edits, Format
from tmkit.formats.offsets import Written
from tmkit.formats.tmx_units import ATTRIBUTES, Header, Reader, tag
from tmkit.formats.xmlspans import Node, Tree, Window

__all__ = ["ATTRIBUTES", "FORMAT", "TmxDocument", "parse", "sniff", "stream"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A unit, and where its target stands or would stand."""

    unit: Unit
    whole: Node
    variant: Node | None


@dataclass(frozen=True, slots=True)
class TmxDocument:
    """A TMX file."""

    tree: Tree

    @property
    def format(self) -> str:
        """`tmx`."""
        return "tmx"

    def units(self) -> Iterator[Unit]:
        """Its units, in file order: the pairs of a `<tu>` one after another."""
        for pair in self._pairs():
            yield pair.unit

    def _pairs(self) -> Iterator[_Pair]:
        header, body = self.tree.root.first("header"), self.tree.root.first("body")
        window = self.tree.window
        reader = Reader(_header(header, window) if header is not None else Header())
        nodes = body.all("tu") if body is not None else []
        wholes = [tmx_elements.whole(node, window) for node in nodes]
        for whole in wholes:
            if whole.variants:
                reader.header.learn([variant.lang for variant in whole.variants])
        for node, whole in zip(nodes, wholes, strict=True):
            variants = node.all("tuv")
            for unit, number in reader.units(whole):
                yield _Pair(unit, node, variants[number] if number >= 0 else None)

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Where each unit's source and target are written, in the order of the units."""
        elements = []
        for pair in self._pairs():
            lang = pair.unit.source.lang
            others = (variant for variant in pair.whole.all("tuv") if variant is not pair.variant)
            source = next((one for one in others if _lang(one) == lang), None)
            seg = pair.variant.first("seg") if pair.variant is not None else None
            elements.append((pair.unit.key, source.first("seg") if source is not None else None, seg))
        return xmldocument.places(self.tree, elements)

    def render(self, edits: Edits) -> bytes:
        """The file with those targets; a target that had no variant gets one, after the last of its `<tu>`."""
        pairs = {pair.unit.key: pair for pair in self._pairs()} if edits else {}
        editing.check(edits, pairs)
        patches = []
        for key, edit in edits.items():
            pair = pairs[key]
            target = editing.target(edit, pair.unit)
            if target != pair.unit.target:
                seg = pair.variant.first("seg") if pair.variant is not None else None
                markup = xmldocument.written(self.tree, target, seg)
                patches.append(
                    self._added(pair, markup) if seg is None else xmldocument.content(self.tree, seg, markup)
                )
        return self.tree.patched(patches)

    def _added(self, pair: _Pair, content: str) -> tuple[int, int, str]:
        if not content:
            raise ConfigurationError(f"TMX has no empty <seg>: unit {pair.unit.id!r} needs a text")
        last = pair.whole.all("tuv")[-1]
        name = "xml:lang" if "xml:lang" in last.attributes else "lang"
        lang = xmltext.attribute(pair.unit.target_lang)
        return xmldocument.after(self.tree.window, last, f'<tuv {name}="{lang}"><seg>{content}</seg></tuv>')


def _lang(variant: Node) -> str:
    return tag(variant.get("xml:lang") or variant.get("lang"))


def _header(node: Node, window: Window) -> Header:
    return Header.of(node.get("srclang"), node.get("creationtool"), tmx_elements.facts(node, window))


def parse(raw: bytes, path: str = "") -> TmxDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmlspans.parse(raw)
    if tree.root.name != "tmx":
        raise ParseError(f"is not TMX: its root element is <{tree.root.name}>", line=tree.root.line)
    document = TmxDocument(tree)
    for _ in document.units():  # so that what cannot be read is refused now
        pass
    return document


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does."""
    reader = Reader(Header(), seen=None)
    for name, utf8, line, column in xmlstream.pieces(path, frozenset({"header", "tu"})):
        if name == "header":
            reader.header = _header(*tmx_elements.fragment(utf8))
            continue
        whole = tmx_elements.plain(utf8, line, column)
        if whole is None:
            whole = tmx_elements.whole(*tmx_elements.fragment(utf8), line, column)
        for unit, _ in reader.units(whole):
            yield unit


def sniff(head: bytes) -> float:
    """A root element `<tmx>` is all it takes."""
    return 1.0 if xmltext.root(head)[0] == "tmx" else 0.0


FORMAT = Format("tmx", "TMX, Translation Memory eXchange 1.1 to 1.4b", (".tmx",), sniff, parse, stream)
