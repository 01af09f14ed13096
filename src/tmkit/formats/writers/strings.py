"""Apple's `.strings` out of units."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats import apple_strings
from tmkit.formats.writers.making import Making, Writer, key_of, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A line a unit, its note above as a comment."""
    del making
    lines = []
    for unit in units:
        if unit.note:
            lines.append(f"/* {unit.note.replace('*/', '* /')} */")
        lines.append(f"{apple_strings.literal(key_of(unit))} = {apple_strings.literal(text_of(unit))};")
    return ("\n".join(lines) + "\n").encode()


WRITER = Writer("strings", (".strings",), write)
