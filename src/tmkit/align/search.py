"""The exact search: forward and backward sums over every way to cut two documents into beads, and the best of them.

A path goes from boundary (0, 0) to (n, m) by beads of the given shapes and by leaving segments out; a run of left-out
segments pays once to open and for each segment (affine gaps: Gotoh 1982). Time and memory grow with rows times width.
Log probabilities throughout.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tmkit.align.band import Band, Floats, Ints

NEVER = -np.inf
Shape = tuple[int, int]


def shapes(most: int) -> tuple[Shape, ...]:
    """Every bead of at least one segment on either side and at most `most` in all, small ones first."""
    every = ((a, size - a) for size in range(2, most + 1) for a in range(1, size))
    return tuple(sorted(every, key=lambda shape: (sum(shape), abs(shape[0] - shape[1]), shape)))


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """What every step costs: the whole input of the search."""

    band: Band
    shapes: tuple[Shape, ...]
    beads: Floats
    """[shape, row, cell]: score of the bead of that shape that starts there; -inf where it cannot be."""
    source_gaps: Floats
    """Score of leaving each source segment out."""
    target_gaps: Floats
    """Score of leaving each target segment out."""
    opening: float
    """Score of beginning a run of left-out segments."""
    edge_opening: float
    """The same at either end of either document, where a truncation looks like that."""

    @property
    def openings(self) -> Floats:
        """[row, cell]: the score of opening a run at each boundary."""
        low, width, last = self.band.low, self.band.width, self.band.columns - 1
        columns = low[:, None] + np.arange(width)[None, :]
        edge = (columns == 0) | (columns == last)
        edge[0] = edge[-1] = True
        return np.where(edge, self.edge_opening, self.opening)


def _slices(offset: int, width: int) -> tuple[slice, slice]:
    """Where a row's cells lie in itself and in another row whose indices are `offset` larger."""
    length = max(0, width - abs(offset))
    start, other = max(0, -offset), max(0, offset)
    return slice(start, start + length), slice(other, other + length)


def _logsum(stack: Floats) -> Floats:
    """Log of the summed exponentials along the first axis; -inf where all are."""
    top = stack.max(axis=0)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        summed: Floats = np.log(np.exp(stack - safe).sum(axis=0)) + safe
    return summed


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Forward or backward log sums per cell, by what the last step was."""

    after_bead: Floats
    after_gap: Floats


def forward(lattice: Lattice) -> Sums:
    """[row, cell]: log sum of all paths from the start, those that end in a bead and those that end in a gap."""
    band, width = lattice.band, lattice.band.width
    rows = len(band.low)
    bead = np.full((rows, width), NEVER)
    gap = np.full((rows, width), NEVER)
    total = np.full((rows, width), NEVER)
    openings = lattice.openings
    heights = np.concatenate([[0.0], np.cumsum(lattice.target_gaps)])
    for row in range(rows):
        here = heights[band.low[row] : band.low[row] + width]
        stack = np.full((len(lattice.shapes), width), NEVER)
        for number, (a, b) in enumerate(lattice.shapes):
            if row >= a:
                to, of = _slices(band.shift(row, row - a) - b, width)
                np.add(lattice.beads[number, row - a, of], total[row - a, of], out=stack[number, to])
        bead[row] = _logsum(stack)
        if row == 0:
            bead[0, 0] = 0.0
        down = np.full(width, NEVER)
        if row:
            to, of = _slices(band.shift(row, row - 1), width)
            down[to] = np.logaddexp(bead[row - 1, of] + openings[row - 1, of], gap[row - 1, of])
            down += lattice.source_gaps[row - 1]
        arriving = down - here
        arriving[1:] = np.logaddexp(arriving[1:], bead[row, :-1] + openings[row, :-1] - here[:-1])
        gap[row] = np.logaddexp.accumulate(arriving) + here
        total[row] = np.logaddexp(bead[row], gap[row])
    return Sums(bead, gap)


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """How probable each step is, given the two documents."""

    band: Band
    shapes: tuple[Shape, ...]
    beads: Floats
    """[shape, row, cell], 0 to 1."""
    source_gaps: Floats
    """[row, cell]: that the source segment after the row's boundary is left out there."""
    target_gaps: Floats
    """[row, cell]: that the target segment after the cell's boundary is left out there."""
    openings: Floats
    """[row, cell]: that a run of left-out segments begins there."""
    evidence: float
    """Log of the sum over all paths."""

    def visited(self, least: float) -> tuple[Ints, Ints]:
        """First and last column of each row at which a path of at least that probability stands."""
        mass = self.beads.max(axis=0, initial=0.0)
        mass = np.maximum(mass, np.maximum(self.source_gaps, self.target_gaps))
        for number, (a, b) in enumerate(self.shapes):  # a bead's end is visited as well
            for row in range(len(self.band.low) - a):
                to, of = _slices(self.band.shift(row + a, row) - b, self.band.width)
                np.maximum(mass[row + a, to], self.beads[number, row, of], out=mass[row + a, to])
        likely = mass >= least
        likely[~likely.any(axis=1), :] |= (mass == mass.max(axis=1, keepdims=True))[~likely.any(axis=1), :]
        first = likely.argmax(axis=1)
        last = self.band.width - 1 - likely[:, ::-1].argmax(axis=1)
        return self.band.low + first, self.band.low + last


