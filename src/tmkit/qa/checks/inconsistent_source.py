"""One target stands for one source.

Why      Two different sources with one translation may be a segment that was copied by mistake.
What     Units of different sources (case and final marks aside) that share a target.
Limits   Off by default: synonyms and short labels do it rightly.
Source   W3C ITS 2.0, issue type "inconsistency".
"""

from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.text import patterns

_EDGE = patterns.of(r"^\W+|\W+$")


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """Each unit whose target an earlier one of another source has."""
    first: dict[tuple[str, str], str] = {}
    for number, unit in enumerate(units):
        if unit.target is None or len(unit.target.text.strip()) < 2:
            continue
        source = _EDGE.sub("", unit.source.text).casefold()
        key = (_EDGE.sub("", unit.target.text).casefold(), unit.target_lang)
        before = first.setdefault(key, source)
        if before != source and key[0]:
            span = Span(0, len(unit.target.text))
            yield Hit(f"this target also stands for \u201c{before}\u201d", (), (span,), unit=number)


CHECK = Check(
    "inconsistent-source",
    "One target has one source",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="inconsistency",
    mqm="Accuracy",
    scope=Scope.FILES,
    default=False,
)
