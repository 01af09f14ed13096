"""Messages of browser extensions, `_locales/fr/messages.json` (MDN, "Internationalization", WebExtensions).

The unit is what `message` says; `description` is its note. Placeholders (`$NAME$`) stand in the text.
"""

import re

from tmkit.formats import json_document, json_keyed
from tmkit.formats.document import Format
from tmkit.formats.json_tree import Value
from tmkit.formats.json_writing import Manner, added, unit
from tmkit.formats.text_document import Addition, Insertion, TextDocument


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    file = json_document.opened(raw, path)
    messages = ((member, member.value.get("message")) for member in file.root.members)
    slots = (
        file.slot(message, member.key, member.start, (member.key, "message"), note=member.value.string("description"))
        for member, message in messages
        if message is not None and message.kind == "string"
    )
    return file.document("webext", slots, insert, parse)


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
