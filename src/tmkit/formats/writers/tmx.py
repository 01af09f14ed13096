"""TMX 1.4b out of units, as `tmkit.formats.tmx_writer` writes it."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats import tmx_writer
from tmkit.formats.writers.making import Making, Writer, anything


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The units as `<tu>`s; neighbours of one id and source are one in all their languages."""
    del making
    return tmx_writer.write(units)


WRITER = Writer("tmx", (".tmx",), write, is_bilingual=True, has_languages=True, holds=anything)
