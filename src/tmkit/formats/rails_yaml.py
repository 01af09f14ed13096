"""YAML files of messages, as Rails has them (Rails guides, "Rails Internationalization API") and otherwise nested.

Every string is a unit; its id is its keys joined by full stops, without the language on top (`fr:`). A mapping of
CLDR categories is a plural. An anchor's text is a unit where it is written, not where an alias repeats it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tmkit.core import ParseError, RefusedError, Segment, Span, UnitKey
from tmkit.formats import json_keyed, paths, splice, text_slots, yaml_writing
from tmkit.formats.document import Format
from tmkit.formats.json_keyed import CATEGORIES
from tmkit.formats.offsets import Spelling
from tmkit.formats.text_document import Addition, Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot

DEEPEST = 100
"""Nested values; real files of messages stay under a dozen."""
_SPELLINGS = {'"': Spelling.STRINGS, "'": None, "|": None, ">": None}


@dataclass(slots=True)
class Collection:
    """A mapping or a list while it is read, and what is known of it afterwards."""

    path: tuple[str | int, ...]
    is_mapping: bool
    is_flow: bool
    key: str | None = None
    """The key whose value comes next."""
    key_start: int = 0
    count: int = 0
    column: int = -1
    """Of its keys."""
    keys: list[tuple[str, int]] = field(default_factory=list)
    """With the offset of each."""
    scalars: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Leaf:
    path: tuple[str | int, ...]
    text: str
    start: int
    end: int
    style: str
    parent: Collection
    entry: int


def _events(text: str) -> Iterator[Any]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise ParseError(f"is not YAML: {error.problem or error.context}", line=line, column=column) from None
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        line = text.count("\n", 0, at) + 1 if isinstance(at, int) else 0
        raise ParseError(f"is not YAML: {str(error).splitlines()[0]}", line=line) from None
    except (RecursionError, ValueError) as error:
        raise RefusedError(f"YAML that cannot be read ({error})") from None


def _leaves(text: str, collections: list[Collection]) -> Iterator[_Leaf]:
    """The strings of the file, in its order; collections are filled as they are met."""
    import yaml as module

    yaml: Any = module  # its marks may be none by their types, never by its parser
    resolver: Any = yaml.SafeLoader("")
    stack: list[Collection] = []
    for event in _events(text):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        whole = stack[-1] if stack else None
        if whole is not None and whole.is_mapping and whole.key is None:
            _keyed(whole, event)
            if not isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                continue
            whole.key = "?"
        path, entry = _path(whole, event)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append(Collection(path, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
            collections.append(stack[-1])
            if len(stack) > DEEPEST:
                line, column = event.start_mark.line + 1, event.start_mark.column + 1
                raise RefusedError(f"values are nested more than {DEEPEST} deep", line=line, column=column)
        elif isinstance(event, yaml.ScalarEvent) and whole is not None:
            tag = event.tag
            if tag in (None, "!"):
                tag = resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
            if tag == "tag:yaml.org,2002:str" and "?" not in path:
                whole.scalars.add(str(path[-1]))
                start, end = _tagless(text, event.start_mark.index, event.end_mark.index)
                yield _Leaf(path, event.value, start, end, event.style or "", whole, entry)


def _keyed(whole: Collection, event: Any) -> None:
    whole.key = getattr(event, "value", "?")
    whole.key_start = event.start_mark.index
    whole.column = event.start_mark.column if whole.column < 0 else whole.column
    whole.keys.append((whole.key or "", whole.key_start))


def _path(whole: Collection | None, event: Any) -> tuple[tuple[str | int, ...], int]:
    if whole is None:
        return (), event.start_mark.index
    if whole.is_mapping:
        key, whole.key = whole.key or "", None
        return (*whole.path, key), whole.key_start
    whole.count += 1
    return (*whole.path, whole.count - 1), event.start_mark.index


_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)+")


def _tagless(text: str, start: int, end: int) -> tuple[int, int]:
    """The scalar without its anchor and tag before it and the white space after it."""
    found = _PROPERTIES.match(text, start, end)
    start = found.end() if found else start
    return start, start + len(text[start:end].rstrip())


def _language(leaf: _Leaf) -> str:
    return paths.language(f"{leaf.path[0]}.yml") if len(leaf.path) > 1 and isinstance(leaf.path[0], str) else ""


def _comments(text: str, entry: int, end: int) -> str:
    """The comments right above an entry and behind its value, a line each."""
    found: list[str] = []
    start = text.rfind("\n", 0, entry) + 1
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        line = text[before : start - 1].strip()
        if not line.startswith("#"):
            break
        found.insert(0, line.lstrip("#").strip())
        start = before
    stop = text.find("\n", end)
    behind = text[end : stop if stop >= 0 else len(text)].strip()
    if behind.startswith("#"):
        found.append(behind.lstrip("#").strip())
    return "\n".join(found)


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    original = splice.read(raw)
    text, lines = original.text, Lines.of(original.text)
    collections: list[Collection] = []
    leaves = list(_leaves(text, collections))
    tagged = bool(leaves) and all(map(_language, leaves))
    here = paths.language(path) or "und"
    newline = original.newline
    slots = []
    for leaf in leaves:
        lang = _language(leaf) if tagged else here
        keys, plural = leaf.path[1:] if tagged else leaf.path, ""
        whole = leaf.parent
        names = {key for key, _ in whole.keys}
        if whole.is_mapping and len(keys) > 1 and "other" in names and names <= CATEGORIES and names == whole.scalars:
            keys, plural = keys[:-1], str(keys[-1])
        name = json_keyed.joined(keys)
        place = lines.place(leaf.start)
        if leaf.end - leaf.start == len(leaf.text) and not leaf.style:
            place = replace(place, target=Span(leaf.start, leaf.end))
        note = _comments(text, leaf.entry, leaf.end) if "#" in text else ""
        unit = text_slots.monolingual(Segment(leaf.text, lang), name, place, plural=plural, context=name, note=note)
        writes = yaml_writing.ways(
            text[leaf.start : leaf.end], leaf.style, whole.is_flow, newline, max(whole.column, 0)
        )
        spelling = _SPELLINGS.get(leaf.style, Spelling.VERBATIM if place.target else None)
        slots.append(
            Slot(unit, leaf.start, leaf.end, writes, spelling, path=leaf.path, entry=Span(leaf.entry, leaf.end))
        )
    return TextDocument(
        "yaml", original, text_slots.unique(slots), path, reread=parse, insert=insert, facts=tuple(collections)
    )


def insert(document: TextDocument, addition: Addition) -> Insertion | None:
    """Lines after the neighbour's, in the mapping where its key says; mappings that are missing are made."""
    text, newline = document.original.text, document.original.newline
    mappings: dict[tuple[str | int, ...], Collection] = {
        one.path: one for one in document.facts if one.is_mapping and one.keys and not one.is_flow
    }
    path = addition.path
    tops = {slot.path[0] for slot in document.slots}
    if document.slots and path[0] not in tops and len(tops) == 1 and paths.language(f"{path[0]}.yml"):
        path = (*tops, *path[1:])  # the other file's language on top
    depth = next((depth for depth in range(len(path) - 1, -1, -1) if path[:depth] in mappings), -1)
    if depth < 0 or not all(isinstance(part, str) for part in path[depth:]):
        return None
    parent, rest = mappings[path[:depth]], path[depth:]
    if any(key == rest[0] for key, _ in parent.keys):
        return None
    at = _after(document, parent, addition.after)
    step = next(
        (
            one.column - parent.column
            for one in mappings.values()
            if one.path[:-1] == parent.path and one.column > parent.column
        ),
        2,
    )
    made = ""
    for number, part in enumerate(rest):
        value = f" {yaml_writing.scalar(addition.text)}" if number == len(rest) - 1 else ""
        made += f"{' ' * (parent.column + number * step)}{yaml_writing.key(str(part))}:{value}{newline}"
    if at and text[at - 1] != "\n":
        made = newline + made.removesuffix(newline)
    return Insertion(at, made, alone=len(rest) > 1)


def _after(document: TextDocument, parent: Collection, after: UnitKey | None) -> int:
    """The line end after the member that holds the neighbour, else after the mapping's last one."""
    text = document.original.text
    slot = next((slot for slot in document.slots if slot.unit.key == after), None)
    inside = [one for one in document.slots if one.path[: len(parent.path)] == parent.path]
    if not inside or (slot is None and parent.keys):
        return text.rfind("\n", 0, parent.keys[0][1]) + 1
    if slot is not None and slot in inside:
        member = slot.path[: len(parent.path) + 1]
        last = [one for one in inside if one.path[: len(member)] == member][-1]
    else:
        last = inside[-1]
    end = text.find("\n", last.end)
    return end + 1 if end >= 0 else len(text)


def sniff(head: bytes) -> float:
    """A key with nothing after its colon and a deeper one below; the suffix must add its weight."""
    return (
        0.25
        if re.search(rb"(?m)^(?:---[ \t]*\r?\n)?[\w\"'-]+:[ \t]*\r?\n(?:\s*#[^\n]*\n)*[ \t]+[\w\"'-]+:", head)
        else 0.0
    )


FORMAT = Format("yaml", "YAML of messages (Rails)", (".yml", ".yaml"), sniff, parse)
