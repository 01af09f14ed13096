"""Schemas of the formats, written for tmkit from the standards' texts."""
