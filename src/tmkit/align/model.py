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

Weights = Mapping[str, float]

GAP_FEATURES = ("gap", "gap_length", "gap_alike")
"""Of each left-out segment."""
RUN_FEATURES = ("gap_open", "gap_rate", "gap_edge")
"""Of each run of left-out segments; the last where it stands at an end of a document."""
FEATURES: tuple[str, ...] = tuple(feature for scorer in SCORERS for feature in scorer.features)
"""Of beads, in the order of the scorers."""

ROWS = 32  # of a block: large enough for matrix products to pay, small enough that little beside the band is computed


@lru_cache(maxsize=1)
def stages() -> Mapping[str, Weights]:
    """The learned weights by stage: `plain` and `embed` before anything is learned from the documents, each with
    `-tuned` when lengths and gaps are, and with `-lexicon` when words are too.
    """
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
        np.array([weights.get(name, 0.0) for name in GAP_FEATURES]) @ table for table in gap_features(case, band)
    )
    opening = weights["gap_open"] + weights.get("gap_rate", 0.0) * case.gap_rate
    return Lattice(band, shapes, beads, source_gaps, target_gaps, opening, opening + weights["gap_edge"])


def gap_features(case: Case, band: Band) -> tuple[Floats, Floats]:
    """[feature, segment] of GAP_FEATURES on either side.

    A left-out segment costs by its length against its side's median; less where no vector near it is like its own.
    """
    sides = (case.source, case.target)
    lengths = [np.log1p(side.lengths / np.median(side.lengths)) for side in sides]
    alike = [np.zeros(len(side)) for side in sides]
    if case.vectors is not None:
        ours, theirs = case.vectors[0][0], case.vectors[1][0]
        for block in blocks(band, ((1, 1),)):
            like = ours[block.source] @ theirs[block.target].T
            np.maximum(alike[0][block.source], like.max(axis=1, initial=0.0), out=alike[0][block.source])
            np.maximum(alike[1][block.target], like.max(axis=0, initial=0.0), out=alike[1][block.target])
    tables = [np.stack([np.ones(len(side)), lengths[k], alike[k]]) for k, side in enumerate(sides)]
    return tables[0], tables[1]
