"""CSV and TSV (RFC 4180) as tables of translations: a unit a row and target column.

A first row of names says what the columns are: `source`, `target`, `id`, `context`, `note`, `state`, `plural`, language
tags. Without one the first column is the source, the second the target, the third a note. One text column beside an id
is a file of one language.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tmkit.core import ConfigurationError, InputError, ParseError, Place, Segment, Span, Unit
from tmkit.formats import files, splice, table_columns, text_slots
from tmkit.formats.document import Format
from tmkit.formats.offsets import Spelling, Written
from tmkit.formats.table_columns import Columns
from tmkit.formats.text_document import TextDocument
from tmkit.formats.text_slots import Slot

LONGEST = 64 << 20
"""Characters of the longest cell that is streamed."""
WIDEST = 1024
"""Columns of a row; a spreadsheet's own limit is 16384, no table of translations comes near."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says and where it is written."""

    text: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written."""

    delimiter: str
    quotes: bool = True
    """Whether a cell may stand in quotation marks."""
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class Write:
    """A target as a cell."""

    dialect: Dialect
    quoted: bool

    def __call__(self, segment: Segment) -> str:
        return written(segment.text, self.dialect, quoted=self.quoted)


def written(text: str, dialect: Dialect, *, quoted: bool = False) -> str:
    """The cell, in quotation marks if it needs them. Raises ConfigurationError for a table without quotation marks."""
    if not dialect.quotes:
        if re.search(r"[\t\r\n]", text):
            raise ConfigurationError("a cell of this table can hold no tab and no line break")
        return text
    if quoted or re.search(rf'["\r\n{re.escape(dialect.delimiter)}]|^\s|\s$|^#', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def rows(text: str, dialect: Dialect) -> Iterator[tuple[int, list[Cell]]]:
    """The rows with the line that each begins on. Raises ParseError for a quotation mark that is not closed."""
    plain = re.compile(rf"[^{re.escape(dialect.delimiter)}\r\n]*+")
    closed = re.compile(r'"((?:[^"]|"")*+)"')
    at, line, row = 0, 1, list[Cell]()
    begun = 1
    while True:
        cell = _cell(text, at, plain, closed, dialect.quotes)
        if cell is None:
            raise ParseError("a quotation mark is not closed", line=line, column=1)
        if len(row) >= WIDEST:
            raise ParseError(f"a row has more than {WIDEST} cells", line=line, column=1)
        row.append(cell)
        line += text.count("\n", at, cell.end)
        at = cell.end
        if text[at : at + 1] == dialect.delimiter:
            at += 1
            continue
        if len(row) > 1 or row[0].text or row[0].quoted:
            yield begun, row
        if at >= len(text):
            return
        at += 2 if text.startswith("\r\n", at) else 1
        line += 1
        begun, row = line, []
        if at >= len(text):
            return


def _cell(text: str, at: int, plain: re.Pattern[str], closed: re.Pattern[str], quotes: bool) -> Cell | None:
    found = plain.match(text, at)
    assert found is not None  # it may be empty
    if quotes and text[at : at + 1] == '"':
        whole = closed.match(text, at)
        if whole is None:
            return None
        rest = plain.match(text, whole.end())
        assert rest is not None
        if not rest[0].strip():
            return Cell(whole[1].replace('""', '"'), at, rest.end(), quoted=True)
        return Cell(whole[1].replace('""', '"') + rest[0], at, rest.end(), quoted=True)
    return Cell(found[0], at, found.end(), quoted=False)


def dialect(head: str, path: str = "") -> Dialect:
    """The delimiter that splits the first lines the most evenly."""
    newline = "\r\n" if "\r\n" in head else "\n"
    if path.lower().endswith((".tsv", ".tab")):
        return Dialect("\t", newline=newline)
    bare = re.sub(r'"(?:[^"]|"")*+(?:"|\Z)', '""', head)
    lines = [line for line in bare.splitlines()[:20] if line.strip()]
    if lines and not head.endswith(("\n", "\r")) and len(lines) > 1:
        lines.pop()  # cut in its middle, perhaps
    counts = {mark: [line.count(mark) for line in lines] for mark in ",;\t|"}
    best = max(counts, key=lambda mark: (min(counts[mark], default=0), counts[mark][0] if lines else 0, mark == ","))
    return Dialect(best if any(counts[best]) else ",", newline=newline)


def _slots(text: str, dialect: Dialect, path: str) -> Iterator[Slot]:
    columns: Columns | None = None
    for ordinal, (line, row) in enumerate(rows(text, dialect)):
        texts = [cell.text for cell in row]
        if columns is None:
            columns, is_header = table_columns.of(texts, path)
            if is_header:
                continue
        for unit, source, target in table_columns.units(texts, columns, str(ordinal), line):
            if target >= len(row):
                continue
            cell = row[target]
            begun = Written(Span(row[source].start, row[source].end), Spelling.VERBATIM) if source >= 0 else None
            exact = cell.end - cell.start == len(cell.text)
            inner = Span(cell.start, cell.end) if exact else None
            unit = replace(unit, place=Place(line, 1, inner))
            yield Slot(
                unit,
                cell.start,
                cell.end,
                (Write(dialect, cell.quoted),),
                Spelling.VERBATIM if exact else None,
                source=_exact(row[source] if source >= 0 else None, begun),
            )


def _exact(cell: Cell | None, written: Written | None) -> Written | None:
    if cell is None or written is None:
        return None
    if cell.quoted and cell.end - cell.start - 2 == len(cell.text):
        return Written(Span(cell.start + 1, cell.end - 1), Spelling.VERBATIM)
    return written if len(written.span) == len(cell.text) else None


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, or EncodingError."""
    original = splice.read(raw)
    slots = text_slots.unique(_slots(original.text, dialect(original.text[:65536], path), path))
    return TextDocument("csv", original, slots, path, reread=parse)


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does.

    Ids are as unique as the file's: those that `parse` would tell apart stay as they are.
    """
    try:
        with path.open("rb") as file:
            head = file.read(65536)
            encoding = files.bom_encoding(head) or "utf-8"
            file.seek(0)
            guessed = dialect(head.decode(encoding, "replace"), str(path))
            csv.field_size_limit(LONGEST)
            yield from _streamed(_Lines(io.TextIOWrapper(file, encoding, newline="")), guessed, str(path))
    except UnicodeDecodeError as error:
        files.decode(files.read(path))  # says which byte, and its line
        raise InputError(str(error), path=str(path)) from None
    except InputError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None


class _Lines:
    """The lines of a file, those of the row that is being read kept."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.row = lines, list[str]()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        self.row.append(next(self.lines))
        return self.row[-1]


