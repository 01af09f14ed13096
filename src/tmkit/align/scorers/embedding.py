"""Sentence vectors: what means the same lies close together.

Why      Sees what no shared letter or number tells.
Source   Vecalign (Thompson and Koehn 2019) for runs of segments encoded whole and for the comparison with neighbours.
Limits   Only with the extra `tmkit[embed]`, for the languages of its model.
"""

from collections.abc import Callable, Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block, padded
from tmkit.align.scorer import Case, Evidence, Measure, Scorer

FEATURES = (
    "embedding_likeness",
    "embedding_members",
    "embedding_excess",
    "embedding_weakest",
    "embedding_gain",
    "embedding_more",
    "embedding_margin",
)


Likeness = Callable[[int, int], Floats]


def gather(case: Case) -> Evidence | None:
    """By the vectors of both sides."""
    vectors = case.vectors
    return None if vectors is None else lambda block: _measure(vectors, block)


def _measure(vectors: tuple[tuple[Floats, ...], tuple[Floats, ...]], block: Block) -> Measure:
    ours = [padded(runs.T, block.source).T for runs in vectors[0][: block.reach]]
    theirs = [padded(runs.T, block.target).T for runs in vectors[1][: block.reach]]
    rows, columns = block.shape
    alike: dict[tuple[int, int], Floats] = {}

    def like(a: int, b: int) -> Floats:
        if (a, b) not in alike:
            alike[a, b] = ours[a - 1] @ theirs[b - 1].T
        return alike[a, b]

    def values(a: int, b: int) -> Sequence[Floats]:
        whole = like(a, b)
        here = whole[:rows, :columns]
        usual = (here.mean(axis=0, keepdims=True) + here.mean(axis=1, keepdims=True)) / 2
        weakest = here
        if a + b > 2:
            parts = [like(1, b)[at : at + rows, :columns] for at in range(a)] if a > 1 else []
            parts += [like(a, 1)[:rows, at : at + columns] for at in range(b)] if b > 1 else []
            weakest = np.minimum.reduce(parts)
        gain, more = _beside(like, block, a, b, here)
        return [here, here * (a + b - 2), here - usual, weakest, gain, more, here - _rival(whole, block, a, b)]

    return values


def _rival(whole: Floats, block: Block, a: int, b: int) -> Floats:
    """The best likeness of either side with the runs of the same size just before and after the other."""
    rows, columns = block.shape
    best = np.zeros((rows, columns), dtype=whole.dtype)
    for down, across in ((a, 0), (-a, 0), (0, b), (0, -b)):
        to_rows = slice(max(0, -down), min(rows, whole.shape[0] - down))
        to_columns = slice(max(0, -across), min(columns, whole.shape[1] - across))
        rows_of = slice(to_rows.start + down, to_rows.stop + down)
        columns_of = slice(to_columns.start + across, to_columns.stop + across)
        if to_rows.start < to_rows.stop and to_columns.start < to_columns.stop:
            part = best[to_rows, to_columns]
            np.maximum(part, whole[rows_of, columns_of], out=part)
    return best


def _beside(like: Likeness, block: Block, a: int, b: int, here: Floats) -> tuple[Floats, Floats]:
    """What the bead gains over leaving its best edge segment out, and what it would gain by one more."""
    rows, columns = block.shape
    fewer = []
    if a > 1:
        fewer += [like(a - 1, b)[:rows, :columns], like(a - 1, b)[1 : rows + 1, :columns]]
    if b > 1:
        fewer += [like(a, b - 1)[:rows, :columns], like(a, b - 1)[:rows, 1 : columns + 1]]
    gain = here - np.maximum.reduce(fewer) if fewer else np.zeros_like(here)
    larger = []
    if a < block.reach:
        wider = like(a + 1, b)
        larger += [
            wider[:rows, :columns],
            np.vstack([np.zeros((1, columns), dtype=here.dtype), wider[: rows - 1, :columns]]),
        ]
    if b < block.reach:
        wider = like(a, b + 1)
        larger += [
            wider[:rows, :columns],
            np.hstack([np.zeros((rows, 1), dtype=here.dtype), wider[:rows, : columns - 1]]),
        ]
    more = np.maximum(np.maximum.reduce(larger) - here, 0.0) if larger else np.zeros_like(here)
    return gain, more


SCORER = Scorer("embedding", FEATURES, gather)
