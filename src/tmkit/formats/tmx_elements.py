"""A `<tu>` read from its bytes: by its elements, or at once where it is as plain as nearly every `<tu>` is."""

import re

from tmkit.core import ParseError
from tmkit.formats import drafts, inline, xmlspans, xmltext
from tmkit.formats.tmx_inline import Words
from tmkit.formats.tmx_units import ATTRIBUTES, Variant, Whole, tag
from tmkit.formats.xmlspans import Node, Window

_PLAIN = re.compile(
    rb"""<tu(?:\s+tuid\s*=\s*"([^"<&]*)")?\s*>\s*
    ((?:<prop\s+type="[^"<&]*"\s*>[^<]*</prop>\s*)*+)
    ((?:<tuv\s+xml:lang="[^"<&]*"\s*>\s*<seg>[^<]*</seg>\s*</tuv>\s*)++)
    </tu\s*>""",
    re.VERBOSE,
)
_PROP = re.compile(r'<prop\s+type="([^"]*)"\s*>([^<]*)</prop>')
_VARIANT = re.compile(r'<tuv\s+xml:lang="([^"]*)"\s*>\s*<seg>([^<]*)</seg>')
_DOCTYPE = b'<!DOCTYPE tu SYSTEM "">'
"""Before a `<tu>` read on its own, so that a reference to an entity of the file's own DTD is as good as in the file."""


def plain(utf8: bytes, line: int, column: int) -> Whole | None:
    """The `<tu>` of those bytes, where it has but an id, props and segments without codes; None where it has more."""
    found = _PLAIN.fullmatch(utf8)
    if found is None:
        return None
    props, variants = found[2].decode(), found[3].decode()
    if b"&" in utf8 or b"\r" in utf8:
        facts = [(name, xmltext.plain(value), "") for name, value in _PROP.findall(props)]
        read = [(tag(lang), xmltext.plain(text)) for lang, text in _VARIANT.findall(variants)]
    else:
        facts = [(name, value, "") for name, value in _PROP.findall(props)] if props else []
        read = [(tag(lang), text) for lang, text in _VARIANT.findall(variants)]
    made = [Variant(lang, drafts.segment(text, lang)) for lang, text in read]
    tuid = found[1].decode() if found[1] else ""
    return Whole(" ".join(tuid.splitlines()) if "\n" in tuid else tuid, "", line, column, facts, made)


def fragment(utf8: bytes) -> tuple[Node, Window]:
    """The element of those bytes, on its own. Raises as `xmlspans.parse` does."""
    tree = xmlspans.parse(_DOCTYPE + utf8)
    return tree.root, tree.window


def whole(node: Node, window: Window, line: int = 0, column: int = 0) -> Whole:
    """The `<tu>` of an element; `line` and `column` where it was read on its own."""
    line, column = line or node.line, column or node.column
    variants = [variant(child, window, line - node.line) for child in node.children if child.name == "tuv"]
    return Whole(node.get("tuid"), node.get("srclang").strip(), line, column, facts(node, window), variants)


def variant(node: Node, window: Window, lines: int = 0) -> Variant:
    """The `<tuv>` of an element, `lines` further on in the file."""
    lang = tag(node.get("xml:lang") or node.get("lang"))
    seg = node.first("seg")
    if seg is None:
        raise ParseError("<tuv> has no <seg>", line=node.line + lines, column=node.column)
    return Variant(lang, inline.read(window, seg, Words(), lang), facts(node, window))


def facts(node: Node, window: Window) -> list[tuple[str, str, str]]:
    """What its attributes, `<prop>`s and `<note>`s say."""
    found = [(name, node.attributes[name], "") for name in ATTRIBUTES if name in node.attributes]
    for child in node.children:
        if child.name == "prop":
            found.append((child.get("type"), window.text(child), child.get("xml:lang")))
        elif child.name == "note":
            found.append(("", window.text(child), ""))
    return found
