"""Findings as they come: kept with their units while there is room, and counted all of them.

Many of them are kept packed, by check and level, in a temporary file, so that a run holds as much after a million units
as after some thousand; what is written from them reads one block after the other.
"""

import pickle
import weakref
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from io import BytesIO
from itertools import accumulate
from operator import attrgetter
from typing import IO, overload

from tmkit.core import Finding, Fix, Segment, Severity, Span, Unit
from tmkit.core.unit import Place
from tmkit.report.review import Found

KEPT = 50_000
"""Findings of each level that are kept with their texts, 5 to 10 MB on disk; more are counted only."""

BLOCK = 256
"""Findings of one check and level that are packed together: so many share their words."""

LOOSE = 1024
"""Findings that are not packed yet, of all checks and levels: each holds its unit, 1 to 2 KB, and the stretch of memory
that the unit lies in, which is not given back while anything in it is held."""


_FIELDS: dict[type, Callable[[object], tuple[object, ...]]] = {
    kind: attrgetter(*(each.name for each in fields(kind)))
    for kind in (Found, Finding, Unit, Segment, Span, Place, Fix)
}


class Shelf:
    """Blocks laid down in a temporary file without a name; in memory where there is no room for such a file."""

    def __init__(self) -> None:
        """Nothing yet, and no file."""
        self.held: list[bytes] = []
        """Blocks that there was no room for."""
        self._file: IO[bytes] | None = None
        self._end = 0

    def lay(self, block: bytes) -> "Spot":
        """Where it lies from now on."""
        spot = self._end, len(block)
        if not self._written(block):
            self.held.append(block)
            return -1, len(self.held) - 1
        self._end += len(block)
        return spot

    def _written(self, block: bytes) -> bool:
        try:
            if self._file is None:
                self._file = _file_for(self)
            self._file.seek(self._end)
            return self._file.write(block) == len(block)
        except OSError:  # no folder for temporary files, or a full one
            return False

    def take(self, spot: "Spot") -> bytes:
        """The block that lies there."""
        start, size = spot
        if start < 0:
            return self.held[size]
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(size)


Spot = tuple[int, int]
"""Of a block on a shelf: its first byte and its size; -1 and its number among those that are held."""


def _file_for(shelf: Shelf) -> IO[bytes]:
    import tempfile  # where there is much to keep

    file = tempfile.TemporaryFile(buffering=0, prefix="tmkit-")  # noqa: SIM115 - closed with the shelf
    weakref.finalize(shelf, file.close)
    return file


class Packed(Sequence[Found]):
    """Findings in blocks, of which one is unpacked at a time."""

    def __init__(self, shelf: Shelf, blocks: Sequence["Block"]) -> None:
        """The blocks in their order."""
        self._shelf = shelf
        self._blocks = [spot for spot, _ in blocks]
        self._starts = [0, *accumulate(size for _, size in blocks)]
        self._open = -1, tuple[Found, ...]()

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Found]:
        for spot in self._blocks:
            yield from _unpacked(self._shelf.take(spot))

    @overload
    def __getitem__(self, at: int) -> Found: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Found, ...]: ...
    def __getitem__(self, at: int | slice) -> Found | tuple[Found, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        place = range(len(self))[at]
        number = bisect_right(self._starts, place) - 1
        if self._open[0] != number:
            self._open = number, tuple(_unpacked(self._shelf.take(self._blocks[number])))
        return self._open[1][place - self._starts[number]]


Block = tuple[Spot, int]
"""Where it lies, and how many findings it holds."""


class Gathering:
    """What a run has found."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.unseen = 0
        """Segments that need somebody, and of which no finding that says so was kept."""
        self._tally: Counter[Severity] = Counter()
        self._shelf = Shelf()
        self._blocks: dict[tuple[Severity, str], list[Block]] = {}
        self._loose: dict[tuple[Severity, str], list[Found]] = {}
        """What is not packed yet: the last of each level and check."""
        self._unpacked = 0

    def add(self, unit: Unit, findings: Iterable[Finding]) -> None:
        """What was found of one unit."""
        seen = unseen = False
        for finding in findings:
            self._tally[finding.severity] += 1
            loud = finding.severity.rank >= Severity.WARNING.rank
            if self._tally[finding.severity] <= KEPT:
                self._keep(Found(finding, unit))
                seen |= loud
            else:
                unseen |= loud
        self.unseen += unseen and not seen

    def _keep(self, found: Found) -> None:
        kind = found.finding.severity, found.finding.code
        loose = self._loose.setdefault(kind, [])
        loose.append(found)
        self._unpacked += 1
        if len(loose) >= BLOCK:
            self._pack(kind)
        elif self._unpacked >= LOOSE:
            self._pack(max(self._loose, key=lambda each: len(self._loose[each])))

    def _pack(self, kind: tuple[Severity, str]) -> None:
        loose = self._loose[kind]
        self._blocks.setdefault(kind, []).append((self._shelf.lay(_packed(loose)), len(loose)))
        self._unpacked -= len(loose)
        loose.clear()

    def ranked(self, codes: Iterable[str]) -> Sequence[Found]:
        """By risk, as `report.review.ranked` has it; `codes` are the checks in order of weight, others come last."""
        weight = {code: place for place, code in enumerate(codes)}
        kinds = sorted(self._loose, key=lambda kind: (-kind[0].rank, weight.get(kind[1], len(weight))))
        if not self._blocks:
            return tuple(found for kind in kinds for found in self._loose[kind])
        for kind in kinds:
            if self._loose[kind]:
                self._pack(kind)
        return Packed(self._shelf, [block for kind in kinds for block in self._blocks[kind]])

    @property
    def beyond(self) -> tuple[tuple[Severity, int], ...]:
        """How many findings of each level were counted but not kept."""
        return tuple((level, number - KEPT) for level, number in self._tally.items() if number > KEPT)


def _packed(found: list[Found]) -> bytes:
    whole = BytesIO()
    pickler = pickle.Pickler(whole, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {kind: partial(_made_of, kind, get) for kind, get in _FIELDS.items()}
    pickler.dump(found)
    return zlib.compress(whole.getbuffer(), 1)


def _made_of(kind: type, get: Callable[[object], tuple[object, ...]], one: object) -> tuple[type, tuple[object, ...]]:
    """How to make it again: from its fields, twice as fast as by the dataclass's own way."""
    return kind, get(one)


def _unpacked(block: bytes) -> list[Found]:
    """Of what this process packed itself."""
    found: list[Found] = pickle.loads(zlib.decompress(block))
    return found
