"""Code quality report of GitLab (a subset of Code Climate's)."""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

from tmkit.core import Severity
from tmkit.report import streaming
from tmkit.report.as_sarif import uri
from tmkit.report.review import Found, Report, Review

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(review: Review, colours: bool) -> Iterator[str]:
    """A JSON array; fingerprints are unique within it."""
    yield from streaming.array(map(_issue, review.found))


def _issue(one: Found) -> dict[str, Any]:
    finding = one.finding
    return {
        "description": finding.message,
        "check_name": finding.code,
        "fingerprint": f"{finding.fingerprint}{crc32(finding.path.encode()):08x}",
        "severity": _LEVELS[finding.severity],
        "location": {
            "path": uri(finding.path),
            "lines": {"begin": finding.place.line if finding.place else 1},
        },
    }


REPORT = Report("gitlab", "GitLab code quality", write, ".json")
