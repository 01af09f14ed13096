"""TMX at the speed that a memory of a million units needs: each `<tu>` whole, its variants not yet paired.

libxml2 reads; a `<tu>` whose segments hold markup goes on to `tmkit.formats.tmx`'s own way of reading them, and so does
the rest of a file that libxml2 refuses, so that both say the same of every file (a law in the tests). Characters that
XML forbids are dropped and reported, because memories exported by older tools have them.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from tmkit.core import LanguageError, ParseError, RefusedError, Segment
from tmkit.formats import files, tmx, xmlspans, xmlstream
from tmkit.formats.inline import read as read_inline
from tmkit.formats.tmx_inline import Words
from tmkit.text import languages

_LANG = f"{{{xmlspans.XML_NAMESPACE}}}lang"
_LANGS = frozenset({_LANG, "lang"})
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#)[^;&<\s]{1,40};")
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_BLOCK = 1 << 20
_MOST = 100_000  # characters dropped; old tools leave some dozens, a binary file has millions

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


class Dropped(NamedTuple):
    """A character that XML forbids, left out."""

    line: int
    """Of the file, from 1."""
    character: int
    """Its code point."""


def rows(path: Path, *, dropped: Callable[[Dropped], None] = lambda _: None) -> Iterator[Row]:
    """The `<tu>`s of a file of any size, in constant memory.

    Raises ParseError, EncodingError and RefusedError as `tmx.stream` does.
    """
    from lxml import etree

    number = 0
    try:
        with path.open("rb") as file:
            head = file.read(1 << 16)
            file.seek(0)
            if b"<!ENTITY" in head or head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
                yield from _exact(path, 0)
                return
            cleaned = _Cleaned(file, dropped, declared=b"<!DOCTYPE" in head)
            for row in _fast(cleaned):
                number = row.number
                yield row
    except (etree.XMLSyntaxError, _EntityError) as error:
        if cleaned.count:
            line = getattr(error, "lineno", 0) or cleaned.line
            raise ParseError(str(error), path=str(path), line=line) from None
        yield from _exact(path, number)
    except OSError:
        files.read(path)  # says what is wrong with it
        raise


class _EntityError(Exception):
    """A reference to an entity that XML does not define: libxml2 would leave it out of a file with a DOCTYPE."""


class _Cleaned:
    """A file as libxml2 may read it: without the characters that XML forbids."""

    def __init__(self, file: BinaryIO, dropped: Callable[[Dropped], None], *, declared: bool) -> None:
        self.file, self.dropped, self.declared = file, dropped, declared
        self.line, self.count, self.rest = 1, 0, b""

    def read(self, _: int = 0) -> bytes:
        """The next block."""
        block = self.file.read(_BLOCK)
        if not block:
            rest, self.rest = self.rest, b""
            return rest
        block = self.rest + block
        cut = block.rfind(b"&", len(block) - 12)  # a reference that runs into the next block waits for it
        self.rest = b"" if cut < 0 else block[cut:]
        block = block if cut < 0 else block[:cut]
        if self.declared and _NAMED.search(block):
            raise _EntityError("has an entity that XML does not define, and characters that it forbids")
        clean = block.translate(None, _CONTROLS)
        if len(clean) != len(block):
            for found in re.finditer(b"[" + re.escape(_CONTROLS) + b"]", block):
                self._drop(block, found.start(), found[0][0])
        if b"\xef\xbf\xbe" in clean or b"\xef\xbf\xbf" in clean:
            clean = _NONCHARACTERS.sub(lambda found: self._drop(clean, found.start(), 0xFF40 + found[0][2]), clean)
        if b"&#" in clean:
            clean = _REFERENCE.sub(lambda found: self._reference(found, block), clean)
        self.line += block.count(b"\n")
        return clean or self.read()

    def _drop(self, block: bytes, place: int, character: int) -> bytes:
        self.count += 1
        if self.count > _MOST:
            raise RefusedError(f"has more than {_MOST:,} characters that XML forbids: it is no text", line=self.line)
        self.dropped(Dropped(self.line + block.count(b"\n", 0, place), character))
        return b""

    def _reference(self, found: re.Match[bytes], block: bytes) -> bytes:
        point = int(found[1], 16) if found[1] else int(found[2])
        legal = (
            point in {9, 10, 13} or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or 0x10000 <= point <= 0x10FFFF
        )
        return found[0] if legal else self._drop(block, found.start(), point)


def _fast(file: _Cleaned) -> Iterator[Row]:
    from lxml import etree

    source, number = "", 0
    events = etree.iterparse(
        file,
        tag=("header", "tu"),
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _, element in events:
        if element.tag == "header":
            source = (element.get("srclang") or "").strip()
            continue
        number += 1
        yield _row(element, number, source)
        element.clear()
        before = element.getprevious()
        if before is not None:
            element.getparent().remove(before)


def _row(element: Any, number: int, header: str) -> Row:
    variants, facts = [], element.items()
    tuid = stated = ""
    if facts:
        tuid, stated = element.get("tuid") or "", (element.get("srclang") or "").strip()
        facts = [(name, value) for name, value in facts if name in _KEPT]
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
    source = 0 if variants[0][0] == wanted else _source([lang for lang, _, _ in variants], wanted)
    return Row(number, tuid, source, tuple(variants), tuple(facts) if facts else ())


_KEPT = frozenset(tmx.ATTRIBUTES)


def _variant(element: Any) -> tuple[str, Segment | str, Facts]:
    attributes = element.items()
    if len(attributes) == 1 and len(element) == 1:
        seg = element[0]
        if not len(seg) and seg.tag == "seg":
            return _tag(attributes[0][1] if attributes[0][0] in _LANGS else ""), seg.text or "", ()
    lang = _tag(element.get(_LANG) or element.get("lang") or "")
    facts = [(name, value) for name, value in attributes if name in _KEPT]
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
def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag)
    except LanguageError:
        return tag


def _inline(seg: Any, lang: str) -> Segment:
    from lxml import etree

    tree = xmlspans.parse(etree.tostring(seg, encoding="utf-8", with_tail=False))
    return read_inline(tree.window, tree.root, Words(), lang)


def _source(langs: list[str], stated: str) -> int:
    """As `tmx` has it: the exact tag first, then the primary language, else the first variant."""
    if not stated or stated.lower() == "*all*":
        return 0
    wanted = _tag(stated)
    if wanted in langs:
        return langs.index(wanted)
    primary = wanted.partition("-")[0]
    return next((place for place, lang in enumerate(langs) if lang.partition("-")[0] == primary), 0)


def _exact(path: Path, done: int) -> Iterator[Row]:
    """The rest of the file, after `done` units, by the format's own reader."""
    source, number = "", 0
    for node, window in xmlstream.stream(path, frozenset({"header", "tu"})):
        if node.name == "header":
            source = node.get("srclang").strip()
            continue
        number += 1
        if number > done:
            yield _exact_row(node, window, number, source)


def _exact_row(node: xmlspans.Node, window: xmlspans.Window, number: int, source: str) -> Row:
    variants = [child for child in node.children if child.name == "tuv"]
    if not variants:
        raise ParseError("<tu> has no <tuv>", line=node.line, column=node.column)
    read = []
    for variant in variants:
        lang = _tag(variant.get("xml:lang") or variant.get("lang"))
        seg = variant.first("seg")
        if seg is None:
            raise ParseError("<tuv> has no <seg>", line=variant.line, column=variant.column)
        segment = read_inline(window, seg, Words(), lang)
        read.append((lang, segment if segment.codes else segment.text, _exact_facts(variant, window)))
    place = _source([lang for lang, _, _ in read], node.get("srclang").strip() or source)
    return Row(number, node.get("tuid"), place, tuple(read), _exact_facts(node, window))


def _exact_facts(node: xmlspans.Node, window: xmlspans.Window) -> Facts:
    facts = [(name, value) for name, value in node.attributes.items() if name in _KEPT]
    for child in node.children:
        if child.name == "prop":
            facts.append((child.get("type"), window.text(child)))
        elif child.name == "note":
            facts.append(("", window.text(child)))
    return tuple(facts)
