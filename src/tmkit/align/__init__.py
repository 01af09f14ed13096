"""Segments of two languages into beads."""

from tmkit.align.pairing import MOST, pair

__all__ = ["MOST", "pair"]
