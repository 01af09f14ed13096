"""Application Resource Bundles (Google, "Application Resource Bundle Specification"), Flutter's messages.

A message, with its ICU plurals and selects, is one unit; `@key` describes it, `@@locale` names the language.
"""

import re
from contextlib import suppress
from dataclasses import replace

from tmkit.core import LanguageError
from tmkit.formats import json_document, json_keyed
from tmkit.formats.document import Format
from tmkit.formats.text_document import TextDocument
from tmkit.text import languages


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    file = json_document.opened(raw, path)
    with suppress(LanguageError):
        file = replace(file, lang=languages.canonical(file.root.string("@@locale")))
    about = {member.key[1:]: member.value for member in file.root.members if member.key.startswith("@")}

    def said(key: str, name: str) -> str:
        return about[key].string(name) if key in about else ""

    slots = (
        file.slot(
            member.value,
            member.key,
            member.start,
            (member.key,),
            note=said(member.key, "description"),
            context=said(member.key, "context"),
        )
        for member in file.root.members
        if not member.key.startswith("@") and member.value.kind == "string"
    )
    return file.document("arb", slots, json_keyed.insert, parse)


def sniff(head: bytes) -> float:
    """Attributes of the file or of a message."""
    if not json_keyed.sniff(head):
        return 0.0
    if re.search(rb'"@@(?:locale|last_modified|context|author)"', head):
        return 0.9
    return 0.6 if re.search(rb'"@[A-Za-z]\w*"\s*:\s*\{', head) else 0.25  # enough beside the suffix


FORMAT = Format("arb", "Application Resource Bundle (Flutter)", (".arb",), sniff, parse)
