"""A TBX version 3 file put into the other style or another dialect, with all that it says kept.

Elements are turned one by one, so dates, persons, cross-references and whatever else the file has stay. A category that
the dialect lacks becomes a note that begins with `tmkit:` and is read back.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tmkit.core import ParseError
from tmkit.formats.glossaries.tbx_models import (
    CATEGORIES,
    CORE_NAMESPACE,
    DIALECT_MODULES,
    NAMESPACES,
    OLDER,
    TYPED,
    Category,
)
from tmkit.formats.glossaries.termbase import NOTE, Layout
from tmkit.formats.glossaries.xmltree import Element, line, name, text, tree

_PREFIXES = {module: namespace for namespace, module in NAMESPACES.items()}


def is_version_3(raw: bytes) -> bool:
    """Whether the bytes are XML whose root is TBX version 3's."""
    return tree(raw)[0].tag == f"{{{CORE_NAMESPACE}}}tbx"


def restyle(raw: bytes, layout: Layout) -> bytes:
    """The file in the layout's style and dialect; the very bytes where it is of them already.

    Raises ParseError for what is no TBX version 3 or is malformed.
    """
    root, broken = tree(raw)
    if broken:
        raise ParseError(broken[0].message, line=broken[0].line)
    if root.tag != f"{{{CORE_NAMESPACE}}}tbx":
        raise ParseError("is no TBX version 3", line=line(root))
    if root.get("style") == layout.style and root.get("type") == layout.dialect:
        return raw
    modules = DIALECT_MODULES[layout.dialect]
    spaces: dict[Any, str] = {None: CORE_NAMESPACE}  # lxml's stubs know no default namespace
    if layout.style == "dct":
        spaces |= {module: _PREFIXES[module] for module in sorted(modules)}
    made = etree.Element(root.tag, {str(key): str(value) for key, value in root.attrib.items()}, nsmap=spaces)
    made.set("style", layout.style)
    made.set("type", layout.dialect)
    _fill(made, root, layout)
    etree.indent(made)
    return bytes(etree.tostring(made, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _fill(made: Element, old: Element, layout: Layout) -> None:
    made.text = old.text
    for child in old:
        if isinstance(child.tag, str):
            for new in _turned(child, layout):
                new.tail = child.tail
                made.append(new)


def _turned(old: Element, layout: Layout) -> Iterator[Element]:
    """The element in the other style; a group whose category the dialect lacks becomes notes."""
    foreign = etree.QName(old).namespace != CORE_NAMESPACE
    if foreign or (name(old) in TYPED and old.get("type")):
        yield _category(old, layout)
        return
    first = next((child for child in old if isinstance(child.tag, str)), None)
    if name(old).endswith("Grp") and first is not None and name(first) != "item" and _known(first, layout) is None:
        yield from _noted(old)
    else:
        made = etree.Element(old.tag, {str(key): str(value) for key, value in old.attrib.items()})
        _fill(made, old, layout)
        yield made


def _said(old: Element) -> str:
    """The category of an element in either style, by its present name."""
    said = str(old.get("type") or name(old))
    return OLDER.get(said, said)


def _known(old: Element, layout: Layout) -> Category | None:
    """The element's category where the dialect has it."""
    known = CATEGORIES.get(_said(old))
    return known if known and known.module in DIALECT_MODULES[layout.dialect] else None


def _note(told: dict[str, str]) -> Element:
    note = etree.Element(f"{{{CORE_NAMESPACE}}}note")
    note.text = NOTE + json.dumps(told, ensure_ascii=False)
    return note


def _noted(group: Element) -> Iterator[Element]:
    """A group whose category the dialect lacks, as one note; notes in it stay notes."""
    told: dict[str, str] = {}
    for child in list(group.iter()):
        if isinstance(child.tag, str) and child is not group:
            if name(child) == "note":
                yield child
            else:
                told.setdefault(_said(child), text(child))
    yield _note(told)


def _category(old: Element, layout: Layout) -> Element:
    known = _known(old, layout)
    attributes = {key: value for key, value in old.attrib.items() if key not in {"type", "module"}}
    if known is None:
        return _note({_said(old): text(old)})
    made = _named(_said(old), known, layout)
    for key, value in attributes.items():
        made.set(key, value)
    made.text = old.text
    for child in list(old):
        if isinstance(child.tag, str):
            made.append(child)
    return made


def _named(category: str, known: Category, layout: Layout) -> Element:
    if layout.style == "dct":
        return etree.Element(f"{{{_PREFIXES[known.module]}}}{category}")
    made = etree.Element(f"{{{CORE_NAMESPACE}}}{known.carrier}")
    made.set("type", category)
    return made
