"""What an index knows of each text without reading it: bounds on the edit distance that cost a few machine words.

Of two texts at Levenshtein distance D, each edit touches at most g of the g-grams of either text and at most one of its
characters. So a g-gram set of one text has at most g * D members that the other lacks, and so has a hashed bit set of
them; and a histogram of hashed characters exceeds the other's by at most D in all (Ukkonen 1992, "Approximate
string-matching with q-grams and maximal matches"). Both hold in both directions. And of grams of one text that
do not overlap, each edit touches one at most, so that no more than D of them are missing from the other text: chosen
among the rarest, they tell long texts apart, which share most of their common grams. No bound ever excludes a match.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Array = NDArray[Any]

BINS = 64
"""Of the histogram of characters, a byte each. Of long texts that pass the other bounds, 32 bins let half more pass."""

_CHUNK = 400_000  # code points worked on at once: the arrays made of them stay in a processor's second-level cache

_SAMPLE = 1000  # texts by which the share of a bit is told: to three hundredths


@dataclass(frozen=True, slots=True)
class Tier:
    """How texts of some lengths are signed."""

    longest: int
    """Code points, included."""
    words: int
    """Of 64 bits in a signature."""
    gram: int
    """Characters in a gram; 3 for trigrams and bigrams in one set."""


# About 8 bits a character over bigrams. From 64 characters on any two texts of a language share more and more of their
# bigrams, half of which is all that a match at 75 % needs to share. There bigrams and trigrams are taken that do not
# overlap, the rarest, of which two texts share few by chance: 16 bits a character.
TIERS = tuple(
    Tier(longest, words, gram)
    for longest, words, gram in (
        (8, 1, 2),
        (16, 2, 2),
        (24, 3, 2),
        (32, 4, 2),
        (40, 5, 2),
        (48, 6, 2),
        (64, 8, 2),
        (80, 20, 3),
        (96, 24, 3),
        (128, 32, 3),
        (160, 40, 3),
        (192, 48, 3),
        (256, 64, 3),
        (384, 96, 3),
        (512, 128, 3),
        (1 << 40, 160, 3),
    )
)


def _points(text: str) -> Array:
    return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)


def _grams(points: Array, gram: int) -> Array:
    """A well mixed 32-bit hash of each run of `gram` code points."""
    mixed = points[: len(points) - gram + 1] * numpy.uint32(0x9E3779B1)
    for place, factor in zip(range(1, gram), (0x85EBCA77, 0xC2B2AE3D), strict=False):
        mixed += points[place : len(points) - gram + 1 + place] * numpy.uint32(factor)
    mixed ^= mixed >> numpy.uint32(15)
    mixed *= numpy.uint32(0x2C1B3C6D)
    mixed ^= mixed >> numpy.uint32(12)
    return mixed


def _bins(points: Array) -> Array:
    return (points * numpy.uint32(0x9E3779B1)) >> numpy.uint32(26)  # 64 bins


def signature(text: str, tier: Tier) -> Array:
    """The bit set of the text's grams, in `tier.words` words."""
    points = _points(f"\0{text}\0")
    places = [_places(_grams(points, size), tier) for size in range(2, tier.gram + 1)]
    flags = numpy.zeros(tier.words * 64, bool)
    for some in places:
        flags[some] = True
    return numpy.packbits(flags, bitorder="little").view("<u8")


def rarest(text: str, tier: Tier, shares: Array) -> tuple[Array, int]:
    """A bit set of bigrams and trigrams of the text that do not overlap, the rarest that fit, and how many bits it has.

    `shares` says of each bit in what part of the texts it is set.
    """
    points = _points(f"\0{text}\0")
    places = {size: _places(_grams(points, size), tier) for size in (2, 3)}
    two, three = ((1.0 - shares[places[size]]).tolist() for size in (2, 3))
    # As _Rarest does it; in plain Python, which for one text is faster than arrays of one.
    best, sizes = [0.0, 0.0, two[0]], [0, 0, 2 * (two[0] > 0)]
    for end in range(3, len(points) + 1):
        value, size = best[end - 1], 0
        if best[end - 2] + two[end - 2] > value:
            value, size = best[end - 2] + two[end - 2], 2
        if best[end - 3] + three[end - 3] > value:
            value, size = best[end - 3] + three[end - 3], 3
        best.append(value)
        sizes.append(size)
    chosen, end = [], len(points)
    while end > 1:
        if sizes[end]:
            chosen.append(places[sizes[end]][end - sizes[end]])
        end -= sizes[end] or 1
    packed = _packed(numpy.zeros(len(chosen), numpy.intp), numpy.array(chosen, numpy.intp), 1, tier)[:, 0]
    return packed, int(numpy.bitwise_count(packed).sum())


