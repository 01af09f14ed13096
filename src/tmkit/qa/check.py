"""What a check is: one value in one file, with its explanation and its examples."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tmkit.core import Fix, Severity, Span, Unit


class Side(StrEnum):
    """Where a check's findings point."""

    SOURCE = "source"
    TARGET = "target"
    BOTH = "both"


class Scope(StrEnum):
    """How much a check must see at once."""

    UNIT = "unit"
    """`run(unit)`."""
    GROUP = "group"
    """`run(units)` of the units that share an id: the pairs of a multilingual `<tu>`, the forms of a plural."""
    HEADER = "header"
    """`run(unit)` of a catalogue's header, which no other check sees: a unit with the flag `header`."""
    FILES = "files"
    """`run(units)` of all files: what shows only across units."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields: where, what, and perhaps a mend. The engine adds code, severity and unit."""

    message: str
    """For a translator, with the values: `612 000 000 000 in the source, 612 000 000 in the target`."""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    """Only where it is not the check's own."""
    unit: int = 0
    """For GROUP and FILES scope: index of the unit meant among those given."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a unit must have for a check to find anything: a cheap condition, so that most checks are not even asked.

    Never more than is necessary: leaving it out changes no finding.
    """

    source: int = 0
    """Signs (`tmkit.text.signs`), one of which the source must have; 0 asks nothing."""
    target: int = 0
    """The same of the target."""
    either: int = 0
    """Signs, one of which one of both must have."""
    tongues: frozenset[str] | None = None
    """Primary subtags of the target languages that the check knows; none: all."""
    pair: Callable[[str, str], bool] | None = None
    """Of the language tags of source and target: whether the check may find anything between the two."""
    answer: Callable[[Unit], object] | None = None
    """A question of a unit whose answer must be true; checks that share it stand together in the registry."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that fires and its neighbour that does not; they are the tests, the docs and `tmkit explain`.

    `bad` with `source` fires exactly once, exactly between the marks ⟦ and ⟧ (in either text, or in none where
    something is missing); `good` never; the fix, where there is one, turns bad into good.
    """

    langs: tuple[str, str]
    source: str
    bad: str
    good: str
    flags: frozenset[str] = frozenset()
    good_source: str = ""
    """Where the slip is in the source itself: the source that is right."""
    properties: tuple[tuple[str, str], ...] = ()
    """What the format says of the unit besides."""
    cleared: bool = False
    """Whether the good one has neither the flags nor the properties: where they are the slip."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: everything that anybody needs to know of it. Its module's docstring is its explanation."""

    code: str
    """What it demands or protects: `number-value`, `term-missing`."""
    title: str
    severity: Severity
    side: Side
    run: Callable[[Any], Iterable[Hit]]
    """A function, or a frozen dataclass with `__call__` whose fields are the check's knobs."""
    its_type: str = "other"
    """ITS 2.0, section 8.17.3."""
    mqm: str = ""
    """MQM category path."""
    scope: Scope = Scope.UNIT
    default: bool = True
    """Whether it runs without being selected."""
    structural: bool = False
    """Placeholder and markup checks: the only ones that run on fuzzy and needs-work units."""
    examples: tuple[Example, ...] = ()
    alone: bool = False
    """Whether it makes sense of one text alone: under `--source` it sees the source as the target of an empty one."""
    missing: bool = False
    """Whether it runs on units without a target."""
    needs: Needs = Needs()
    """For checks of single units."""
