"""The signatures of all texts of an index, at once: what `signatures` says of one, for thousands side by side.

Texts of about the same length stand in a table, a column each, so that each step of the work goes over whole rows.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy

import tmkit.memory.signatures as signatures
from tmkit.memory.signatures import BINS, MOST, Array, Tier

_AREA = {2: 100_000, 3: 400_000}
"""Code points in a table, by the tier's longest gram: bigrams are quickest while all stays in the processor's cache,
longer texts need some thousand columns to pay for a step that goes over their rows one by one."""


class Signed(NamedTuple):
    """Of texts that belong to one tier."""

    signatures: Array
    """Words by texts."""
    apart: Array
    """As `signatures`, of the `rarest` grams; empty for a tier of bigrams."""
    shares: Array
    """In what part of the texts each bit is set; empty for a tier of bigrams."""
    histograms: Array
    """Texts by BINS."""


def sign(texts: Sequence[str], tier: Tier) -> Signed:
    """Everything that an index knows of texts that are sorted by length."""
    signed = numpy.empty((tier.words, len(texts)), "<u8")
    histograms = numpy.empty((len(texts), BINS), numpy.uint8)
    chosen, shares = numpy.empty((0, 0), "<u8"), numpy.empty(0, numpy.float32)
    if tier.gram == 3:
        chosen, shares = numpy.empty_like(signed), _shares(texts, tier)
    for part in _parts(texts, tier):
        table = _Table(texts[part], tier)
        signed[:, part], histograms[part] = table.signatures(), table.histograms()
        if tier.gram == 3:
            chosen[:, part] = table.apart(shares)
    return Signed(signed, chosen, shares, histograms)


def apart(texts: Sequence[str], tier: Tier, shares: Array) -> Array:
    """For each text the bit set (words, texts) of its `rarest`."""
    chosen = numpy.empty((tier.words, len(texts)), "<u8")
    for part in _parts(texts, tier):
        chosen[:, part] = _Table(texts[part], tier).apart(shares)
    return chosen


def _shares(texts: Sequence[str], tier: Tier) -> Array:
    some = texts[signatures.sampled(len(texts))]
    return signatures.shares(
        numpy.concatenate([_Table(some[part], tier).signatures() for part in _parts(some, tier)], axis=1)
    )


def _parts(texts: Sequence[str], tier: Tier) -> Iterator[slice]:
    """Runs of texts that fill a table, the longest of which is no more than a quarter longer than the shortest."""
    lengths = numpy.fromiter(map(len, texts), numpy.intp, len(texts))
    first = 0
    while first < len(texts):
        longest = int(lengths[first]) * 5 // 4 + 8
        most = first + max(1, _AREA[tier.gram] // longest)
        last = min(most, int(numpy.searchsorted(lengths, longest, side="right")))
        yield slice(first, last)
        first = last


class _Table:
    """Texts side by side, each between two NULs and filled with NULs to the longest's length."""

    def __init__(self, texts: Sequence[str], tier: Tier) -> None:
        self.tier, self.count = tier, len(texts)
        self.lengths = numpy.fromiter(map(len, texts), numpy.intp, len(texts))
        self.shortest, self.width = int(self.lengths[0]), int(self.lengths[-1])
        laid = signatures.code_points("".join([text.ljust(self.width, "\0") for text in texts]))
        self.points = numpy.zeros((self.width + 2, self.count), numpy.uint32)
        self.points[1:-1] = laid.reshape(self.count, self.width).T
        self.grams = signatures.grams(self.points, tier)
        for size, places in self.grams.items():
            first, beyond = self._beyond(size)
            if first < len(places):  # each filled place repeats the text's first gram, and so adds none
                numpy.copyto(places[first:], places[0], where=beyond)
        self.owners = numpy.arange(self.count) * (tier.words * 64)

    def _beyond(self, size: int) -> tuple[int, Array]:
        """The first row in which a gram of that size begins beyond a text's end, and in which columns, from there."""
        first = self.shortest + 3 - size
        return first, numpy.arange(first, self.width + 3 - size)[:, None] >= self.lengths + (3 - size)

    def signatures(self) -> Array:
        """Words by texts."""
        return self._packed(self.owners + places for places in self.grams.values())

    def _packed(self, bits: Iterator[Array]) -> Array:
        flags = numpy.zeros(self.count * self.tier.words * 64, bool)
        for some in bits:
            flags[some] = True
        return signatures.packed(flags.reshape(self.count, -1)).T

    def histograms(self) -> Array:
        """Texts by BINS."""
        places = signatures.bins(self.points[1:-1]) + numpy.arange(self.count) * BINS
        counted = numpy.bincount(places.ravel(), minlength=self.count * BINS).reshape(self.count, BINS)
        counted[:, 0] -= self.width - self.lengths  # the NULs that fill the table
        return numpy.minimum(counted, 255).astype(numpy.uint8)

    def apart(self, shares: Array) -> Array:
        """Words by texts: grams that do not overlap and whose shares are least, by dynamic programming.

        A gram that every text has tells nothing, one that no other has is worth 1.
        """
        height = min(self.width + 1, MOST)  # rows in which bigrams begin
        two, three = self._values(shares, 2)[:height], self._values(shares, 3)[: height - 1]
        best = numpy.empty((height + 2, self.count), numpy.float32)
        best[:2] = 0.0
        numpy.maximum(two[0], 0.0, out=best[2])
        for end, (value, longer) in enumerate(zip(two[1:], three, strict=True), 3):
            value += best[end - 2]
            longer += best[end - 3]
            numpy.maximum(best[end - 1], value, out=best[end])
            numpy.maximum(best[end], longer, out=best[end])
        none = best[2:] == best[1:-1]
        pair = (best[2:] == two) & ~none
        self._backwards(none, pair, triple := ~(none | pair))
        picked = ((3, triple[1:]), (2, pair))
        return self._packed((self.owners + self.grams[size][: len(rows)])[rows] for size, rows in picked)

    def _values(self, shares: Array, size: int) -> Array:
        """What each gram is worth; -1 where there is none."""
        values = (1.0 - shares).astype(numpy.float32).take(self.grams[size])
        first, beyond = self._beyond(size)
        values[first:][beyond] = -1.0
        return values

    def _backwards(self, none: Array, pair: Array, triple: Array) -> None:
        """Of what would be taken at each end, keep what is on the best way there from the last row."""
        height = len(none)
        reached = list(numpy.zeros((height + 2, self.count), bool))
        reached[-1][:] = True
        for end in range(height - 1, -1, -1):
            here = reached[end + 2]
            for size, rows in ((1, none), (2, pair), (3, triple)):
                row = rows[end]
                row &= here
                if size <= end + 2:
                    before = reached[end + 2 - size]
                    before |= row


__all__ = ["Signed", "apart", "sign"]
