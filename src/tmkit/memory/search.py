"""Every source of a generation that a text resembles enough: bounds leave few, the edit distance decides."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy

import tmkit.memory.signatures as signatures
from tmkit.memory.generation import Generation, Shelf
from tmkit.memory.signatures import Array, Tier

_LENGTHS = 128  # distinct ones up to which each is worked on by itself: many rows have one, and dividing is slow
_WIDEST = 20_000  # bits that may be lacking: more than a signature has
_MANY = 60  # rows from which on they are compared by thirds


class Hit(NamedTuple):
    """A source that is near enough."""

    row: int
    """Of its generation."""
    distance: int
    """Levenshtein, in code points of the canonical texts."""
    base: int
    """floor(100 * (max - distance) / max), where max is the longer text's length."""


class Query:
    """A canonical text with what the bounds need of it, made once for all generations."""

    def __init__(self, text: str, threshold: int) -> None:
        """`threshold` is in whole percent of the base score, 1 to 100."""
        self.text, self.length, self.threshold = text, len(text), threshold
        self.shortest = -(-self.length * threshold // 100)
        self.longest = self.length * 100 // threshold
        self._signatures: dict[Tier, Array] = {}

    @cached_property
    def histogram(self) -> Array:
        """Of its characters."""
        return signatures.histogram(self.text)

    def signature(self, tier: Tier) -> Array:
        """Its signature as that tier's texts have it."""
        if tier not in self._signatures:
            self._signatures[tier] = signatures.signature(self.text, tier)
        return self._signatures[tier]

    def allowed(self, lengths: Array) -> Array:
        """The distance up to which a source of each length is a hit: base >= threshold."""
        return numpy.maximum(lengths, self.length) * (100 - self.threshold) // 100

    def needed(self, most: Array, lengths: Array, times: int = 1) -> Array:
        """`most` (16 bits; changed) less `times` what a source of each length may lack; the lengths ascend."""
        if not len(lengths):
            return most
        if lengths[-1] - lengths[0] > _LENGTHS:
            most -= numpy.minimum(times * self.allowed(lengths), _WIDEST).astype(numpy.int16)
            return most
        each = numpy.arange(lengths[0], lengths[-1] + 1, dtype=lengths.dtype)
        lost = numpy.minimum(times * self.allowed(each), _WIDEST).tolist()
        start = 0
        for end, less in zip(numpy.searchsorted(lengths, each, side="right").tolist(), lost, strict=True):
            most[start:end] -= less
            start = end
        return most


def search(generation: Generation, query: Query) -> list[Hit]:
    """All sources with base >= threshold, the best first, equals from short to long in the generation's order."""
    start, end = _window(generation, query.shortest, query.longest)
    if start >= end or not query.length:
        return []
    shelves = [shelf for shelf in generation.shelves if shelf.start < end and start < shelf.end]
    if query.threshold == 100:
        return [hit for shelf in shelves for hit in _equal(generation, shelf, start, end, query)]
    kept = [part for shelf in shelves for part in _candidates(generation, shelf, start, end, query)]
    if not kept:
        return []
    return _decide(generation, numpy.concatenate(kept), query)


def _equal(generation: Generation, shelf: Shelf, start: int, end: int, query: Query) -> Iterator[Hit]:
    """The row of the shelf that is the text itself: its signature is the same in every word, so in the first."""
    first, last = max(start, shelf.start), min(end, shelf.end)
    same = shelf.signatures[0, first - shelf.start : last - shelf.start] == query.signature(shelf.tier)[0]
    for row in (first + numpy.flatnonzero(same)).tolist():
        if generation.text(row) == query.text:
            yield Hit(row, 0, 100)


def _window(generation: Generation, shortest: int, longest: int) -> tuple[int, int]:
    return _place(generation, shortest), _place(generation, longest + 1)


def _place(generation: Generation, length: int) -> int:
    """The first row of at least that length. In the array's own type: numpy would copy the whole array for another."""
    lengths = generation.lengths
    return int(numpy.searchsorted(lengths, numpy.minimum(length, 2**31 - 1).astype(lengths.dtype)))


def _candidates(generation: Generation, shelf: Shelf, start: int, end: int, query: Query) -> Iterator[Array]:
    """Rows of the shelf, of those from `start` to `end`, that neither bound excludes."""
    first, last = max(start, shelf.start), min(end, shelf.end)
    if shelf.tier.gram == 2:
        kept = [_by_signature(generation, shelf, first, last, query)]
    else:
        # Of two texts the longer has more grams that do not overlap, for the same distance: so its own are counted.
        middle = min(max(first, _place(generation, query.length)), last)
        kept = [
            _by_own(generation, shelf, first, middle, query),
            _by_theirs(generation, shelf, middle, last, query),
        ]
    for rows in kept:
        if len(rows):
            allowed = query.allowed(generation.lengths[rows])
            histograms = generation.histograms[rows]
            either = numpy.einsum("ij->i", numpy.maximum(histograms, query.histogram), dtype=numpy.int32)
            # Lengths for the histograms' sums, which are smaller where a bin is full: the bound only gets weaker.
            yield rows[either - numpy.minimum(generation.lengths[rows], query.length) <= allowed]


def _by_signature(generation: Generation, shelf: Shelf, first: int, last: int, query: Query) -> Array:
    """Rows whose bigrams, and of whose bigrams the query, has enough."""
    part = slice(first - shelf.start, last - shelf.start)
    asked = query.signature(shelf.tier)
    most = numpy.maximum(shelf.counts[part], numpy.int16(numpy.bitwise_count(asked).sum()))
    most = query.needed(most, generation.lengths[first:last], 2)
    return first + numpy.flatnonzero(_common(shelf.signatures, part, asked) >= most)


def _by_own(generation: Generation, shelf: Shelf, first: int, last: int, query: Query) -> Array:
    """Rows that have enough of the query's grams that do not overlap."""
    if first >= last:
        return numpy.empty(0, numpy.intp)
    asked, count = signatures.rarest(query.text, shelf.tier, shelf.shares)
    part = slice(first - shelf.start, last - shelf.start)
    most = query.needed(numpy.full(last - first, count, numpy.int16), generation.lengths[first:last])
    return first + numpy.flatnonzero(_common(shelf.signatures, part, asked) >= most)


def _by_theirs(generation: Generation, shelf: Shelf, first: int, last: int, query: Query) -> Array:
    """Rows of whose grams that do not overlap the query has enough."""
    if first >= last:
        return numpy.empty(0, numpy.intp)
    part = slice(first - shelf.start, last - shelf.start)
    most = query.needed(shelf.counts[part].copy(), generation.lengths[first:last])
    return first + numpy.flatnonzero(_common(shelf.apart, part, query.signature(shelf.tier)) >= most)


def _common(signed: Array, part: slice, asked: Array) -> Array:
    """How many bits each row of the part has in common with `asked`."""
    words = numpy.flatnonzero(asked)
    size = part.stop - part.start
    most = numpy.bitwise_count(asked[words]).tolist()
    common, sure = numpy.zeros(size, numpy.uint8), 0  # bytes while they hold it: to widen each word takes longer
    wide: Array | None = None
    both, bits = numpy.empty(size, numpy.uint64), numpy.empty(size, numpy.uint8)  # once, not for every word
    for word, more in zip(words, most, strict=True):
        if sure + more > 255:
            wide = common.astype(numpy.int16) if wide is None else wide + common
            common[:], sure = 0, 0
        numpy.bitwise_and(signed[word, part], asked[word], out=both)
        numpy.bitwise_count(both, out=bits)
        common += bits
        sure += more
    return common if wide is None else wide + common


def _decide(generation: Generation, rows: Array, query: Query) -> list[Hit]:
    if not len(rows):
        return []
    allowed = query.allowed(generation.lengths[rows])
    distances = numpy.concatenate(
        [_distances(generation, rows[part], query, int(allowed[part].max())) for part in _thirds(len(rows))]
    )
    near = numpy.flatnonzero(distances <= allowed)
    longer = numpy.maximum(generation.lengths[rows[near]], query.length).astype(numpy.int64)
    bases = 100 * (longer - distances[near]) // longer
    order = numpy.lexsort((distances[near], -bases))
    return [Hit(int(rows[near[at]]), int(distances[near[at]]), int(bases[at])) for at in order.tolist()]


def _thirds(count: int) -> list[slice]:
    """Of many rows, by length: the shorter may differ in less, and the less, the sooner a comparison ends."""
    if count < _MANY:
        return [slice(0, count)]
    return [slice(count * third // 3, count * (third + 1) // 3) for third in range(3)]


def _distances(generation: Generation, rows: Array, query: Query, most: int) -> Array:
    """Of each row; where it is more than `most`, `most` + 1."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    texts = generation.some(rows)
    found: Array = cdist([query.text], texts, scorer=Levenshtein.distance, score_cutoff=most, dtype=numpy.int32)[0]
    return found


@lru_cache(maxsize=4096)
def distance(first: str, second: str) -> int:
    """The Levenshtein distance of two canonical texts."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(first, second)


def base(first: str, second: str) -> int:
    """The base score of two canonical texts, in whole percent, rounded down."""
    longer = max(len(first), len(second))
    return 100 * (longer - distance(first, second)) // longer if longer else 100
