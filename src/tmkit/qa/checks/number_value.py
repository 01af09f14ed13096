"""Every number of the source stands in the target, with the same value, and none is added.

Why      A wrong figure is the costliest slip, and the one that rereading misses.
How      By value, as a set: 612 milliards = 612 billion = 6120亿 and eleven = 11; words, Han numerals, fractions and
         ranges count, order does not. An error where a figure stands against another; a warning where a number word
         up to ten is one of the two, or a figure stands in the target alone.
Limits   Soft numbers (un, one, half, first) excuse and never accuse, so their loss is not seen. A figure that the other
         side says in a word that is no number (`a handful`) is reported.
Measured 98 % of changed digits and 92 % of changed number words found in NTREX-128 news; 1.5 % of human segments
         with a digit flagged (NTREX, WMT 2021, software catalogues), about half of them slips of the translators.
Source   W3C ITS 2.0, issue type "numbers"; MQM, accuracy/mistranslation.
"""

from collections.abc import Iterator

from tmkit.core import Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.numbers import differ, hits


def run(unit: Unit) -> Iterator[Hit]:
    """The unit's disagreements of this kind."""
    yield from hits(unit, "number-value")


CHECK = Check(
    "number-value",
    "Numbers have the same value",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    needs=Needs(answer=differ),
    examples=(
        Example(("fr", "en"), "⟦501⟧ contrats", "⟦510⟧ contracts", "501 contracts"),
        Example(("en", "zh"), "⟦eleven⟧ scholars", "⟦12⟧位学者", "11位学者"),
        Example(("fr", "zh"), "les ⟦30⟧ prochaines années", "未来⟦三年⟧", "未来30年"),
    ),
)
