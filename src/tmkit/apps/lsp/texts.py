"""A client's texts as the server holds them: opened, changed piece by piece, never echoed back."""

from collections.abc import Iterable

from lsprotocol import types

from tmkit.apps.lsp.positions import Encoding, Lines
from tmkit.core import Span


def changed(text: str, changes: Iterable[types.TextDocumentContentChangeEvent], encoding: Encoding) -> str:
    """The text after the changes, each of which counts in the text that the one before it left (LSP 3.17)."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            place = offsets(Lines(text), change.range, encoding)
            text = text[: place.start] + change.text + text[place.end :]
        else:
            text = change.text
    return text


def offsets(lines: Lines, place: types.Range, encoding: Encoding) -> Span:
    """A client's range in code points; one that ends before it starts is empty."""
    start = lines.offset(place.start.line, place.start.character, encoding)
    return Span(start, max(lines.offset(place.end.line, place.end.character, encoding), start))


def ranged(lines: Lines, place: Span, encoding: Encoding) -> types.Range:
    """Code points as a client's range."""
    start, end = lines.position(place.start, encoding), lines.position(place.end, encoding)
    return types.Range(types.Position(*start), types.Position(*end))


def edits(old: str, new: str, encoding: Encoding) -> list[types.TextEdit]:
    """The one edit that turns a text into another: what differs between their common start and their common end."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    if len(old) == len(new) == start:
        return []
    place = ranged(Lines(old), Span(start, len(old) - end), encoding)
    return [types.TextEdit(place, new[start : len(new) - end])]
