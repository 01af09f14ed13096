"""The reports, by name."""

from tmkit.core import ConfigurationError, nearest
from tmkit.report import (
    as_checkstyle,
    as_concise,
    as_github,
    as_gitlab,
    as_html,
    as_json,
    as_jsonl,
    as_junit,
    as_sarif,
    as_text,
)
from tmkit.report.review import Report

REPORTS: tuple[Report, ...] = (
    as_text.REPORT,
    as_concise.REPORT,
    as_html.REPORT,
    as_json.REPORT,
    as_jsonl.REPORT,
    as_sarif.REPORT,
    as_junit.REPORT,
    as_github.REPORT,
    as_gitlab.REPORT,
    as_checkstyle.REPORT,
)
"""In the order of the help."""


def report(name: str) -> Report:
    """The report of that name. Raises ConfigurationError, naming the nearest, when there is none."""
    known = {one.name: one for one in REPORTS}
    if name not in known:
        raise ConfigurationError(f"there is no report {name!r}{nearest(name, known)}; known: {', '.join(known)}")
    return known[name]
