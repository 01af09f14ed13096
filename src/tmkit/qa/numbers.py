"""The disagreements of a unit's numbers as the hits of one check."""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.agreement import Disagreement, disagreements
from tmkit.qa.check import Hit
from tmkit.qa.wording import mend, message
from tmkit.text import quantities


def differ(unit: Unit) -> tuple[Disagreement, ...]:
    """The numbers on which the unit's two texts disagree; all checks of numbers share this one comparison."""
    target = unit.target
    if target is None or not target.text.strip():
        return ()
    if quantities.quiet(unit.source.text, unit.source.lang) and quantities.quiet(target.text, unit.target_lang):
        return ()
    return disagreements(unit.source.text, unit.source.lang, target.text, unit.target_lang)


def hits(unit: Unit, code: str) -> Iterator[Hit]:
    """What the check of that code says of the unit."""
    found = differ(unit)
    for one in found:
        if one.code == code and unit.target is not None:
            source, target = unit.source.text, unit.target.text
            fix = mend(one, target, unit.target_lang, alone=len(found) == 1 and one.severity is Severity.ERROR)
            yield Hit(message(one, source, target), one.source_spans, one.target_spans, fix, one.severity)
