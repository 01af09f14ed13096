"""What an index knows of each text without reading it: bounds on the edit distance that cost a few machine words.

Of two texts at Levenshtein distance D, each edit touches at most g of the g-grams of either text and at most one of its
characters. So a g-gram set of one text has at most g * D members that the other lacks, and so has a hashed bit set of
them; and a histogram of hashed characters exceeds the other's by at most D in all (Ukkonen 1992, "Approximate
string-matching with q-grams and maximal matches"). Both hold in both directions. And of grams of one text that
do not overlap, each edit touches one at most, so that no more than D of them are missing from the other text: chosen
among the rarest, they tell long texts apart, which share most of their common grams. No bound ever excludes a match.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Array = NDArray[Any]

BINS = 32
"""Of the histogram of characters: 32 bytes a text."""

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
    """Characters in a gram."""


# About 8 bits a character over bigrams. From 128 characters on any two texts of a language share half of their
# bigrams, which is all that a match at 75 % needs to share; of trigrams it needs a quarter and they share an eighth,
# at 16 bits a character.
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
        (80, 10, 2),
        (96, 12, 2),
        (128, 16, 2),
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
    return (points * numpy.uint32(0x9E3779B1)) >> numpy.uint32(27)


def signature(text: str, tier: Tier) -> Array:
    """The bit set of the text's grams, in `tier.words` words."""
    return sign([text], tier)[0][:, 0]


def rarest(text: str, tier: Tier, shares: Array) -> tuple[Array, int]:
    """A bit set of grams of the text that do not overlap, the rarest that fit, and how many bits it has.

    `shares` says of each bit in what part of the texts it is set.
    """
    bits = tier.words * 64
    places = (
        (_grams(_points(f"\0{text}\0"), tier.gram).astype(numpy.uint64) * numpy.uint64(bits)) >> numpy.uint64(32)
    ).astype(numpy.intp)
    worth = (1.0 - shares[places]).tolist()
    best = [0.0] * (len(worth) + tier.gram)  # of the grams up to each place, by dynamic programming
    for at, value in enumerate(worth):
        best[at + tier.gram] = max(best[at + tier.gram - 1], best[at] + value)
    chosen, at = [], len(worth) - 1
    while at >= 0:
        if best[at + tier.gram] > best[at + tier.gram - 1]:
            chosen.append(at)
            at -= tier.gram
        else:
            at -= 1
    flags = numpy.zeros(bits, bool)
    flags[places[chosen]] = True
    return numpy.packbits(flags, bitorder="little").view("<u8"), int(flags.sum())


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
    lengths = numpy.fromiter(map(len, texts), numpy.intp, len(texts))
    first = 0
    while first < len(texts):
        last = first + max(1, _CHUNK // max(1, int(lengths[first])))
        part = slice(first, min(last, len(texts)))
        signatures[:, part], histograms[part] = _sign(texts[part], lengths[part], tier)
        first = part.stop
    return signatures, histograms


def _sign(texts: Sequence[str], lengths: Array, tier: Tier) -> tuple[Array, Array]:
    """As `sign`, of few texts; each stands between two NULs, so that its ends take part in its grams."""
    points = _points("\0".join(("", *texts, "")))
    count, bits = len(texts), tier.words * 64
    grams = _grams(points, tier.gram)
    each = lengths + (3 - tier.gram)
    starts = numpy.concatenate(([0], numpy.cumsum(lengths + 1)[:-1]))
    rows = numpy.repeat(numpy.arange(count), lengths + 1)
    if tier.gram == 2:
        hashes, owners = grams, rows
    else:
        inside = numpy.ones(len(rows), bool)
        inside[starts + each] = False  # the trigram that runs into the next text
        hashes, owners = grams[inside[: len(grams)]], rows[inside]
    flags = numpy.zeros(count * bits, bool)
    flags[
        owners * bits + ((hashes.astype(numpy.uint64) * numpy.uint64(bits)) >> numpy.uint64(32)).astype(numpy.intp)
    ] = True
    packed = numpy.packbits(flags.reshape(count, bits), axis=1, bitorder="little").view("<u8")
    bins = _bins(points[1:]).astype(numpy.intp)
    bins += rows * BINS
    counted = numpy.bincount(numpy.delete(bins, starts + lengths), minlength=count * BINS)
    return packed.T, numpy.minimum(counted, 255).astype(numpy.uint8).reshape(count, BINS)
