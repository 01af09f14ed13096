"""SubRip subtitles: a unit a cue, its number or place the id; `<i>`, `<b>`, `<font>` and `{\\an8}` are inline codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import ConfigurationError, EncodingError, ParseError, Segment, Span
from tmkit.formats import files, paths, splice, tagged_text, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Recovery, TextDocument
from tmkit.formats.text_slots import Lines, Slot

_TAGS = frozenset({"i", "b", "u", "s", "font"})
"""Elements that players know; anything else in angle brackets is shown as it is."""
_TIMING = re.compile(r"(?m)^[ \t]*\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NUMBER = re.compile(r"(?:^|[\r\n])[ \t]*(\d+)[ \t]*(?:\r\n|\n|\r)\Z")


@dataclass(frozen=True, slots=True)
class _Write:
    newline: str

    def __call__(self, segment: Segment) -> str:
        if re.search(r"\n[ \t]*\n", segment.text):
            raise ConfigurationError("a blank line would end the cue for most players")
        return tagged_text.written(segment, str).replace("\n", self.newline)


def _without_blank_lines(block: str) -> str:
    """A cue without the lines at its end that hold nothing; white space that ends its last line stays."""
    pieces = re.split(r"(\r\n|\n|\r)", block)
    while pieces and not pieces[-1].strip():
        pieces.pop()
    return "".join(pieces)


def _slots(original: splice.Original, lang: str) -> Iterator[Slot]:
    text, lines = original.text, Lines.of(original.text)
    newline = original.newline
    cues = list(_TIMING.finditer(text))
    starts = []
    for cue in cues:
        number = _NUMBER.search(text, max(0, cue.start() - 24), cue.start())
        starts.append((number.start(1), number[1]) if number else (cue.start(), ""))
    for at, cue in enumerate(cues):
        end = starts[at + 1][0] if at + 1 < len(cues) else len(text)
        block = text[cue.end() : end]
        body = _without_blank_lines(block)
        start = cue.end()
        markup = body.replace("\r\n", "\n").replace("\r", "\n")
        read = tagged_text.read(markup, lang, names=_TAGS, references=False, overrides=True)
        unit = text_slots.monolingual(read, starts[at][1] or str(at + 1), lines.place(start), context=cue[0].strip())
        yield Slot(
            unit,
            start,
            start + len(body),
            (_Write(newline),),
            Spelling.XML if read.codes else Spelling.VERBATIM,
            plain=False,
            entry=Span(starts[at][0], end),
        )


def _read(raw: bytes) -> tuple[splice.Original, tuple[Recovery, ...]]:
    """The file's text. One that is not UTF-8 is read in the likeliest old encoding: no subtitle file says its own."""
    try:
        return splice.read(raw), ()
    except EncodingError as error:
        likely = files.guess(raw).rpartition(" ")[2]
        if not likely or "utf-16" in likely.lower():
            raise
        return splice.read(raw, likely), (Recovery(error.line, f"is not UTF-8 and was read as {likely}"),)


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError or EncodingError."""
    original, recovered = _read(raw)
    slots = text_slots.unique(_slots(original, paths.language(path) or "und"))
    if not slots:
        raise ParseError("has no cue: a line such as `00:00:01,000 --> 00:00:02,500` is missing", line=1, column=1)
    return TextDocument("srt", original, slots, path, reread=parse, recovered=recovered)


def sniff(head: bytes) -> float:
    """A number and a line of times with a comma."""
    text = head.replace(b"\0", b"")
    if re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:\d+\s+)?\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->", text):
        return 0.9
    return 0.4 if re.search(rb"(?m)^[ \t]*\d{1,3}:\d\d:\d\d\.\d{1,3}[ \t]*-->", text) and b"WEBVTT" not in text else 0.0


FORMAT = Format("srt", "SubRip subtitles", (".srt",), sniff, parse)
