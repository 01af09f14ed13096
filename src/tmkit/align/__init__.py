"""Segments of two languages into beads."""
