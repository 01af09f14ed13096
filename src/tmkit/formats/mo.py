"""MO catalogues (GNU gettext manual, "The Format of GNU MO Files"): PO compiled, spliced.

An edited translation is put at the end of the file and its entry in the table of translations points there, so that
every other byte stays.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import ConfigurationError, EncodingError, ParseError, Unit
from tmkit.formats import edits as editing
from tmkit.formats import po
from tmkit.formats.document import Edits, Format
from tmkit.formats.po_scan import Entry

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
_MOST = 1 << 22
"""Entries of the largest table that is read; the largest catalogues known have some 10^5."""


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    table: int
    """Byte of the translation's length and offset in the table."""
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoDocument:
    """A MO file."""

    raw: bytes
    order: str
    """`<` or `>`, as `struct` has it."""
    rows: tuple[_Row, ...]
    header: po.Header
    encoding: str

    @property
    def format(self) -> str:
        """`mo`."""
        return "mo"

    def units(self) -> Iterator[Unit]:
        """Its units, in the file's order, which is that of their messages."""
        seen: set[tuple[str, str]] = set()
        for row in self.rows:
            for unit, _, _ in po.units(row.entry, self.header, seen):
                yield unit

    def render(self, edits: Edits) -> bytes:
        """The file with those targets."""
        seen: set[tuple[str, str]] = set()
        places = {}
        for row in self.rows:
            for form, (unit, _, _) in enumerate(po.units(row.entry, self.header, seen)):
                places[unit.key] = (row, form)
        editing.check(edits, places)
        changed: dict[int, list[str]] = {}
        for key, edit in edits.items():
            row, form = places[key]
            changed.setdefault(row.table, list(row.forms))[form] = editing.plain(edit)
        old = {row.table: list(row.forms) for row in self.rows}
        raw = bytearray(self.raw)
        for table, forms in changed.items():
            if forms != old[table]:
                text = self._encoded("\0".join(forms))
                struct.pack_into(f"{self.order}II", raw, table, len(text), len(raw))
                raw += text + b"\0"
        return bytes(raw)

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = text[error.start]
            raise ConfigurationError(
                f"the file is in {self.encoding.upper()}, which has no {char!r} (U+{ord(char):04X}); "
                "edit the catalogue that it was compiled from"
            ) from None


def parse(raw: bytes, path: str = "") -> MoDocument:
    """The file's document. Raises ParseError or EncodingError."""
    order = _MAGIC.get(raw[:4])
    if order is None:
        raise ParseError("is not a MO file: it does not begin with its magic number")
    try:
        _, count, originals, translations = struct.unpack_from(f"{order}IIII", raw, 4)
        if count > _MOST or max(originals, translations) + 8 * count > len(raw):
            raise ParseError("its tables reach past the end of the file (is it truncated?)")
        pairs = [
            (_string(raw, order, originals + 8 * at), _string(raw, order, translations + 8 * at), translations + 8 * at)
            for at in range(count)
        ]
    except struct.error:
        raise ParseError("ends within its header (is it truncated?)") from None
    heading = next((text for message, text, _ in pairs if not message), b"")
    encoding = po.read(heading).encoding if heading else "utf-8"
    try:
        rows = tuple(
            _row(message.decode(encoding), text.decode(encoding), table) for message, text, table in pairs if message
        )
    except UnicodeDecodeError as error:
        raise EncodingError(f"byte 0x{error.object[error.start]:02X} is not {encoding.upper()}") from None
    return MoDocument(raw, order, rows, po.Header.of(heading.decode(encoding), path), encoding)


def _string(raw: bytes, order: str, at: int) -> bytes:
    length, start = struct.unpack_from(f"{order}II", raw, at)
    if start + length > len(raw):
        raise ParseError("a string reaches past the end of the file (is it truncated?)")
    return raw[start : start + length]


def _row(message: str, text: str, table: int) -> _Row:
    entry = Entry(1)
    context, found, rest = message.partition("\x04")
    entry.context, whole = (context, rest) if found else (None, message)
    entry.message, plural, forms = whole.partition("\0")
    strings = text.split("\0") if plural else [text]
    if plural:
        entry.plural = forms
    entry.strings = [(str(index) if plural else "", form, 0, 0) for index, form in enumerate(strings)]
    return _Row(entry, table, tuple(strings))


def sniff(head: bytes) -> float:
    """Its magic number."""
    return 1.0 if head[:4] in _MAGIC else 0.0


FORMAT = Format("mo", "MO, compiled gettext catalogues", (".mo", ".gmo"), sniff, parse)
