"""Units of two plain texts, which is what most of a large TMX consists of, read by their shape alone.

What stands between two such units is read by libxml2, as the content of a body of its own. So the file as a whole is
well-formed where all of these pieces are: what is no piece is markup of one known shape. Where a piece is not
well-formed by itself (a comment that holds units, say), or the file is built in an unusual way, the reader gives up,
and another takes over from the unit that it has come to.
"""

import io
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tmkit.core import ParseError
from tmkit.formats.tmx_cleaning import Cleaned
from tmkit.formats.tmx_row import Row, row, source_of, tagged

_TUV = r'<tuv xml:lang="([A-Za-z0-9-]+)">\s*<seg>([^<]+)</seg>\s*</tuv>\s*'
_PLAIN = re.compile(rf'<tu(?: tuid="([^"<&\s]+)")?>\s*{_TUV}{_TUV}</tu>')
_ENCODING = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
_REFERENCE = re.compile(r"&([^;&]*)(;?)")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LONGEST = 1 << 24  # characters of a unit, and of a file before its body


class UnusualError(Exception):
    """The file, or the rest of it, is not made of such units and well-formed pieces."""


def rows(file: Cleaned) -> Iterator[Row]:
    """The `<tu>`s of a file. Raises UnusualError, perhaps after some of them."""
    blocks = _decoded(file)
    head, rest = _head(blocks)
    source, number = _stated(head), 0
    for block in blocks:
        text = rest + block
        cut = text.rfind("</tu>") + len("</tu>")
        if cut < len("</tu>"):
            if len(text) > _LONGEST:
                raise UnusualError
            rest = text
            continue
        rest = text[cut:]
        for one in _units(text[:cut], number, source):
            number = one.number
            yield one
    if next(_between(f"<tmx><body>{rest}", number, source), None) is not None:
        raise UnusualError


def _decoded(file: Cleaned) -> Iterator[str]:
    """The file's text, line ends as XML has them; an empty block at its end."""
    decoder = io.IncrementalNewlineDecoder(getincrementaldecoder("utf-8-sig")(), translate=True)
    try:
        while block := file.read():
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnusualError from None


def _head(blocks: Iterator[str]) -> tuple[str, str]:
    """What stands before the body, and what of it has been read."""
    whole = ""
    for block in blocks:
        whole += block
        head, body, rest = whole.partition("<body>")
        if body:
            return head, rest
        if len(whole) > _LONGEST:
            break
    raise UnusualError


def _stated(head: str) -> str:
    """The source language that the header states."""
    encoding = _ENCODING.match(head)
    if (
        (encoding and encoding[1].lower() not in {"utf-8", "utf8", "us-ascii", "ascii"})
        or any(odd in head for odd in ("<tu", "xmlns", "<!ATTLIST", "<!ENTITY"))
        or head.count("<header") > 1
    ):
        raise UnusualError
    root = _parsed(f"{head}<body></body></tmx>")
    header = root.find("header")
    if root.tag != "tmx" or header is None:
        raise UnusualError
    return (header.get("srclang") or "").strip()


def _parsed(text: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise UnusualError from None


def _units(text: str, number: int, source: str) -> Iterator[Row]:
    """The `<tu>`s of a stretch of the body that ends with one; `number` is that of the one before."""
    done = 0
    for found in _PLAIN.finditer(text):
        start, end = found.span()
        if start != done and not text[done:start].isspace():
            for one in _between(f"<tmx><body>{text[done:start]}</body></tmx>", number, source):
                number = one.number
                yield one
        done = end
        number += 1
        tuid, one_lang, first, other_lang, second = found.groups("")
        one_tag, other_tag, place = _pair(one_lang, other_lang, source)
        if "&" in first or "]" in first:
            first = _resolved(first)
        if "&" in second or "]" in second:
            second = _resolved(second)
        yield Row(number, tuid, place, ((one_tag, first, ()), (other_tag, second, ())), ())
    if not text[done:].isspace():
        yield from _between(f"<tmx><body>{text[done:]}</body></tmx>", number, source)


def _between(text: str, number: int, source: str) -> Iterator[Row]:
    """The `<tu>`s that stand between those of the plain shape."""
    root = _parsed(text)
    if len(root) != 1 or root[0].tag != "body":
        raise UnusualError
    body = root[0]
    for element in body.iterdescendants("tu", "header"):
        if element.getparent() is not body or element.tag == "header":
            raise UnusualError
        number += 1
        try:
            one = row(element, number, source)
        except ParseError:  # the other reader knows the line
            raise UnusualError from None
        yield one


@lru_cache(maxsize=256)
def _pair(one: str, other: str, source: str) -> tuple[str, str, int]:
    """Both tags in their canonical form, and which of them is the source."""
    langs = [tagged(one), tagged(other)]
    return langs[0], langs[1], source_of(langs, source)


def _resolved(text: str) -> str:
    """The text with its references resolved."""
    if "]]>" in text:
        raise UnusualError
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    name, closed = found.groups()
    if name in _NAMED and closed:
        return _NAMED[name]
    try:
        if not closed or name[:1] != "#":
            raise UnusualError
        return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
    except (ValueError, OverflowError):
        raise UnusualError from None
