"""Workflow commands of GitHub Actions: findings shown beside the lines of a pull request."""

from collections.abc import Iterator

from tmkit.core import Severity
from tmkit.report.review import Report, Review
from tmkit.report.widths import visible

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(review: Review, colours: bool) -> Iterator[str]:
    """`::error file=...,line=...::message`, by risk; the headline last."""
    for one in review.found:
        finding = one.finding
        parts = {"file": finding.path, "title": f"tmkit {finding.code}"}
        if finding.place:
            parts |= {"line": str(finding.place.line), "col": str(finding.place.column)}
        said = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
        yield f"::{_KINDS[finding.severity]} {said}::{_escaped(visible(finding.message))}"
    yield review.headline


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


REPORT = Report("github", "Annotations of GitHub Actions", write)
