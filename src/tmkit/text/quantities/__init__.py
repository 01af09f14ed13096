"""Every number of a text by its value: figures, words, dates, times, money, measures, codes."""

from tmkit.text.quantities.search import find, silent

__all__ = ["find", "silent"]
