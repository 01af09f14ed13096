"""Bytes into units, concepts and text, and back, not a byte changed that nobody edited."""
