"""New files out of units: a writer a file, listed in `registry`."""

__all__: list[str] = []
