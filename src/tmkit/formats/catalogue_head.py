"""A PO catalogue's header as a unit of its own, for checks; documents leave it out of their units."""

from pathlib import Path
from typing import BinaryIO

from tmkit.core import InputError, Place, Segment, State, Unit
from tmkit.formats import paths, po_scan, splice
from tmkit.formats.po_header import Header, read_head

FLAG = "header"
"""The flag of such a unit."""
_HEAD, _BLOCK = 65536, 1 << 20
_PLURAL = b"msgid_plural"


def unit(path: str) -> Unit | None:
    """The header: its text is the target, the comments above it the note, the path's language the context.

    Its property `plurals` is there where the catalogue has plural entries. None where there is no header that can be
    read; what is wrong with the file is for those to say who read it whole.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
            encoding = read_head(head)
            if encoding is None:
                return None
            at = head.find(b"msgid")
            cut = min((end for gap in (b"\n\n", b"\r\n\r\n") if (end := head.find(gap, max(at, 0))) >= 0), default=-1)
            entry = next(po_scan.scan(splice.read(head if cut < 0 else head[:cut], encoding).text), None)
            if entry is None or entry.message or entry.context is not None or entry.plural is not None:
                return None
            plurals = _holds(file, head)
    except (OSError, InputError, StopIteration):
        return None
    text = entry.strings[0][1]
    header = Header.of(text, path)
    return Unit(
        "",
        Segment("", header.source_lang),
        Segment(text, header.lang),
        header.lang,
        context=paths.language(path),
        note="\n".join(entry.comments),
        state=State.TRANSLATED,
        flags=frozenset({FLAG, *entry.flags}),
        properties=(("plurals", "yes"),) if plurals else (),
        place=Place(entry.line),
    )


def _holds(file: BinaryIO, head: bytes) -> bool:
    """Whether plural entries follow; block by block, so that memory stays as it is."""
    block, rest = head, b""
    while block:
        if _PLURAL in rest + block:
            return True
        rest = block[-len(_PLURAL) :]
        block = file.read(_BLOCK)
    return False
