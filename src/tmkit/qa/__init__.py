"""Checks: units in, findings out."""
