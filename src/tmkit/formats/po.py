"""PO and POT catalogues (GNU gettext manual, "The Format of PO Files"), spliced.

A plural entry reads as one unit a form, sharing an id, each with its CLDR category; the source of a form for one is
the singular message, of any other the plural one. Obsolete entries are units with the flag `obsolete`.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import EncodingError, LanguageError, ParseError, Place, Segment, Span, State, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import paths, plurals, po_scan, splice
from tmkit.formats.document import Edits, Format
from tmkit.formats.po_scan import Entry
from tmkit.formats.splice import Original, Patch
from tmkit.text import languages

_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:+-]+)")
_TEAM = re.compile(r"\(([a-z]{2,3}(?:_[A-Z]{2})?)\)|<([a-z]{2,3}(?:_[A-Z]{2})?)@")
WIDTH = 79
"""Columns of a wrapped line, as msgcat writes them (its default page width)."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a catalogue says of itself."""

    lang: str
    source_lang: str
    plural_forms: tuple[str, ...]
    """CLDR categories by index."""

    @classmethod
    def of(cls, text: str, path: str) -> "Header":
        """From the header entry's text."""
        fields: dict[str, str] = {}
        for line in text.split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                fields.setdefault(name.strip().lower(), value.strip())
        team = _TEAM.search(fields.get("language-team", ""))
        lang = next(
            filter(None, map(_tag, (fields.get("language", ""), (team[1] or team[2]) if team else ""))), ""
        ) or paths.language(path)
        rules = plurals.categories(fields.get("plural-forms", ""), lang)
        return cls(lang or "und", _tag(fields.get("x-source-language", "")) or "en", rules)


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else ""
    except LanguageError:
        return ""


def _units(entry: Entry, header: Header, seen: set[UnitKey]) -> Iterator[tuple[Unit, int, int]]:
    """The units of an entry, each with the span of its strings in the text."""
    message = entry.message or ""
    base = message if entry.context is None else f"{entry.context}|{message}"
    flags = frozenset(entry.flags) | ({"obsolete"} if entry.obsolete else frozenset())
    properties = (*entry.previous, *((("reference", " ".join(entry.references)),) if entry.references else ()))
    fuzzy = "fuzzy" in flags
    for index, text, start, end in entry.strings:
        plural, source = "", message
        if entry.plural is not None:
            forms = header.plural_forms
            plural = forms[int(index)] if int(index or 0) < len(forms) else index
            source = message if plural == "one" else entry.plural
        key, number = UnitKey(base, header.lang, plural), 1
        while key in seen:
            number += 1
            key = UnitKey(f"{base}~{number}", header.lang, plural)
        seen.add(key)
        state = State.NEW if not text else State.NEEDS_WORK if fuzzy else State.TRANSLATED
        verbatim = Span(start + 1, end - 1) if end - start - 2 == len(text) else None
        unit = Unit(
            id=key.id,
            source=Segment(source, header.source_lang),
            target=Segment(text, header.lang),
            target_lang=header.lang,
            plural=plural,
            context=entry.context or "",
            note="\n".join(entry.comments),
            state=state,
            flags=flags,
            properties=properties,
            place=Place(entry.line, 1, verbatim),
        )
        yield unit, start, end


def _is_header(entry: Entry) -> bool:
    return not entry.message and entry.context is None and entry.plural is None


@dataclass(frozen=True, slots=True)
class PoDocument:
    """A PO or POT file."""

    original: Original
    entries: tuple[Entry, ...]
    """The header's left out."""
    header: Header

    @property
    def format(self) -> str:
        """`po`."""
        return "po"

    def units(self) -> Iterator[Unit]:
        """Its units, in file order."""
        seen: set[UnitKey] = set()
        for entry in self.entries:
            for unit, _, _ in _units(entry, self.header, seen):
                yield unit

    def render(self, edits: Edits) -> bytes:
        """The file with those targets; comments and flags (`fuzzy`) stay as they are."""
        seen: set[UnitKey] = set()
        places = (
            {
                unit.key: (unit, entry, start, end)
                for entry in self.entries
                for unit, start, end in _units(entry, self.header, seen)
            }
            if edits
            else {}
        )
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
        if pieces[-1] and len(po_scan.escaped(pieces[-1] + word.rstrip())) + 2 > WIDTH:
            pieces.append("")
        pieces[-1] += word
    return pieces


def read(raw: bytes) -> Original:
    """The catalogue's text, by byte order mark, declared charset or UTF-8.

    A charset that does not exist, or does not fit bytes that are UTF-8, gives way to UTF-8.
    """
    declared = _CHARSET.search(raw[:16384])
    name = declared[1].decode("ascii") if declared else ""
    try:
        codecs.lookup(name)
    except LookupError:
        name = ""
    try:
        return splice.read(raw, name)
    except EncodingError:
        if not name or codecs.lookup(name).name == "utf-8":
            raise
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return splice.read(raw)
        raise


def parse(raw: bytes, path: str = "") -> PoDocument:
    """The file's document. Raises ParseError with line and column, or EncodingError."""
    if not raw.strip():
        raise ParseError("is empty")
    original = read(raw)
    entries = list(po_scan.scan(original.text))
    heading = next((number for number, entry in enumerate(entries) if _is_header(entry)), None)
    text = entries.pop(heading).strings[0][1] if heading is not None else ""
    return PoDocument(original, tuple(entries), Header.of(text, path))


def sniff(head: bytes) -> float:
    """A msgid and its string at the start of a line."""
    if not re.search(rb'(?m)^\s*(?:#~\s*)?msgid\s+"', head.replace(b"\0", b"")):
        return 0.3 if b"Content-Type: text/plain; charset=" in head and b"msg" in head else 0.0
    return 0.9


FORMAT = Format("po", "PO and POT, gettext catalogues", (".po", ".pot"), sniff, parse)
