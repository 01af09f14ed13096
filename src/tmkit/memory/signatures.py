"""What an index knows of each text without reading it: bounds on the edit distance that cost a few machine words.

Of two texts at Levenshtein distance D, each edit touches at most g of the g-grams of either text and at most one of its
characters. So a g-gram set of one text has at most g * D members that the other lacks, and so has a hashed bit set of
them; and a histogram of hashed characters exceeds the other's by at most D in all (Ukkonen 1992, "Approximate
string-matching with q-grams and maximal matches"). Both hold in both directions. And of grams of one text that
do not overlap, each edit touches one at most, so that no more than D of them are missing from the other text: chosen
among the rarest, they tell long texts apart, which share most of their common grams. No bound ever excludes a match.

Here is what one text needs, a query; `signing` does the same for all texts of an index at once.
"""

from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Array = NDArray[Any]

BINS = 64
"""Of the histogram of characters, a byte each. Of long texts that pass the other bounds, 32 bins let half more pass."""

MOST = 4096
"""Characters of a text among whose grams the rarest are looked for: more would not fit into any signature."""

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


def code_points(text: str) -> Array:
    """Of the text, in order."""
    return numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)


def grams(points: Array, tier: Tier) -> dict[int, Array]:
    """By size the bit of the bigram, and of the trigram where the tier has them, that begins at each place.

    `points` may have a second axis: texts side by side. A place is told by the upper half of a mixed 32-bit hash: 32
    bits hold its product with up to 65 536 bits.
    """
    two = points[:-1] * numpy.uint32(0x9E3779B1) + points[1:] * numpy.uint32(0x85EBCA77)
    if tier.gram == 2:
        return {2: _places(two, tier)}
    three = points[2:] * numpy.uint32(0xC2B2AE3D) + two[:-1]
    return {2: _places(two, tier), 3: _places(three, tier)}


def _places(hashes: Array, tier: Tier) -> Array:
    hashes ^= hashes >> numpy.uint32(15)
    hashes *= numpy.uint32(0x2C1B3C6D)
    hashes >>= numpy.uint32(16)
    hashes *= numpy.uint32(tier.words * 64)
    hashes >>= numpy.uint32(16)
    return hashes


def bins(points: Array) -> Array:
    """The bin of each code point in a histogram; that of NUL is the first."""
    return (points * numpy.uint32(0x9E3779B1)) >> numpy.uint32(26)  # 64 bins


def signature(text: str, tier: Tier) -> Array:
    """The bit set of the text's grams, its ends among them, in `tier.words` words."""
    flags = numpy.zeros(tier.words * 64, bool)
    for places in grams(code_points(f"\0{text}\0"), tier).values():
        flags[places] = True
    return packed(flags)


def packed(flags: Array) -> Array:
    """Flags, by their last axis, in words of 64 bits."""
    return numpy.packbits(flags, axis=-1, bitorder="little").view("<u8")


def rarest(text: str, tier: Tier, shares: Array) -> tuple[Array, int]:
    """A bit set of bigrams and trigrams of the text that do not overlap, the rarest that fit, and how many bits it has.

    `shares` says of each bit in what part of the texts it is set. Only the first MOST characters are looked at.
    """
    places = grams(code_points(f"\0{text[:MOST]}\0")[: MOST + 1], tier)
    two, three = ((1.0 - shares[places[size]]).tolist() for size in (2, 3))
    # As `signing.apart` does it; in plain Python, which for one text is faster than arrays of one.
    best, sizes = [0.0, 0.0, two[0]], [0, 0, 2 * (two[0] > 0)]
    for end in range(3, len(two) + 2):
        value, size = best[end - 1], 0
        if best[end - 2] + two[end - 2] > value:
            value, size = best[end - 2] + two[end - 2], 2
        if best[end - 3] + three[end - 3] > value:
            value, size = best[end - 3] + three[end - 3], 3
        best.append(value)
        sizes.append(size)
    chosen, end = [], len(two) + 1
    while end > 1:
        if sizes[end]:
            chosen.append(places[sizes[end]][end - sizes[end]])
        end -= sizes[end] or 1
    flags = numpy.zeros(tier.words * 64, bool)
    flags[numpy.array(chosen, numpy.intp)] = True
    return packed(flags), int(flags.sum())


def sampled(count: int) -> slice:
    """Which of so many texts tell in what part of them each bit is set."""
    return slice(None, None, max(1, count // _SAMPLE))


def shares(signatures: Array) -> Array:
    """In what part of the texts each bit is set; `signatures` (words, texts) are those of a sample."""
    some = numpy.ascontiguousarray(signatures.T)
    bits = numpy.unpackbits(some.view(numpy.uint8), axis=1, bitorder="little")
    return numpy.asarray(bits.mean(axis=0, dtype=numpy.float32))


def histogram(text: str) -> Array:
    """How many characters of the text fall in each bin, 255 at most."""
    counts = numpy.bincount(bins(code_points(text)).astype(numpy.intp), minlength=BINS)
    return numpy.minimum(counts, 255).astype(numpy.uint8)
