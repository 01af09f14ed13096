"""One self-contained HTML page: filters, search, counts, keyboard, dark mode, readable on a phone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from tmkit.core import Severity, Span
from tmkit.report.as_text import where
from tmkit.report.review import Found, Report, Review, grouped
from tmkit.report.widths import visible

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fdfdfb; --line: #8a929c; --mark: #ffe08a; --soft: #f1f3f5;
  --error: #a11212; --warning: #7a4b00; --info: #124c85; --quiet: #4d5763; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --paper: #14181d; --line: #6c7683; --mark: #6a5200;
  --soft: #1e242b; --error: #ff9b9b; --warning: #ffc66b; --info: #9ccbff; --quiet: #aab4bf; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem; padding: .75rem; background: var(--soft);
  position: sticky; top: 0; }
label { display: flex; flex-direction: column; font-size: .9rem; color: var(--quiet); }
input, select { font: inherit; padding: .4rem .5rem; min-height: 2.75rem; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .25rem; max-width: 100%; }
:focus-visible { outline: 3px solid var(--info); outline-offset: 2px; }
ol { list-style: none; padding: 0; } li { border-top: 1px solid var(--line); padding: .75rem 0; }
li[hidden] { display: none; }
li h3 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
li p { margin: .15rem 0; overflow-wrap: anywhere; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.place, dt { color: var(--quiet); font-size: .9rem; }
dl { margin: .25rem 0; display: grid; grid-template-columns: 4rem 1fr; gap: .15rem .5rem; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; } mark:empty::before { content: "\\2038"; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { text-align: start; padding: .25rem .75rem .25rem 0; } td.number { text-align: end; }
@media (max-width: 40rem) { form { position: static; } dl { grid-template-columns: 1fr; } }
@media print { form { display: none; } }
"""

_SCRIPT = """
const form = document.querySelector("form"), items = [...document.querySelectorAll("li[data-code]")];
const shown = document.getElementById("shown");
function sift() {
  const wanted = Object.fromEntries(new FormData(form)), needle = wanted.search.toLowerCase();
  let count = 0;
  for (const item of items) {
    const fits = ["level", "code", "file"].every(name => !wanted[name] || item.dataset[name] === wanted[name])
      && (!needle || item.textContent.toLowerCase().includes(needle));
    item.hidden = !fits;
    count += fits;
  }
  shown.textContent = count + " of " + items.length + " shown";
}
form.addEventListener("input", sift);
form.addEventListener("submit", event => event.preventDefault());
document.addEventListener("keydown", event => {
  if (event.target.closest?.("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const visible = items.filter(item => !item.hidden), at = visible.indexOf(document.activeElement);
  if (event.key === "/") { event.preventDefault(); form.elements.search.focus(); }
  else if (event.key === "j" || event.key === "k") {
    const next = visible[event.key === "j" ? Math.min(at + 1, visible.length - 1) : Math.max(at - 1, 0)];
    if (next) { next.focus(); next.scrollIntoView({ block: "center" }); }
  }
});
sift();
"""


def write(review: Review, colours: bool) -> Iterator[str]:
    """The page; no network, nothing but itself. Everything from outside is escaped."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>tmkit: {escape(review.headline)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    )
    yield f"<h1>{escape(_capital(review.headline))}</h1>"
    for note in review.notes:
        yield f"<p>{escape(note)}</p>"
    yield from _form(review)
    yield '<h2 id="findings">Findings</h2>\n<ol aria-labelledby="findings">'
    for one in review.found:
        yield _item(one)
    yield "</ol>"
    if review.hidden:
        yield f"<p>{grouped(review.hidden)} more are counted but not shown.</p>"
    yield from _tables(review)
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _form(review: Review) -> Iterator[str]:
    codes = sorted({one.finding.code for one in review.found})
    files = sorted({one.finding.path for one in review.found})
    levels = [severity.value for severity in Severity]
    yield '<form aria-label="Filter the findings">'
    yield '<label>Search (key /)<input type="search" name="search" autocomplete="off"></label>'
    for name, title, values in (("level", "Level", levels), ("code", "Check", codes), ("file", "File", files)):
        options = "".join(f"<option>{escape(value)}</option>" for value in values)
        yield f'<label>{title}<select name="{name}"><option value="">all</option>{options}</select></label>'
    yield '<p id="shown" role="status"></p></form>'
    yield "<p>Keys: / searches, j and k go to the next finding and back.</p>"


def _item(one: Found) -> str:
    finding, unit = one.finding, one.unit
    level = finding.severity.value
    rows = [_row(unit.source.lang, unit.source.text, finding.source_spans)]
    if unit.target is not None:
        rows.append(_row(unit.target_lang, unit.target.text, finding.target_spans))
    fix = ""
    if finding.fix:
        fix = f"<p>{'Fix' if finding.fix.safe else 'Perhaps'}: <q>{escape(visible(finding.fix.text))}</q></p>"
    return (
        f'<li tabindex="-1" data-level="{level}" data-code="{escape(finding.code)}" data-file="{escape(finding.path)}">'
        f'<h3><span class="{level}">{level}</span> {escape(finding.code)}: {escape(visible(finding.message))}</h3>'
        f'<p class="place">{escape(where(one))}</p><dl>{"".join(rows)}</dl>{fix}</li>'
    )


def _row(lang: str, text: str, spans: Sequence[Span]) -> str:
    parts, last = [], 0
    for span in sorted(spans):
        if span.start < last:
            continue
        parts += [_shown(text[last : span.start]), f"<mark>{_shown(text[span.start : span.end])}</mark>"]
        last = span.end
    parts.append(_shown(text[last:]))
    return f'<dt>{escape(lang)}</dt><dd lang="{escape(lang)}" dir="auto">{"".join(parts)}</dd>'


def _shown(text: str) -> str:
    """Escaped; a control character as a sign, a line break as it is."""
    return escape("".join(char if char >= " " or char == "\n" else visible(char) for char in text))


def _tables(review: Review) -> Iterator[str]:
    by_code = Counter(one.finding.code for one in review.found)
    titles = {rule.code: rule.title for rule in review.rules}
    yield from _table(
        "By check", "Check", [(f"{code}: {titles.get(code, '')}", n) for code, n in by_code.most_common()]
    )
    by_file = Counter(one.finding.path for one in review.found)
    yield from _table("By file", "File", [(path, by_file[path]) for path in review.files])


def _table(title: str, column: str, rows: list[tuple[str, int]]) -> Iterator[str]:
    yield f'<h2>{title}</h2>\n<div class="wide" tabindex="0" role="region" aria-label="{title}"><table>'
    yield f'<thead><tr><th scope="col">{column}</th><th scope="col">Findings</th></tr></thead><tbody>'
    for name, number in rows:
        yield f'<tr><td>{escape(name)}</td><td class="number">{grouped(number)}</td></tr>'
    yield "</tbody></table></div>"


REPORT = Report("html", "One page for a browser: filters, search, counts", write, ".html")
