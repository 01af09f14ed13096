"""A document of any XML format: its units, each with the patch that writes its target.

A format's own file says how elements become slots; everything else is here.
"""

import codecs
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tmkit.core import ParseError, Place, Segment, Span, State, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import inline, xmltext
from tmkit.formats.document import Edits
from tmkit.formats.offsets import Spelling, Written
from tmkit.formats.xmlspans import Node, Tree, Window

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
MarkupPatch = tuple[int, int, str]
"""Bytes from, bytes to, and the markup that takes their place."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The writing of a target whose place several units share: they are written together."""

    place: int
    """The same for those that belong together."""
    part: str
    """What tells this one from the others there."""
    write: Callable[[dict[str, Segment]], Iterable[MarkupPatch]]
    """From part to its new target."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A unit, and what writing its target changes in the file."""

    unit: Unit
    write: "Callable[[Segment], Iterable[MarkupPatch]] | Joint"
    """Raises ConfigurationError for a target that the format cannot hold."""
    plain: bool = False
    """Whether a text edit stands as it is, without the old target's codes."""
    nodes: tuple[Node | None, Node | None] = (None, None)
    """The elements whose content the source and the target are; none where there is no such element."""


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """A file of an XML format."""

    name: str
    tree: Tree
    slots: tuple[Slot, ...]

    @property
    def format(self) -> str:
        """Name of its format in the registry."""
        return self.name

    def units(self) -> Iterator[Unit]:
        """Its units, in file order."""
        for slot in self.slots:
            yield slot.unit

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Where each unit's source and target are written, in the order of the units."""
        return places(self.tree, ((slot.unit.key, *slot.nodes) for slot in self.slots))

    def render(self, edits: Edits) -> bytes:
        """The file with those targets, all else to the byte."""
        by_key = {slot.unit.key: slot for slot in self.slots} if edits else {}
        editing.check(edits, by_key)
        patches: list[MarkupPatch] = []
        joints: dict[int, tuple[Joint, dict[str, Segment]]] = {}
        for key, edit in edits.items():
            slot = by_key[key]
            target = (
                editing.target(edit, slot.unit) if not slot.plain else Segment(editing.plain(edit), key.target_lang)
            )
            if target == slot.unit.target and not slot.unit.property("unescaped"):
                continue  # the same text is written anew where the file lacks an escape
            if isinstance(slot.write, Joint):
                joints.setdefault(slot.write.place, (slot.write, {}))[1][slot.write.part] = target
            else:
                patches += slot.write(target)
        for joint, parts in joints.values():
            patches += joint.write(parts)
        return self.tree.patched(list(dict.fromkeys(patches)))


def expect(tree: Tree, title: str, *roots: str) -> Tree:
    """The tree, if its root element is one of those. Raises ParseError when it is another."""
    if tree.root.name not in roots:
        shown = tree.root.name.rpartition(" ")[2]
        raise ParseError(f"is not {title}: its root element is <{shown}>", line=tree.root.line, column=tree.root.column)
    return tree


def document(name: str, tree: Tree, slots: Iterable[Slot]) -> XmlDocument:
    """The document of those slots, the ids of units that would share a key told apart by `~2`, `~3` ...

    A unit without an id has its number in the file.
    """
    seen: set[UnitKey] = set()
    unique = []
    for ordinal, slot in enumerate(slots, 1):
        if not slot.unit.id:
            slot = replace(slot, unit=replace(slot.unit, id=str(ordinal)))
        key, number = slot.unit.key, 1
        while key in seen:
            number += 1
            key = UnitKey(f"{slot.unit.id}~{number}", key.target_lang, key.plural)
        seen.add(key)
        unique.append(slot if number == 1 else replace(slot, unit=replace(slot.unit, id=key.id)))
    return XmlDocument(name, tree, tuple(unique))


