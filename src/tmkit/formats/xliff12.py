"""XLIFF 1.0 to 1.2 (OASIS, "XLIFF Version 1.2", 2008), with what SDL Trados (`.sdlxliff`) and memoQ (`.mqxliff`) add.

A `<trans-unit>` with `<seg-source>` reads as one unit a segment, id `unit/mid`; any other as one unit. Alternatives
(`<alt-trans>`) are not units. Segment confirmation levels and locks of SDL and memoQ become states and flags.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tmkit.core import LanguageError, ParseError, Place, Segment, Unit
from tmkit.formats import inline, plurals, xliff12_states, xmldocument, xmlspans, xmlstream, xmltext
from tmkit.formats.document import Format
from tmkit.formats.xliff12_inline import role
from tmkit.formats.xmldocument import Joint, MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree
from tmkit.text import languages

NAMESPACE = "urn:oasis:names:tc:xliff:document:1."


@dataclass(frozen=True, slots=True)
class _File:
    """What holds for all units of a `<file>`."""

    source_lang: str
    target_lang: str
    original: str


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else "und"
    except LanguageError:
        return tag


def _slots(tree: Tree) -> Iterator[Slot]:
    for file in tree.root.all("file"):
        target = file.get("target-language") or _first_target_lang(file)
        facts = _File(_tag(file.get("source-language")), _tag(target), file.get("original"))
        yield from _within(tree, file, facts, "yes")


def _first_target_lang(file: Node) -> str:
    return next((node.get("xml:lang") for node in file.walk() if node.name == "target" and node.get("xml:lang")), "")


def _within(tree: Tree, node: Node, facts: _File, translate: str) -> Iterator[Slot]:
    """The slots under a file, body or group, in order; `translate` is what their parent says."""
    forms: tuple[str, ...] = ()
    if node.get("restype") == "x-gettext-plurals":
        forms = plurals.categories(f"nplurals={len(node.all('trans-unit'))}", facts.target_lang)
    for number, child in enumerate(node.children):
        if child.name == "trans-unit":
            plural = (forms[number] if number < len(forms) else str(number)) if forms else ""
            yield from _unit_slots(tree, child, facts, translate, node.get("id") if forms else "", plural)
        elif child.name in {"body", "group", "bin-unit"}:
            yield from _within(tree, child, facts, child.get("translate", translate))


def _unit_slots(tree: Tree, node: Node, facts: _File, translate: str, group: str, plural: str) -> Iterator[Slot]:
    source, target = node.first("source"), node.first("target")
    if source is None:
        raise ParseError("<trans-unit> has no <source>", line=node.line, column=node.column)
    made = None if target is None else inline.read(tree.window, target, role, facts.target_lang)
    whole = Unit(
        id=group or node.get("id") or node.get("resname"),
        source=inline.read(tree.window, source, role, facts.source_lang),
        target=made,
        target_lang=facts.target_lang,
        plural=plural,
        context=node.get("resname") or node.get("restype"),
        note="\n".join(tree.window.text(note).strip() for note in node.all("note")),
        state=xliff12_states.of_target(node, target, made),
        flags=xliff12_states.flags(node, translate),
        properties=_properties(node, facts),
        place=Place(node.line, node.column),
    )
    segments = _segments(node.first("seg-source"))
    if segments:
        yield from _segment_slots(tree, node, facts, whole, segments)
    else:
        yield Slot(whole, _Whole(tree, node, target), nodes=(source, target))


def _segment_slots(tree: Tree, node: Node, facts: _File, whole: Unit, segments: list[Node]) -> Iterator[Slot]:
    target = node.first("target")
    defined = {seg.get("id"): seg for seg in node.walk() if seg.name == f"{xliff12_states.SDL} seg"}
    places = {mrk.get("mid"): mrk for mrk in reversed(_segments(target))}
    for segment in segments:
        mid = segment.get("mid")
        there, about = places.get(mid), defined.get(mid)
        made = None if there is None else inline.read(tree.window, there, role, facts.target_lang)
        locked = about is not None and about.get("locked") == "true"
        unit = replace(
            whole,
            id=f"{whole.id}/{mid}",
            source=inline.read(tree.window, segment, role, facts.source_lang),
            target=made,
            state=xliff12_states.of_target(node, target, made)
            if about is None
            else xliff12_states.of_sdl_segment(about, made),
            flags=whole.flags | ({"locked"} if locked else set()),
            properties=(*whole.properties, *_sdl_properties(about)),
            place=Place(segment.line, segment.column),
        )
        frame = _Frame(tree, node, target)
        write = _Part(tree, there) if there is not None else Joint(node.start, mid, frame)
        yield Slot(unit, write, nodes=(segment, there))


def _segments(node: Node | None) -> list[Node]:
    """The `<mrk mtype="seg">` in a `<seg-source>` or `<target>`, which may stand inside other codes."""
    if node is None:
        return []
    return [mrk for mrk in node.walk() if mrk.name == "mrk" and mrk.get("mtype") == "seg"]


def _properties(node: Node, facts: _File) -> tuple[tuple[str, str], ...]:
    found = [("original", facts.original)] if facts.original else []
    target = node.first("target")
    qualifier = target.get("state-qualifier") if target is not None else ""
    return (*found, *([("state-qualifier", qualifier)] if qualifier else []))


def _sdl_properties(about: Node | None) -> tuple[tuple[str, str], ...]:
    if about is None:
        return ()
    return tuple((name, about.get(name)) for name in ("origin", "percent") if about.get(name))


@dataclass(frozen=True, slots=True)
class _Whole:
    """Writes the target of a unit that is not segmented; one that has none gets a `<target>` after its source."""

    tree: Tree
    node: Node
    target: Node | None

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        return [xmldocument.target(self.tree, segment, self.target, _last_source(self.node))]


def _last_source(node: Node) -> Node:
    """What a new target goes after."""
    found = node.first("seg-source") or node.first("source")
    assert found is not None  # a unit has a source
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """Writes the target of a segment that has its place."""

    tree: Tree
    there: Node

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        return [xmldocument.content(self.tree, self.there, xmldocument.written(self.tree, segment, self.there))]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Makes the places of segments that have none, in the order and among the codes of `<seg-source>`."""

    tree: Tree
    node: Node
    target: Node | None

    def __call__(self, parts: dict[str, Segment]) -> Iterable[MarkupPatch]:
        markup = {mid: xmldocument.written(self.tree, segment) for mid, segment in parts.items()}
        if self.target is not None and _segments(self.target):
            return self._beside(_segments(self.target), markup)
        whole = self._as_in_source(markup)
        if self.target is not None:
            return [xmldocument.content(self.tree, self.target, whole)]
        return [xmldocument.new_target(self.tree, whole, _last_source(self.node))]

    def _beside(self, present: list[Node], markup: dict[str, str]) -> list[MarkupPatch]:
        """After the segment that comes before it in the source; where there is none, before the first."""
        name = xmldocument.prefix(self.tree.window, present[0]) + "mrk"
        ends = {mrk.get("mid"): mrk.end for mrk in present}
        at, made = present[0].start, dict[int, str]()
        for mrk in _segments(self.node.first("seg-source")):
            mid = mrk.get("mid")
            if mid in markup:
                new = f'<{name} mtype="seg" mid="{xmltext.attribute(mid)}">{markup[mid]}</{name}>'
                made[at] = made.get(at, "") + new
            at = ends.get(mid, at)
        return [(at, at, new) for at, new in made.items()]

    def _as_in_source(self, markup: dict[str, str]) -> str:
        """The content of `<seg-source>` with these segments' texts and without the others."""
        segmented = self.node.first("seg-source")
        assert segmented is not None  # the units were read from it
        window, pieces = self.tree.window, []
        done = window.inner(segmented)
        for mrk in _segments(segmented):
            if mrk.get("mid") not in markup:
                pieces.append(window.between(done, mrk.start))
            elif window.is_empty_tag(mrk):
                name = xmldocument.prefix(window, mrk) + "mrk"
                opening = window.between(mrk.start, mrk.end)[:-2]
                pieces += (window.between(done, mrk.start), f"{opening}>{markup[mrk.get('mid')]}</{name}>")
            else:
                pieces += (window.between(done, window.inner(mrk)), markup[mrk.get("mid")])
                pieces.append(window.between(mrk.close, mrk.end))
            done = mrk.end
        return "".join((*pieces, window.between(done, segmented.close)))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmlspans.parse(raw, namespaces=True, core=NAMESPACE)
    if tree.root.name != "xliff" or tree.root.get("version").startswith("2"):
        raise ParseError(f"is not XLIFF 1: its root element is <{tree.root.name}>", line=tree.root.line)
    return xmldocument.document("xliff1", tree, _slots(tree))


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does.

    Ids are as unique as the file's: those that `parse` would tell apart stay as they are.
    """
    for number, (node, window) in enumerate(
        xmlstream.elements(path, _is_whole, namespaces=True, core=NAMESPACE), start=1
    ):
        file = next(each for each in _around(node) if each.name == "file")
        target = file.get("target-language") or _first_target_lang(node)
        facts = _File(_tag(file.get("source-language")), _tag(target), file.get("original"))
        tree = Tree(node, window, None)
        says = next((each.get("translate") for each in _around(node) if each.get("translate")), "yes")
        if node.name == "group":
            slots = _within(tree, node, facts, says)
        else:
            slots = _unit_slots(tree, node, facts, says, "", "")
        for slot in slots:
            yield slot.unit if slot.unit.id else replace(slot.unit, id=str(number))


def _is_whole(node: Node) -> bool:
    """Whether it is a unit, or a group of plural forms, in a file."""
    if node.name == "group":
        return node.get("restype") == "x-gettext-plurals"
    return node.name == "trans-unit" and any(each.name == "file" for each in _around(node))


def _around(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def sniff(head: bytes) -> float:
    """A root element `<xliff>` whose version or namespace is of the first series."""
    return xmltext.xliff_series(head) == "1"


FORMAT = Format(
    "xliff1",
    "XLIFF 1.0 to 1.2, SDLXLIFF, MQXLIFF",
    (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    sniff,
    parse,
    stream,
)
