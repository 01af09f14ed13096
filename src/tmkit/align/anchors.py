"""Where the path roughly runs in long documents: passes over ever smaller groups of segments, by shared words alone.

A pass looks at groups of `size` segments on either side as if each were one segment, scores how much more two groups
share than groups do by chance, and keeps the cells that any likely path visits; the next looks at smaller groups there
(the coarse-to-fine idea of Vecalign, Thompson and Koehn 2019). So time and memory grow with length, not its square.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tmkit.align.band import Band, Floats, Ints, around, whole
from tmkit.align.lexical import Table, coverage
from tmkit.align.model import blocks
from tmkit.align.scorer import Case
from tmkit.align.search import Lattice, posterior
from tmkit.align.side import Tokens

SHORT = 300  # segments on a side up to which every cell is looked at in earnest
GROUPS = 300  # on the longer side in the first pass
FINER = 6  # times smaller are the groups of the next pass
FINEST = 3  # segments of a group in the last pass
UNLIKELY = 1e-9
MOST_CELLS = 4_000_000  # that the band may hold for the passes that follow; wider ones are drawn to the diagonal
SKIP = -0.7  # of passing a group by: half of what a pair of groups that share words gains
LOWEST, HIGHEST = -2.0, 6.0  # of a pair's score, so that one name repeated does not outweigh the path


def coarse(case: Case) -> Band:
    """The band in which to look in earnest."""
    rows, columns = len(case.source) + 1, len(case.target) + 1
    if max(rows, columns) <= SHORT:
        return whole(rows, columns)
    pairs = list(case.tables.values())
    size = max(FINEST, -(-max(rows, columns) // GROUPS))
    band: Band | None = None
    while True:
        groups = [_grouped(table_, size) for table_ in pairs]
        shape = -(-(rows - 1) // size) + 1, -(-(columns - 1) // size) + 1
        band = _pass(groups, band or whole(*shape), size, (rows, columns))
        first, last = band.low, band.low + band.width - 1
        if size <= FINEST:
            return _rescaled(first, last, size, 1, (rows, columns))
        finer = max(FINEST, size // FINER)
        band = _rescaled(first, last, size, finer, (rows, columns))
        size = finer


def _pass(groups: Sequence[Table], band: Band, size: int, extent: tuple[int, int]) -> Band:
    """The band that likely paths visit; drawn to the diagonal as far as it is too wide."""
    shared = _shared(groups, band)
    pull = 0.0
    while True:
        scores = shared - pull * _off_diagonal(band)
        gaps = [np.full(count, SKIP) for count in (len(band.low) - 1, band.columns - 1)]
        lattice = Lattice(band, ((1, 1),), scores[None], gaps[0], gaps[1], 0.0, 0.0)
        first, last = posterior(lattice).visited(UNLIKELY)
        cells = float((last - first + 3).sum()) * size * size
        if cells <= MOST_CELLS + 40 * size * sum(extent) or pull > MOST_PULL:
            return around(first, last, band.columns, margin=2)
        pull = pull * 3 or 1.0


MOST_PULL = 1000.0


def _shared(groups: Sequence[Table], band: Band) -> Floats:
    """[row, cell]: how much more the two groups that begin there share than usual, in standard deviations."""
    rows = len(band.low)
    shared = np.full((rows, band.width), -np.inf)
    for block in blocks(band, ((1, 1),)):
        gain: Floats = np.zeros(block.shape)
        for pairs in groups:
            gain = gain + coverage(pairs, block).summed(block)(1, 1)
        usual = (gain.mean(axis=0, keepdims=True) + gain.mean(axis=1, keepdims=True)) / 2
        score = np.clip((gain - usual) / (gain.std() + 1.0), LOWEST, HIGHEST)
        where = slice(block.first_row, block.last_row)
        places = band.low[where, None] - block.first_column + np.arange(band.width)[None, :]
        shared[where] = np.take_along_axis(score, places, axis=1)
    beyond = band.low[:, None] + np.arange(band.width)[None, :] >= band.columns - 1
    shared[beyond] = -np.inf
    return shared


def _off_diagonal(band: Band) -> Floats:
    """[row, cell]: squared distance from the straight line between the ends, 1 at a tenth of the length."""
    along = np.arange(len(band.low))[:, None] / max(1, len(band.low) - 1)
    across = (band.low[:, None] + np.arange(band.width)[None, :]) / max(1, band.columns - 1)
    off: Floats = ((along - across) * 10) ** 2
    return off


def _grouped(pairs: Table, size: int) -> Table:
    """The same pairs, with `size` neighbouring segments taken for one."""
    return replace(pairs, source=_merged(pairs.source, size), target=_merged(pairs.target, size))


def _merged(tokens: Tokens, size: int) -> Tokens:
    segments = len(tokens.starts) - 1
    starts = np.append(tokens.starts[:segments:size], tokens.starts[-1])
    group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    met = np.unique(group * max(1, len(tokens.words)) + tokens.numbers)
    frequency = np.bincount(met % max(1, len(tokens.words)), minlength=len(tokens.words))
    return replace(tokens, starts=starts, frequency=frequency)


def _rescaled(first: Ints, last: Ints, size: int, finer: int, extent: tuple[int, int]) -> Band:
    """The band over groups of `finer` that holds the same segments as one over groups of `size`."""
    rows, columns = (-(-(side - 1) // finer) + 1 for side in extent)
    at = np.minimum(np.arange(rows) * finer // size, len(first) - 1)
    after = np.minimum(at + 1, len(first) - 1)
    low = np.maximum(first[at] - 1, 0) * size // finer
    high = np.minimum((last[after] + 1) * size // finer, columns - 1)
    return around(low, high, columns, margin=2)
