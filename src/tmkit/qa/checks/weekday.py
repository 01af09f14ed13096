"""Days of the week are the same.

Why      A meeting on the wrong day is a wrong meeting; digits do not show it.
How      Monday = lundi = 周一 = 星期一 = 礼拜一, compared where both sides name days.
Limits   A day that only one side names is let pass: news often adds or leaves it out.
Measured 98 % of 259 changed weekdays found; fewer than 0.05 % of human segments with a digit flagged.
Source   W3C ITS 2.0, issue type "mistranslation".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "weekday")


CHECK = Check(
    "weekday",
    "Weekdays are the same",
    Severity.WARNING,
    Side.BOTH,
    run,
    its_type="mistranslation",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("en", "fr"), "on ⟦Sunday⟧", "⟦vendredi⟧", "dimanche"),
        Example(("fr", "zh"), "⟦samedi⟧", "⟦周日⟧", "周六"),
    ),
)
