"""Java's `.properties` (Java SE API, `java.util.Properties.load`): keys and values with backslash escapes.

UTF-8 where the bytes are UTF-8, else ISO 8859-1, as `ResourceBundle` reads them since Java 9. A file that writes its
accents as `\\u00e9`, or has none, gets `\\u` escapes in an edited text; another gets the characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tmkit.core import EncodingError, ParseError, Segment, Span
from tmkit.formats import paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Addition, Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot

_LINE = re.compile(
    r"""(?P<blank>[ \t\f]*+(?:\r\n|\n|\r))
      | (?P<comment>[ \t\f]*+[#!][^\r\n]*+(?:\r\n|\n|\r|\Z))
      | (?P<entry>[ \t\f]*+
          (?P<key>(?:\\(?:(?:\r\n|\n|\r)[ \t\f]*+|.)|[^\\=:\ \t\f\r\n])*+)
          (?P<separator>(?:[ \t\f]|\\(?:\r\n|\n|\r)[ \t\f]*+)*+(?:[=:](?:[ \t\f]|\\(?:\r\n|\n|\r)[ \t\f]*+)*+)?+)
          (?P<value>(?:\\(?:\r\n|.|\Z)|[^\\\r\n])*+))(?:\r\n|\n|\r|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u+([0-9A-Fa-f]{4})|(\r\n|\n|\r)[ \t\f]*|(.)|\Z)", re.DOTALL)
_READ = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_WRITTEN = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f"}


def said(written: str) -> str:
    """What a key or value says. Raises ValueError for a `\\u` without four hexadecimal digits."""
    if "\\" not in written:
        return written
    text = _ESCAPE.sub(_resolved, written)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _resolved(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2] or not found[3]:
        return ""
    if found[3] == "u":
        raise ValueError("\\u is not followed by four hexadecimal digits")
    return _READ.get(found[3], found[3])


@dataclass(frozen=True, slots=True)
class Write:
    """A key or a value as the file writes it."""

    is_ascii: bool
    key: bool = False
    separated: bool = True
    """Whether a separator stands before the value already."""

    def __call__(self, text: Segment | str) -> str:
        plain = text if isinstance(text, str) else text.text
        made = "".join(_WRITTEN.get(char) or self._spelt(char) for char in plain)
        if self.key:
            made = re.sub(r"([ =:])", r"\\\1", made)
            return re.sub(r"^[#!]", r"\\\g<0>", made)
        made = f"\\{made}" if made.startswith(" ") else made
        return made if self.separated or not made else f"={made}"

    def _spelt(self, char: str) -> str:
        if char < "\x20" or char == "\x7f" or (self.is_ascii and char > "~"):
            units = char.encode("utf-16-be", "surrogatepass").hex()
            return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        return char


def _read(raw: bytes) -> splice.Original:
    try:
        return splice.read(raw)
    except EncodingError:
        if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
            raise
        return splice.read(raw, "latin-1")


def _slots(original: splice.Original, lang: str) -> Iterator[Slot]:
    text, at, comments = original.text, 0, list[str]()
    lines = Lines.of(text)
    write = Write(original.encoding == "iso8859-1" or text.isascii())
    while at < len(text):
        found = _LINE.match(text, at)
        assert found is not None  # an entry may be anything
        at = found.end() if found.end() > at else at + 1
        if found["blank"] is not None:
            comments.clear()
        elif found["comment"] is not None:
            comments.append(found["comment"].strip().lstrip("#!").strip())
        elif found["key"] or found["separator"].strip() or found["value"]:
            place = lines.place(found.start("value"))
            try:
                key, value = said(found["key"]), said(found["value"])
            except ValueError as error:
                raise ParseError(str(error), line=lines.place(found.start("key")).line, column=1) from None
            start, end = found.span("value")
            if end - start == len(value):
                place = replace(place, target=Span(start, end))
            unit = text_slots.monolingual(
                Segment(value, lang), key, place, context=key, note="\n".join(filter(None, comments))
            )
            writes = (replace(write, separated=bool(found["separator"])),)
            yield Slot(unit, start, end, writes, Spelling.ESCAPED, path=(key,), entry=Span(found.start(), found.end()))
            comments.clear()


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, or EncodingError."""
    original = _read(raw)
    slots = text_slots.unique(_slots(original, paths.language(path) or "und"))
    return TextDocument("properties", original, slots, path, insert=insert, reread=parse, exact=True)


def insert(document: TextDocument, addition: Addition) -> Insertion:
    """A line after the neighbour's."""
    original = document.original
    write = Write(original.encoding == "iso8859-1" or original.text.isascii())
    before = next((slot for slot in document.slots if slot.unit.key == addition.after), None)
    separator = "="
    if document.slots:
        beside = before or document.slots[0]
        assert beside.entry is not None
        found = _LINE.match(original.text, beside.entry.start)
        separator = found["separator"] if found and found["separator"].strip() in {"=", ":"} else "="
    line = f"{replace(write, key=True)('.'.join(map(str, addition.path)))}{separator}{write(addition.text)}"
    if before is None or before.entry is None:
        at = document.slots[0].entry.start if document.slots and document.slots[0].entry else 0
        return Insertion(at, line + original.newline)
    at = before.entry.end
    if original.text[at - 1 : at] in {"\n", "\r"}:
        return Insertion(at, line + original.newline)
    return Insertion(at, original.newline + line)


def sniff(head: bytes) -> float:
    """A first entry with a dotted or plain key and `=` or `:`; the suffix must add its weight."""
    return 0.2 if re.search(rb"(?m)^[ \t]*[A-Za-z][\w.-]*[ \t]*[=:]", head) and b'";' not in head else 0.0


FORMAT = Format("properties", "Java .properties", (".properties",), sniff, parse)
