"""Long goes with long, short with short.

Why      Lengths in characters of a text and its translation go together, more closely the longer they are.
Source   Gale and Church 1993, section 4; the ratio is 1 until confident beads have told it, for the totals of two
         documents of which one is cut short tell a wrong one.
"""

from collections.abc import Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block, windows
from tmkit.align.scorer import Case, Evidence, Measure, Scorer

USUAL = 0.6  # mean deviation of the gold beads of the dev sets, by document 0.1 (news) to 1.8 (free prose)
FEATURES = ("length_square", "length_apart", "length_far", "length_sum")
# Variance of the log ratio: a part that stays (freedom of translation) and one that falls with length.
STAYS, FALLS = 0.04, 4.0  # 20 %, and a standard deviation of 45 % at 25 characters


def gather(case: Case) -> Evidence:
    """By the lengths of both sides."""
    typical = float(np.median(case.source.lengths) + np.median(case.target.lengths))

    def of(block: Block) -> Measure:
        rows, columns = block.shape
        source = windows(case.source.lengths * case.ratio**0.5, block.source, rows, block.reach)
        target = windows(case.target.lengths * case.ratio**-0.5, block.target, columns, block.reach)

        def values(a: int, b: int) -> Sequence[Floats]:
            ours, theirs = np.maximum(source[a], 1.0)[:, None], np.maximum(target[b], 1.0)[None, :]
            apart = np.abs(np.log((theirs + 2.0) / (ours + 2.0)))
            deviation = apart**2 / ((STAYS + FALLS / (ours + theirs)) * case.spread)
            whole = np.log1p((ours + theirs) / typical)
            return [np.minimum(deviation, 9.0) / 3.0, apart, np.maximum(0.0, np.minimum(deviation, 36.0) - 9.0), whole]

        return values

    return of


def deviation(source: Floats, target: Floats, ratio: float) -> Floats:
    """Squared distance of the lengths' log ratio from the usual one, to what lengths like these allow; at most 9."""
    ours, theirs = source * ratio**0.5, target * ratio**-0.5
    apart = np.log((theirs + 2.0) / (ours + 2.0))
    deviation_: Floats = np.minimum(apart**2 / (STAYS + FALLS / (ours + theirs)), 9.0)
    return deviation_


SCORER = Scorer("length", FEATURES, gather)