def posterior(lattice: Lattice) -> Posterior:
    """The probability of every step (forward-backward); overwrites `lattice.beads` with those of the beads."""
    ahead, band, width = forward(lattice), lattice.band, lattice.band.width
    rows = len(band.low)
    openings = lattice.openings
    heights = np.concatenate([[0.0], np.cumsum(lattice.target_gaps)])
    total = np.logaddexp(ahead.after_bead, ahead.after_gap)
    evidence = float(total[-1, band.columns - 1 - band.low[-1]])
    after_bead = np.full((rows, width), NEVER)
    after_gap = np.full((rows, width), NEVER)
    source_gaps, target_gaps, opened = (np.zeros((rows, width)) for _ in range(3))
    for row in range(rows - 1, -1, -1):
        here = heights[band.low[row] : band.low[row] + width]
        stack = np.full((len(lattice.shapes) + 1, width), NEVER)
        for number, (a, b) in enumerate(lattice.shapes):
            if row + a < rows:
                to, of = _slices(band.shift(row, row + a) + b, width)
                np.add(lattice.beads[number, row, to], after_bead[row + a, of], out=stack[number, to])
        if row == rows - 1:
            stack[-1, band.columns - 1 - band.low[-1]] = 0.0
        beads = _logsum(stack)
        down = np.full(width, NEVER)
        if row + 1 < rows:
            to, of = _slices(band.shift(row, row + 1), width)
            down[to] = after_gap[row + 1, of] + lattice.source_gaps[row]
        base = np.logaddexp(beads, down) + here
        after_gap[row] = np.logaddexp.accumulate(base[::-1])[::-1] - here
        across = np.full(width, NEVER)
        across[:-1] = after_gap[row, 1:] + here[1:] - here[:-1]
        after_bead[row] = np.logaddexp(beads, openings[row] + np.logaddexp(down, across))
        lattice.beads[:, row] = np.exp(stack[:-1] + (total[row] - evidence))
        opening = ahead.after_bead[row] + openings[row]
        reaching = np.logaddexp(opening, ahead.after_gap[row]) - evidence
        source_gaps[row] = np.exp(reaching + down)
        target_gaps[row] = np.exp(reaching + across)
        opened[row] = np.exp(opening - evidence + np.logaddexp(down, across))
    return Posterior(band, lattice.shapes, lattice.beads, source_gaps, target_gaps, opened, evidence)


Step = tuple[int, int, int, int, float]
"""Source start, source end, target start, target end, probability."""


def likeliest(found: Posterior, price: Sequence[float], gap_price: float) -> list[Step]:
    """The path with the most probable steps in all, each step having paid its price (minimum Bayes risk).

    `price` is one for each shape. Ties go to the earlier shape, then to leaving source out, then target.
    """
    band, width = found.band, found.band.width
    rows = len(band.low)
    best = np.full((rows, width), NEVER)
    best[0, 0] = 0.0
    source_gain, target_gain = found.source_gaps - gap_price, found.target_gaps - gap_price
    choice = np.full((rows, width), -1, dtype=np.int64)
    down_step, across_step = len(found.shapes), len(found.shapes) + 1
    for row in range(rows):
        stack = np.full((len(found.shapes) + 1, width), NEVER)
        for number, (a, b) in enumerate(found.shapes):
            if row >= a:
                to, of = _slices(band.shift(row, row - a) - b, width)
                gain = found.beads[number, row - a, of] - price[number]
                np.add(gain, best[row - a, of], out=stack[number, to])
        if row:
            to, of = _slices(band.shift(row, row - 1), width)
            stack[down_step, to] = best[row - 1, of] + source_gain[row - 1, of]
            choice[row] = stack.argmax(axis=0)
            best[row] = stack.max(axis=0)
        height = np.concatenate([[0.0], np.cumsum(target_gain[row, :-1])])
        level = best[row] - height
        reached = np.maximum.accumulate(level)
        across = reached > level
        choice[row, across] = across_step
        best[row, across] = (reached + height)[across]
    return _walk_back(found, choice)


def _walk_back(found: Posterior, choice: Ints) -> list[Step]:
    band = found.band
    row, column = len(band.low) - 1, band.columns - 1
    steps: list[Step] = []
    while row or column:
        cell = column - int(band.low[row])
        number = int(choice[row, cell])
        if number == len(found.shapes) + 1:
            a, b, table = 0, 1, found.target_gaps
        elif number == len(found.shapes):
            a, b, table = 1, 0, found.source_gaps
        else:
            (a, b), table = found.shapes[number], found.beads[number]
        row, column = row - a, column - b
        steps.append((row, row + a, column, column + b, float(table[row, column - int(band.low[row])])))
    return steps[::-1]
