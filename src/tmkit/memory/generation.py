"""One generation of an index: the canonical sources of one language, sorted by length, with signatures and unit ids.

The same arrays serve from memory (a few units added lately) and mapped from a file (all the rest). A file is a header
in JSON, padded to 8192 bytes, and the arrays, each on a 64-byte border; it is never changed once written.
"""

import bisect
import json
import mmap
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy

import tmkit.memory.canonical as canonical
import tmkit.memory.signatures as signatures
import tmkit.memory.signing as signing
from tmkit.core import InputError
from tmkit.memory.signatures import TIERS, Array, Tier

MAGIC = "tmkit-index-8"
_HEADER = 8192
_BORDER = 64
_PIECE = 10_000  # texts laid end to end at once: in a processor's cache


class Shelf(NamedTuple):
    """The rows of one tier."""

    tier: Tier
    start: int
    end: int
    signatures: Array
    """Words by rows: a look-up reads one word of every row at a time."""
    counts: Array
    """Bits set in each row's signature, of `apart` where there is one."""
    shares: Array
    """In what part of the rows each bit is set; for tiers of trigrams."""
    apart: Array
    """As `signatures`, of grams that do not overlap; for tiers of trigrams."""


@dataclass(frozen=True, slots=True)
class Generation:
    """Distinct canonical sources, from the shortest to the longest, each with the units that have it."""

    lengths: Array
    """Code points of each source."""
    offsets: Array
    """Where each source starts in `texts`, and one more: where the last ends."""
    texts: Any
    """UTF-8 bytes, or the mapped file."""
    base: int
    """Where the first text stands in `texts`."""
    histograms: Array
    posts: Array
    """Where each source's units start in `units`, and one more."""
    units: Array
    """Ids, ascending within a source."""
    shelves: tuple[Shelf, ...]
    about: dict[str, Any]
    """What the file's header says: memory, token, language, last unit."""

    def text(self, row: int) -> str:
        """A canonical source."""
        start, end = self.base + int(self.offsets[row]), self.base + int(self.offsets[row + 1])
        return str(self.texts[start:end], "utf-8", "surrogatepass")

    def some(self, rows: Array) -> list[str]:
        """The canonical sources of those rows: `text` of each, at once."""
        starts, ends = (self.offsets[rows] + self.base).tolist(), (self.offsets[rows + 1] + self.base).tolist()
        texts = self.texts
        return [str(texts[start:end], "utf-8", "surrogatepass") for start, end in zip(starts, ends, strict=True)]

    def units_of(self, row: int) -> list[int]:
        """Ids of the units whose canonical source this is, ascending."""
        found: list[int] = self.units[int(self.posts[row]) : int(self.posts[row + 1])].tolist()
        return found

    def rows(self) -> Iterator[tuple[str, list[int]]]:
        """Every source with its units."""
        for row in range(len(self.lengths)):
            yield self.text(row), self.units_of(row)


def build(texts: Sequence[str], units: Sequence[int] | Array, **about: Any) -> Generation:
    """A generation of canonical sources, each with a unit's id (ascending); empty sources are left out."""
    firsts, places = _distinct(texts)
    ordered = [texts[row] for row in firsts.tolist()]
    filled = numpy.flatnonzero(places >= 0)
    counts = numpy.bincount(places[filled], minlength=len(ordered))
    by_place = _sorted(places[filled], filled)
    offsets, blob = _laid(ordered)
    shelves, histograms = _shelves(ordered)
    return Generation(
        numpy.fromiter(map(len, ordered), numpy.int32, len(ordered)),
        offsets,
        blob,
        0,
        histograms,
        numpy.concatenate(([0], numpy.cumsum(counts))),
        numpy.asarray(units, numpy.int64)[by_place],
        shelves,
        about,
    )


def _distinct(texts: Sequence[str]) -> tuple[Array, Array]:
    """The first row of each distinct text, by length and then by row; and each row's place among them, -1 if empty."""
    lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    hashes = numpy.fromiter(map(hash, texts), numpy.int64, len(texts))
    by_hash = numpy.argsort(hashes)
    new = numpy.ones(len(texts), bool)
    new[1:] = numpy.diff(hashes[by_hash]) != 0
    if all(texts[row] == texts[other] for row, other in _neighbours(by_hash, ~new)):
        groups = numpy.empty(len(texts), numpy.int64)
        groups[by_hash] = numpy.cumsum(new) - 1
        firsts = numpy.minimum.reduceat(by_hash, numpy.flatnonzero(new)) if len(texts) else by_hash
    else:  # two texts of one hash
        known: dict[str, int] = {}
        groups = numpy.fromiter((known.setdefault(text, len(known)) for text in texts), numpy.int64, len(texts))
        firsts = numpy.unique(groups, return_index=True)[1]
    empty = int(numpy.count_nonzero(lengths[firsts] == 0))
    firsts = _sorted(lengths[firsts], firsts)
    places = numpy.empty(len(firsts), numpy.int64)
    places[groups[firsts]] = numpy.arange(-empty, len(firsts) - empty)
    return firsts[empty:], places[groups]


