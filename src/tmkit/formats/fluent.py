"""Fluent (Project Fluent, "Syntax 1.0"): messages, terms and their attributes, each pattern a unit.

Placeables stand in the text as they are, selects and all. Lines that are no entry are read past, as Fluent's own
parsers do; the document says which were recovered from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tmkit.core import Segment, Span
from tmkit.formats import paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Addition, Insertion, Recovery, TextDocument
from tmkit.formats.text_slots import Lines, Slot

_ENTRY = re.compile(r"(-?[A-Za-z][\w-]*)[ ]*=[ ]*")
_ATTRIBUTE = re.compile(r"(?:[ ]*(?:\r\n|\n))+[ ]*\.([A-Za-z][\w-]*)[ ]*=[ ]*")
_COMMENT = re.compile(r"(#{1,3})(?:[ ]([^\r\n]*))?(?:\r\n|\n|\Z)")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_CONTINUED = re.compile(r"(?:[ ]*(?:\r\n|\n))+(?:[ ]+(?![ .\[*}\r\n])|(?=[ ]*\{))")
_STRING = re.compile(r'"(?:[^"\\\r\n]|\\.)*"')


def _placeable(text: str, at: int) -> int:
    """The end of the placeable that begins there, or -1 where it has none."""
    depth = 0
    while at < len(text):
        char = text[at]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if not depth:
                return at + 1
        elif char == '"' and (found := _STRING.match(text, at)):
            at = found.end()
            continue
        elif char == "\n" and re.match(r"(?:-?[A-Za-z][\w-]*[ ]*=|#)", text[at + 1 : at + 200]):
            return -1  # another entry begins: the brace is left open
        at += 1
    return -1


def _pattern(text: str, at: int) -> tuple[int, int, str] | None:
    """Start, end and text of the pattern there; none where it is empty or does not end."""
    pieces: list[tuple[str, int]] = []  # with the indentation of the line that it opens, -1 within a line
    start = end = -1
    done = at
    while at < len(text):
        char = text[at]
        if char == "{":
            closed = _placeable(text, at)
            if closed < 0:
                return None
            start = done if start < 0 else start
            at = end = closed
        elif char == "}":
            return None
        elif char in "\r\n" and (char == "\n" or text.startswith("\r\n", at)):
            found = _CONTINUED.match(text, at)
            if not found:
                break
            pieces.append((text[done:at], -1))
            breaks = found[0].count("\n")
            indent = len(found[0]) - found[0].rfind("\n") - 1
            pieces += [("\n" * breaks, indent)]
            at = done = found.end()
        else:
            if start < 0:
                start = at
            if char != " ":
                end = at + 1
            at += 1
    if end < 0:
        return None
    pieces.append((text[done : max(done, end)], -1))
    return start, end, _dedented(pieces)


def _dedented(pieces: list[tuple[str, int]]) -> str:
    common = min((indent for _, indent in pieces if indent >= 0), default=0)
    made = "".join(piece + " " * max(0, indent - common) for piece, indent in pieces)
    return made.strip("\n").replace("\r\n", "\n").lstrip(" ") if made.startswith("\n") else made.replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class _Write:
    newline: str
    indent: str
    is_inline: bool

    def __call__(self, segment: Segment) -> str:
        lines = segment.text.split("\n")
        if len(lines) == 1:
            return segment.text
        body = [self.indent + line if line else "" for line in lines]
        if not self.is_inline:  # the file has the break and the first line's indentation already
            body[0] = lines[0]
            return self.newline.join(body)
        return self.newline.join(("", *body))


def _slots(text: str, lang: str, newline: str, recovered: list[Recovery]) -> Iterator[Slot]:
    lines, at, comment = Lines.of(text), 0, list[str]()
    while at < len(text):
        said = _COMMENT.match(text, at)
        if said:
            if said[1] == "#":
                comment.append(said[2] or "")
            at = said.end()
            continue
        entry = _ENTRY.match(text, at)
        if not entry:
            line = _LINE.match(text, at)
            assert line is not None
            if line[0].strip():
                recovered.append(Recovery(lines.place(at).line, "is no entry and was read past"))
            comment.clear()
            at = line.end()
            continue
        parts = [(entry[1], *_found(text, entry.end()))]
        end = parts[0][3] if parts[0][1] else entry.end()
        while attribute := _ATTRIBUTE.match(text, end):
            parts.append((f"{entry[1]}.{attribute[1]}", *_found(text, attribute.end())))
            end = parts[-1][3] if parts[-1][1] else attribute.end()
        for name, is_there, start, stop, read in parts:
            if not is_there:
                continue
            place = lines.place(start)
            exact = stop - start == len(read)
            place = replace(place, target=Span(start, stop) if exact else None)
            unit = text_slots.monolingual(
                Segment(read, lang), name, place, context=name, note="\n".join(comment).strip()
            )
            inline = "\n" not in text[text.rfind("=", 0, start) : start]
            write = _Write(newline, " " * (place.column - 1) if not inline else "    ", inline)
            yield Slot(
                unit, start, stop, (write,), Spelling.VERBATIM if exact else None, entry=Span(at, end), path=(name,)
            )
        comment.clear()
        rest = _LINE.match(text, end)
        if rest and rest[0].strip():
            recovered.append(Recovery(lines.place(end).line, "does not end as it should and was read past"))
        at = rest.end() if rest else len(text)


def _found(text: str, at: int) -> tuple[bool, int, int, str]:
    found = _pattern(text, at)
    return (True, *found) if found else (False, at, at, "")


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises EncodingError."""
    original = splice.read(raw)
    recovered: list[Recovery] = []
    lang = paths.language(path) or "und"
    slots = text_slots.unique(_slots(original.text, lang, original.newline, recovered))
    return TextDocument("fluent", original, slots, path, reread=parse, insert=insert, recovered=tuple(recovered))


def insert(document: TextDocument, addition: Addition) -> Insertion | None:
    """An entry after the neighbour's; an attribute after its message's last part."""
    newline = document.original.newline
    name, _, attribute = str(addition.path[0]).partition(".")
    value = _Write(newline, "    ", True)(Segment(addition.text, "und"))
    if attribute:
        own = [slot for slot in document.slots if slot.unit.id.partition(".")[0] == name]
        if not own or own[-1].entry is None:
            return Insertion(
                len(document.original.text),
                f"{newline}{name} ={newline}    .{attribute} = {value}{newline}",
                alone=True,
            )
        return Insertion(own[-1].entry.end, f"{newline}    .{attribute} = {value}")
    line = f"{name} = {value}"
    before = next((slot for slot in document.slots if slot.unit.key == addition.after), None)
    if before is not None and before.entry is not None:
        return Insertion(before.entry.end, newline + line)
    return Insertion(document.slots[0].entry.start if document.slots and document.slots[0].entry else 0, line + newline)


def sniff(head: bytes) -> float:
    """Entries and placeables; the suffix must add its weight."""
    return 0.2 if re.search(rb"(?m)^-?[a-z][a-z0-9-]+ = \S", head) else 0.0


FORMAT = Format("fluent", "Fluent", (".ftl",), sniff, parse)
