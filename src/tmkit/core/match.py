"""What a memory answers."""

from dataclasses import dataclass

from tmkit.core.segment import Segment
from tmkit.core.unit import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the memory that resembles what was asked."""

    unit: Unit
    """As the memory has it, turned so that its source is in the asked language."""
    likeness: float
    """0 to 1 before penalties, on canonical text; show it rounded down: 99.6 is not 100."""
    score: int
    """Whole percent after penalties, 0 to 102 (101, 102: in context)."""
    target: str
    """The target's text, repaired where that was safe."""
    differences: tuple[str, ...] = ()
    """What differs, each in words."""
    repairs: tuple[str, ...] = ()
    """What was mended in `target`, each in words."""
    origin: str = ""
    """Name of the memory and file that it came from."""
    segment: Segment | None = None
    """`target` with its inline codes, those of the asked text in the place of the memory's."""
