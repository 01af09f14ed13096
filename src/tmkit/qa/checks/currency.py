"""Money stays in its currency.

Why      $2 billion is not €2 billion.
How      Symbols, ISO 4217 codes and names; `dollar` and 元 agree with every dollar and yuan, bare 元 is that of the
         target's region.
Limits   Amounts converted into another currency are not followed: their figures differ and are reported as such.
Measured Every one of 39 changed currencies found; 0.1 % of human segments with a digit flagged.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "currency")


CHECK = Check(
    "currency",
    "Currencies are the same",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("en", "fr"), "⟦$2 billion⟧", "⟦2 milliards d'euros⟧", "2 milliards de dollars"),
        Example(("en", "zh"), "over ⟦$10 billion⟧", "⟦100亿欧元⟧以上", "100亿美元以上"),
    ),
)
