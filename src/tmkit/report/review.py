"""What a report is made from: the findings of a run, each with its unit, ranked by risk."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tmkit.core import Finding, Severity, Unit


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and the unit it is about."""

    finding: Finding
    unit: Unit


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a report says of a check."""

    code: str
    title: str
    severity: Severity
    help: str
    """Its documentation, plain text."""
    its_type: str = "other"
    mqm: str = ""


@dataclass(frozen=True)
class Review:
    """The outcome of checking some files."""

    files: tuple[str, ...]
    """Names of the files that were checked, in the order given."""
    units: int
    """How many units were checked."""
    found: Sequence[Found]
    """By risk: errors first, then by how much the check weighs, then in file order."""
    rules: tuple[RuleFacts, ...] = ()
    """The checks that ran."""
    failing: Severity | None = Severity.WARNING
    """The level from which a finding fails the run; none: never."""
    notes: tuple[str, ...] = ()
    """What a person should know besides: fixes made, findings that the baseline holds."""
    beyond: tuple[tuple[Severity, int], ...] = ()
    """How many findings of a level were counted but not kept, for want of room."""
    sizes: tuple[tuple[str, int], ...] = ()
    """Units of each file."""
    unseen: int = 0
    """Segments with a finding at warning or above of which none was kept."""

    @cached_property
    def _kept(self) -> tuple[Counter[Severity], int]:
        """Findings of each level, and segments with one at warning or above; told in one go, for they may be packed."""
        tally: Counter[Severity] = Counter()
        needing = set()
        for one in self.found:
            finding = one.finding
            tally[finding.severity] += 1
            if finding.severity.rank >= Severity.WARNING.rank:
                needing.add((finding.path, finding.unit_id, finding.target_lang, finding.plural))
        return tally, len(needing)

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each level, those too that were not kept."""
        tally = self._kept[0] + Counter(dict(self.beyond))
        return {severity: tally[severity] for severity in Severity}

    @property
    def hidden(self) -> int:
        """Findings that were counted but not kept."""
        return sum(number for _, number in self.beyond)

    @property
    def needing(self) -> int:
        """Segments with a finding at warning or above."""
        return self.unseen + self._kept[1]

    @property
    def fails(self) -> bool:
        """Whether some finding is at or above the failing level."""
        failing = self.failing
        return failing is not None and any(severity.rank >= failing.rank for severity in self._kept[0])

    @property
    def headline(self) -> str:
        """`4 of 1 240 segments need you (2 errors, 3 warnings, 12 infos)`."""
        segments = f"{grouped(self.units)} segment{'s' * (self.units != 1)}"
        said = ", ".join(
            f"{grouped(number)} {severity.value}{'s' * (number != 1)}"
            for severity, number in self.counts.items()
            if number
        )
        inside = f" ({said})" if said else ""
        if self.needing == 0:
            return f"none of {segments} needs you{inside}"
        verb = "needs" if self.needing == 1 else "need"
        return f"{grouped(self.needing)} of {segments} {verb} you{inside}"


def grouped(number: int) -> str:
    """`1 240`: digits in groups of three, with a no-break space."""
    return f"{number:,}".replace(",", "\u00a0")


def ranked(found: Iterable[Found], codes: Iterable[str]) -> tuple[Found, ...]:
    """By risk; `codes` are the checks in order of weight. Ties stay in the order given."""
    weight = {code: place for place, code in enumerate(codes)}
    return tuple(sorted(found, key=lambda one: (-one.finding.severity.rank, weight.get(one.finding.code, len(weight)))))


@dataclass(frozen=True, slots=True)
class Report:
    """One way to write a review: one value, in one file, with one line in the registry."""

    name: str
    """`sarif`, as `--format` has it."""
    title: str
    write: Callable[[Review, bool], Iterator[str]]
    """The lines, without line ends. The flag says whether colours are wanted."""
    suffix: str = ".txt"
