"""Codes, versions and telephone numbers are copied: S-400, GB 18030, 1.2.3.

Why      They name things; a changed character names another.
How      Letters that touch digits; compared where both sides have a code of the same letters. A code that the target
         says otherwise (COVID-19, 新冠肺炎) is let pass.
Measured Fewer than 0.05 % of human segments with a digit flagged.
Source   W3C ITS 2.0, issue type "mistranslation".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "code")


CHECK = Check(
    "code",
    "Codes are copied",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="mistranslation",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("en", "zh"), "the ⟦S-400⟧ system", "⟦S-300⟧系统", "S-400系统"),
        Example(("en", "fr"), "Python ⟦3.10.1⟧", "Python ⟦3.11.1⟧", "Python 3.10.1"),
    ),
)