def shares(signatures: Array) -> Array:
    """In what part of the texts each bit is set, by a sample of them."""
    some = numpy.ascontiguousarray(signatures[:, :: max(1, signatures.shape[1] // _SAMPLE)].T)
    bits = numpy.unpackbits(some.view(numpy.uint8), axis=1, bitorder="little")
    return numpy.asarray(bits.mean(axis=0, dtype=numpy.float32))


def histogram(text: str) -> Array:
    """How many characters of the text fall in each bin, 255 at most."""
    counts = numpy.bincount(_bins(_points(text)).astype(numpy.intp), minlength=BINS)
    return numpy.minimum(counts, 255).astype(numpy.uint8)


def sign(texts: Sequence[str], tier: Tier) -> tuple[Array, Array]:
    """Signatures (words, texts) and histograms (texts, BINS) of texts that belong to one tier."""
    signatures = numpy.empty((tier.words, len(texts)), numpy.uint64)
    histograms = numpy.empty((len(texts), BINS), numpy.uint8)
    for part in _parts(texts):
        signatures[:, part], histograms[part] = _sign(_Laid(texts[part], tier), tier)
    return signatures, histograms


def apart(texts: Sequence[str], tier: Tier, shares: Array) -> Array:
    """For each text the bit set (words, texts) of its `rarest`."""
    chosen = numpy.empty((tier.words, len(texts)), numpy.uint64)
    for part in _parts(texts):
        laid = _Laid(texts[part], tier)
        chosen[:, part] = _packed(*_Rarest(laid, shares).chosen(), len(laid.texts), tier)
    return chosen


class _Rarest:
    """Which grams of each text to take, so that they do not overlap and their shares are least: by dynamic programming.

    A gram that every text has tells nothing, one that no other has is worth 1. All texts go side by side.
    """

    def __init__(self, laid: "_Laid", shares: Array) -> None:
        self.width = int(laid.lengths.max(initial=0)) + 2
        self.places = {size: self._table(laid, size) for size in (2, 3)}
        values = numpy.append(1.0 - shares, numpy.float32(-1.0)).astype(numpy.float32)  # the last for no gram, -1
        two, three = (values[self.places[size]] for size in (2, 3))
        best = numpy.zeros((self.width + 1, len(laid.texts)), numpy.float32)
        self.sizes = numpy.zeros((self.width + 1, len(laid.texts)), numpy.int8)
        """How long the gram is that ends at each place; 0 for none."""
        for end in range(2, self.width + 1):
            value = best[end - 2] + two[end - 2]
            self.sizes[end] = 2 * (value > best[end - 1])
            best[end] = numpy.maximum(best[end - 1], value)
            if end > 2:
                value = best[end - 3] + three[end - 3]
                numpy.putmask(self.sizes[end], value > best[end], 3)
                numpy.maximum(best[end], value, out=best[end])

    @staticmethod
    def _table(laid: "_Laid", size: int) -> Array:
        """The bit of the gram that begins at each place of each text (places by texts), -1 where there is none."""
        table = numpy.full((int(laid.lengths.max(initial=0)) + 2, len(laid.texts)), -1, numpy.intp)
        owners, places = laid.grams(size)
        firsts = numpy.searchsorted(owners, numpy.arange(len(laid.texts)))
        table[numpy.arange(len(owners)) - firsts[owners], owners] = places
        return table

    def chosen(self) -> tuple[Array, Array]:
        """Owners and bits of the grams to take."""
        count = self.sizes.shape[1]
        at = numpy.full(count, self.width)
        owners, places = [], []
        for end in range(self.width, 1, -1):
            here = at == end
            size = self.sizes[end]
            for length in (2, 3):
                took = numpy.flatnonzero(here & (size == length))
                owners.append(took)
                places.append(self.places[length][end - length, took])
            at -= here * numpy.maximum(size, 1)
        return numpy.concatenate(owners), numpy.concatenate(places)


def _parts(texts: Sequence[str]) -> Iterator[slice]:
    """Runs of texts of _CHUNK code points or so; the texts are sorted by length."""
    first = 0
    while first < len(texts):
        last = first + max(1, _CHUNK // max(1, len(texts[first])))
        yield slice(first, min(last, len(texts)))
        first = last


class _Laid:
    """Texts laid end to end, each between two NULs, so that its ends take part in its grams."""

    def __init__(self, texts: Sequence[str], tier: Tier) -> None:
        self.texts = texts
        self.points = _points("\0".join(("", *texts, "")))
        self.lengths = numpy.fromiter(map(len, texts), numpy.intp, len(texts))
        self.starts = numpy.concatenate(([0], numpy.cumsum(self.lengths + 1)[:-1]))
        self.rows = numpy.repeat(numpy.arange(len(texts)), self.lengths + 1)
        self.tier = tier

    def grams(self, size: int) -> tuple[Array, Array]:
        """Whose each gram of `size` characters is, and its bit; in order."""
        hashes, owners = _grams(self.points, size), self.rows
        if size == 3:
            inside = numpy.ones(len(owners), bool)
            inside[self.starts + self.lengths] = False  # the trigram that runs into the next text
            hashes, owners = hashes[inside[: len(hashes)]], owners[inside]
        return owners, _places(hashes, self.tier)


def _places(hashes: Array, tier: Tier) -> Array:
    """The bit of each hash, by its upper half: 32 bits hold the product with up to 65 536 bits."""
    return ((hashes >> numpy.uint32(16)) * numpy.uint32(tier.words * 64)) >> numpy.uint32(16)


def _packed(owners: Array, places: Array, count: int, tier: Tier) -> Array:
    """The bits of each owner, as words by owners."""
    bits = tier.words * 64
    flags = numpy.zeros(count * bits, bool)
    flags[owners * bits + places] = True
    return numpy.packbits(flags.reshape(count, bits), axis=1, bitorder="little").view("<u8").T


def _sign(laid: _Laid, tier: Tier) -> tuple[Array, Array]:
    count = len(laid.texts)
    bins = _bins(laid.points[1:]).astype(numpy.intp)
    bins += laid.rows * BINS
    counted = numpy.bincount(bins, minlength=count * BINS).reshape(count, BINS)
    counted[:, 0] -= 1  # the NUL after each text, whose bin is the first
    histograms = numpy.minimum(counted, 255).astype(numpy.uint8)
    owners, places = laid.grams(2)
    if tier.gram == 3:
        others, theirs = laid.grams(3)
        owners, places = numpy.concatenate((owners, others)), numpy.concatenate((places, theirs))
    return _packed(owners, places, count, tier), histograms
