"""Plain text out of units, a paragraph each."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers.making import Making, Writer, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The texts with an empty line between them."""
    del making
    return ("\n\n".join(map(text_of, units)) + "\n").encode()


WRITER = Writer("text", (".txt", ".text"), write)
