"""For a person at a terminal: each finding with its texts and the spans marked, then what it comes to."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span
from tmkit.report.review import Found, Report, Review, grouped
from tmkit.report.widths import carets, excerpt, visible

NO_BREAK = "\u00a0"  # of a message: it holds digits together and needs no sign
ROOM = 96
"""Columns of text shown of a segment: with its language and indent it fits into 110."""

MOST = 50
"""Findings of one check and level that a person is shown; nobody reads on, and the headline counts them all."""

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "36"}


def write(review: Review, colours: bool) -> Iterator[str]:
    """Findings by risk, a blank line between them, the headline last; of one check and level at most MOST."""
    shown: Counter[tuple[str, Severity]] = Counter()
    for one in review.found:
        kind = (one.finding.code, one.finding.severity)
        shown[kind] += 1
        if shown[kind] <= MOST:
            yield from _finding(one, colours)
            yield ""
    for (code, severity), number in shown.items():
        if number > MOST:
            yield f"... and {grouped(number - MOST)} more of {code} ({severity.value}); --format concise lists them all"
    if review.hidden:
        yield f"... and {review.hidden} more that are counted but not shown"
    yield from review.notes
    yield _paint(review.headline, "1", colours)


def _finding(one: Found, colours: bool) -> Iterator[str]:
    finding, unit = one.finding, one.unit
    level = _paint(finding.severity.value, _COLOURS[finding.severity], colours)
    message = visible(finding.message.replace(NO_BREAK, " "))
    yield f"{where(one)}: {level} {_paint(finding.code, '1', colours)} {message}"
    yield from _side(unit.source.lang, unit.source.text, finding.source_spans, colours)
    if unit.target is not None:
        yield from _side(unit.target_lang, unit.target.text, finding.target_spans, colours)
    if finding.fix is not None:
        kind = "fix" if finding.fix.safe else "perhaps"
        old = finding.fix.span.of(unit.target.text if unit.target else unit.source.text)
        new = finding.fix.text
        if old == new:
            yield f"    {kind}: write it with its escape"
        else:
            yield f"    {kind}: {_quoted(str(old))} -> {_quoted(new)}" if old else f"    {kind}: put in {_quoted(new)}"


def where(one: Found) -> str:
    """`file:line:column`, or `file (unit id)` where the format has no lines."""
    path, place = one.finding.path or "-", one.finding.place
    if place is None:
        return f"{path} ({one.finding.unit_id})"
    return f"{path}:{place.line}:{place.column}"


def _side(lang: str, text: str, spans: Sequence[Span], colours: bool) -> Iterator[str]:
    part, inside = excerpt(text, spans, ROOM)
    part = visible(part)
    if colours and inside:
        yield f"    {lang:<7} {_marked(part, inside)}"
    else:
        yield f"    {lang:<7} {part}"
    if inside and spans:
        yield f"            {carets(part, inside)}"


def _marked(text: str, spans: Sequence[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + _paint(text[span.start : span.end], "4", True) + text[span.end :]
    return text


def _quoted(text: str) -> str:
    return f"\u201c{visible(text)}\u201d"


def _paint(text: str, code: str, colours: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colours and text else text


REPORT = Report("text", "For a person: every finding with its texts, the spans marked", write)