def places(
    tree: Tree, elements: Iterable[tuple[UnitKey, Node | None, Node | None]]
) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
    """Where the contents of elements stand in the decoded file."""
    window, known = tree.window, list(elements)
    nodes = {node for _, *pair in known for node in pair if node is not None and not window.is_empty_tag(node)}
    spans = {node: (window.inner(node), node.close) for node in nodes}
    points = _points(window.utf8, {edge for span in spans.values() for edge in span})
    found = {node: Written(Span(points[start], points[end]), Spelling.XML) for node, (start, end) in spans.items()}
    for key, source, target in known:
        yield key, found.get(source) if source else None, found.get(target) if target else None


def _points(utf8: bytes, edges: set[int]) -> dict[int, int]:
    """Code points before each of those bytes, the byte order mark not counted."""
    at, points = 0, -1 if utf8.startswith(codecs.BOM_UTF8) else 0
    found = {}
    for edge in sorted(edges):
        points += len(utf8[at:edge].decode())
        at, found[edge] = edge, points
    return found


def content(tree: Tree, node: Node, markup: str) -> MarkupPatch:
    """That markup as the element's content; `<name/>` becomes `<name>...</name>`, unless there is nothing to hold."""
    window = tree.window
    if not window.is_empty_tag(node):
        return (window.inner(node), node.close, markup)
    opening = window.between(node.start, node.end)
    if not markup:
        return (node.start, node.end, opening)
    name = opening[1:-2].split(maxsplit=1)[0]
    return (node.start, node.end, f"{opening[:-2].rstrip()}>{markup}</{name}>")


def written(tree: Tree, segment: Segment, old: Node | None = None) -> str:
    """The segment as markup, in the manner of the element that it replaces: in a CDATA section if that was one."""
    if old is not None and not segment.codes and tree.window.content(old).startswith("<![CDATA[") and not old.children:
        xmltext.check(segment.text)
        if "]]>" not in segment.text and "\r" not in segment.text:
            return f"<![CDATA[{segment.text.replace(chr(10), tree.newline)}]]>"
    return inline.written(segment, tree.newline)


def target(tree: Tree, segment: Segment, old: Node | None, source: Node) -> MarkupPatch:
    """The segment as the content of its target; where there is none, as a new one after its source."""
    markup = written(tree, segment, old)
    return new_target(tree, markup, source) if old is None else content(tree, old, markup)


def new_target(tree: Tree, markup: str, source: Node) -> MarkupPatch:
    """A `<target>` with that markup after its source, in the source's namespace."""
    name = prefix(tree.window, source) + "target"
    return after(tree.window, source, f"<{name}>{markup}</{name}>")


def after(window: Window, node: Node, markup: str) -> MarkupPatch:
    """That markup after an element, indented as the element is."""
    return (node.end, node.end, indent(window, node) + markup)


def indent(window: Window, node: Node) -> str:
    """The white space before an element; empty where something else stands there."""
    parent = node.parent
    if parent is None:
        return ""
    gap = window.between(_end_before(window, parent, node), node.start)
    return "" if gap.strip() else gap


def _end_before(window: Window, parent: Node, node: Node) -> int:
    """Where the sibling before it ends, or the parent's content begins."""
    at = bisect_left(parent.children, node.start, key=lambda child: child.start)
    return parent.children[at - 1].end if at else window.inner(parent)


def prefix(window: Window, node: Node) -> str:
    """The namespace prefix that the element is written with, its colon included."""
    name = window.between(node.start + 1, window.inner(node)).split(maxsplit=1)[0].rstrip("/>")
    return name[: name.find(":") + 1]


def comment_before(window: Window, node: Node) -> str:
    """The comments between an element and the one before it, joined by a newline."""
    parent = node.parent
    if parent is None:
        return ""
    gap = window.between(_end_before(window, parent, node), node.start)
    return "\n".join(found[1].strip() for found in _COMMENT.finditer(gap)) if "<!--" in gap else ""


def monolingual(text: Segment, name: str, node: Node, **facts: Any) -> Unit:
    """The unit of a text in a file of one language."""
    state = State.TRANSLATED if text.text or text.codes else State.NEW
    place = Place(node.line, node.column)
    return Unit(name, Segment("", "und"), text, text.lang, state=state, place=place, **facts)
