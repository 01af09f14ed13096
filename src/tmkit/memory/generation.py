"""One generation of an index: the canonical sources of one language, sorted by length, with signatures and unit ids.

The same arrays serve from memory (a few units added lately) and mapped from a file (all the rest). A file is a header
in JSON, padded to 8192 bytes, and the arrays, each on a 64-byte border; it is never changed once written.
"""

import bisect
import json
import mmap
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy

import tmkit.memory.canonical as canonical
import tmkit.memory.signatures as signatures
from tmkit.core import InputError
from tmkit.memory.signatures import TIERS, Array, Tier

MAGIC = "tmkit-index-6"
_HEADER = 8192
_BORDER = 64


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


def build(sources: Iterable[tuple[str, int]], **about: Any) -> Generation:
    """A generation of canonical sources with their unit ids (ascending); empty sources are left out."""
    posts: dict[str, list[int] | int] = {}
    first = posts.setdefault
    for text, unit in sources:
        before = first(text, unit)
        if before is not unit:
            if isinstance(before, int):
                posts[text] = [before, unit]
            else:
                before.append(unit)
    posts.pop("", None)
    texts = sorted(posts, key=len)
    lengths = numpy.fromiter(map(len, texts), numpy.int32, len(texts))
    sizes_in_bytes = (len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")) for text in texts)
    lists = [posts[text] for text in texts]
    sizes = (1 if isinstance(ids, int) else len(ids) for ids in lists)
    flat = (unit for ids in lists for unit in ((ids,) if isinstance(ids, int) else ids))
    return Generation(
        lengths,
        numpy.fromiter(accumulate(sizes_in_bytes, initial=0), numpy.int64, len(texts) + 1),
        "".join(texts).encode("utf-8", "surrogatepass"),
        0,
        *_signed(texts, numpy.fromiter(accumulate(sizes, initial=0), numpy.int64, len(texts) + 1), flat),
        about,
    )


def _signed(texts: list[str], posts: Array, flat: Iterator[int]) -> tuple[Array, Array, Array, tuple[Shelf, ...]]:
    histograms = numpy.empty((len(texts), signatures.BINS), numpy.uint8)
    shelves, start = [], 0
    for tier in TIERS:
        end = bisect.bisect_right(texts, tier.longest, start, key=len)
        if end > start:
            signed, histograms[start:end] = signatures.sign(texts[start:end], tier)
            shares, apart = numpy.empty(0, numpy.float32), numpy.empty((0, 0), numpy.uint64)
            if tier.gram == 3:
                shares = signatures.shares(signed)
                apart = signatures.apart(texts[start:end], tier, shares)
            counts = numpy.bitwise_count(apart if tier.gram == 3 else signed).sum(axis=0, dtype=numpy.uint16)
            shelves.append(Shelf(tier, start, end, signed, counts, shares, apart))
        start = end
    return histograms, posts, numpy.fromiter(flat, numpy.int64, int(posts[-1])), tuple(shelves)


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
