"""One self-contained HTML page: filters, search, counts, keyboard, dark mode, readable on a phone and on paper."""

import base64
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import escape

import regex

from tmkit.core import Severity
from tmkit.report.as_text import where
from tmkit.report.marked import SIGNS, paragraph, signs
from tmkit.report.review import Found, Report, Review, grouped
from tmkit.report.tallies import tallies

SHOWN = 20_000
"""Findings on the page, of those at most risk: some 30 MB, which a browser still filters in a blink."""

CHOICES = 300
"""Files to choose from, those with most findings; the search finds the others by name."""

_TAG = regex.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}")
_LEVELS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
_KEYS = (
    ("/", "search"),
    ("j", "next finding"),
    ("k", "the one before"),
    ("x", "tick as done, or not"),
    ("e", "errors only, or not"),
    ("w", "warnings only, or not"),
    ("i", "infos only, or not"),
    ("r", "reset the filters"),
    ("?", "these keys"),
)


def write(review: Review, colours: bool) -> Iterator[str]:
    """The page; no network, nothing but itself. Everything from outside is escaped, and no script but its own runs."""
    from importlib import resources  # not wanted by the other reports, nor by whoever only asks for help

    style, script = (
        resources.files("tmkit.report").joinpath(name).read_text(encoding="utf-8")
        for name in ("review.css", "review.js")
    )
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
        f"form-action 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'\">\n"
        f"<title>tmkit: {escape(review.headline)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#list">Skip to the findings</a>\n<div class="page">'
    )
    root = _root(review)
    yield from _head(review, root)
    yield '<main>\n<div class="columns">'
    if review.found:
        yield from _facets(review, root)
    yield '<section aria-labelledby="findings">\n<h2 id="findings">Findings</h2>'
    if review.found:
        yield from _bar()
    yield from _list(review, root)
    yield "</section>\n</div>"
    yield from tallies(review, root)
    yield "</main>\n</div>"
    yield from _dialog()
    yield f"<script>{script if review.found else ''}</script>\n</body>\n</html>"


def _digest(content: str) -> str:
    """The source of Content Security Policy for this very content (CSP 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(sha256(content.encode()).digest()).decode()}"


def _root(review: Review) -> str:
    """What the names of all files begin with, up to a folder's end; empty for one file, or where nothing is shared."""
    if len(review.files) < 2:
        return ""
    first, last = min(review.files), max(review.files)  # what these two share all between them share
    shared = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[: max(first.rfind("/", 0, shared), first.rfind("\\", 0, shared)) + 1]


def _head(review: Review, root: str) -> Iterator[str]:
    headline = review.headline.partition(" (")[0]
    place = review.files[0] if len(review.files) == 1 else f"{grouped(len(review.files))} files"
    place += f" in {root}" if root else ""
    yield f'<header>\n<p class="quiet">tmkit qa \u00b7 {escape(signs(place))}</p>'
    yield f"<h1>{escape(headline[:1].upper() + headline[1:])}</h1>"
    for note in review.notes:
        yield f'<p class="quiet">{escape(signs(note[:1].upper() + note[1:]))}</p>'
    if review.found:
        yield '<fieldset class="levels"><legend class="quiet">Levels</legend>'
        for severity, number in review.counts.items():
            name = _LEVELS[severity] if number != 1 else severity.value
            box = f'<input type="checkbox" name="level" value="{severity.value}" form="filters">'
            yield (
                f'<label class="{severity.value}">{box}<b class="n">{grouped(number)}</b> <span>{name}</span></label>'
            )
        yield "</fieldset>"
    yield "</header>"


def _facets(review: Review, root: str) -> Iterator[str]:
    """What to choose by, each with how many findings it has."""
    yield '<details class="facets" open><summary>Filters</summary>'
    shown = review.found[:SHOWN]
    by_code = Counter(one.finding.code for one in shown)
    yield from _facet("Check", "code", [(code, code, n) for code, n in by_code.most_common()])
    by_file = Counter(one.finding.path for one in shown)
    places = {path: number for number, path in enumerate(review.files)}
    files = [(str(places.get(path, -1)), path.removeprefix(root), n) for path, n in by_file.most_common(CHOICES)]
    if len(review.files) > 1:
        yield from _facet("File", "file", files)
    by_lang = Counter(one.finding.target_lang for one in shown)
    if len(by_lang) > 1:
        yield from _facet("Language", "lang", [(lang, lang or "none", n) for lang, n in by_lang.most_common()])
    yield (
        '<label class="once"><input type="checkbox" name="open" value="1" form="filters">'
        "<span>Hide what is done</span></label>\n"
        '<p><button type="button" class="reset">Reset the filters</button></p></details>'
    )


def _facet(title: str, name: str, choices: list[tuple[str, str, int]]) -> Iterator[str]:
    yield f'<fieldset><legend>{title}</legend><div class="choices">'
    for value, label, number in choices:
        box = f'<input type="checkbox" name="{name}" value="{escape(value)}" form="filters">'
        yield f'<label>{box}<span>{escape(signs(label))}</span> <span class="n">{grouped(number)}</span></label>'
    yield "</div></fieldset>"


