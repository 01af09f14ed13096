"""Excel workbooks, which is what clients send: every sheet with a header that names languages or source and target."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from tmkit.core import Concept, ParseError, RefusedError, TermStatus, UnavailableError
from tmkit.formats.glossaries import tables
from tmkit.formats.glossaries.termbase import GlossaryFormat, Layout, Problem, Termbase

_LARGEST = 1 << 30  # bytes that a workbook may unpack to: ten times the largest termbase met
_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})


def _library() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise UnavailableError("Excel workbooks need openpyxl: pip install 'tmkit[excel]'") from None
    return openpyxl


def parse(raw: bytes, layout: Layout) -> Termbase:
    """The termbase in a workbook. Raises ParseError when it is none or no sheet has terms, UnavailableError."""
    openpyxl = _library()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                raise RefusedError("unpacks to more than 1 GiB")
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except RefusedError:
        raise
    except Exception as error:  # the library reads into whatever it finds, and fails in as many ways
        raise _damaged(error) from None
    problems: list[Problem] = []
    concepts: list[Concept] = []
    refusal: ParseError | None = None
    for sheet in book.worksheets:
        try:
            concepts += tables.concepts(_rows(sheet), layout, problems)
        except ParseError as error:
            refusal = refusal or error
            problems.append(Problem(error.line, f"sheet {sheet.title!r}: {error.message}"))
        except Exception as error:
            refusal = refusal or _damaged(error)
            problems.append(Problem(0, f"sheet {sheet.title!r}: {_damaged(error).message}"))
    if not concepts and refusal:
        raise refusal
    return Termbase(tuple(concepts), tuple(sorted(problems)))


def _damaged(error: Exception) -> ParseError:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return ParseError(f"is no Excel workbook, or a damaged one ({said}); open it in a spreadsheet and save it anew")


def _rows(sheet: Any) -> Iterator[tables.Row]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = ["" if cell is None else str(cell) for cell in row]
        if any(cell.strip() for cell in cells):
            yield number, cells


def write(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """A workbook with a row a concept and a column a language; several terms of a language apart by semicolons."""
    openpyxl = _library()
    kept = tuple(concepts)
    langs = layout.langs or tuple(dict.fromkeys(term.lang for concept in kept for term in concept.terms))
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Glossary")
    sheet.append(["Concept ID", *langs, "Subject", "Description", "Note"])
    for concept in kept:
        columns = [
            "; ".join(term.text for term in concept.terms if term.lang == lang and term.status in _RIGHT)
            for lang in langs
        ]
        sheet.append(
            [_safe(cell) for cell in (concept.id, *columns, concept.subject, concept.definition, concept.note)]
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(cell: str) -> str:
    """The cell, without what Excel would take for a formula or cannot hold."""
    printable = "".join(char for char in cell if char >= " " or char in "\t\n")
    return f"'{printable}" if printable[:1] in {"=", "+", "@"} and len(printable) > 1 else printable


def sniff(head: bytes) -> float:
    """A ZIP archive may be one; the suffix decides."""
    return 0.2 if head.startswith(b"PK\x03\x04") else 0.0


FORMAT = GlossaryFormat("excel", "Excel workbook", (".xlsx", ".xlsm"), sniff, parse, write)
