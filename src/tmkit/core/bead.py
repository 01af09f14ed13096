"""What an aligner says: these segments correspond to those."""

from dataclasses import dataclass

from tmkit.core.span import Span


@dataclass(frozen=True, slots=True)
class Bead:
    """A minimal pair of runs of segments that translate each other (Gale and Church 1993, section 3)."""

    source: Span
    """Of segment indices; empty where nothing corresponds."""
    target: Span
    """Of segment indices; empty where nothing corresponds (an untranslated or an added passage)."""
    score: float
    """How sure the aligner is, 0 to 1."""
