"""HTML: a unit a paragraph, heading, cell or other run of text between blocks; and attributes that a reader meets.

Elements within a paragraph are inline codes, white space is run together as a browser does, references are resolved.
An attribute is a unit of its own wherever it stands: `3@title` outside of sentences, `3/a@title` in a code of unit 3
or beside its text.
Scripts, styles and comments are no text; what says `translate="no"` is flagged. Nothing is refused for being wrong
HTML: pages seldom are right.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tmkit.core import OBJECT, Code, CodeKind, EncodingError, Segment, Span, Unit
from tmkit.formats import html_facts, html_scan, paths, splice, tagged_text, text_slots
from tmkit.formats.document import Format
from tmkit.formats.html_scan import INLINE, LITERAL, Piece
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Inside, Lines, Slot, Write

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NO_TRANSLATE = frozenset({"no-translate"})


@dataclass(frozen=True, slots=True)
class _Write:
    encoding: str
    named: bool
    """Whether the old text had its no-break spaces as `&nbsp;`."""
    spaced: bool = True
    """Whether white space is run together, so that what must stay is written as references."""
    quote: str | None = None
    """The quotation mark of an attribute; None for text."""

    def __call__(self, segment: Segment) -> str:
        made = tagged_text.written(segment, self._escaped)
        if self.spaced and self.quote is None:  # what stands at the ends would be trimmed
            made = re.sub(r"^ | $", "&#32;", made)
        if self.quote == "" and not re.fullmatch(r"[^\s\"'=<>`]+", made):
            made = f'"{made}"'
        return made

    def _escaped(self, text: str) -> str:
        made = tagged_text.escaped(text)
        if self.quote is not None:
            made = made.replace('"', "&quot;") if self.quote != "'" else made.replace("'", "&#39;")
        if self.spaced and self.quote is None:
            made = re.sub(r"[\t\r\n\f]|(?<= ) ", lambda found: f"&#{ord(found[0])};", made)
        else:
            made = made.replace("\r", "&#13;")
        if self.named:
            made = made.replace("\xa0", "&nbsp;")
        return made.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)


def _trimmed(text: str, run: Sequence[Piece]) -> list[Piece]:
    """The run without white space, comments and lone codes at its ends."""
    start, end = 0, len(run)
    while start < end and _is_edge(text, run[start], "close"):
        start += 1
    while end > start and _is_edge(text, run[end - 1], "open"):
        end -= 1
    return list(run[start:end])


def _is_edge(text: str, piece: Piece, lone: str) -> bool:
    if piece.kind == "text":
        return not text[piece.start : piece.end].strip()
    return piece.kind in {"comment", "void", lone}


def _segment(
    text: str, run: Sequence[Piece], lang: str, spaced: bool, resolve: Callable[[str], str]
) -> tuple[Segment, bool]:
    """The run as a segment, and whether the white space of the text is the file's."""
    pieces: list[str] = []
    codes: list[Code] = []
    opened: list[tuple[str, str]] = []
    length, exact = 0, True
    for piece in run:
        if piece.kind == "text":
            raw = text[piece.start : piece.end]
            said = _SPACES.sub(" ", raw) if spaced else raw.replace("\r\n", "\n")
            if spaced and said.startswith(" ") and pieces and pieces[-1].endswith(" "):
                said = said[1:]
            exact = exact and said == raw
            pieces.append(resolve(said))
            length += len(pieces[-1])
            continue
        number = len(codes) + 1
        kind, name = CodeKind.STANDALONE, f"{piece.name or 'c'}{number}"
        if piece.kind == "open":
            kind = CodeKind.OPEN
            opened.append((piece.name, name))
        elif piece.kind == "close":
            kind = CodeKind.CLOSE
            at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == piece.name), -1)
            name = opened.pop(at)[1] if at >= 0 else name
        codes.append(Code(name, kind, length, text[piece.start : piece.end], _equivalent(text, piece)))
        if kind is CodeKind.STANDALONE:
            pieces.append(OBJECT)
            length += 1
    return Segment("".join(pieces), lang, codes=tuple(codes)), exact


def _equivalent(text: str, piece: Piece) -> str:
    """A line break for `<br>`; an image's alternative text where it is no unit for having no words."""
    if piece.name == "br":
        return "\n"
    if piece.name != "img" or any(name == "alt" for name, *_ in html_facts.shown(text, piece)):
        return ""
    values = html_scan.attributes(text, piece)
    said = (text[start:end] for name, start, end, _ in values if name == "alt")
    return next((tagged_text.resolved(one, in_attribute=True) for one in said), "")


