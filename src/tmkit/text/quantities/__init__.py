"""Every number of a text by its value: figures, words, dates, times, money, measures, codes."""

from tmkit.text.quantities.search import find, quiet

__all__ = ["find", "quiet"]
