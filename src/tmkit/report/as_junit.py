"""JUnit XML as Jenkins, GitLab and Azure read it: a suite a file, a failed case a finding."""

from collections.abc import Iterator

import regex

from tmkit.core import Severity
from tmkit.report.as_text import where
from tmkit.report.review import Found, Report, Review

_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(review: Review, colours: bool) -> Iterator[str]:
    """Findings below the failing level are passed cases with their text: nothing is hidden, nothing fails."""
    failing = review.failing or Severity.ERROR
    by_file: dict[str, list[Found]] = {path: [] for path in review.files}
    for one in review.found:
        by_file.setdefault(one.finding.path, []).append(one)
    sizes = dict(review.sizes)
    failures = sum(one.finding.severity.rank >= failing.rank for one in review.found)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="tmkit qa" tests="{sum(map(_cases, by_file.values()))}" failures="{failures}" errors="0">'
    for path, found in by_file.items():
        failed = sum(one.finding.severity.rank >= failing.rank for one in found)
        counts = f'tests="{_cases(found)}" failures="{failed}" errors="0" skipped="0" time="0"'
        yield f"  <testsuite name={_quoted(path)} {counts}>"
        if not found:
            name = _quoted(f"{sizes.get(path, 0)} units")
            yield f'    <testcase classname={_quoted(path)} name={name} time="0"/>'
        for one in found:
            yield from _case(one, path, one.finding.severity.rank >= failing.rank)
        yield "  </testsuite>"
    yield "</testsuites>"


def _cases(found: list[Found]) -> int:
    return max(len(found), 1)


def _case(one: Found, path: str, fails: bool) -> Iterator[str]:
    finding = one.finding
    name = _quoted(f"{finding.code} {where(one)}")
    target = one.unit.target.text if one.unit.target else ""
    body = f"{finding.severity.value} {finding.code}: {finding.message}\n{one.unit.source.text}\n{target}"
    yield f'    <testcase classname={_quoted(path)} name={name} time="0">'
    if fails:
        said = f"message={_quoted(finding.message)} type={_quoted(finding.code)}"
        yield f"      <failure {said}>{_escaped(body)}</failure>"
    else:
        yield f"      <system-out>{_escaped(body)}</system-out>"
    yield "    </testcase>"


def _escaped(text: str) -> str:
    text = _NOT_XML.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


REPORT = Report("junit", "JUnit XML, for Jenkins, GitLab, Azure", write, ".xml")
