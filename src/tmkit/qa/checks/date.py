"""Dates are the same day: 24 août 2018 = Aug. 24, 2018 = 2018年8月24日 = 24/08/2018.

Why      Order and names of months change between languages, and the day must not.
How      Year, month and day are compared each by its value, whatever their order; a numeric date is read both ways.
Limits   A year, month or day that only one side gives ("25日" for July 25) is let pass.
Measured Every one of 85 changed months and 99 % of 149 changed years found; 0.1 % of human segments with a digit
         flagged.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "date")


CHECK = Check(
    "date",
    "Dates are the same day",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("fr", "en"), "⟦24 août 2018⟧", "⟦Aug. 25, 2018⟧", "Aug. 24, 2018"),
        Example(("en", "zh"), "in ⟦April 2018⟧", "⟦2018年11月⟧", "2018年4月"),
    ),
)
