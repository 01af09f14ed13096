"""Word documents, `.docx` (ECMA-376, WordprocessingML): a unit a paragraph, of the body, headers, footers and notes.

Runs of the same look are one text; another look, a link or a field is a pair of codes, an image or a note's mark a code
of its own. Bookmarks and what floats beside the text are codes that take no room in it, so that they stay whatever the
new text is. Deleted text of tracked changes is none. An edit changes its part of the container, all else stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tmkit.core import OBJECT, CodeKind, LanguageError, ParseError, Place, Segment, Unit, UnitKey
from tmkit.formats import docx_runs, paths, tagged_text, text_slots, xmlspans, xmltext, zip_parts
from tmkit.formats import edits as editing
from tmkit.formats.document import Edits, Format
from tmkit.formats.offsets import Written
from tmkit.formats.xmlspans import Tree
from tmkit.formats.zip_parts import Container
from tmkit.text import languages

_PARTS = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_ORDER = ("document", "header", "footer", "footnotes", "endnotes", "comments")


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
            inner = parse(self.render({key: edit for key, edit in edits.items() if key not in around}), self.path)
            now_there = {unit.key: unit for unit in inner.units()}
            return inner.render({key: _renewed(edits[key], by_key[key].unit, now_there[key]) for key in around})
        for key, edit in edits.items():
            paragraph = by_key[key]
            target = _target(edit, paragraph.unit)
            if target != paragraph.unit.target:
                markup = written(target, paragraph.look)
                patches.setdefault(paragraph.part, []).append((paragraph.start, paragraph.end, markup))
        if not patches:
            return self.container.raw
        return self.container.changed({part: self.trees[part].patched(found) for part, found in patches.items()})


def _target(edit: str | Segment, unit: Unit) -> Segment:
    """The new target; a text takes the old one's codes, those of a field where the field's result stands in it once.

    Word makes a field's result anew, but for a link's: what stands in its place by chance would be lost.
    """
    made, old = editing.target(edit, unit), unit.target
    if not isinstance(edit, str) or old is None:
        return made
    codes = list(made.codes)
    for start in old.codes:
        end = next((code for code in old.codes if code.id == start.id and code.kind is CodeKind.CLOSE), None)
        if start.kind is not CodeKind.OPEN or "<w:instrText" not in start.markup or "HYPERLINK" in start.markup:
            continue
        result = old.text[start.position : end.position] if end else ""
        at = edit.find(result) if result and edit.count(result) == 1 else -1
        around = [code for code in codes if code.id != start.id]
        if at >= 0 and end:
            around += [replace(start, position=at), replace(end, position=at + len(result))]
        codes = around
    ordered = sorted(codes, key=lambda code: (code.position, code.kind is CodeKind.STANDALONE))
    return replace(made, codes=tuple(ordered))


def _renewed(edit: str | Segment, before: Unit, after: Unit) -> str | Segment:
    """An edit whose codes are as the file has them now: a text box with its new text."""
    if isinstance(edit, str) or before.target is None or after.target is None:
        return edit
    pairs = zip(before.target.codes, after.target.codes, strict=False)
    now = {(old.id, old.kind, old.markup): new.markup for old, new in pairs}
    codes = (replace(code, markup=now.get((code.id, code.kind, code.markup), code.markup)) for code in edit.codes)
    return replace(edit, codes=tuple(codes))


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


def _paragraphs(part: str, tree: Tree, lang: str) -> Iterator[Paragraph]:
    stem = part.removeprefix("word/").removesuffix(".xml")
    number = 0
    for node in tree.root.walk():
        if node.name != "w:p":
            continue
        number += 1
        reader = docx_runs.Reader(tree, node, lang)
        segment = reader.read()
        if not re.sub(rf"[\s{OBJECT}]", "", segment.text):
            continue
        style = next((child for props in node.all("w:pPr") for child in props.all("w:pStyle")), None)
        context = style.get("w:val") if style else ""
        place = Place(number)  # a line of the part's XML is nothing that anybody sees
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
    if "xl/workbook.xml" in container.names():
        raise ParseError("is a workbook: `tmkit glossary` reads one of terms; save a table of translations as CSV")
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
