"""A percentage stays one, of the same value, and percentage points stay points.

Why      40 percent and 40 are not the same, nor are 2 percent and 2 percentage points (百分点).
How      %, percent, pour cent, 百分之, 成 and 折 are one thing; points are another.
Limits   "From 5 to 10 %": the first number takes the sign of the second.
Measured 0.3 % of human segments with a digit flagged, mostly percentage points that became percent.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "percent")


CHECK = Check(
    "percent",
    "Percentages are the same",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("fr", "en"), "⟦20 %⟧ de l'eau", "⟦20⟧ of the water", "20% of the water"),
        Example(("en", "zh"), "up ⟦30 percent⟧", "增长⟦35%⟧", "增长30%"),
    ),
)
