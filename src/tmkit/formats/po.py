"""PO and POT catalogues (GNU gettext manual, "The Format of PO Files"), spliced.

A plural entry reads as one unit a form, sharing an id, each with its CLDR category; the source of a form for one is
the singular message, of any other the plural one. Obsolete entries are units with the flag `obsolete`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tmkit.core import (
    EncodingError,
    InputError,
    ParseError,
    RefusedError,
    Span,
    State,
    Unit,
    UnitKey,
)
from tmkit.formats import drafts, files, plurals, po_scan, splice
from tmkit.formats import edits as editing
from tmkit.formats.document import Edits, Format
from tmkit.formats.offsets import Spelling, Written
from tmkit.formats.po_header import Header, read, read_head
from tmkit.formats.po_scan import Entry
from tmkit.formats.splice import Original, Patch

__all__ = ["FORMAT", "Header", "PoDocument", "is_header", "parse", "read", "sniff", "stream", "units"]

_NO_FLAGS: frozenset[str] = frozenset()
_NEW, _NEEDS_WORK, _TRANSLATED = State.NEW, State.NEEDS_WORK, State.TRANSLATED
_MESSAGE = re.compile(rb'(?m)^\s*(?:#~\s*)?msgid\s+"')
_HEAD, _BLOCK = 16384, 1 << 20
_BLANK = re.compile(rb'"[ \t\r]*\n[ \t\r]*\n')
"""The end of an entry: its last string, then a blank line."""
_SOURCES = {
    keyword: re.compile(rf"\b{keyword}[ \t]++({po_scan.STRING}(?:\s*+(?:#~[ \t]*+)?+{po_scan.STRING})*+)")
    for keyword in ("msgid", "msgid_plural")
}
_LONGEST = 16 << 20
"""Bytes of the longest entry that is streamed; the longest met in catalogues have some 100 KiB."""
WIDTH = 79
"""Columns of a wrapped line, as msgcat writes them (its default page width)."""


def units(entry: Entry, header: Header, seen: set[tuple[str, str]]) -> list[tuple[Unit, int, int]]:
    """The units of an entry, each with the span of its strings in the text."""
    message, context, lang = entry.message or "", entry.context, header.lang
    base = message if context is None else f"{context}|{message}"
    flags = frozenset(entry.flags) if entry.flags else _NO_FLAGS
    if entry.obsolete:
        flags |= {"obsolete"}
    fuzzy = "fuzzy" in flags
    properties: tuple[tuple[str, str], ...] = tuple(entry.previous) if entry.previous else ()
    if entry.references:
        properties = (*properties, ("reference", " ".join(entry.references)))
    note = "\n".join(entry.comments) if entry.comments else ""
    place = drafts.place(entry.line)
    forms = plurals.categories(header.plural_forms, lang) if entry.plural is not None else ()
    found = []
    for index, text, start, end in entry.strings:
        plural, source = "", message
        if entry.plural is not None:
            plural = forms[int(index)] if int(index or 0) < len(forms) else index
            source = message if plural == "one" else entry.plural
        key, number = (base, plural), 1
        while key in seen:
            number += 1
            key = (f"{base}~{number}", plural)
        seen.add(key)
        made = drafts.unit(
            key[0],
            drafts.segment(source, header.source_lang),
            drafts.segment(text, lang),
            lang,
            plural,
            context or "",
            note,
            _NEW if not text else _NEEDS_WORK if fuzzy else _TRANSLATED,
            flags,
            properties,
            place,
        )
        found.append((made, start, end))
    return found


def is_header(entry: Entry) -> bool:
    return not entry.message and entry.context is None and entry.plural is None


@dataclass(frozen=True, slots=True)
class PoDocument:
    """A PO or POT file."""

    original: Original
    entries: tuple[Entry, ...]
    """The header's left out."""
    header: Header
    laid: list[tuple[Unit, Entry, int, int]] = field(default_factory=list, repr=False, compare=False)
    """Its units with their entries and the spans of their strings, made when first asked for."""

    @property
    def format(self) -> str:
        """`po`."""
        return "po"

    def units(self) -> Iterator[Unit]:
        """Its units, in file order."""
        for unit, _, _, _ in self._laid():
            yield unit

    def _laid(self) -> list[tuple[Unit, Entry, int, int]]:
        if not self.laid:
            seen: set[tuple[str, str]] = set()
            for entry in self.entries:
                made = units(entry, self.header, seen)
                self.laid.extend((unit, entry, start, end) for unit, start, end in made)
        return self.laid

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Where each unit's source and target are written, in the order of the units."""
        for unit, entry, start, end in self._laid():
            source = self._source(entry, unit, start)
            yield unit.key, source, Written(Span(start, end), Spelling.STRINGS)

    def _source(self, entry: Entry, unit: Unit, before: int) -> Written | None:
        """Where the message that is the unit's source is written: the last of that text ahead of the translation."""
        text = self.original.text
        keyword = "msgid_plural" if unit.plural and unit.plural != "one" else "msgid"
        found = _SOURCES[keyword].search(text, max(text.rfind(entry.written, 0, before) - 16, 0), before)
        return Written(Span(*found.span(1)), Spelling.STRINGS) if found else None

    def render(self, edits: Edits) -> bytes:
        """The file with those targets; comments and flags (`fuzzy`) stay as they are."""
        places = {unit.key: (unit, entry, start, end) for unit, entry, start, end in self._laid()} if edits else {}
        editing.check(edits, places)
        patches = []
        for key, edit in edits.items():
            unit, entry, start, end = places[key]
            target = editing.plain(edit)
            if unit.target is None or target != unit.target.text:
                patches.append(Patch(start, end, self._strings(target, entry, self.original.text[start:end])))
        return self.original.patched(patches)

    def _strings(self, text: str, entry: Entry, old: str) -> str:
        """The text as PO strings in the entry's manner: one line, or one string a line, wrapped if it was."""
        lines = [line for line in re.split(r"(?<=\n)", text) if line] or [""]
        if any(_is_wrapped(strings) for strings in (old, entry.written)):
            lines = [piece for line in lines for piece in _wrapped(line)]
        quoted = [f'"{po_scan.escaped(line)}"' for line in lines]
        if len(quoted) == 1:
            return quoted[0]
        return (self.original.newline + ("#~ " if entry.obsolete else "")).join(('""', *quoted))


