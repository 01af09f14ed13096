"""A lexicon learned from beads: which words explain which (IBM model 1, Brown et al. 1993), in both directions."""

from collections.abc import Sequence

import numpy as np

from tmkit.align.band import Floats, Ints
from tmkit.align.lexical import Table, table
from tmkit.align.search import Step
from tmkit.align.side import Tokens

ROUNDS = 4  # of expectation maximisation; more fit the noise
DISCOUNT = 0.6  # of a meeting, taken from each pair's count: what met once may have met by chance
NOBODY = 0.1  # share of each word that comes from nowhere
LEAST = 0.02  # pairs less probable than this in both directions are forgotten
MOST_PAIRS = 12_000_000  # meetings that are learned from; the surest beads go first


def learn(
    source: Tokens, target: Tokens, steps: Sequence[Step], known: tuple[Tokens, Tokens] | None = None
) -> Table | None:
    """The lexicon of those beads, each counting as far as it is probable; None when none has both sides.

    `known` has the tokens of either side and after them those of known translations, which count in full.
    """
    ours_all, theirs_all = known or (source, target)
    segments, facing = len(source.starts) - 1, len(target.starts) - 1
    more = len(ours_all.starts) - 1 - segments
    told = [(segments + k, segments + k + 1, facing + k, facing + k + 1, 1.0) for k in range(more)]
    meetings = _meetings(ours_all, theirs_all, [*told, *steps])
    if meetings is None:
        return None
    bead, ours, theirs, ours_mass, theirs_mass, sure = meetings
    types = len(theirs_all.words)
    keys, pair = np.unique(ours * types + theirs, return_inverse=True)
    sources, targets = keys // types, keys % types
    forward = _probabilities(pair, sources, bead, theirs, ours_mass, theirs_mass, sure, types)
    backward = _probabilities(pair, targets, bead, ours, theirs_mass, ours_mass, sure, len(ours_all.words))
    kept = (forward > LEAST) | (backward > LEAST)
    kept &= (sources < len(source.words)) & (targets < len(target.words))  # what these documents need
    return table(source, target, sources[kept], targets[kept], forward[kept], backward[kept])


Meetings = tuple[Ints, Ints, Ints, Floats, Floats, Floats]


def _meetings(source: Tokens, target: Tokens, steps: Sequence[Step]) -> Meetings | None:
    """For each pair of types that share a bead: the bead, the types, their masses there, how sure the bead is."""
    parts: list[Meetings] = []
    met = 0
    for number, (start, end, first, last, sure) in enumerate(sorted(steps, key=lambda step: -step[4])):
        ours, ours_count = np.unique(source.numbers[source.starts[start] : source.starts[end]], return_counts=True)
        theirs, theirs_count = np.unique(target.numbers[target.starts[first] : target.starts[last]], return_counts=True)
        size = len(ours) * len(theirs)
        if not size or met + size > MOST_PAIRS:
            continue
        met += size
        parts.append(
            (
                np.full(size, number),
                np.repeat(ours, len(theirs)),
                np.tile(theirs, len(ours)),
                np.repeat((ours_count * source.mass[ours]).astype(np.float32), len(theirs)),
                np.tile((theirs_count * target.mass[theirs]).astype(np.float32), len(ours)),
                np.full(size, sure, dtype=np.float32),
            )
        )
    if not parts:
        return None
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))  # type: ignore[return-value]  # six columns


def _probabilities(
    pair: Ints, givens: Ints, bead: Ints, told: Ints, given_mass: Floats, told_mass: Floats, sure: Floats, types: int
) -> Floats:
    """Of each pair, how probable its told word is given its other word, discounted."""
    _, slot = np.unique(bead * types + told, return_inverse=True)
    slots, pairs_known = int(slot.max()) + 1, len(givens)
    at_large = np.bincount(told, weights=told_mass / np.bincount(slot)[slot] * sure, minlength=types)
    at_large = at_large / at_large.sum()
    bead_mass = np.bincount(slot, weights=given_mass, minlength=slots)  # what stands opposite each told word
    nobody = NOBODY * bead_mass[slot] * at_large[told] / (1 - NOBODY)
    given_total_of = np.bincount(givens, minlength=int(givens.max()) + 1)
    probability = np.full(pairs_known, 1.0 / max(1, int(given_total_of.max())))
    for _ in range(ROUNDS):
        share = given_mass * probability[pair]
        share /= np.bincount(slot, weights=share, minlength=slots)[slot] + nobody
        counts = np.bincount(pair, weights=share * told_mass * sure, minlength=pairs_known)
        totals = np.bincount(givens, weights=counts)
        probability = counts / np.maximum(totals[givens], 1e-9)
    discounted: Floats = np.maximum(counts - DISCOUNT, 0.0) / np.maximum(totals[givens], 1.0)
    return discounted
