"""Plain text: a unit a paragraph, its place the id.

A line is a paragraph. Where lines are wrapped (every line of a block but its last reaches nearly the file's width) the
block is one, its line breaks in its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tmkit.core import Segment, Span
from tmkit.formats import paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Lines, Slot

WIDEST = 100
"""Characters of the longest line of a wrapped text; editors wrap at 65 to 100."""
_NEARLY = 0.66  # share of the width that a wrapped line reaches, the next word being too long for it
_LINE = re.compile(r"[^\r\n]++")
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class _Write:
    newline: str

    def __call__(self, segment: Segment) -> str:
        return segment.text.replace("\n", self.newline)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    width = max((end - start for start, end in lines), default=0)
    blocks: list[list[tuple[int, int]]] = []
    for start, end in lines:
        if blocks and len(_BREAK.findall(text, blocks[-1][-1][1], start)) == 1:
            blocks[-1].append((start, end))
        else:
            blocks.append([(start, end)])
    for block in blocks:
        wrapped = width <= WIDEST and all(end - start >= _NEARLY * width for start, end in block[:-1])
        for start, end in [(block[0][0], block[-1][1])] if wrapped else block:
            inner = text[start:end]
            yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises EncodingError."""
    original = splice.read(raw)
    text, lines, lang = original.text, Lines.of(original.text), paths.language(path) or "und"
    slots, write = [], _Write(original.newline)
    for number, (start, end) in enumerate(_paragraphs(text), 1):
        said = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
        place = replace(lines.place(start), target=Span(start, end) if len(said) == end - start else None)
        unit = text_slots.monolingual(Segment(said, lang), str(number), place)
        slots.append(Slot(unit, start, end, (write,)))
    return TextDocument("text", original, tuple(slots), path, reread=parse)


def sniff(head: bytes) -> float:
    """Nothing says that a file is plain text; its suffix does."""
    del head
    return 0.0


FORMAT = Format("text", "Plain text", (".txt", ".text"), sniff, parse)