def _streamed(lines: _Lines, dialect: Dialect, path: str) -> Iterator[Unit]:
    columns: Columns | None = None
    reading = csv.reader(lines, delimiter=dialect.delimiter, strict=False)
    ordinal, last = -1, list[str]()
    try:
        for row in reading:
            last, lines.row = lines.row, []
            if not row:
                continue
            ordinal += 1
            if columns is None:
                columns, is_header = table_columns.of(row, path)
                if is_header:
                    continue
            for unit, _, target in table_columns.units(row, columns, str(ordinal), reading.line_num):
                if target < len(row):
                    yield unit
    except csv.Error as error:
        long = f"a cell is longer than {LONGEST >> 20} MiB (is a quotation mark not closed?)"
        raise ParseError(long if "limit" in str(error) else str(error), line=reading.line_num) from None
    try:
        list(rows("".join(last), dialect))  # the standard library lets a quotation mark stay open
    except ParseError as error:
        error.line += reading.line_num - len(last)
        raise


def sniff(head: bytes) -> float:
    """A first row that names its columns; the suffix must add its weight."""
    line = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower()
    return 0.4 if re.match(rb'"?(?:id|key|keys|context|source|src|location)"?[,;\t]', line) else 0.0


FORMAT = Format("csv", "CSV and TSV tables", (".csv", ".tsv", ".tab"), sniff, parse, stream)
