"""A `<tu>` as libxml2 has read it, as a row: its variants, not yet paired."""

from functools import lru_cache
from typing import Any, NamedTuple

from tmkit.core import LanguageError, ParseError, Segment
from tmkit.formats import tmx, xmlspans
from tmkit.formats.inline import read as read_inline
from tmkit.formats.tmx_inline import Words
from tmkit.text import languages

_LANG = f"{{{xmlspans.XML_NAMESPACE}}}lang"
_LANGS = frozenset({_LANG, "lang"})
KEPT = frozenset(tmx.ATTRIBUTES)
"""Attributes that are facts."""

Facts = tuple[tuple[str, str], ...]
"""Attributes and `<prop>`s by name, in order; `<note>`s by the empty name."""


class Row(NamedTuple):
    """A `<tu>`."""

    number: int
    """In its file, from 1."""
    tuid: str
    """Empty where it has none."""
    source: int
    """Which variant is the source."""
    variants: tuple[tuple[str, Segment | str, Facts], ...]
    """Language tag, text (a Segment where it has inline codes) and facts of each `<tuv>`, in file order."""
    facts: Facts


def row(element: Any, number: int, header: str) -> Row:
    """The row of a `<tu>`; `header` is the source language that the file states."""
    variants, facts = [], element.items()
    tuid = stated = ""
    if facts:
        tuid, stated = element.get("tuid") or "", (element.get("srclang") or "").strip()
        facts = [(name, value) for name, value in facts if name in KEPT]
    for child in element:
        tag = child.tag
        if tag == "tuv":
            variants.append(_variant(child))
        elif tag == "prop":
            facts.append((child.get("type") or "", child.text or ""))
        elif tag == "note":
            facts.append(("", child.text or ""))
    if not variants:
        raise ParseError("<tu> has no <tuv>", line=element.sourceline or 0)
    wanted = stated or header
    source = 0 if variants[0][0] == wanted else source_of([lang for lang, _, _ in variants], wanted)
    return Row(number, tuid, source, tuple(variants), tuple(facts) if facts else ())


def _variant(element: Any) -> tuple[str, Segment | str, Facts]:
    attributes = element.items()
    if len(attributes) == 1 and len(element) == 1:
        seg = element[0]
        if not len(seg) and seg.tag == "seg":
            return tagged(attributes[0][1] if attributes[0][0] in _LANGS else ""), seg.text or "", ()
    lang = tagged(element.get(_LANG) or element.get("lang") or "")
    facts = [(name, value) for name, value in attributes if name in KEPT]
    text: Segment | str | None = None
    for child in element:
        if child.tag == "seg":
            text = _inline(child, lang) if len(child) else child.text or ""
        elif child.tag == "prop":
            facts.append((child.get("type") or "", child.text or ""))
        elif child.tag == "note":
            facts.append(("", child.text or ""))
    if text is None:
        raise ParseError("<tuv> has no <seg>", line=element.sourceline or 0)
    return lang, text, tuple(facts)


@lru_cache(maxsize=256)
def tagged(tag: str) -> str:
    """The tag in its canonical form; as it stands where it is none."""
    try:
        return languages.canonical(tag)
    except LanguageError:
        return tag


def _inline(seg: Any, lang: str) -> Segment:
    from lxml import etree

    tree = xmlspans.parse(etree.tostring(seg, encoding="utf-8", with_tail=False))
    return read_inline(tree.window, tree.root, Words(), lang)


def source_of(langs: list[str], stated: str) -> int:
    """Which is the source, as `tmx` has it: the exact tag first, then the primary language, else the first variant."""
    if not stated or stated.lower() == "*all*":
        return 0
    wanted = tagged(stated)
    if wanted in langs:
        return langs.index(wanted)
    primary = wanted.partition("-")[0]
    return next((place for place, lang in enumerate(langs) if lang.partition("-")[0] == primary), 0)
