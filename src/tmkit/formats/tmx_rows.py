"""TMX at the speed that a memory of a million units needs: each `<tu>` whole, its variants not yet paired.

Units of two plain texts are read by their shape (`tmx_plain`), all others by libxml2; a `<tu>` whose segments hold
markup goes on to `tmkit.formats.tmx`'s own way of reading them, and so does the rest of a file that libxml2 refuses, so
that all say the same of every file (a law in the tests). Characters that XML forbids are dropped and reported, because
memories exported by older tools have them.
"""

from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from tmkit.core import ParseError
from tmkit.formats import files, tmx_plain, xmlspans, xmlstream
from tmkit.formats.inline import read as read_inline
from tmkit.formats.tmx_cleaning import Cleaned, Dropped, EntityError
from tmkit.formats.tmx_inline import Words
from tmkit.formats.tmx_row import KEPT, Facts, Row, row, source_of, tagged


def rows(
    path: Path,
    *,
    dropped: Callable[[Dropped], None] = lambda _: None,
    reached: Callable[[int], None] = lambda _: None,
) -> Iterator[Row]:
    """The `<tu>`s of a file of any size, in constant memory. `reached` hears how many bytes have been read.

    Raises ParseError, EncodingError and RefusedError as `tmx.stream` does.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1 << 16)
            file.seek(0)
            if b"<!ENTITY" in head or head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
                yield from _exact(path, 0)
                return
            declared, number = b"<!DOCTYPE" in head, 0
            cleaned = Cleaned(file, dropped, declared=declared, reached=reached)
            try:
                for one in tmx_plain.rows(cleaned):
                    number = one.number
                    yield one
                return
            except (tmx_plain.UnusualError, EntityError):
                file.seek(0)
            told = count()

            def drop(one: Dropped) -> None:
                if next(told) >= cleaned.count:
                    dropped(one)

            yield from _by_libxml2(path, Cleaned(file, drop, declared=declared, reached=reached), number)
    except OSError:
        files.read(path)  # says what is wrong with it
        raise


def _by_libxml2(path: Path, file: Cleaned, done: int) -> Iterator[Row]:
    """The rest of the file, after `done` units."""
    from lxml import etree

    number = done
    try:
        for one in islice(_elements(file), done, None):
            number = one.number
            yield one
    except (etree.XMLSyntaxError, EntityError) as error:
        if file.count:
            line = getattr(error, "lineno", 0) or file.line
            raise ParseError(str(error), path=str(path), line=line) from None
        yield from _exact(path, number)


def _elements(file: Cleaned) -> Iterator[Row]:
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
        yield row(element, number, source)
        element.clear()
        before = element.getprevious()
        if before is not None:
            element.getparent().remove(before)


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
        lang = tagged(variant.get("xml:lang") or variant.get("lang"))
        seg = variant.first("seg")
        if seg is None:
            raise ParseError("<tuv> has no <seg>", line=variant.line, column=variant.column)
        segment = read_inline(window, seg, Words(), lang)
        read.append((lang, segment if segment.codes else segment.text, _exact_facts(variant, window)))
    place = source_of([lang for lang, _, _ in read], node.get("srclang").strip() or source)
    return Row(number, node.get("tuid"), place, tuple(read), _exact_facts(node, window))


def _exact_facts(node: xmlspans.Node, window: xmlspans.Window) -> Facts:
    facts = [(name, value) for name, value in node.attributes.items() if name in KEPT]
    for child in node.children:
        if child.name == "prop":
            facts.append((child.get("type"), window.text(child)))
        elif child.name == "note":
            facts.append(("", window.text(child)))
    return tuple(facts)


__all__ = ["Dropped", "Facts", "Row", "rows"]