def _bar() -> Iterator[str]:
    yield (
        '<form id="filters" class="bar" role="search" aria-label="Findings">'
        '<label class="search">Search<input type="search" name="search" autocomplete="off" spellcheck="false"></label>'
        '<label>Order<select name="order"><option value="risk">by risk</option>'
        '<option value="place">by place in the files</option></select></label>'
        '<button type="button" id="ask">Keys</button><p id="shown" role="status"></p></form>'
    )


def _list(review: Review, root: str) -> Iterator[str]:
    files = {path: number for number, path in enumerate(review.files)}
    order = sorted(range(len(review.found[:SHOWN])), key=lambda at: _place(review.found[at], files))
    places = {at: place for place, at in enumerate(order)}
    # No <ol>: Chromium numbers the items of a list anew whenever one is hidden, which takes minutes for ten thousand.
    yield '<div id="list" role="list" tabindex="-1" aria-labelledby="findings">'
    for at, one in enumerate(review.found[:SHOWN]):
        path = one.finding.path
        facts = f'data-rank="{at}" data-place="{places[at]}" data-file="{files.get(path, -1)}"'
        yield _item(one, facts, where(one).removeprefix(root))
    yield "</div>"
    if review.found:
        yield (
            '<p id="empty" class="empty" hidden>Nothing fits these filters. '
            '<button type="button" class="reset">Reset them</button></p>'
        )
    else:
        yield '<p class="empty">Nothing was found.</p>'
    more = review.hidden + max(len(review.found) - SHOWN, 0)
    if more:
        yield f'<p class="quiet">{grouped(more)} more of less risk are counted but not shown.</p>'


def _place(one: Found, files: dict[str, int]) -> tuple[int, int, int]:
    place = one.finding.place
    return files.get(one.finding.path, -1), place.line if place else 0, place.column if place else 0


def _item(one: Found, facts: str, place: str) -> str:
    finding, unit = one.finding, one.unit
    level, code = finding.severity.value, escape(finding.code)
    sides = [(unit.source.lang, paragraph(unit.source, finding.source_spans))]
    if unit.target is not None:
        sides.append((unit.target_lang or unit.target.lang, paragraph(unit.target, finding.target_spans)))
    pair = "".join(_side(lang, content) for lang, content in sides)
    unit_id = f" \u00b7 {escape(signs(finding.unit_id))}" if finding.unit_id and finding.place else ""
    return (
        f'<div class="finding" role="listitem" tabindex="-1" {facts} data-level="{level}" data-code="{code}" '
        f'data-lang="{escape(finding.target_lang)}" data-key="{escape(finding.fingerprint)}"><div>'
        f'<h3><span class="badge {level}">{level}</span><a href="#check-{code}">{escape(signs(finding.code))}</a> '
        f"{escape(signs(finding.message))}</h3>"
        f'<p class="quiet">{escape(signs(place))}{unit_id}</p><dl class="pair">{pair}</dl>{_fix(one)}</div>'
        '<label class="tick"><input type="checkbox">done</label></div>'
    )


def _side(lang: str, content: str) -> str:
    told = f' lang="{lang}"' if _TAG.fullmatch(lang) and lang.lower() != "und" else ' lang=""'
    return f'<div><dt>{escape(signs(lang)) or "text"}</dt><dd{told} dir="auto">{content}</dd></div>'


def _fix(one: Found) -> str:
    fix = one.finding.fix
    if fix is None:
        return ""
    old = str(fix.span.of((one.unit.target or one.unit.source).text))
    kind = "Fix" if fix.safe else "Perhaps"
    if old == fix.text:
        return f'<p class="fix">{kind}: write it with its escape</p>'
    told = " ".join(f"<{tag}>{_spelt(text)}</{tag}>" for tag, text in (("del", old), ("ins", fix.text)) if text)
    return f'<p class="fix">{kind}: {told}</p>'


def _spelt(text: str) -> str:
    """Escaped; what nobody sees is shown, the spaces at the edges too."""
    inner = text.strip(" ")
    if not inner:
        return "\u2423" * len(text)
    lead, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    shown = "".join(SIGNS.get(char) or signs(char) for char in inner)
    return escape("\u2423" * lead + shown + "\u2423" * tail)


def _dialog() -> Iterator[str]:
    rows = "".join(f"<dt><kbd>{escape(key)}</kbd></dt><dd>{said}</dd>" for key, said in _KEYS)
    yield (
        '<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>'
        f"<dl>{rows}<dt><kbd>Enter</kbd></dt><dd>from the search to what it found</dd></dl>"
        '<label class="once"><input type="checkbox" id="single" checked><span>Single keys are on</span></label>'
        '<form method="dialog"><p><button>Close</button></p></form></dialog>'
    )


REPORT = Report("html", "One page for a browser: filters, search, counts", write, ".html")
