"""A review written: on the screen or into a file, in any of the report formats."""

import os
import sys

from tmkit.formats import files
from tmkit.report import registry
from tmkit.report.review import Report, Review

report = registry.report


def schema() -> str:
    """The JSON Schema of `--format json`."""
    import json

    from tmkit.report import as_json

    return json.dumps(as_json.SCHEMA, indent=2)


def write(review: Review, report: Report, output: str | None = None) -> None:
    """Write the report on standard output, or whole or not at all to the file `output`. Raises OutputError.

    Colours are used on a terminal alone, and not where NO_COLOR is set (https://no-color.org).
    """
    if output:
        files.write(output, (f"{line}\n".encode() for line in report.write(review, False)))
        return
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in report.write(review, colours):
        sys.stdout.write(line + "\n")