def _sorted(keys: Array, rows: Array) -> Array:
    """The rows by their keys and, of equal keys, by themselves: as one number, which is faster than a stable sort."""
    return numpy.sort(keys << 32 | rows) & 0xFFFFFFFF


def _neighbours(order: Array, same: Array) -> Iterator[tuple[int, int]]:
    """Rows that follow one another in the order where `same` says so of the second."""
    seconds = numpy.flatnonzero(same)
    return zip(order[seconds - 1].tolist(), order[seconds].tolist(), strict=True)


def _laid(texts: list[str]) -> tuple[Array, bytes]:
    """Where each text starts in their UTF-8 bytes, and one more; and the bytes."""
    offsets, pieces, at = numpy.zeros(len(texts) + 1, numpy.int64), [], 0
    for start in range(0, len(texts), _PIECE):
        part = texts[start : start + _PIECE]
        ends = numpy.cumsum(numpy.fromiter(map(len, part), numpy.int64, len(part)))
        raw = "".join(part).encode("utf-8", "surrogatepass")
        if len(raw) != ends[-1]:  # from code points to bytes, by the bytes that begin a character
            begin = numpy.flatnonzero(numpy.frombuffer(raw, numpy.uint8) & 0xC0 != 0x80)
            ends = numpy.append(begin, len(raw))[ends]
        offsets[start + 1 : start + 1 + len(part)] = ends + at
        at += len(raw)
        pieces.append(raw)
    return offsets, b"".join(pieces)


def _shelves(texts: list[str]) -> tuple[tuple[Shelf, ...], Array]:
    """Shelves of texts that are sorted by length, and the histograms of all of them."""
    histograms = numpy.empty((len(texts), signatures.BINS), numpy.uint8)
    shelves, start = [], 0
    for tier in TIERS:
        end = bisect.bisect_right(texts, tier.longest, start, key=len)
        if end > start:
            signed = signing.sign(texts[start:end], tier)
            histograms[start:end] = signed.histograms
            counted = signed.apart if tier.gram == 3 else signed.signatures
            counts = numpy.bitwise_count(counted).sum(axis=0, dtype=numpy.int16)
            shelves.append(Shelf(tier, start, end, signed.signatures, counts, signed.shares, signed.apart))
        start = end
    return tuple(shelves), histograms


def _arrays(generation: Generation) -> list[tuple[str, Array]]:
    named = [
        ("lengths", generation.lengths),
        ("offsets", generation.offsets),
        ("texts", numpy.frombuffer(generation.texts, numpy.uint8)),
        ("histograms", generation.histograms),
        ("posts", generation.posts),
        ("units", generation.units),
    ]
    for number, shelf in enumerate(generation.shelves):
        named += [(f"signatures{number}", shelf.signatures), (f"counts{number}", shelf.counts)]
        named += [(f"shares{number}", shelf.shares), (f"apart{number}", shelf.apart)]
    return named


def save(generation: Generation, path: Path) -> None:
    """Write it, whole or not at all. Raises OSError."""
    layout, place = [], _HEADER
    for name, array in _arrays(generation):
        layout.append([name, array.dtype.str, list(array.shape), place])
        place += -(-array.nbytes // _BORDER) * _BORDER
    header = {
        "magic": MAGIC,
        "canonical": canonical.VERSION,
        "tiers": [[shelf.tier.longest, shelf.tier.words, shelf.tier.gram] for shelf in generation.shelves],
        "spans": [[shelf.start, shelf.end] for shelf in generation.shelves],
        "arrays": layout,
        "size": place,
        **generation.about,
    }
    raw = json.dumps(header).encode()
    if len(raw) > _HEADER:
        raise ValueError("the header does not fit")
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(raw.ljust(_HEADER))
            for _, array in _arrays(generation):
                file.write(numpy.ascontiguousarray(array).data)
                file.write(b"\0" * (-array.nbytes % _BORDER))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def load(path: Path) -> Generation:
    """Map a generation. Raises InputError when it is none, cut short, or made by another version."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.read(_HEADER))
            current = (header["magic"], header["canonical"]) == (MAGIC, canonical.VERSION)
            if not current or os.fstat(file.fileno()).st_size != header["size"]:
                raise InputError("is no whole index of this version", path=str(path))
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError("is no index that can be read", path=str(path)) from None
    arrays, places = {}, {}
    for name, kind, shape, place in header["arrays"]:
        count = int(numpy.prod(shape))
        flat = numpy.frombuffer(mapped, kind, count, place) if count else numpy.empty(0, kind)
        arrays[name], places[name] = flat.reshape(shape), place
    shelves = tuple(
        Shelf(
            Tier(*tier),
            first,
            last,
            *(arrays[f"{name}{number}"] for name in ("signatures", "counts", "shares", "apart")),
        )
        for number, (tier, (first, last)) in enumerate(zip(header["tiers"], header["spans"], strict=True))
    )
    return Generation(
        arrays["lengths"],
        arrays["offsets"],
        mapped,
        places["texts"],
        arrays["histograms"],
        arrays["posts"],
        arrays["units"],
        shelves,
        header,
    )