class _Reader:
    """One pass over a page's pieces."""

    def __init__(self, original: splice.Original, lang: str) -> None:
        self.original, self.text, self.lang = original, original.text, lang
        self.lines = Lines.of(original.text)
        self.run: list[Piece] = []
        self.kept: set[int] = set()
        """Starts of the pieces that are not to be translated."""
        self.modes = html_facts.Modes(original.text)
        self.block, self.preformatted, self.number = "body", 0, 0

    def slots(self) -> Iterator[Slot]:
        """The slots, their ids not yet unique."""
        waiting: list[Piece] = []
        for piece in html_scan.pieces(self.text):
            tag = piece.kind in {"open", "close", "void"}
            if tag and piece.name not in INLINE:
                yield from self.settled(waiting)
                waiting = []
                self.entered(piece)
            else:
                self.run.append(piece)
            if not (self.modes.of(piece) if tag else self.modes.translates):
                self.kept.add(piece.start)
            self.modes.pass_by(piece)
            if tag and piece.kind != "close":
                waiting.append(piece)
        yield from self.settled(waiting)

    def settled(self, waiting: Sequence[Piece]) -> Iterator[Slot]:
        """The text before a block, and the attributes of the tags before and in it."""
        before = self.number
        text, codes = self.flushed()
        if text is not None:
            yield text
        outside: list[Slot] = []
        names: Counter[str] = Counter()
        for piece in waiting:
            number = codes.get(piece.start, -1)
            for name, start, end, mark in html_facts.shown(self.text, piece):
                at, is_beside = f"{before}@{name}", text is not None and piece.name in INLINE
                if is_beside:  # named as if it stood in the text, which it may yet
                    at = f"{self.number}/{piece.name}@{name}"
                    names[at] += 1
                    at += f"~{names[at]}" if names[at] > 1 else ""
                made = self.attribute(piece, at, name, start, end, mark)
                if number < 0:
                    outside.append(replace(made, is_beside=is_beside))
                else:
                    inside = Inside(number, start - piece.start, end - piece.start, "" if mark else '""')
                    yield replace(made, inside=inside)
        yield from outside

    def entered(self, piece: Piece) -> None:
        if piece.name in {"pre", "textarea"}:
            self.preformatted = max(0, self.preformatted + (1 if piece.kind == "open" else -1))
        if piece.kind == "open":
            self.block = piece.name
            if piece.name == "html":
                self.lang = html_facts.lang(self.text, piece) or self.lang

    def flushed(self) -> tuple[Slot | None, dict[int, int]]:
        """The text up to here, and the number of each of its codes by its place."""
        run, self.run = _trimmed(self.text, self.run), []
        if not run:
            return None, {}
        first, last = run[0], run[-1]
        if first.kind == "text":
            raw = self.text[first.start : first.end]
            run[0] = replace(first, start=first.start + len(raw) - len(raw.lstrip(" \t\r\n\f")))
        if last.kind == "text":
            last = run[-1]
            raw = self.text[last.start : last.end]
            run[-1] = replace(last, end=last.end - len(raw) + len(raw.rstrip(" \t\r\n\f")))
        literal = self.block in LITERAL
        resolve = str if literal else tagged_text.resolved
        segment, exact = _segment(self.text, run, self.lang, not (self.preformatted or literal), resolve)
        if not re.search(r"[^\W_]", segment.text):
            return None, {}
        start, end = run[0].start, run[-1].end
        write: Write = _Write(self.original.encoding, "&nbsp;" in self.text[start:end], not self.preformatted)
        write = (lambda segment: segment.text) if literal else write
        self.number += 1
        kept = all(piece.start in self.kept for piece in run if piece.kind == "text" and self.said(piece))
        unit = self.unit(segment, str(self.number), start, end, self.block, kept=kept)
        codes = {piece.start: number for number, piece in enumerate(piece for piece in run if piece.kind != "text")}
        spelling = Spelling.XML if exact else None
        return Slot(unit, start, end, (write,), spelling, plain=False, holds_behind=True), codes

    def said(self, piece: Piece) -> bool:
        return not self.text[piece.start : piece.end].isspace()

    def attribute(self, piece: Piece, name: str, of: str, start: int, end: int, mark: str) -> Slot:
        raw = self.text[start:end]
        write = _Write(self.original.encoding, "&nbsp;" in raw, spaced=False, quote=mark)
        segment = Segment(tagged_text.resolved(raw.replace("\r\n", "\n"), in_attribute=True), self.lang)
        unit = self.unit(segment, name, start, end, f"{piece.name}@{of}", kept=piece.start in self.kept)
        return Slot(unit, start, end, (write,), None if "\r" in raw else Spelling.XML)

    def unit(self, segment: Segment, name: str, start: int, end: int, context: str, *, kept: bool) -> Unit:
        place = self.lines.place(start)
        if self.text[start:end] == segment.text:
            place = replace(place, target=Span(start, end))
        flags = _NO_TRANSLATE if kept else frozenset[str]()
        return text_slots.monolingual(segment, name, place, context=context, flags=flags)


def read(raw: bytes) -> splice.Original:
    """The page's text: by byte order mark, by its own word, as UTF-8, at last as the Web's default, Windows-1252."""
    found = _CHARSET.search(raw[:8192])
    said = found[1].decode("ascii") if found else ""
    try:
        said = codecs.lookup(said).name if said else ""
    except LookupError:
        said = ""
    said = "cp1252" if said in {"iso8859-1", "ascii"} else "" if said.startswith("utf-16") else said
    for name in dict.fromkeys((said, "utf-8", "cp1252", "latin-1")):
        try:
            return splice.read(raw, name)
        except EncodingError:
            if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
                raise
    raise EncodingError("is in no encoding that a page may have")


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises EncodingError."""
    original = read(raw)
    found = _Reader(original, paths.language(path) or "und").slots()
    return TextDocument("html", original, tuple(text_slots.apart(text_slots.unique(found))), path, reread=parse)


def sniff(head: bytes) -> float:
    """Its doctype, or an element that only HTML has."""
    text = head.replace(b"\0", b"").lower()
    first = re.match(
        rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*(<[!a-z][a-z1-6]*)", text, re.DOTALL
    )
    if first is None:
        return 0.1 if b"<html" in text else 0.0
    if first[1] in {b"<html", b"<head", b"<body"} or text[first.start(1) :].startswith(
        (b"<!doctype html", b"<!doctypehtml")
    ):
        return 0.9
    return 0.2 if re.search(rb"<(?:p|div|h[1-6]|table|ul|br|span)[\s>/]", text) else 0.0


FORMAT = Format("html", "HTML", (".html", ".htm", ".xhtml"), sniff, parse)
