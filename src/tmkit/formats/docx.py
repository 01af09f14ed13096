"""Word documents, `.docx` (ECMA-376, WordprocessingML): a unit a paragraph, of the body, headers, footers and notes.

Runs of the same look are one text; another look is a pair of codes, a tab, a break, an image or a note's mark a code
of its own. Deleted text of tracked changes is none. An edit changes its part of the container, all else stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tmkit.core import OBJECT, Code, CodeKind, LanguageError, ParseError, Place, Segment, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import paths, tagged_text, text_slots, xmlspans, xmltext, zip_parts
from tmkit.formats.document import Edits, Format
from tmkit.formats.offsets import Written
from tmkit.formats.xmlspans import Node, Tree
from tmkit.formats.zip_parts import Container
from tmkit.text import languages

_PARTS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_ORDER = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_SKIPPED = frozenset({
    "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:lastRenderedPageBreak",
    "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd",
})  # fmt: skip
_AROUND = frozenset(
    {"w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:moveTo", "w:customXml"}
)
_LOOK = re.compile(r"<w:(?:lang|noProof|rFonts w:hint)\b[^>]*/>|\sw:rsid\w*=\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what its text changes in its part."""

    unit: Unit
    part: str
    start: int
    """Bytes of the part: what the first run or code begins at."""
    end: int
    look: str
    """The run properties of its plain text."""


@dataclass(frozen=True, slots=True)
class DocxDocument:
    """A Word document."""

    container: Container
    trees: Mapping[str, Tree]
    paragraphs: tuple[Paragraph, ...]
    path: str = ""

    @property
    def format(self) -> str:
        """`docx`."""
        return "docx"

    def units(self) -> Iterator[Unit]:
        """Its units: the body's in order, then those of headers, footers and notes."""
        for paragraph in self.paragraphs:
            yield paragraph.unit

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Nothing: a container has no text to point into."""
        for paragraph in self.paragraphs:
            yield paragraph.unit.key, None, None

    def render(self, edits: Edits) -> bytes:
        """The document with those targets; other parts, and the container's own bytes, stay as they are."""
        if not edits:
            return self.container.raw
        by_key = {paragraph.unit.key: paragraph for paragraph in self.paragraphs}
        editing.check(edits, by_key)
        patches: dict[str, list[tuple[int, int, str]]] = {}
        now = [by_key[key] for key in edits]
        around = {
            one.unit.key for one in now for box in now if one is not box and one.part == box.part
            and one.start <= box.start and box.end <= one.end
        }  # fmt: skip
        if around:  # a paragraph with a text box in it is written after the box
            inner = self.render({key: edit for key, edit in edits.items() if key not in around})
            return parse(inner, self.path).render({key: edits[key] for key in around})
        for key, edit in edits.items():
            paragraph = by_key[key]
            target = editing.target(edit, paragraph.unit)
            if target != paragraph.unit.target:
                markup = written(target, paragraph.look)
                patches.setdefault(paragraph.part, []).append((paragraph.start, paragraph.end, markup))
        if not patches:
            return self.container.raw
        return self.container.changed({part: self.trees[part].patched(found) for part, found in patches.items()})


def written(segment: Segment, look: str) -> str:
    """The segment as runs, each stretch of text in the look of the codes around it."""
    looks: list[tuple[str, str]] = []
    pieces: list[str] = []
    done = 0

    def run(text: str) -> None:
        for number, line in enumerate(re.split(r"(\n|\t)", text)):
            if number % 2:
                pieces.append(f"<w:r>{look_now()}<w:{'br' if line == chr(10) else 'tab'}/></w:r>")
            elif line:
                xmltext.check(line)
                pieces.append(f'<w:r>{look_now()}<w:t xml:space="preserve">{xmltext.escaped(line)}</w:t></w:r>')

    def look_now() -> str:
        return next((markup for _, markup in reversed(looks) if markup.startswith("<w:rPr") or not markup), look)

    for code in segment.codes:
        run(segment.text[done : code.position])
        done = code.position + (code.kind is CodeKind.STANDALONE)
        if code.id.startswith("r"):
            if code.kind is CodeKind.OPEN:
                looks.append((code.id, code.markup))
            elif code.kind is CodeKind.CLOSE:
                looks = [one for one in looks if one[0] != code.id]
        else:
            pieces.append(code.markup)
    run(segment.text[done:])
    owned = {code.position for code in segment.codes if code.kind is CodeKind.STANDALONE}
    if any(char == OBJECT and at not in owned for at, char in enumerate(segment.text)):
        tagged_text.written(segment, str)  # says what is wrong
    return "".join(pieces)


