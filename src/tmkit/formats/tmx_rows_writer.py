"""TMX 1.4b out of whole rows, at the speed that exporting a memory needs; what `tmkit.formats.tmx_rows` reads back."""

import io
from collections.abc import Iterable
from typing import BinaryIO

from tmkit.core import Segment, Unit
from tmkit.formats import tmx, tmx_writer, xmltext
from tmkit.formats.tmx_rows import Facts, Row

_LINES = 1024  # rows put into one write


def write_to(file: BinaryIO, rows: Iterable[Row], *, source_lang: str) -> int:
    """Write a file of the rows, in constant memory; gives their number.

    Each `<tu>` whose source is in another language than `source_lang` says so. A text that XML cannot hold raises
    ConfigurationError.
    """
    empty = io.BytesIO()
    tmx_writer.write_to(empty, (), head=tmx_writer.Head(source_lang))
    opening, closing, rest = empty.getvalue().partition(b"  </body>")
    file.write(opening)
    count, lines = 0, []
    for row in rows:
        lines.append(_markup(row, source_lang))
        count += 1
        if len(lines) == _LINES:
            file.write("".join(lines).encode())
            lines.clear()
    file.write("".join(lines).encode() + closing + rest)
    return count


def _markup(row: Row, source_lang: str) -> str:
    attributes, props = _facts(row.facts, "      ") if row.facts else ("", "")
    if row.tuid:
        attributes = f' tuid="{xmltext.attribute(row.tuid)}"{attributes}'
    lang = row.variants[row.source][0]
    if lang != source_lang:
        attributes += f' srclang="{xmltext.attribute(lang)}"'
    variants = [_variant(lang, text, facts) for lang, text, facts in row.variants]
    return f"    <tu{attributes}>\n{props}{''.join(variants)}    </tu>\n"


def _variant(lang: str, text: Segment | str, facts: Facts) -> str:
    seg = xmltext.escaped(text) if isinstance(text, str) else _inline(text)
    if not facts:
        return f'      <tuv xml:lang="{lang}"><seg>{seg}</seg></tuv>\n'
    attributes, props = _facts(facts, "        ")
    return f'      <tuv xml:lang="{lang}"{attributes}>\n{props}        <seg>{seg}</seg>\n      </tuv>\n'


def _inline(segment: Segment) -> str:
    """The segment's markup, its codes in TMX's elements, as the writer of units has it."""
    whole = io.BytesIO()
    tmx_writer.write_to(whole, [Unit("", segment, None, "und")], head=tmx_writer.Head(segment.lang))
    return whole.getvalue().decode().partition("<seg>")[2].rpartition("</seg>")[0]


def _facts(facts: Facts, indent: str) -> tuple[str, str]:
    attributes, notes, props = "", "", ""
    for name, value in facts:
        if name in tmx.ATTRIBUTES:
            attributes += f' {name}="{xmltext.attribute(value)}"'
        elif name:
            props += f'{indent}<prop type="{xmltext.attribute(name)}">{xmltext.escaped(value)}</prop>\n'
        else:
            notes += f"{indent}<note>{xmltext.escaped(value)}</note>\n"
    return attributes, notes + props
