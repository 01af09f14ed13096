"""Tables of an HTML report: findings by check, with what each check is for, and by file."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from tmkit.core import Severity
from tmkit.report.marked import signs
from tmkit.report.review import Review, RuleFacts, grouped

FILES = 1000
"""Rows of the table of files, those with most findings first; nobody reads on, and a page must stay light."""

_LEVELS = tuple(Severity)


def tallies(review: Review, root: str) -> Iterator[str]:
    """Both tables. `root` is what the names of all files begin with; it is not repeated."""
    by_code = Counter((one.finding.code, one.finding.severity) for one in review.found)
    if review.found:
        yield from _checks(review, by_code)
    yield from _files(review, root)
    told = {code for code, _ in by_code}
    silent = [rule.code for rule in review.rules if rule.code not in told]
    if silent:
        yield (
            f'<div class="sheet"><h2>Found nothing</h2><p class="quiet">{escape(signs(", ".join(silent)))}.</p></div>'
        )


def _checks(review: Review, tally: Counter[tuple[str, Severity]]) -> Iterator[str]:
    totals: Counter[str] = Counter()
    for (code, _), number in tally.items():
        totals[code] += number
    rules = {rule.code: rule for rule in review.rules}
    yield from _opened("By check", "checks", ("Check", "MQM", *(f"{level.value}s" for level in _LEVELS), "All"))
    for code, total in totals.most_common():
        rule = rules.get(code)
        cells = "".join(map(_number, (*(tally[code, level] for level in _LEVELS), total)))
        yield (
            f'<tr id="check-{escape(code)}"><th scope="row">{_named(code, rule)}</th>'
            f"<td class=mqm>{escape(signs(rule.mqm if rule else '')) or '-'}</td>{cells}</tr>"
        )
    yield "</tbody></table></div></div>"


def _named(code: str, rule: RuleFacts | None) -> str:
    if rule is None:
        return escape(signs(code))
    title = f"<strong>{escape(signs(code))}</strong>: {escape(signs(rule.title))}"
    if not rule.help:
        return title
    lines = "\n".join(map(signs, rule.help.splitlines()))
    return f"{title}<details><summary>What it is for</summary><pre>{escape(lines)}</pre></details>"


def _files(review: Review, root: str) -> Iterator[str]:
    tally = Counter((one.finding.path, one.finding.severity) for one in review.found)
    totals = Counter(one.finding.path for one in review.found)
    sizes = dict(review.sizes)
    paths = sorted(review.files, key=lambda path: -totals[path])
    columns = ("File", "Segments", *(f"{level.value}s" for level in _LEVELS), "All")
    yield from _opened("By file", "files", columns)
    for path in paths[:FILES]:
        cells = "".join(map(_number, (sizes.get(path, 0), *(tally[path, level] for level in _LEVELS), totals[path])))
        yield f'<tr><th scope="row">{escape(signs(path.removeprefix(root)))}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    if len(paths) > FILES:
        yield f'<p class="quiet">{grouped(len(paths) - FILES)} more files, with fewer findings.</p>'
    yield "</div>"


def _opened(title: str, identity: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield f'<div class="sheet"><h2 id="{identity}">{title}</h2>'
    yield f'<div class="wide" tabindex="0" role="region" aria-labelledby="{identity}"><table><thead><tr>'
    kinds = {"Check": "", "File": "", "MQM": " class=mqm"}
    yield "".join(
        f'<th scope="col"{kinds.get(name, " class=number")}>{name[:1].upper()}{name[1:]}</th>' for name in columns
    )
    yield "</tr></thead><tbody>"


def _number(number: int) -> str:
    return f'<td class="number{"" if number else " zero"}">{grouped(number)}</td>'
