"""Words against words: a table of pairs, and how much of a bead it explains."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tmkit.align.band import Floats, Ints
from tmkit.align.block import Block, incidence, padded, windows
from tmkit.align.side import Tokens


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Pairs of types with a weight in either direction, sorted by source type."""

    source: Tokens
    target: Tokens
    starts: Ints
    """Where each source type's pairs begin; one more for the end."""
    partners: Ints
    """Target type of each pair."""
    forward: Floats
    """Of each pair: share of the source word that the target word explains, or its probability given the source's."""
    backward: Floats
    """The same from target to source."""

    def between(self, types: Ints, partners: Ints) -> tuple[Ints, Ints, Ints]:
        """The pairs of those types: index among `types` (rising), index among `partners`, place in the table."""
        counts = self.starts[types + 1] - self.starts[types]
        rows = np.repeat(np.arange(len(types)), counts)
        before = np.cumsum(counts) - counts
        places = np.repeat(self.starts[types] - before, counts) + np.arange(len(rows))
        local = np.full(len(self.target.words), -1, dtype=np.int64)
        local[partners] = np.arange(len(partners))
        columns = local[self.partners[places]]
        known = columns >= 0
        return rows[known], columns[known], places[known]

    def within(self, types: Ints, partners: Ints) -> tuple[Floats, Floats]:
        """Dense [source type, target type] weights of those types, forward and backward."""
        rows, columns, places = self.between(types, partners)
        both = np.zeros((2, len(types), len(partners)), dtype=np.float32)
        both[0, rows, columns] = self.forward[places]
        both[1, rows, columns] = self.backward[places]
        return both[0], both[1]


