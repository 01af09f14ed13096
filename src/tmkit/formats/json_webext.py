"""Messages of browser extensions, `_locales/fr/messages.json` (MDN, "Internationalization", WebExtensions).

The unit is what `message` says; `description` is its note. Placeholders (`$NAME$`) stand in the text.
"""

import re
from dataclasses import replace

from tmkit.core import ParseError, Segment, Span
from tmkit.formats import json_keyed, json_tree, paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.json_tree import Value
from tmkit.formats.json_writing import Manner, added, unit
from tmkit.formats.text_document import Addition, Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    original = splice.read(raw)
    root = json_tree.parse(original.text)
    if root.kind != "object":
        raise ParseError("holds no messages: its outermost value is no object", line=1, column=1)
    lang = paths.language(path) or "und"
    lines, manner = Lines.of(original.text), Manner.of(original.text)
    slots: list[Slot] = []
    for member in root.members:
        message = member.value.get("message")
        if message is None or message.kind != "string":
            continue
        note = member.value.string("description")
        text = Segment(message.text, lang)
        made = json_keyed.slot(original.text, lines, message, text, member.key, manner, note=note)
        slots.append(replace(made, path=(member.key, "message"), entry=Span(member.start, member.value.end)))
    return TextDocument(
        "webext",
        original,
        text_slots.unique(slots),
        path,
        insert=insert,
        facts=(root,),
        reread=parse,
        exact=True,
    )


def insert(document: TextDocument, addition: Addition) -> Insertion | None:
    """A new message after its neighbour, with the other file's description."""
    root: Value = document.facts[0]
    text, key = document.original.text, str(addition.path[0])
    if root.get(key) is not None:
        return None
    before = next((slot for slot in document.slots if slot.unit.key == addition.after), None)
    after = next((one for one in root.members if before and before.entry and one.start == before.entry.start), None)
    manner, level = Manner.of(text), unit(text)
    pairs = [f'"message": {manner(addition.text)}']
    if addition.unit.note:
        pairs.append(f'"description": {manner(addition.unit.note)}')
    newline = document.original.newline
    body = f",{newline}{level * 2}".join(pairs)
    return added(text, root, after, key, f"{{{newline}{level * 2}{body}{newline}{level}}}")


def sniff(head: bytes) -> float:
    """A key whose object has a `message`."""
    if not json_keyed.sniff(head):
        return 0.0
    return (
        0.8
        if re.search(rb'"[^"\n]+"\s*:\s*\{\s*(?:"description"\s*:\s*"[^\n]*"\s*,\s*)?"message"\s*:\s*"', head)
        else 0.0
    )


FORMAT = Format("webext", "WebExtension messages.json", (".json",), sniff, parse)
