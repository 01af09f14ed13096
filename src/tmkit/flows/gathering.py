"""Findings as they come: kept with their units while there is room, and counted all of them.

Many of them are kept packed, by check and level: a tenth of the memory, and what is written from them reads one block
after the other.
"""

import pickle
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from io import BytesIO
from itertools import accumulate
from operator import attrgetter
from typing import overload

from tmkit.core import Finding, Fix, Segment, Severity, Span, Unit
from tmkit.core.unit import Place
from tmkit.report.review import Found

KEPT = 50_000
"""Findings of each level that are kept with their texts, 5 to 10 MB; more are counted only."""

BLOCK = 256
"""Findings of one check and level that are packed together: so many share their words."""


_FIELDS: dict[type, Callable[[object], tuple[object, ...]]] = {
    kind: attrgetter(*(each.name for each in fields(kind)))
    for kind in (Found, Finding, Unit, Segment, Span, Place, Fix)
}


class Packed(Sequence[Found]):
    """Findings in blocks, of which one is unpacked at a time."""

    def __init__(self, blocks: Sequence[bytes], sizes: Sequence[int]) -> None:
        """`sizes` says how many findings each block holds."""
        self._blocks = blocks
        self._starts = [0, *accumulate(sizes)]
        self._open = -1, tuple[Found, ...]()

    def __len__(self) -> int:
        return self._starts[-1]

    def __iter__(self) -> Iterator[Found]:
        for block in self._blocks:
            yield from _unpacked(block)

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
            self._open = number, tuple(_unpacked(self._blocks[number]))
        return self._open[1][place - self._starts[number]]


class Gathering:
    """What a run has found."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.unseen = 0
        """Segments that need somebody, and of which no finding that says so was kept."""
        self._tally: Counter[Severity] = Counter()
        self._blocks: dict[tuple[Severity, str], list[bytes]] = {}
        self._loose: dict[tuple[Severity, str], list[Found]] = {}
        """What is not packed yet: the last of each level and check."""

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
        if len(loose) >= BLOCK:
            self._blocks.setdefault(kind, []).append(_packed(loose))
            loose.clear()

    def ranked(self, codes: Iterable[str]) -> Sequence[Found]:
        """By risk, as `report.review.ranked` has it; `codes` are the checks in order of weight, others come last."""
        weight = {code: place for place, code in enumerate(codes)}
        kinds = sorted(self._loose, key=lambda kind: (-kind[0].rank, weight.get(kind[1], len(weight))))
        if not self._blocks:
            return tuple(found for kind in kinds for found in self._loose[kind])
        blocks: list[bytes] = []
        sizes: list[int] = []
        for kind in kinds:
            full, rest = self._blocks.get(kind, []), self._loose[kind]
            blocks += full
            sizes += [BLOCK] * len(full)
            if rest:
                blocks.append(_packed(rest))
                sizes.append(len(rest))
        return Packed(blocks, sizes)

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
