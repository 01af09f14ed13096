"""The log-linear model: features of beads, their weights, and the lattice that they price."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

import numpy as np

from tmkit.align.band import Band, Floats, Ints
from tmkit.align.block import Block
from tmkit.align.registry import SCORERS
from tmkit.align.scorer import Case
from tmkit.align.search import NEVER, Lattice, Shape
from tmkit.align.side import Side

Weights = Mapping[str, float]

GAP_FEATURES = ("gap", "gap_length")
"""Of each left-out segment."""
RUN_FEATURES = ("gap_open", "gap_edge")
"""Of each run of left-out segments; the second where it stands at an end of a document."""
FEATURES: tuple[str, ...] = tuple(feature for scorer in SCORERS for feature in scorer.features)
"""Of beads, in the order of the scorers."""

ROWS = 32  # of a block: large enough for matrix products to pay, small enough that little beside the band is computed


@lru_cache(maxsize=1)
def stages() -> Mapping[str, Weights]:
    """The learned weights by stage: `plain`, `embed`, and each with `-lexicon`."""
    text = resources.files("tmkit.align").joinpath("weights.json").read_text(encoding="utf-8")
    read: dict[str, dict[str, float]] = json.loads(text)
    return read


def blocks(band: Band, shapes: tuple[Shape, ...]) -> Iterator[Block]:
    """The blocks that together hold every cell of the band but its last row."""
    reach = max(max(shape) for shape in shapes)
    rows = len(band.low) - 1
    for first in range(0, rows, ROWS):
        last = min(first + ROWS, rows)
        yield Block(first, last, int(band.low[first]), int(band.low[last - 1]) + band.width, reach)


def possible(band: Band, shapes: tuple[Shape, ...]) -> Floats:
    """[shape, row, cell]: 0 where a bead can start, -inf where it would run beyond an end."""
    rows = len(band.low)
    columns = band.low[:, None] + np.arange(band.width)[None, :]
    table = np.zeros((len(shapes), rows, band.width), dtype=np.float32)
    for number, (a, b) in enumerate(shapes):
        table[number, rows - a :] = NEVER
        table[number, columns + b >= band.columns] = NEVER
    return table


def cells(band: Band, block: Block) -> tuple[slice, Ints]:
    """The block's rows, and for each of their cells its column in the block."""
    rows = slice(block.first_row, block.last_row)
    return rows, band.low[rows, None] - block.first_column + np.arange(band.width)[None, :]


def lattice(case: Case, band: Band, shapes: tuple[Shape, ...], weights: Weights) -> Lattice:
    """The prices of every step, by those weights."""
    beads = possible(band, shapes)
    weighed = [
        (evidence, [weights.get(feature, 0.0) for feature in scorer.features])
        for scorer in SCORERS
        if any(weights.get(feature) for feature in scorer.features) and (evidence := scorer.gather(case))
    ]
    for block in blocks(band, shapes):
        measures = [(evidence(block), of_features) for evidence, of_features in weighed]
        rows, places = cells(band, block)
        for number, (a, b) in enumerate(shapes):
            total = np.zeros(block.shape, dtype=np.float32)
            for measure, of_features in measures:
                for weight, values in zip(of_features, measure(a, b), strict=True):
                    if weight:
                        total += weight * values
            beads[number, rows] += np.take_along_axis(total, places, axis=1)
    source_gaps, target_gaps = (
        weights["gap"] + weights["gap_length"] * relative for relative in gap_lengths(case.source, case.target)
    )
    opening = weights["gap_open"]
    return Lattice(band, shapes, beads, source_gaps, target_gaps, opening, opening + weights["gap_edge"])


def gap_lengths(source: Side, target: Side) -> tuple[Floats, Floats]:
    """The feature `gap_length` of every segment: its length against the median of its side."""
    lengths = [np.log1p(side.lengths / np.median(side.lengths)) for side in (source, target)]
    return lengths[0], lengths[1]
