"""Findings as they come: kept with their units while there is room, and counted all of them."""

from collections import Counter
from collections.abc import Iterable

from tmkit.core import Finding, Severity, Unit
from tmkit.report.review import Found

KEPT = 50_000
"""Findings of each level that are kept with their texts, some 150 MB; more are counted only."""


class Gathering:
    """What a run has found."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.found: list[Found] = []
        """In the order of the units."""
        self.unseen = 0
        """Segments that need somebody, and of which no finding that says so was kept."""
        self._tally: Counter[Severity] = Counter()

    def add(self, unit: Unit, findings: Iterable[Finding]) -> None:
        """What was found of one unit."""
        seen = unseen = False
        for finding in findings:
            self._tally[finding.severity] += 1
            loud = finding.severity.rank >= Severity.WARNING.rank
            if self._tally[finding.severity] <= KEPT:
                self.found.append(Found(finding, unit))
                seen |= loud
            else:
                unseen |= loud
        self.unseen += unseen and not seen

    @property
    def beyond(self) -> tuple[tuple[Severity, int], ...]:
        """How many findings of each level were counted but not kept."""
        return tuple((level, number - KEPT) for level, number in self._tally.items() if number > KEPT)
