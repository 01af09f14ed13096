"""A JSON file of messages, opened: what its formats share before and after they find their messages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tmkit.core import ParseError, Segment, Span
from tmkit.formats import json_tree, paths, splice, text_slots
from tmkit.formats.document import Document
from tmkit.formats.json_tree import Value
from tmkit.formats.json_writing import Manner
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Addition, Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot


@dataclass(frozen=True, slots=True)
class Opened:
    """A file and its tree."""

    original: splice.Original
    path: str
    root: Value
    lang: str
    lines: Lines
    manner: Manner

    def slot(self, value: Value, name: str, start: int, path: tuple[str | int, ...], **facts: object) -> Slot:
        """The slot of a string; its entry begins at `start`."""
        verbatim = value.end - value.start - 2 == len(value.text)
        place = replace(
            self.lines.place(value.start), target=Span(value.start + 1, value.end - 1) if verbatim else None
        )
        unit = text_slots.monolingual(Segment(value.text, self.lang), name, place, **facts)
        entry = Span(start, value.end)
        return Slot(unit, value.start, value.end, (self.manner,), Spelling.STRINGS, path=path, entry=entry)

    def document(
        self,
        name: str,
        slots: Iterable[Slot],
        insert: Callable[[TextDocument, Addition], Insertion | None],
        reread: Callable[[bytes, str], Document],
    ) -> TextDocument:
        """The document of those slots; JSON can spell any text."""
        return TextDocument(
            name,
            self.original,
            text_slots.unique(slots),
            self.path,
            insert=insert,
            facts=(self.root,),
            reread=reread,
            exact=True,
        )


def opened(raw: bytes, path: str, kinds: Iterable[str] = ("object",)) -> Opened:
    """The file, whose outermost value is of one of the kinds.

    Raises ParseError with line and column, EncodingError or RefusedError.
    """
    original = splice.read(raw)
    root = json_tree.parse(original.text)
    if root.kind not in kinds:
        known = " nor ".join({"object": "an object", "array": "a list"}[kind] for kind in kinds)
        what = f"neither {known}" if " nor " in known else "no object"
        raise ParseError(f"holds no messages: its outermost value is {what}", line=1, column=1)
    lines, manner = Lines.of(original.text), Manner.of(original.text)
    return Opened(original, path, root, paths.language(path) or "und", lines, manner)
