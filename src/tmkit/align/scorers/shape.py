"""How many segments stand on either side: most beads are one to one.

Why      Translators mostly keep sentences; merging two is likelier than three, two for two rarer still.
Source   Gale and Church 1993, table 5, whose proportions these weights stand for.
"""

from collections.abc import Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block
from tmkit.align.scorer import Case, Evidence, Measure, Scorer

FEATURES = ("one_to_one", "one_to_two", "one_to_three", "one_to_more", "two_to_two", "many_to_many", "members")


def gather(case: Case) -> Evidence:
    """The same for every case."""

    def of(block: Block) -> Measure:
        def values(a: int, b: int) -> Sequence[Floats]:
            few, many = min(a, b), max(a, b)
            claims = (
                (few, many) == (1, 1),
                (few, many) == (1, 2),
                (few, many) == (1, 3),
                few == 1 and many > 3,
                (few, many) == (2, 2),
                few > 1 and many > 2,
                max(0, a + b - 3),
            )
            return [np.full(block.shape, float(claim)) for claim in claims]

        return values

    return of


SCORER = Scorer("shape", FEATURES, gather)
