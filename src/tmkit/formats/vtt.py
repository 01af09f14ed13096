"""WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"): a unit a cue, its identifier or place the id.

Tags and times inside a cue are inline codes, references are resolved; NOTE, STYLE and REGION blocks are no text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import ParseError, Segment, Span
from tmkit.formats import paths, splice, tagged_text, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Lines, Slot

_STAMP = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}")
_LINE = re.compile(r"([^\r\n]*+)(\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class _Write:
    newline: str

    def __call__(self, segment: Segment) -> str:
        return tagged_text.written(segment, _escaped).replace("\n", self.newline)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")


def _blocks(text: str) -> Iterator[list[tuple[int, int, int]]]:
    """Runs of lines that are not empty: start, end and start of the next line of each."""
    block: list[tuple[int, int, int]] = []
    at = 0
    while at < len(text):
        found = _LINE.match(text, at)
        assert found is not None
        if found[1]:
            block.append((found.start(), found.end(1), found.end()))
        elif block:
            yield block
            block = []
        at = found.end()
        if not found[2]:
            break
    if block:
        yield block


def _slots(original: splice.Original, lang: str) -> Iterator[Slot]:
    text, lines = original.text, Lines.of(original.text)
    newline = original.newline
    number, notes = 0, ""
    for block in _blocks(text):
        first = text[block[0][0] : block[0][1]]
        timing = next((at for at, (start, end, _) in enumerate(block) if "-->" in text[start:end]), None)
        if timing is None:
            if re.match(r"NOTE(?=[ \t]|\Z)", first):
                notes = text[block[0][0] : block[-1][1]][4:].strip()
            continue
        while timing is not None:
            # a line with an arrow ends the cue before it, though no empty line stands between them
            further = next(
                (at for at in range(timing + 1, len(block)) if "-->" in text[block[at][0] : block[at][1]]), None
            )
            if not _TIMES.match(text, block[timing][0], block[timing][1]):  # no player shows such a cue
                timing = further
                continue
            number += 1
            start = block[timing][2]
            end = block[(further or len(block)) - 1][1]
            name = text[block[timing - 1][0] : block[timing - 1][1]] if timing else ""
            start = min(start, len(text))
            end = max(start, end)
            markup = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
            read = tagged_text.read(markup, lang, times=True)
            unit = text_slots.monolingual(
                read,
                name or str(number),
                lines.place(start),
                context=text[block[timing][0] : block[timing][1]].strip(),
                note=notes,
            )
            is_same = read.text == text[start:end]
            yield Slot(
                unit,
                start,
                end,
                (_Write(newline),),
                Spelling.VERBATIM if is_same else Spelling.XML,
                plain=False,
                entry=Span(block[0][0], end),
            )
            timing, notes = further, ""


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError or EncodingError."""
    original = splice.read(raw)
    if not re.match(r"WEBVTT(?=[ \t\r\n]|\Z)", original.text):
        raise ParseError("does not begin with WEBVTT", line=1, column=1)
    slots = text_slots.unique(_slots(original, paths.language(path) or "und"))
    return TextDocument("vtt", original, slots, path, reread=parse)


def sniff(head: bytes) -> float:
    """Its first word."""
    return 0.95 if head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT") else 0.0


FORMAT = Format("vtt", "WebVTT subtitles", (".vtt",), sniff, parse)
