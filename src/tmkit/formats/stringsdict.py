"""Apple's `.stringsdict` (Apple, "Localizing Strings That Contain Plurals"): plural rules and width variants.

One file is one language, which its folder names (`fr.lproj`). A variable's forms are units that share the id
`key/variable`, each with its CLDR category; the format string around them is a unit of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tmkit.core import Segment
from tmkit.formats import paths, xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree

_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_NOT_TEXT = frozenset({"NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"})
_FORMAT_KEY = "NSStringLocalizedFormatKey"


@dataclass(frozen=True, slots=True)
class _Write:
    tree: Tree
    node: Node

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        return [xmldocument.content(self.tree, self.node, xmldocument.written(self.tree, segment, self.node))]


def _entries(tree: Tree, node: Node) -> Iterator[tuple[str, Node]]:
    """The keys and values of a `<dict>`."""
    key = ""
    for child in node.children:
        if child.name == "key":
            key = tree.window.text(child)
        elif key:
            yield key, child
            key = ""


def _slots(tree: Tree, node: Node, lang: str, path: str = "") -> Iterator[Slot]:
    for key, value in _entries(tree, node):
        if value.name == "dict":
            yield from _slots(tree, value, lang, f"{path}/{key}" if path else key)
        elif value.name == "string" and key not in _NOT_TEXT:
            plural = key if key in _CATEGORIES else ""
            name = path if plural or key == _FORMAT_KEY else f"{path}/{key}" if path else key
            text = Segment(tree.window.text(value), lang)
            unit = xmldocument.monolingual(text, name, value, plural=plural, context=path or key)
            yield Slot(unit, _Write(tree, value), plain=True, nodes=(None, value))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw), "a .stringsdict", "plist")
    top = tree.root.first("dict")
    slots = _slots(tree, top, paths.language(path) or "und") if top is not None else ()
    return xmldocument.document("stringsdict", tree, slots)


def sniff(head: bytes) -> float:
    """A property list that holds format keys."""
    if xmltext.root(head)[0] != "plist":
        return 0.0
    return 0.9 if "NSString" in xmltext.head(head) else 0.2


FORMAT = Format("stringsdict", "Apple .stringsdict", (".stringsdict",), sniff, parse)
