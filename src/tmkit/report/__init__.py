"""Findings as text, JSON and more."""
