"""What a scorer is: one value in one file, with the features that it measures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tmkit.align.band import Floats
from tmkit.align.block import Block
from tmkit.align.lexical import Table
from tmkit.align.side import Side, Tokens

Measure = Callable[[int, int], Sequence[Floats]]
"""For beads of `a` source and `b` target segments: one [row, column] array for each feature, in their order."""
Evidence = Callable[[Block], Measure]


@dataclass(frozen=True, slots=True)
class Case:
    """Two documents and everything that is known of them so far."""

    source: Side
    target: Side
    ratio: float = 1.0
    """Target length to source length, as learned from confident beads; 1 before that."""
    spread: float = 1.0
    """How far lengths stray from it, to how far they usually do; as learned from confident beads, 1 before that."""
    gap_rate: float = 0.0
    """Log of how often segments are left out here, to how often they usually are; as learned from confident runs."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """Pairs of words by scorer name: what each scorer looks up."""
    known: tuple[Tokens, Tokens] | None = None
    """Words of either side and after them those of known translations, segment by segment: they teach too."""
    vectors: tuple[tuple[Floats, ...], tuple[Floats, ...]] | None = None
    """Unit vectors [segment, dimension] of runs of 1, 2, ... segments of either side."""
    paragraphs: tuple[Floats, Floats] | None = None
    """For each boundary of either side, 1 where a paragraph begins or ends there, else 0."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """One kind of evidence."""

    name: str
    features: tuple[str, ...]
    """Names of what it measures; each has a weight in the model. Symmetric in the two languages."""
    gather: Callable[[Case], Evidence | None]
    """None where the case has nothing of the kind: then its features weigh nothing."""
    pairs: Callable[[Side, Side], Table | None] | None = None
    """Makes the scorer's table of word pairs from the two documents alone, where it looks one up."""