def table(
    source: Tokens, target: Tokens, sources: Ints, targets: Ints, forward: Floats, backward: Floats | None = None
) -> Table:
    """The table of those pairs, in any order; `backward` is as `forward` unless given."""
    order = np.argsort(sources, kind="stable")
    starts = np.searchsorted(sources[order], np.arange(len(source.words) + 1))
    forward, backward = forward[order], (forward if backward is None else backward)[order]
    return Table(source, target, starts, targets[order], forward.astype(np.float32), backward.astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """Per segment of a block: what it gains from a window of the other side, and the most that it could."""

    source: Sequence[Floats]
    """[source segment, column] for windows of 0, 1, ... target segments from the column on."""
    target: Sequence[Floats]
    """[target segment, row] for windows of 0, 1, ... source segments from the row on."""
    source_most: Floats
    target_most: Floats

    def summed(self, block: Block) -> Callable[[int, int], Floats]:
        """Gains of whole beads, both sides."""
        source = [np.concatenate([np.zeros((1, part.shape[1])), np.cumsum(part, axis=0)]) for part in self.source]
        target = [np.concatenate([np.zeros((1, part.shape[1])), np.cumsum(part, axis=0)]) for part in self.target]
        rows, columns = block.shape

        def of(a: int, b: int) -> Floats:
            ours: Floats = source[b][a : a + rows] - source[b][:rows]
            theirs: Floats = target[a][b : b + columns] - target[a][:columns]
            return ours + theirs.T

        return of

    def weakest(self, block: Block, a: int, b: int) -> Floats:
        """The least share that a member gains of what it could."""
        rows, columns = block.shape
        least = np.full((rows, columns), np.inf)
        for member in range(a):
            most = self.source_most[member : member + rows, None]
            np.minimum(least, self.source[b][member : member + rows] / most, out=least)
        for member in range(b):
            most = self.target_most[member : member + columns, None]
            np.minimum(least, (self.target[a][member : member + columns] / most).T, out=least)
        return least

    def most(self, block: Block, a: int, b: int) -> Floats:
        """The most that the beads could gain."""
        rows, columns = block.shape
        source = sum((self.source_most[member : member + rows] for member in range(a)), np.zeros(rows))
        target = sum((self.target_most[member : member + columns] for member in range(b)), np.zeros(columns))
        return source[:, None] + target[None, :]


def information(tokens: Tokens) -> Floats:
    """How much meeting each type tells, in nats: rare words tell more."""
    segments = len(tokens.starts) - 1
    told: Floats = np.log((segments + 1.0) / np.maximum(tokens.frequency, 1)) * tokens.mass
    return told


def coverage(pairs: Table, block: Block) -> Gains:
    """Gains by words that meet a partner in the window, each worth its information times the pair's weight.

    Only words with a partner in the block are looked at, pair by pair: most words have none, and few have several.
    """
    types, source = incidence(pairs.source, block.source)
    partners, target = incidence(pairs.target, block.target)
    told_source = information(pairs.source)[types].astype(np.float32)
    told_target = information(pairs.target)[partners].astype(np.float32)
    source /= np.maximum(1e-9, pairs.source.mass[types]).astype(np.float32)
    target /= np.maximum(1e-9, pairs.target.mass[partners]).astype(np.float32)
    rows, columns = block.shape
    ours, theirs, places = pairs.between(types, partners)
    back = np.argsort(theirs, kind="stable")
    source_gains = _gains(source, told_source, ours, theirs, pairs.forward[places], target, (columns, block.reach))
    target_gains = _gains(
        target, told_target, theirs[back], ours[back], pairs.backward[places][back], source, (rows, block.reach)
    )
    source_most, target_most = source @ told_source, target @ told_target
    return Gains(source_gains, target_gains, np.maximum(source_most, 1.0), np.maximum(target_most, 1.0))


def _gains(
    occurring: Floats,
    told: Floats,
    words: Ints,
    partners: Ints,
    weights: Floats,
    facing: Floats,
    extent: tuple[int, int],
) -> list[Floats]:
    """[segment, place] for windows of 0, 1, ... facing segments: what each segment's words find there.

    The pairs come by rising word; `extent` is how many places there are and how far windows reach.
    """
    size, reach = extent
    gains = [np.zeros((len(occurring), size), dtype=np.float32) for _ in range(reach + 1)]
    if not len(words):
        return gains
    stands = np.ascontiguousarray((facing > 0).T).astype(np.float32)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(words)) + 1])
    step = max(1, MOST_AT_ONCE // (stands.shape[1] * max(1, len(words) // len(starts))))
    for first in range(0, len(starts), step):
        begin = starts[first]
        end = starts[first + step] if first + step < len(starts) else len(words)
        part = starts[first : first + step]
        met = np.add.reduceat(stands[partners[begin:end]] * weights[begin:end, None], part - begin, axis=0)
        having = occurring[:, words[part]] * told[words[part]]
        for gain, found in zip(gains[1:], windows(met, slice(0, met.shape[1]), size, reach)[1:], strict=True):
            gain += having @ np.minimum(found, 1.0)
    return gains


MOST_AT_ONCE = 4_000_000  # cells of pairs against segments: 16 MB


def likelihood(pairs: Table, block: Block) -> Gains:
    """Gains by log likelihood ratio: words given the other side's window against words at large (Moore 2002).

    A window's words share the probability; what their pairs leave goes to words at large.
    """
    types, source = incidence(pairs.source, block.source)
    partners, target = incidence(pairs.target, block.target)
    forward, backward = pairs.within(types, partners)
    rows, columns = block.shape
    left_forward, left_backward = _left(pairs)
    ahead = _ratios(source, forward / _at_large(pairs.target)[partners], left_forward[types], rows, block.reach)
    back = _ratios(target, backward.T / _at_large(pairs.source)[types], left_backward[partners], columns, block.reach)
    return Gains(
        [source @ part.T for part in back],
        [target @ part.T for part in ahead],
        np.maximum(source.sum(axis=1), 1.0),
        np.maximum(target.sum(axis=1), 1.0),
    )


def _ratios(given: Floats, weights: Floats, left: Floats, size: int, reach: int) -> list[Floats]:
    """[window, type]: log likelihood ratio of each type given windows of 0, 1, ... segments."""
    told = given @ weights
    spare = given @ left
    mass = given.sum(axis=1)
    whole = slice(0, len(given))
    tolds = windows(told.T, whole, size, reach)
    spares, masses = windows(spare, whole, size, reach), windows(mass, whole, size, reach)
    return [
        np.log(np.maximum((part.T + spare[:, None]) / np.maximum(mass, 1e-9)[:, None], FLOOR))
        if length
        else np.zeros((size, weights.shape[1]))
        for length, (part, spare, mass) in enumerate(zip(tolds, spares, masses, strict=True))
    ]


FLOOR = 0.05  # no word is made less likely than this by a window that should explain it: translators are free


def _at_large(tokens: Tokens) -> Floats:
    occurrences = np.bincount(tokens.numbers, minlength=len(tokens.words)) * tokens.mass
    share: Floats = ((occurrences + 0.5) / (occurrences.sum() + 0.5 * len(tokens.words))).astype(np.float32)
    return share


def _left(pairs: Table) -> tuple[Floats, Floats]:
    sources = np.repeat(np.arange(len(pairs.source.words)), np.diff(pairs.starts))
    ahead = np.bincount(sources, weights=pairs.forward, minlength=len(pairs.source.words))
    back = np.bincount(pairs.partners, weights=pairs.backward, minlength=len(pairs.target.words))
    return np.maximum(0.0, 1.0 - ahead).astype(np.float32), np.maximum(0.0, 1.0 - back).astype(np.float32)


__all__ = ["Gains", "Table", "coverage", "information", "likelihood", "padded", "table"]
