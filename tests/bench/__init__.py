"""Measured figures: quality and speed beside peers. `make bench` runs them all."""
