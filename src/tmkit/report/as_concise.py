"""One finding a line: `file:line:column: code message`, as compilers write it."""

from collections.abc import Iterator

from tmkit.report.as_text import NO_BREAK, where
from tmkit.report.review import Report, Review
from tmkit.report.widths import visible


def write(review: Review, colours: bool) -> Iterator[str]:
    """Findings by risk, what else there is to know, the headline last."""
    for one in review.found:
        message = visible(one.finding.message.replace(NO_BREAK, " "))
        yield f"{where(one)}: {one.finding.severity.value}: {one.finding.code}: {message}"
    yield from review.notes
    yield review.headline


REPORT = Report("concise", "One finding a line", write)
