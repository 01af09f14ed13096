"""Lists of words that stand beside the code, for anyone to extend."""

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


@lru_cache(maxsize=8)
def word_lists(name: str) -> MappingProxyType[str, frozenset[str]]:
    """The lists of a file of this package by their headings.

    A heading stands in brackets on a line of its own; words are parted by white space; lines that begin with # are
    remarks, and so is all before the first heading.
    """
    lists: dict[str, list[str]] = {}
    heading = ""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
            lists[heading] = []
        elif heading and not line.startswith("#"):
            lists[heading] += line.split()
    return MappingProxyType({heading: frozenset(words) for heading, words in lists.items()})
