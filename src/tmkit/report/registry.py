"""The reports, by name."""

from tmkit.core import ConfigurationError, nearest
from tmkit.report import as_concise, as_json, as_jsonl, as_text
from tmkit.report.review import Report

REPORTS: tuple[Report, ...] = (as_text.REPORT, as_concise.REPORT, as_json.REPORT, as_jsonl.REPORT)
"""In the order of the help."""


def report(name: str) -> Report:
    """The report of that name. Raises ConfigurationError, naming the nearest, when there is none."""
    known = {one.name: one for one in REPORTS}
    if name not in known:
        raise ConfigurationError(f"there is no report {name!r}{nearest(name, known)}; known: {', '.join(known)}")
    return known[name]
