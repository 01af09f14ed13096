"""Application Resource Bundles (Google, "Application Resource Bundle Specification"), Flutter's messages.

A message, with its ICU plurals and selects, is one unit; `@key` describes it, `@@locale` names the language.
"""

import re
from dataclasses import replace

from tmkit.core import LanguageError, ParseError, Segment, Span
from tmkit.formats import json_keyed, json_tree, paths, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.json_writing import Manner
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Lines, Slot
from tmkit.text import languages


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    original = splice.read(raw)
    root = json_tree.parse(original.text)
    if root.kind != "object":
        raise ParseError("holds no messages: its outermost value is no object", line=1, column=1)
    try:
        lang = languages.canonical(root.string("@@locale"))
    except LanguageError:
        lang = paths.language(path) or "und"
    lines, manner = Lines.of(original.text), Manner.of(original.text)
    about = {member.key[1:]: member.value for member in root.members if member.key.startswith("@")}
    slots: list[Slot] = []
    for member in root.members:
        if member.key.startswith("@") or member.value.kind != "string":
            continue
        described = about.get(member.key)
        note = described.string("description") if described else ""
        context = described.string("context") if described else ""
        text = Segment(member.value.text, lang)
        made = json_keyed.slot(original.text, lines, member.value, text, member.key, manner, note=note, context=context)
        slots.append(replace(made, path=(member.key,), entry=Span(member.start, member.value.end)))
    return TextDocument(
        "arb",
        original,
        text_slots.unique(slots),
        path,
        insert=json_keyed.insert,
        facts=(root,),
        reread=parse,
        exact=True,
    )


def sniff(head: bytes) -> float:
    """Attributes of the file or of a message."""
    if not json_keyed.sniff(head):
        return 0.0
    if re.search(rb'"@@(?:locale|last_modified|context|author)"', head):
        return 0.9
    return 0.6 if re.search(rb'"@[A-Za-z]\w*"\s*:\s*\{', head) else 0.25  # enough beside the suffix


FORMAT = Format("arb", "Application Resource Bundle (Flutter)", (".arb",), sniff, parse)
