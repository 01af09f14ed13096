"""Qt Linguist's `.ts` (Qt documentation, "Qt Linguist Manual: TS file format"), versions 1.1 to 2.1.

A numerus message reads as one unit a form, sharing an id, each with its CLDR category.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tmkit.core import CodeKind, LanguageError, Place, Segment, State, Unit
from tmkit.formats import inline, paths, plurals, xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.inline import Role
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree
from tmkit.text import languages

_PLACEHOLDER = re.compile(r"%(?:L?[1-9]|n)")


def _role(node: Node) -> Role:
    """`<byte value="x1b"/>` stands for a character that XML cannot hold."""
    value = node.get("value")
    base = 16 if value.startswith("x") else 10
    try:
        char = chr(int(value.removeprefix("x"), base))
    except (ValueError, OverflowError):
        char = ""
    return Role(CodeKind.STANDALONE, value, char)


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else ""
    except LanguageError:
        return tag


@dataclass(frozen=True, slots=True)
class _Message:
    """What the units of a message share."""

    tree: Tree
    node: Node
    context: str
    source_lang: str
    target_lang: str

    def slots(self) -> Iterator[Slot]:
        """One slot, or one a numerus form."""
        translation = self.node.first("translation")
        if self.node.get("numerus") != "yes":
            yield self._slot("", translation)
            return
        forms = translation.all("numerusform") if translation is not None else []
        header = f"nplurals={len(forms)}" if forms else ""
        names = plurals.categories(header, self.target_lang) if forms else ("other",)
        if not forms:
            yield self._slot("other", None)
        for number, form in enumerate(forms):
            yield self._slot(names[number] if number < len(names) else str(number), form)

    def _text(self, name: str) -> str:
        node = self.node.first(name)
        return "" if node is None else self.tree.window.text(node)

    def _slot(self, plural: str, place: Node | None) -> Slot:
        source = self.node.first("source")
        translation = self.node.first("translation")
        text = Segment("", self.source_lang)
        if source is not None:
            text = inline.read(self.tree.window, source, _role, self.source_lang)
        made = None if place is None else self._target(place)
        kind = translation.get("type") if translation is not None else ""
        comment = self._text("comment")
        notes = filter(None, (self._text("extracomment"), self._text("translatorcomment")))
        number = self.node.get("id")
        unit = Unit(
            id=number or "|".join(filter(None, (self.context, text.text, comment))),
            source=text,
            target=made,
            target_lang=self.target_lang,
            plural=plural,
            context="|".join(filter(None, (self.context, comment))),
            note="\n".join(notes),
            state=_state(kind, made),
            flags=_flags(kind, text.text, plural),
            place=Place(self.node.line, self.node.column),
        )
        return Slot(unit, _Write(self.tree, self.node, place), nodes=(source, place))

    def _target(self, place: Node) -> Segment:
        """A `<lengthvariant>`'s first text, or the element's own."""
        variant = place.first("lengthvariant")
        return inline.read(self.tree.window, variant or place, _role, self.target_lang)


def _flags(kind: str, source: str, plural: str) -> frozenset[str]:
    """The type but `unfinished`, which is a state; `qt-format` where the source has Qt's placeholders."""
    flags = {kind} - {"", "unfinished"}
    if _PLACEHOLDER.search(source):
        flags.add("qt-format")
    if plural:
        flags.add("numerus")
    return frozenset(flags)


def _state(kind: str, made: Segment | None) -> State:
    if made is None or not (made.text or made.codes):
        return State.NEW
    return State.NEEDS_WORK if kind == "unfinished" else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class _Write:
    """Writes a translation; its type (`unfinished`) stays, for a person to take away."""

    tree: Tree
    node: Node
    place: Node | None

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        if self.place is not None:
            place = self.place.first("lengthvariant") or self.place
            return [xmldocument.content(self.tree, place, xmldocument.written(self.tree, segment, place))]
        markup = xmldocument.written(self.tree, segment)
        if self.node.get("numerus") == "yes":
            markup = f"<numerusform>{markup}</numerusform>"
        translation = self.node.first("translation")
        if translation is not None:
            return [xmldocument.content(self.tree, translation, markup)]
        if not self.node.children:
            return [xmldocument.content(self.tree, self.node, f"<translation>{markup}</translation>")]
        before = self.node.children[-1]
        return [xmldocument.after(self.tree.window, before, f"<translation>{markup}</translation>")]


def _slots(tree: Tree, path: str) -> Iterator[Slot]:
    root = tree.root
    target = _tag(root.get("language")) or paths.language(path) or "und"
    source = _tag(root.get("sourcelanguage")) or "en"
    for context in (root, *root.all("context")):
        name = context.first("name")
        shown = tree.window.text(name) if name is not None else ""
        for node in context.all("message"):
            yield from _Message(tree, node, shown, source, target).slots()


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw), "Qt TS", "TS")
    return xmldocument.document("qt-ts", tree, _slots(tree, path))


def sniff(head: bytes) -> float:
    """A root element `<TS>`: TypeScript and video files, which share the suffix, have none."""
    return 1.0 if xmltext.root(head)[0] == "TS" else 0.0


FORMAT = Format("qt-ts", "Qt Linguist TS", (".ts",), sniff, parse)
