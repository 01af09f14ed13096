"""A table out of units, a column for every field."""

import io
import re
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats import csv_table
from tmkit.formats.csv_table import Dialect
from tmkit.formats.writers import native
from tmkit.formats.writers.making import Making, Writer, anything

_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"); full-width forms too."""
COLUMNS = ("id", "context", "source", "target", "state", "note", "plural", "flags", "source_lang", "target_lang")


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A table with a row of names, lossless; `excel_safe` puts an apostrophe before what looks like a formula."""
    dialect = Dialect(making.delimiter, newline="\r\n")
    file = io.StringIO()
    file.write(making.delimiter.join(COLUMNS) + dialect.newline)
    for unit in units:
        cells: tuple[str, ...] = (
            unit.id, unit.context, native.lowered(unit.source), native.lowered(unit.target) if unit.target else "",
            unit.state.value, unit.note, unit.plural, " ".join(sorted(unit.flags)), unit.source.lang, unit.target_lang,
        )  # fmt: skip
        if making.excel_safe:
            cells = tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)
        file.write(making.delimiter.join(csv_table.written(cell, dialect) for cell in cells) + dialect.newline)
    return file.getvalue().encode("utf-8-sig" if making.excel_safe else "utf-8")


WRITER = Writer("csv", (".csv", ".tsv", ".tab"), write, is_bilingual=True, has_languages=True, holds=anything)
