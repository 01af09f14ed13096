""".NET resources, `.resx` and `.resw` (Microsoft, "Resources in .resx file format"): the text ones.

One file is one language, which its name says (`Strings.fr.resx`). Values with a type or MIME type are objects, not
text, and those whose name starts with `>>` belong to the form designer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tmkit.core import Segment
from tmkit.formats import paths, xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree


@dataclass(frozen=True, slots=True)
class _Write:
    tree: Tree
    value: Node

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        return [xmldocument.content(self.tree, self.value, xmldocument.written(self.tree, segment, self.value))]


def _slots(tree: Tree, lang: str) -> Iterator[Slot]:
    for node in tree.root.all("data"):
        value, comment = node.first("value"), node.first("comment")
        if value is None or node.get("mimetype") or node.get("name").startswith(">>"):
            continue
        if not node.get("type", "System.String").startswith("System.String"):
            continue
        note = tree.window.text(comment) if comment is not None else ""
        text = Segment(tree.window.text(value), lang)
        unit = xmldocument.monolingual(text, node.get("name"), node, context=node.get("name"), note=note)
        yield Slot(unit, _Write(tree, value), plain=True, nodes=(None, value))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw), "RESX", "root")
    return xmldocument.document("resx", tree, _slots(tree, paths.language(path) or "und"))


def sniff(head: bytes) -> float:
    """A root element `<root>` that holds resources."""
    if xmltext.root(head)[0] != "root":
        return 0.0
    text = xmltext.head(head)
    return 0.9 if "microsoft-resx" in text or "<resheader" in text or "<data name=" in text else 0.1


FORMAT = Format("resx", ".NET RESX and RESW", (".resx", ".resw"), sniff, parse)
