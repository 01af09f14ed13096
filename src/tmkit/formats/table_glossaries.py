"""UTX glossaries (AAMT, "UTX 1.11") and OmegaT's (OmegaT manual, "Glossaries") as documents: a unit an entry.

`tmkit glossary` reads them as termbases; here they are files to translate or to edit, tabs and comments kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tmkit.core import EncodingError, LanguageError, Segment, Span, State, Unit
from tmkit.formats import csv_table, paths, splice, text_slots
from tmkit.formats.csv_table import Dialect
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling, Written
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Lines, Slot
from tmkit.text import languages

_LINE = re.compile(r"[^\r\n]++")
_PAIR = re.compile(r"^#UTX[^;]*;\s*([A-Za-z-]+)(?:/([A-Za-z-]+))?", re.IGNORECASE)
_DESCRIBING = frozenset({"pos", "description", "definition", "comment", "note"})
_TABLE = Dialect("\t", quotes=False)


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else "und"
    except LanguageError:
        return "und"


def _slots(text: str, source_lang: str, lang: str, notes: tuple[int, ...]) -> Iterator[Slot]:
    """A unit a row; `notes` are the columns that say something of the term."""
    lines = Lines.of(text)
    for found in _LINE.finditer(text):
        cells = found[0].split("\t")
        if found[0].startswith("#") or len(cells) < 2 or not cells[0].strip():
            continue
        start = found.start() + len(cells[0]) + 1
        end = start + len(cells[1])
        place = replace(lines.place(found.start()), target=Span(start, end))
        note = "\n".join(cells[at].strip() for at in notes if at < len(cells) and cells[at].strip() not in {"", "-"})
        state = State.TRANSLATED if cells[1] else State.NEW
        unit = Unit(
            cells[0], Segment(cells[0], source_lang), Segment(cells[1], lang), lang, note=note, state=state, place=place
        )
        source = Written(Span(found.start(), start - 1), Spelling.VERBATIM)
        yield Slot(unit, start, end, (csv_table.Write(_TABLE, False),), source=source)


def _notes(text: str) -> tuple[int, ...]:
    """The columns of UTX that describe a term, as the line that names them says; without one there is none."""
    for found in _LINE.finditer(text[:4096]):
        names = [name.strip().lower() for name in found[0].lstrip("# ").split("\t")]
        if found[0].startswith("#") and "tgt" in names:
            return tuple(at for at, name in enumerate(names) if name.removeprefix("src:") in _DESCRIBING)
        if not found[0].startswith("#"):
            break
    return ()


def parse_utx(raw: bytes, path: str = "") -> TextDocument:
    """The document of a UTX glossary. Raises EncodingError."""
    original = splice.read(raw)
    pair = _PAIR.match(original.text)
    source, target = (pair[1], pair[2] or "") if pair else ("", "")
    slots = text_slots.unique(_slots(original.text, _tag(source), _tag(target), _notes(original.text)))
    return TextDocument("utx", original, slots, path, reread=parse_utx)


def parse_omegat(raw: bytes, path: str = "") -> TextDocument:
    """The document of an OmegaT glossary: UTF-8, or the system's encoding, which is taken to be ISO 8859-1."""
    try:
        original = splice.read(raw)
    except EncodingError:
        original = splice.read(raw, "latin-1")
    slots = text_slots.unique(_slots(original.text, "und", paths.language(path) or "und", (2,)))
    return TextDocument("omegat-glossary", original, slots, path, reread=parse_omegat)


def sniff_utx(head: bytes) -> float:
    """Its first word."""
    return 0.95 if head.lstrip(b"\xef\xbb\xbf").upper().startswith(b"#UTX") else 0.0


def sniff_omegat(head: bytes) -> float:
    """Lines of two or three cells, most of them."""
    lines = [line for line in head.split(b"\n")[:-1] if line.strip() and not line.startswith(b"#")]
    fit = sum(1 <= line.count(b"\t") <= 2 and not line.startswith(b"\t") for line in lines)
    return 0.2 if lines and fit >= 0.9 * len(lines) and not head.lstrip().startswith((b"<", b"{")) else 0.0


UTX = Format("utx", "UTX glossary", (".utx",), sniff_utx, parse_utx)
OMEGAT = Format("omegat-glossary", "OmegaT glossary", (".txt", ".tab", ".utf8"), sniff_omegat, parse_omegat)
