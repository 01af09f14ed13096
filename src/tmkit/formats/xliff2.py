"""XLIFF 2.0, 2.1 and 2.2 (OASIS), and any later 2.x as far as it is the same.

A `<unit>` of one segment reads as one unit of that id; one of several as a unit a segment, id `unit/segment`. The
segments of a plural (2.2's Plural, Gender and Select module) share the unit's id and have their case as category.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tmkit.core import LanguageError, ParseError, Place, Segment, State, Unit
from tmkit.formats import inline, xmldocument, xmlspans, xmlstream, xmltext
from tmkit.formats.document import Format
from tmkit.formats.xliff2_inline import role
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree
from tmkit.text import languages

NAMESPACE = "urn:oasis:names:tc:xliff:document:2."
NEEDS_WORK = "tmkit:needs-work"
"""Sub-state of a segment in its initial state whose target is known to be unfinished."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
FLAGS = "tmkit-flags"
"""Category of a `<mda:metaGroup>` whose types are the flags that XLIFF has no attribute for."""
_STATES = {"initial": State.NEW, "translated": State.TRANSLATED, "reviewed": State.REVIEWED, "final": State.FINAL}
_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else "und"
    except LanguageError:
        return tag


def _slots(tree: Tree) -> Iterator[Slot]:
    for file in tree.root.all("file"):
        yield from _within(tree, file, file.get("translate", "yes"))


def _within(tree: Tree, node: Node, translate: str) -> Iterator[Slot]:
    for child in node.children:
        says = child.get("translate", translate)
        if child.name == "unit":
            yield from _unit_slots(tree, child, says)
        elif child.name == "group":
            yield from _within(tree, child, says)


def _unit_slots(tree: Tree, node: Node, translate: str) -> Iterator[Slot]:
    root = tree.root
    source_lang, target_lang = _tag(root.get("srcLang")), _tag(root.get("trgLang"))
    segments = node.all("segment")
    notes = [tree.window.text(note).strip() for group in node.all("notes") for note in group.all("note")]
    flags = frozenset({"no-translate"} if translate == "no" else ()) | _flags(node)
    name = node.get("id")
    plural_switch = _module(node, "switch").startswith("plural")
    for number, segment in enumerate(segments, 1):
        source, target = segment.first("source"), segment.first("target")
        if source is None:
            raise ParseError("<segment> has no <source>", line=segment.line, column=segment.column)
        case = _module(segment, "case")
        plural = case if plural_switch and case in _CATEGORIES else ""
        made = None if target is None else inline.read(tree.window, target, role, target_lang)
        several = len(segments) > 1 and not plural
        unit = Unit(
            id=f"{name}/{segment.get('id') or number}" if several else name,
            source=inline.read(tree.window, source, role, source_lang),
            target=made,
            target_lang=target_lang,
            plural=plural,
            context=node.get("name"),
            note="\n".join(notes),
            state=_state(segment, made),
            flags=flags,
            properties=_properties(segment),
            place=Place(segment.line, segment.column),
        )
        yield Slot(unit, _Write(tree, source, target), nodes=(source, target))


def _flags(unit: Node) -> frozenset[str]:
    """What tmkit wrote of its own into the Metadata module."""
    groups = (group for child in unit.children if child.name == f"{METADATA} metadata" for group in child.children)
    own = (meta for group in groups if group.get("category") == FLAGS for meta in group.children)
    return frozenset(filter(None, (meta.get("type") for meta in own)))


def _module(node: Node, name: str) -> str:
    """An attribute of the Plural, Gender and Select module, whatever its version."""
    return next(
        (value for key, value in node.attributes.items() if ":xliff:pgs:" in key and key.endswith(f" {name}")), ""
    )


def _state(segment: Node, made: Segment | None) -> State:
    if made is None or not (made.text or made.codes):
        return State.NEW
    if segment.get("subState") == NEEDS_WORK:
        return State.NEEDS_WORK
    return _STATES.get(segment.get("state"), State.TRANSLATED)


def _properties(segment: Node) -> tuple[tuple[str, str], ...]:
    return tuple((name, segment.get(name)) for name in ("subState",) if segment.get(name))


@dataclass(frozen=True, slots=True)
class _Write:
    """Writes a segment's target; one that has none gets it after its source, and the file its `trgLang`."""

    tree: Tree
    source: Node
    target: Node | None

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        markup = xmldocument.written(self.tree, segment, self.target)
        if self.target is not None:
            return [xmldocument.content(self.tree, self.target, markup)]
        name = xmldocument.prefix(self.tree.window, self.source) + "target"
        patches = [xmldocument.after(self.tree.window, self.source, f"<{name}>{markup}</{name}>")]
        if "trgLang" not in self.tree.root.attributes:  # a target needs it (section 4.2.2.1)
            at = self.tree.window.inner(self.tree.root) - 1
            patches.append((at, at, f' trgLang="{xmltext.attribute(segment.lang)}"'))
        return patches


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmlspans.parse(raw, namespaces=True, core=NAMESPACE)
    if tree.root.name != "xliff":
        raise ParseError(f"is not XLIFF 2: its root element is <{tree.root.name}>", line=tree.root.line)
    return xmldocument.document("xliff2", tree, _slots(tree))


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does.

    Ids are as unique as the file's: those that `parse` would tell apart stay as they are.
    """
    for number, (node, window) in enumerate(
        xmlstream.elements(path, lambda each: each.name == "unit", namespaces=True, core=NAMESPACE), start=1
    ):
        around, says = node.parent, node.get("translate")
        root = node
        while around is not None:
            says, root, around = says or around.get("translate"), around, around.parent
        for slot in _unit_slots(Tree(root, window, None), node, says or "yes"):
            yield slot.unit if slot.unit.id else replace(slot.unit, id=str(number))


def sniff(head: bytes) -> float:
    """A root element `<xliff>` whose version or namespace is of the second series."""
    return xmltext.xliff_series(head) == "2"


FORMAT = Format("xliff2", "XLIFF 2.0 to 2.2", (".xlf", ".xliff"), sniff, parse, stream)
