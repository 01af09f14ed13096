"""Paragraphs begin and end together.

Why      Translators keep paragraphs more faithfully than sentences.
Limits   Only where the paragraphs are known; the weight is set by hand, since the sets to learn from have none.
"""

from collections.abc import Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block, padded
from tmkit.align.scorer import Case, Evidence, Measure, Scorer

FEATURES = ("paragraph_start_apart", "paragraph_end_apart", "paragraph_crossed")


def gather(case: Case) -> Evidence | None:
    """By the boundaries that begin a paragraph."""
    if case.paragraphs is None:
        return None
    breaks = case.paragraphs
    before = tuple(np.concatenate([[0.0], np.cumsum(side)]) for side in breaks)

    def of(block: Block) -> Measure:
        rows, columns = block.shape
        ours, theirs = padded(breaks[0], wider(block.source)), padded(breaks[1], wider(block.target))
        ours_before, theirs_before = padded(before[0], wider(block.source)), padded(before[1], wider(block.target))

        def values(a: int, b: int) -> Sequence[Floats]:
            start = ours[:rows, None] != theirs[None, :columns]
            end = ours[a : a + rows, None] != theirs[None, b : b + columns]
            crossed = (ours_before[a : a + rows] - ours_before[1 : rows + 1])[:, None]
            crossed = crossed + (theirs_before[b : b + columns] - theirs_before[1 : columns + 1])[None, :]
            return [start.astype(float), end.astype(float), np.maximum(crossed, 0.0)]

        return values

    return of


def wider(where: slice) -> slice:
    """With the boundary after the last segment."""
    return slice(where.start, where.stop + 1)


SCORER = Scorer("paragraphs", FEATURES, gather)
