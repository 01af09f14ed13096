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
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fdfdfb; --line: #d5d9de; --mark: #ffe08a;
  --quiet: #56606e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --paper: #14181d; --line: #3a424d; --mark: #7a5b00; --quiet: #a6b0bd; } }
body { margin: 0 auto; padding: 1rem; max-width: 90rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h2 { margin-top: 2.5rem; } p { color: var(--quiet); max-width: 60rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; } td { min-width: 4rem; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .1rem; }
@media (max-width: 40rem) { thead { display: none; } tr { display: block; padding: .75rem 0; }
  td { display: block; border: 0; padding: .15rem 0; } tr { border-bottom: 1px solid var(--line); } }
"""


def page(title: str, lead: str, sections: Iterable[Section], *, lang: str = "en") -> str:
    """The page: its title, a sentence, then the sections in order. Everything from outside is escaped."""
    body = "\n".join(_section(section) for section in sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    told = f"<h2>{escape(section.title)}</h2>\n<p>{escape(section.note)}</p>\n"
    if not section.columns:
        return told
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in section.columns)
    rows = "\n".join("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in section.rows)
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    return f'{told}<div class="wide" role="region" aria-label="{escape(section.title)}" tabindex="0">\n{table}\n</div>'


def _cell(cell: Cell) -> str:
    told, at = "", 0
    for span in cell.marks:
        told += escape(cell.text[at : span.start]) + f"<mark>{escape(span.of(cell.text))}</mark>"
        at = span.end
    told += escape(cell.text[at:])
    lang = f' lang="{escape(cell.lang)}"' if cell.lang else ""
    return f"<td{lang}>{told}</td>"
