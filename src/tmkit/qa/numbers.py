"""The disagreements of a unit's numbers as the hits of one check."""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.agreement import disagreements
from tmkit.qa.check import Hit
from tmkit.qa.wording import mend, message


def hits(unit: Unit, code: str) -> Iterator[Hit]:
    """What the check of that code says of the unit: all of them share one comparison of its two texts."""
    if unit.target is None or not unit.target.text.strip():
        return
    source, target = unit.source.text, unit.target.text
    found = disagreements(source, unit.source.lang, target, unit.target_lang)
    for one in found:
        if one.code == code:
            fix = mend(one, target, unit.target_lang, alone=len(found) == 1 and one.severity is Severity.ERROR)
            yield Hit(message(one, source, target), one.source_spans, one.target_spans, fix, one.severity)
