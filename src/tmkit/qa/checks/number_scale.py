"""No number is off by a power of ten.

Why      万 counts in ten thousands and 亿 in hundred millions, French billion is 10^12: a lost scale makes 612 billion
         of 61.2 million, and every digit still agrees.
How      The two values, scale words included, are 10^k times each other.
Limits   Vague magnitudes (tens of billions, 数百亿) are compared only when they are far apart.
Measured Every one of 50 planted powers of ten and 44 moved decimal marks found; 0.1 % of human segments with a
         digit flagged.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "number-scale")


CHECK = Check(
    "number-scale",
    "Numbers have the same scale",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("fr", "en"), "⟦88,7 milliards d'USD⟧", "⟦US$88.7 million⟧", "US$88.7 billion"),
        Example(("en", "zh"), "⟦612 billion yuan⟧", "⟦6120万元⟧", "6120亿元"),
        Example(("en", "fr"), "⟦2.5⟧ goals", "⟦25⟧ buts", "2,5 buts"),
    ),
)
