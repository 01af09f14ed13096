"""A rectangle of the grid in which all scorers work at once, and sums over windows of neighbouring segments."""

from dataclasses import dataclass

import numpy as np

from tmkit.align.band import Floats, Ints
from tmkit.align.side import Tokens


@dataclass(frozen=True, slots=True)
class Block:
    """Boundaries `first_row` to `last_row` and `first_column` to `last_column`, half-open; beads start there."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    reach: int
    """Longest run of segments on a side that a bead starting in the block may take."""

    @property
    def source(self) -> slice:
        """The source segments that its beads touch (beyond the end of the document too)."""
        return slice(self.first_row, self.last_row + self.reach - 1)

    @property
    def target(self) -> slice:
        """The target segments that its beads touch (beyond the end of the document too)."""
        return slice(self.first_column, self.last_column + self.reach - 1)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.last_row - self.first_row, self.last_column - self.first_column


def windows(values: Floats, where: slice, size: int, reach: int) -> list[Floats]:
    """Sums of 1 to `reach` neighbours from each segment of `where` on, for the first `size`; zero beyond the end.

    The segments run along the last axis. Item 0 is the sum of none.
    """
    part = padded(values, where)
    total = np.zeros((*part.shape[:-1], size), dtype=np.result_type(part.dtype, np.float32))
    sums = [total]
    for length in range(reach):
        total = total + part[..., length : length + size]
        sums.append(total)
    return sums


def padded(values: Floats, where: slice) -> Floats:
    """The part of `values` along its last axis, with zeros beyond the end."""
    part = values[..., where]
    missing = (where.stop - where.start) - part.shape[-1]
    if not missing:
        return part
    return np.concatenate([part, np.zeros((*part.shape[:-1], missing), dtype=part.dtype)], axis=-1)


def incidence(tokens: Tokens, where: slice) -> tuple[Ints, Floats]:
    """The types that stand in those segments, and [segment, type]: the mass of each there."""
    segments = len(tokens.starts) - 1
    size = where.stop - where.start
    start, stop = min(where.start, segments), min(where.stop, segments)
    numbers = tokens.numbers[tokens.starts[start] : tokens.starts[stop]]
    types, local = np.unique(numbers, return_inverse=True)
    rows = np.repeat(np.arange(stop - start), np.diff(tokens.starts[start : stop + 1]))
    table = np.bincount(rows * len(types) + local, minlength=size * len(types)).reshape(size, len(types))
    return types, (table * tokens.mass[types]).astype(np.float32)
