"""JSON files of messages, flat or nested, with i18next's plurals (i18next documentation, "JSON Format", v3 and v4).

Every string is a unit; its id is its keys joined by full stops, a place in a list in brackets (`menu.items[0]`).
`key_one` beside `key_other` are forms of one plural (v4), and so are `key` beside `key_plural`, and `key_0`, `key_1`
... in a file that counts with `{{count}}` (v3).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tmkit.core import UnitKey
from tmkit.formats import json_document, plurals
from tmkit.formats.document import Format
from tmkit.formats.json_tree import Member, Value
from tmkit.formats.json_writing import Manner, added, unit
from tmkit.formats.text_document import Addition, Insertion, TextDocument

Path = tuple[str | int, ...]
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_FORM = re.compile(r"(.+?)(_ordinal)?_(zero|one|two|few|many|other|plural|\d)")


def joined(path: Path) -> str:
    """The keys as one id."""
    made = ""
    for part in path:
        made += f"[{part}]" if isinstance(part, int) else f".{part}" if made else part
    return made


def _forms(members: list[Member], lang: str, counts: bool) -> dict[str, tuple[str, str]]:
    """For each key that is a plural form its message's key and its category."""
    keys = {member.key for member in members if member.value.kind == "string"}
    groups: dict[str, dict[str, str]] = {}
    for key in keys:
        found = _FORM.fullmatch(key)
        if found:
            groups.setdefault(found[1] + (found[2] or ""), {})[found[3]] = key
    forms: dict[str, tuple[str, str]] = {}
    for name, group in groups.items():
        if "plural" in group and name in keys:
            forms |= {name: (name, "one"), group["plural"]: (name, "other")}
        if "other" in group and (counts or len(CATEGORIES & set(group)) > 1):
            forms |= {key: (name, form) for form, key in group.items() if form in CATEGORIES}
        numbers = sorted(form for form in group if form.isdigit())
        if counts and numbers and numbers == [str(number) for number in range(len(numbers))]:
            rule = plurals.categories(f"nplurals={len(numbers)}", lang)
            forms |= {group[number]: (name, rule[int(number)]) for number in numbers}
    return forms


def _leaves(value: Value, path: Path, lang: str, counts: bool) -> Iterator[tuple[Path, str, str, Value, int]]:
    """Path, id, plural category, value and where its entry begins."""
    if value.kind == "string":
        yield path, joined(path), "", value, value.start
    forms = _forms(value.members, lang, counts) if value.members else {}
    for member in value.members:
        inner = (*path, member.key)
        if member.value.kind == "string" and member.key in forms:
            name, form = forms[member.key]
            yield inner, joined((*path, name)), form, member.value, member.start
            continue
        for found in _leaves(member.value, inner, lang, counts):
            yield (*found[:4], member.start) if member.value.kind == "string" else found
    for number, item in enumerate(value.items):
        yield from _leaves(item, (*path, number), lang, counts)


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    file = json_document.opened(raw, path, ("object", "array"))
    counts = "{{" in file.original.text and "count" in file.original.text
    slots = (
        file.slot(value, name, start, keys, plural=plural, context=joined(keys[:-1]))
        for keys, name, plural, value, start in _leaves(file.root, (), file.lang, counts)
    )
    return file.document("json", slots, insert, parse)


def insert(document: TextDocument, addition: Addition) -> Insertion | None:
    """A new message after its neighbour, in the object where its key says; objects that are missing are made."""
    root: Value = document.facts[0]
    parent, depth = root, 0
    text = document.original.text
    for part in addition.path[:-1]:
        inner = parent.get(part) if isinstance(part, str) else None
        if inner is None or inner.kind != "object":
            break
        parent, depth = inner, depth + 1
    rest = addition.path[depth:]
    if parent.kind != "object" or not all(isinstance(part, str) for part in rest):
        return None
    if parent.get(str(rest[0])) is not None:
        return None
    value = Manner.of(text)(addition.text)
    level = unit(text)
    indent = level * (depth + 1)
    newline = document.original.newline if "\n" in text.strip() else ""
    for number, part in reversed(list(enumerate(rest[1:], 1))):
        outer, inner_indent = indent + level * (number - 1), indent + level * number
        key = Manner.of(text)(str(part))
        value = f"{{{newline}{inner_indent}{key}: {value}{newline}{outer}}}" if newline else f"{{{key}: {value}}}"
    insertion = added(text, parent, _neighbour(document, parent, addition.after), str(rest[0]), value)
    return replace(insertion, alone=True) if len(rest) > 1 or insertion.alone else insertion


def _neighbour(document: TextDocument, parent: Value, after: UnitKey | None) -> Member | None:
    """The member of that object that holds the unit, or the last one before it."""
    slot = next((slot for slot in document.slots if slot.unit.key == after), None)
    if slot is None:
        return None
    before = [member for member in parent.members if member.start <= slot.start]
    return before[-1] if before else None


def sniff(head: bytes) -> float:
    """An object or a list, whose first key stands in quotation marks."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if re.match(rb'(?:\s++|//[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/)*+(?:\{\s*(?:["}]|//|/\*)|\[\s*["{\[\]])', text):
        return 0.5 if text.startswith((b"{", b"/")) else 0.2  # a list alone may be much else
    return 0.0


FORMAT = Format("json", "JSON, flat or nested; i18next v3 and v4", (".json",), sniff, parse)
