"""Segments into matches: a translation memory in one file, that misses no match and loses no unit."""

from tmkit.memory.memory import Memory, open  # noqa: A004  # memory.open reads well
from tmkit.memory.records import Record, Variant
from tmkit.memory.scoring import Penalties

__all__ = ["Memory", "Penalties", "Record", "Variant", "open"]