def _is_wrapped(strings: str) -> bool:
    pieces = [line.strip().removeprefix("#~").strip() for line in strings.split("\n")]
    return any(piece != '""' and not piece.endswith('\\n"') for piece in pieces[:-1])


def _wrapped(line: str) -> list[str]:
    """The line in pieces that end at a space and, quoted, fit the width."""
    pieces = [""]
    for word in re.findall(r"\S*\s*", line):
        if pieces[-1] and len(po_scan.escaped(pieces[-1] + word)) + 2 > WIDTH:
            pieces.append("")
        pieces[-1] += word
    return pieces


def parse(raw: bytes, path: str = "") -> PoDocument:
    """The file's document. Raises ParseError with line and column, or EncodingError."""
    if not raw.strip():
        raise ParseError("is empty")
    original = read(raw)
    entries = list(po_scan.scan(original.text))
    heading = next((number for number, entry in enumerate(entries) if is_header(entry)), None)
    text = entries.pop(heading).strings[0][1] if heading is not None else ""
    return PoDocument(original, tuple(entries), Header.of(text, path))


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does.

    Ids are as unique as the file's: those that `parse` would tell apart stay as they are.
    """
    try:
        with path.open("rb") as file:
            head = read_head(file.read(_HEAD))
            if head is None:  # an encoding whose line ends are not found byte by byte: read whole
                yield from parse(files.read(path), str(path)).units()
                return
            file.seek(0)
            yield from _streamed(file, head, str(path))
    except InputError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None


def _streamed(file: BinaryIO, encoding: str, path: str) -> Iterator[Unit]:
    """Blocks that end after an entry's last string and a blank line, scanned one by one."""
    header: Header | None = None
    line, rest = 1, b""
    while True:
        block = file.read(_BLOCK)
        held = rest + block
        cut = max((found.end() for found in _BLANK.finditer(held, max(0, len(rest) - 64))), default=0)
        if not block:
            cut = len(held)
        elif not cut:
            if len(held) > _LONGEST and header is None:  # no catalogue that can be cut: whole, or refused by its size
                yield from parse(files.read(path), path).units()
                return
            if len(held) > _LONGEST:
                raise RefusedError(f"one entry is longer than {_LONGEST // 2**20} MiB", line=line)
            rest = held
            continue
        try:
            text, rest = splice.read(held[:cut], encoding).text, held[cut:]
            entries = list(po_scan.scan(text, line))
        except EncodingError:
            parse(files.read(path), path)  # says which byte of the whole file
            raise
        except InputError as error:
            error.line += line - 1 if error.line else 0
            raise
        line += text.count("\n")
        if header is None:
            heading = next((entry for entry in entries if is_header(entry)), None)
            header = Header.of(heading.strings[0][1] if heading is not None else "", path)
            entries = [entry for entry in entries if entry is not heading]
        for entry in entries:
            for unit, _, _ in units(entry, header, set()):
                yield unit
        if not block:
            return


def sniff(head: bytes) -> float:
    """A msgid and its string at the start of a line."""
    if not _MESSAGE.search(head.replace(b"\0", b"")):
        return 0.3 if b"Content-Type: text/plain; charset=" in head and b"msg" in head else 0.0
    return 0.9


FORMAT = Format("po", "PO and POT, gettext catalogues", (".po", ".pot"), sniff, parse, stream)
