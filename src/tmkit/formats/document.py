"""What a parsed file is, whatever its format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tmkit.core import Segment, Unit, UnitKey

Edits = Mapping[UnitKey, str | Segment]
"""New targets by unit key. A `str` gives the text, each U+FFFC in it standing for the next standalone code of the old
target (or, when there is none, of the source); a Segment brings its own codes."""


class Document(Protocol):
    """A file held as its bytes and the places of its translatable text."""

    @property
    def format(self) -> str:
        """Name of its format in the registry."""
        ...

    def units(self) -> Iterator[Unit]:
        """Its units, in file order; keys are unique.

        A file in one language has targets alone: the text of a unit is its target, and its source is empty (its
        language `und`), until `pair` joins two such files by their keys.
        """
        ...

    def render(self, edits: Edits) -> bytes:
        """The file with those targets: the original bytes outside the edited spans, so `render({})` is the original.

        Raises ConfigurationError for a key that the document lacks or a target that the format cannot hold.
        """
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: one value, in one file, with one line in the registry."""

    name: str
    """`tmx`, `po`, `xliff`."""
    title: str
    suffixes: tuple[str, ...]
    """In lower case with their dot."""
    sniff: Callable[[bytes], float]
    """From a file's first 4096 bytes, how likely it is this format, 0 to 1."""
    parse: Callable[[bytes, str], Document]
    """From the bytes and the path, which may be empty and serves to guess languages from, never to open anything.
    Raises ParseError, EncodingError or RefusedError."""
    stream: Callable[[Path], Iterable[Unit]] | None = None
    """Units of a file of any size in constant memory, where the format allows."""
