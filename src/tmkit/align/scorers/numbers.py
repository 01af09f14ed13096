"""The same numbers stand on both sides, by value: `612 milliards` is 6120亿, `24 août` 8月24日.

Why      Figures survive translation, and rare ones pin a passage down.
Source   `tmkit.text.quantities`, which reads figures in any language and words in those that it knows.
"""

from tmkit.align.lexical import Table
from tmkit.align.lookups import by_coverage, same
from tmkit.align.side import Side, count
from tmkit.core import Precision, QuantityKind
from tmkit.text import quantities


def pairs(source: Side, target: Side) -> Table | None:
    """Equal values."""
    ours, theirs = ([_values(text, side.lang) for text in side.texts] for side in (source, target))
    return same(count(ours), count(theirs))


def _values(text: str, lang: str) -> list[str]:
    """Every reading of every number; of a date its parts too, for one side may say less."""
    values = []
    for quantity in quantities.find(text, lang):
        if quantity.precision is Precision.SOFT and quantity.value == 1:
            continue  # an article as often as a number
        values += ["/".join(str(value) for value in reading) for reading in quantity.readings]
        if quantity.kind is QuantityKind.DATE:
            values += [str(value) for value in quantity.readings[0] if value]
    return list(dict.fromkeys(values))


SCORER = by_coverage("numbers", pairs)
