"""Apple's `.strings` (Apple, "Resource Programming Guide: String Resources"): `"key" = "value";`, with comments.

UTF-8 or UTF-16, with or without byte order mark. One file is one language, which its folder names (`fr.lproj`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tmkit.core import ParseError, RefusedError, Segment, Span
from tmkit.formats import paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Addition, Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot

_GAP = re.compile(r"(?:\s++|//[^\n\r]*+|/\*.*?\*/)*+", re.DOTALL)
_COMMENT = re.compile(r"//([^\n\r]*+)|/\*(.*?)\*/", re.DOTALL)
_BESIDE = re.compile(r"[ \t]*+(?://([^\n\r]*+)|/\*([^\n\r*]*+)\*/[ \t]*+(?=[\n\r]|\Z))")
"""A comment on the line that an entry ends."""
_BLANK = re.compile(r"\n[ \t]*\n|\r\n[ \t]*\r\n|\r[ \t]*\r")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"|\'(?:[^\'\\]|\\.)*+\'|[\w.$/:-]++', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[uU]([0-9A-Fa-f]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_READ = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b"}
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v", "\0": "\\U0000"}


def said(written: str) -> str:
    """What a string says."""
    if written[0] not in "\"'":
        return written
    if "\\" not in written:
        return written[1:-1]
    text = _ESCAPE.sub(_resolved, written[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _resolved(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return chr(int(found[2], 8)) if found[2] else _READ.get(found[3], found[3])


def literal(text: Segment | str) -> str:
    """The string as the file writes it; real line breaks become `\\n`."""
    plain = text if isinstance(text, str) else text.text
    return '"' + "".join(_WRITTEN.get(char, char) for char in plain) + '"'


@dataclass(frozen=True, slots=True)
class _Literal:
    raw_lines: bool
    """Whether the old value had its line breaks as they are."""

    def __call__(self, text: Segment) -> str:
        made = literal(text)
        return re.sub(r"(?<!\\)((?:\\\\)*)\\n", r"\1" + "\n", made) if self.raw_lines else made


def _slots(original: splice.Original, lang: str) -> Iterator[Slot]:
    text, lines, at = original.text, Lines.of(original.text), 0

    def wrong(what: str, at: int) -> ParseError:
        place = lines.place(at)
        return ParseError(f"is no .strings file: {what}", line=place.line, column=place.column)

    def gap(at: int) -> int:
        found = _GAP.match(text, at)
        end = found.end() if found else at
        if text.startswith("/*", end):
            raise wrong("a comment does not end", end)
        return end

    def string(at: int) -> re.Match[str]:
        found = _STRING.match(text, at)
        if found is None:
            what = "a string does not end" if text[at : at + 1] in {'"', "'"} else "a string is missing"
            raise wrong(what, at)
        return found

    first = gap(0)
    braced = text.startswith("{", first)
    at = first + 1 if braced else 0
    while True:
        start = at
        at = gap(at)
        if at >= len(text) or (braced and text[at] == "}"):
            break
        key = string(at)
        value, at = key, gap(key.end())
        if text[at : at + 1] == "=":
            value = string(gap(at + 1))
            at = gap(value.end())
        if text[at : at + 1] != ";":
            raise wrong("a semicolon is missing", value.end())
        at += 1
        beside = _BESIDE.match(text, at)
        at = beside.end() if beside else at
        if start == 0:  # the file's own comment, apart from the entry's
            start = max((blank.end() for blank in _BLANK.finditer(text, 0, key.start())), default=0)
        comments = [*_COMMENT.finditer(text, start, key.start()), *([beside] if beside else [])]
        notes = [(found[1] or found[2] or "").strip() for found in comments]
        place = lines.place(value.start())
        said_value = said(value[0])
        if len(value[0]) - 2 == len(said_value):
            place = replace(place, target=Span(value.start() + 1, value.end() - 1))
        name = said(key[0])
        unit = text_slots.monolingual(
            Segment(said_value.replace("\r\n", "\n"), lang),
            name,
            place,
            context=name,
            note="\n".join(filter(None, notes)),
        )
        span = value.span() if value is not key else (value.end(), value.end())
        write = _Literal("\n" in value[0])
        writes = (write,) if value is not key else (lambda segment, write=write: f" = {write(segment)}",)
        yield Slot(unit, *span, writes, Spelling.STRINGS, path=(name,), entry=Span(key.start(), at))


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    if raw.startswith(b"bplist"):
        raise RefusedError("is a binary property list; `plutil -convert strings` makes it one of text")
    encoding = ""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in raw[:64]:
        encoding = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
    original = splice.read(raw, encoding)
    if "<plist" in original.text[:1024]:
        raise ParseError("is an XML property list; `plutil -convert strings` makes it one of text", line=1, column=1)
    slots = text_slots.unique(_slots(original, paths.language(path) or "und"))
    return TextDocument("strings", original, slots, path, insert=insert, reread=parse, exact=True)


def insert(document: TextDocument, addition: Addition) -> Insertion:
    """A line after the neighbour's, with the other file's comment."""
    original = document.original
    note = (
        f"/* {addition.unit.note} */{original.newline}" if addition.unit.note and "*/" not in addition.unit.note else ""
    )
    line = f"{note}{literal('.'.join(map(str, addition.path)))} = {literal(addition.text)};"
    before = next((slot for slot in document.slots if slot.unit.key == addition.after), None)
    if before is not None and before.entry is not None:
        return Insertion(before.entry.end, original.newline + line)
    first = document.slots[0].entry if document.slots else None
    return Insertion(first.start if first else len(original.text), line + original.newline)


def sniff(head: bytes) -> float:
    """A quoted key, an equals sign and a quoted value with its semicolon."""
    text = head.replace(b"\0", b"")
    if text.startswith(b"bplist"):
        return 0.3
    first = re.match(
        rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s++|//[^\n\r]*+|/\*.*?\*/)*+"
        rb'(?:"(?:[^"\\\n]|\\.)*+"|[\w.]++)\s*+=\s*+"(?:[^"\\]|\\.)*+"\s*+;',
        text,
        re.DOTALL,
    )
    return 0.8 if first else 0.0


FORMAT = Format("strings", "Apple .strings", (".strings",), sniff, parse)
