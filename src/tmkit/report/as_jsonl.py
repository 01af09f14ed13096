"""One finding a line, as JSON objects of the same fields as in the JSON document."""

import json
from collections.abc import Iterator

from tmkit.report.as_json import finding
from tmkit.report.review import Report, Review


def write(review: Review, colours: bool) -> Iterator[str]:
    """Findings by risk."""
    for one in review.found:
        yield json.dumps(finding(one), ensure_ascii=False)


REPORT = Report("jsonl", "One finding a line, as JSON", write, ".jsonl")