class _Reader:
    """One pass over the runs of a paragraph."""

    def __init__(self, tree: Tree, node: Node, lang: str) -> None:
        self.window, self.node, self.lang = tree.window, node, lang
        self.text: list[str] = []
        self.codes: list[Code] = []
        self.length = self.number = 0
        self.look: str | None = None
        self.base: str | None = None
        self.open_look = self.plain = ""
        self.start = self.end = -1

    def read(self) -> Segment:
        self.children(self.node)
        self.close_look()
        return Segment("".join(self.text), self.lang, codes=tuple(self.codes))

    def children(self, node: Node) -> None:
        for child in node.children:
            if child.name == "w:r":
                self.run(child)
            elif child.name in _AROUND:
                self.around(child)
            elif child.name not in _SKIPPED:
                self.close_look()
                self.alone(child, "x", self.window.between(child.start, child.end))

    def around(self, node: Node) -> None:
        if self.window.is_empty_tag(node):
            return
        self.close_look()
        self.number += 1
        name = f"g{self.number}"
        inner = self.window.inner(node)
        skipped = next((child.end for child in node.children if child.name in {"w:sdtPr", "w:sdtEndPr"}), inner)
        self.place(node)
        self.code(name, CodeKind.OPEN, self.window.between(node.start, skipped))
        self.children(node)
        self.close_look()
        self.code(name, CodeKind.CLOSE, self.window.between(node.close, node.end))

    def run(self, node: Node) -> None:
        properties = node.first("w:rPr")
        look = self.window.between(properties.start, properties.end) if properties else ""
        self.place(node)
        for child in node.children:
            if child.name == "w:t":
                self.looks(look)
                self.say(self.window.text(child))
            elif child.name in {"w:tab", "w:br", "w:cr"} and not child.attributes:
                self.looks(look)
                self.say("\t" if child.name == "w:tab" else "\n")
            elif child.name == "w:noBreakHyphen":
                self.looks(look)
                self.say("\u2011")
            elif child.name not in {"w:rPr", "w:lastRenderedPageBreak", "w:softHyphen"}:
                whole = f"<w:r>{look}{self.window.between(child.start, child.end)}</w:r>"
                self.close_look()
                self.alone(child, "x", whole)

    def looks(self, look: str) -> None:
        """Codes for text of another look than the paragraph's first."""
        plain = _LOOK.sub("", look).replace("<w:rPr></w:rPr>", "").replace("<w:rPr/>", "")
        if self.base is None:
            self.base, self.look = plain, look
        if plain == (self.plain if self.open_look else self.base):
            return
        self.close_look()
        if plain != self.base:
            self.number += 1
            self.open_look, self.plain = f"r{self.number}", plain
            self.code(self.open_look, CodeKind.OPEN, look)

    def close_look(self) -> None:
        if self.open_look:
            self.code(self.open_look, CodeKind.CLOSE, "")
            self.open_look = ""

    def place(self, node: Node) -> None:
        self.start = node.start if self.start < 0 else self.start
        self.end = max(self.end, node.end)

    def alone(self, node: Node, name: str, markup: str) -> None:
        self.place(node)
        self.number += 1
        self.code(f"{name}{self.number}", CodeKind.STANDALONE, markup)
        self.say(OBJECT)

    def code(self, name: str, kind: CodeKind, markup: str) -> None:
        self.codes.append(Code(name, kind, self.length, markup))

    def say(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


def _paragraphs(part: str, tree: Tree, lang: str) -> Iterator[Paragraph]:
    stem = part.removeprefix("word/").removesuffix(".xml")
    number = 0
    for node in tree.root.walk():
        if node.name != "w:p":
            continue
        number += 1
        reader = _Reader(tree, node, lang)
        segment = reader.read()
        if not re.sub(rf"[\s{OBJECT}]", "", segment.text):
            continue
        style = next((child for props in node.all("w:pPr") for child in props.all("w:pStyle")), None)
        context = style.get("w:val") if style else ""
        place = Place(node.line, node.column)
        unit = text_slots.monolingual(segment, f"{stem}/{number}", place, context=context)
        yield Paragraph(unit, part, reader.start, reader.end, reader.look or "")


def _language(container: Container, path: str) -> str:
    """The language of the default style, else what the path says."""
    if paths.language(path):
        return paths.language(path)
    if "word/styles.xml" in container.names():
        found = re.search(
            rb'<w:rPrDefault>.{0,2000}?<w:lang\b[^>]*?w:val="([A-Za-z-]+)"',
            container.read("word/styles.xml"),
            re.DOTALL,
        )
        try:
            return languages.canonical(found[1].decode()) if found else "und"
        except LanguageError:
            pass
    return "und"


def parse(raw: bytes, path: str = "") -> DocxDocument:
    """The file's document. Raises ParseError, or RefusedError for a container that would unpack to too much."""
    container = zip_parts.open_container(raw)
    parts = sorted(
        (name for name in container.names() if _PARTS.fullmatch(name)),
        key=lambda name: (next(at for at, kind in enumerate(_ORDER) if kind in name), name),
    )
    if not any(part.startswith("word/document") for part in parts):
        raise ParseError("is a zip container, but no Word document: it has no part word/document.xml")
    lang = _language(container, path)
    trees = {part: xmlspans.parse(container.read(part)) for part in parts}
    found = tuple(paragraph for part, tree in trees.items() for paragraph in _paragraphs(part, tree, lang))
    return DocxDocument(container, trees, found, path)


def sniff(head: bytes) -> float:
    """A zip container that begins as Office's do."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    return 0.9 if b"[Content_Types].xml" in head or b"word/" in head or b"_rels/" in head else 0.2


FORMAT = Format("docx", "Word document", (".docx", ".docm", ".dotx"), sniff, parse)
