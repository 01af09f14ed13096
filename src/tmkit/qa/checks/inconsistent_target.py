"""One source has one target.

Why      The same button or sentence translated in two ways looks like two things.
What     Units of one source (but for spaces at its edges) and one plural form whose targets differ: an info; a warning
         where the file's context is the same too. Told of the rarer target, naming the commoner; with a memory
         (`--memory`), of each target that the memory has otherwise.
Limits   Short sources are often ambiguous on purpose. Where the context differs, capitals may.
Source   W3C ITS 2.0, issue type "inconsistency"; MQM Terminology/Inconsistent.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import Severity, Span, Unit
from tmkit.qa.approved import NONE, Rendered
from tmkit.qa.check import Check, Hit, Scope, Side


@dataclass(frozen=True, slots=True)
class InconsistentTarget:
    """The check with its knob."""

    approved: Rendered = NONE
    """What approved translations have for each source."""

    def __call__(self, units: Sequence[Unit]) -> Iterator[Hit]:
        """Each unit whose target is not the approved one, else not the commonest of its source."""
        told: set[int] = set()
        for number, unit in enumerate(units) if self.approved else ():
            known = self.approved.of(unit)
            if known and _bare(unit) and _bare(unit) not in known:
                told.add(number)
                yield _hit(unit, number, f"the memory has \u201c{known[0]}\u201d for this source")
        yield from (hit for hit in _among(units) if hit.unit not in told)


def _among(units: Sequence[Unit]) -> Iterator[Hit]:
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
            if unit.context not in contexts and _bare(unit).casefold() == usual.casefold():
                continue  # a month within a sentence and alone
            certain = bool(unit.context) and unit.context in contexts
            said = f"elsewhere \u201c{usual}\u201d stands for this source"
            yield _hit(unit, number, said, Severity.WARNING if certain else None)


def _hit(unit: Unit, number: int, message: str, severity: Severity | None = None) -> Hit:
    size = len(unit.target.text) if unit.target else 0
    return Hit(message, (), (Span(0, size),), severity=severity, unit=number)


def _bare(unit: Unit) -> str:
    return unit.target.text.strip() if unit.target is not None else ""


CHECK = Check(
    "inconsistent-target",
    "One source has one target",
    Severity.INFO,
    Side.TARGET,
    InconsistentTarget(),
    its_type="inconsistency",
    mqm="Terminology/Inconsistent",
    scope=Scope.FILES,
)
