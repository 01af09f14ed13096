"""A self-contained HTML page of tables: no script, no network, dark mode, readable on a phone and aloud."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from tmkit.core import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table, with the parts that the reader should see first."""

    text: str
    lang: str = ""
    """BCP 47 tag, for the reader's fonts and voice; empty: the page's own."""
    marks: tuple[Span, ...] = ()
    """Code points of `text`, in order, without overlap."""
    number: bool = False
    """Whether it is a figure, to stand under those above it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table."""

    title: str
    note: str
    """A sentence above the table."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    """As many cells each as there are columns."""


_STYLE = """
:root { color-scheme: light dark; --ink: #1a222d; --paper: #fdfdfb; --line: #d6dbe1; --mark: #ffe38a; --under: #9a6b00;
  --quiet: #4b5563; --accent: #0f4c96; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --paper: #14181d; --line: #2e3742; --mark: #5b4800;
  --under: #e5b93c; --quiet: #abb5c1; --accent: #93c5ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 90rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: clamp(1.35rem, 3.5vw, 1.9rem); line-height: 1.25; } h1, h2 { overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0; } p { color: var(--quiet); max-width: 60rem; margin: .25rem 0 .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } table.figures { width: auto; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; } tbody th { font-weight: 400; }
td, tbody th { min-width: 4rem; overflow-wrap: anywhere; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.figures tbody tr:last-child > * { font-weight: 600; }
mark { background: var(--mark); color: inherit; border-block-end: 2px solid var(--under); padding: 0 .1rem; }
@media (max-width: 40rem) { th, td { padding-inline: .4rem; }
  .texts thead, .texts td:empty { display: none; }
  .texts td, .texts th { display: block; border: 0; padding: .15rem 0; }
  .texts tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .texts td::before { content: attr(data-column); display: block; color: var(--quiet); font-size: .8rem; } }
@media print { :root { --ink: #000; --paper: #fff; --line: #999; --mark: #ffe38a; --under: #000; --quiet: #333; }
  body { padding: 0; font-size: 10pt; } tr { break-inside: avoid; } mark { print-color-adjust: exact; } }
"""


def page(title: str, lead: str, sections: Iterable[Section], *, lang: str = "en") -> str:
    """The page: its title, a sentence, then the sections in order. Everything from outside is escaped."""
    body = "\n".join(_section(section) for section in sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    told = f"<h2>{escape(section.title)}</h2>\n<p>{escape(section.note)}</p>\n"
    if not section.columns:
        return told
    figures = bool(section.rows) and all(any(cell.number for cell in row) for row in section.rows)
    numeric = [any(row[at].number for row in section.rows) for at in range(len(section.columns))]
    head = "".join(
        f'<th scope="col"{" class=number" if number else ""}>{escape(column)}</th>' if column else "<td></td>"
        for column, number in zip(section.columns, numeric, strict=True)
    )
    rows = "\n".join(_row(row, section.columns, headed=figures) for row in section.rows)
    kind = "figures" if figures else "texts"
    table = f'<table class="{kind}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    return f'{told}<div class="wide" role="region" aria-label="{escape(section.title)}" tabindex="0">\n{table}\n</div>'


def _row(row: tuple[Cell, ...], columns: tuple[str, ...], *, headed: bool) -> str:
    """A row; of a table of figures the first cell is its head."""
    cells = [_cell(cell, column) for cell, column in zip(row, columns, strict=True)]
    if headed and not row[0].number:
        cells[0] = f'<th scope="row">{escape(row[0].text)}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, column: str) -> str:
    told, at = "", 0
    for span in cell.marks:
        told += escape(cell.text[at : span.start]) + f"<mark>{escape(span.of(cell.text))}</mark>"
        at = span.end
    told += escape(cell.text[at:])
    facts = f' lang="{escape(cell.lang)}"' if cell.lang else ""
    facts += ' class="number"' if cell.number else f' data-column="{escape(column)}"' if column else ""
    return f"<td{facts}>{told}</td>"
