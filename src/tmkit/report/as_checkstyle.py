"""Checkstyle XML, which most gates and editors read."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

import regex

from tmkit.report.review import Found, Report, Review

_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(review: Review, colours: bool) -> Iterator[str]:
    """A `<file>` each, in the order given; findings by risk."""
    by_file: dict[str, list[Found]] = {path: [] for path in review.files}
    for one in review.found:
        by_file.setdefault(one.finding.path, []).append(one)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for path, found in by_file.items():
        yield f"  <file name={_quoted(path)}>"
        for one in found:
            finding = one.finding
            line, column = (finding.place.line, finding.place.column) if finding.place else (1, 1)
            yield (
                f'    <error line="{line}" column="{column}" severity="{finding.severity.value}" '
                f"message={_quoted(finding.message)} source={_quoted('tmkit.' + finding.code)}/>"
            )
        yield "  </file>"
    yield "</checkstyle>"


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


REPORT = Report("checkstyle", "Checkstyle XML", write, ".xml")
