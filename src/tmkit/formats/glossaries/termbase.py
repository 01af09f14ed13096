"""What a glossary file gives, and what a glossary format is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tmkit.core import Concept

NOTE = "tmkit:"
"""What begins a note that tmkit wrote for itself, for what a format has no place for; after it a JSON object."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a file that could not be read, or that its standard does not allow."""

    line: int
    """From 1; 0 is not known."""
    message: str
    grave: bool = True
    """False for what is read all the same (an older spelling)."""


@dataclass(frozen=True, slots=True)
class Termbase:
    """The concepts of a glossary file, with what could not be read of it."""

    concepts: tuple[Concept, ...]
    """In file order; `place` is the line."""
    problems: tuple[Problem, ...] = ()
    """In order of line."""
    encoding: str = "utf-8"
    """Python codec name that the file was read in."""
    guessed: bool = False
    """Whether nothing in the file said its encoding and it is not UTF-8."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryFormat:
    """One glossary format: one value, in one file, with one line in the registry."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    """In lower case with their dot."""
    sniff: Callable[[bytes], float]
    """From a file's first 4096 bytes, how likely it is this format, 0 to 1."""
    parse: Callable[[bytes, "Layout"], Termbase]
    """Raises ParseError, EncodingError or RefusedError when nothing of it can be read."""
    write: Callable[[Iterable[Concept], "Layout"], bytes] | None = None
    """None where the format is only read. Raises ConfigurationError for what it cannot hold."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table does not say of itself, and how a file is to be written."""

    langs: tuple[str, ...] = ()
    """BCP 47 tags of the columns, source first; empty: as the file says, else `en` and `und`."""
    encoding: str = ""
    style: str = "dct"
    """TBX style: dct or dca."""
    dialect: str = "TBX-Basic"
    """TBX dialect: TBX-Core, TBX-Min or TBX-Basic."""
    title: str = ""
