"""A half-open interval of a text or a list: the one frame for every offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

Sliced = TypeVar("Sliced", bound=Sequence[object])


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: from `start` up to, not including, `end`.

    An empty span is false and has length 0; it still has a place. Spans sort by start, then end.
    Raises ValueError unless 0 <= start <= end.
    """

    start: int
    """Code points (of a text) or indices (of a list), from 0."""
    end: int
    """Same unit as `start`; never smaller."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, whole: Sliced) -> Sliced:
        """The part of `whole` that the span covers, verbatim."""
        return whole[self.start : self.end]  # type: ignore[return-value]  # a slice of a sequence has its type

    def shifted(self, by: int) -> Self:
        """The same length, `by` further on."""
        return type(self)(self.start + by, self.end + by)

    def overlaps(self, other: Self) -> bool:
        """Whether both cover some same position; an empty span covers none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Self) -> bool:
        """Whether `other` lies within, ends included."""
        return self.start <= other.start and other.end <= self.end
