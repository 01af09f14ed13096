"""One source has one target.

Why      The same button or sentence translated in two ways looks like two things.
What     Units of one source (but for spaces at its edges) and one plural form whose targets differ: an info; a warning
         where the file's context is the same too. Told of the rarer target, naming the commoner.
Limits   Short sources are often ambiguous on purpose: a different context excuses them.
Source   W3C ITS 2.0, issue type "inconsistency"; MQM Terminology/Inconsistent.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope, Side


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """Each unit whose target is not the commonest of its source; the first met wins a tie."""
    by_source: dict[tuple[str, str, str], list[int]] = {}
    for number, unit in enumerate(units):
        if unit.target is not None and unit.target.text.strip():
            by_source.setdefault((unit.source.text.strip(), unit.target_lang, unit.plural), []).append(number)
    for (source, _, _), numbers in by_source.items():
        if len(numbers) < 2 or not source:
            continue
        tally = Counter(_bare(units[number]) for number in numbers)
        if len(tally) < 2:
            continue
        usual = max(tally, key=lambda text: tally[text])
        contexts = {units[number].context for number in numbers if _bare(units[number]) == usual}
        for number in numbers:
            unit = units[number]
            if _bare(unit) == usual or unit.target is None:
                continue
            certain = bool(unit.context) and unit.context in contexts
            yield Hit(
                f"elsewhere \u201c{usual}\u201d stands for this source",
                (),
                (Span(0, len(unit.target.text)),),
                severity=Severity.WARNING if certain else None,
                unit=number,
            )


def _bare(unit: Unit) -> str:
    return unit.target.text.strip() if unit.target is not None else ""


CHECK = Check(
    "inconsistent-target",
    "One source has one target",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="inconsistency",
    mqm="Terminology/Inconsistent",
    scope=Scope.FILES,
)
