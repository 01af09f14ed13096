"""Java properties out of units, in ASCII with `\\u` escapes, which every version of Java reads."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats import properties
from tmkit.formats.writers.making import Making, Writer, key_of, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A line a unit, its note above."""
    del making
    key, value = properties.Write(is_ascii=True, key=True), properties.Write(is_ascii=True)
    lines: list[str] = []
    for unit in units:
        if unit.note:
            lines += ["", *(f"# {properties.Write(is_ascii=True)(line)}" for line in unit.note.splitlines())]
        lines.append(f"{key(key_of(unit))}={value(text_of(unit))}")
    return ("\n".join(lines).lstrip("\n") + "\n").encode()


WRITER = Writer("properties", (".properties",), write)
