"""The part of the grid of (source, target) boundaries that a pass looks at: as many columns in every row."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.signedinteger[Any]]

MARGIN = 12  # cells on either side of a likely one: two beads of the largest shape


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Row `i` (a boundary before source segment i, or the end) holds columns `low[i]` to `low[i] + width - 1`."""

    low: Ints
    """One for each source boundary; never falls; `low[0] == 0`, and the last row ends at the last target boundary."""
    width: int
    """In cells; at most the number of target boundaries."""
    columns: int
    """Target boundaries: segments plus one."""

    def shift(self, row: int, other: int) -> int:
        """What to add to a cell's index in `row` for the same column's index in `other`."""
        return int(self.low[row] - self.low[other])


def whole(rows: int, columns: int) -> Band:
    """Every cell: for short documents."""
    return Band(np.zeros(rows, dtype=np.int64), columns, columns)


def around(first: Ints, last: Ints, columns: int, margin: int = MARGIN) -> Band:
    """The band that holds columns `first[i]` to `last[i]` of each row and `margin` cells beside them."""
    low = np.minimum.accumulate(np.maximum(first - margin, 0)[::-1])[::-1]  # never falls: no row starts before another
    high = np.maximum.accumulate(np.minimum(last + margin, columns - 1))
    low[0], high[-1] = 0, columns - 1
    width = int((high - low).max()) + 1
    low = np.minimum(low, columns - width)
    low = np.maximum.accumulate(np.maximum(low, high - width + 1))
    return Band(low.astype(np.int64), width, columns)
