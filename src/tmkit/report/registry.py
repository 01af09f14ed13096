"""The reports, by name."""

from collections.abc import Sequence

from tmkit.core import ConfigurationError, Imported, nearest
from tmkit.report.review import Report

NAMES = ("text", "concise", "html", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle")
"""In the order of the help; the report `text` is the value REPORT of the module `as_text`."""

REPORTS: Sequence[Report] = Imported(f"tmkit.report.as_{name}:REPORT" for name in NAMES)
"""In the same order."""


def report(name: str) -> Report:
    """The report of that name. Raises ConfigurationError, naming the nearest, when there is none."""
    if name not in NAMES:
        raise ConfigurationError(f"there is no report {name!r}{nearest(name, NAMES)}; known: {', '.join(NAMES)}")
    return REPORTS[NAMES.index(name)]
