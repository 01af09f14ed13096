"""Times of day are the same: 19 h 00 = 7 p.m. = 晚7点.

Why      Twelve and twenty-four hours, `h`, a colon or 时: the clock must not move.
How      Minutes after midnight; where the half of the day is unsaid, both are tried.
Limits   A time given in another time zone differs and is reported.
Measured 0.2 % of human segments with a digit flagged, on reading them all slips.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "time")


CHECK = Check(
    "time",
    "Times are the same",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("fr", "en"), "à ⟦14h30⟧", "at ⟦2:40 p.m.⟧", "at 2:30 p.m."),
        Example(("en", "zh"), "at ⟦7 p.m.⟧", "晚⟦8点⟧", "晚7点"),
    ),
)
