""".NET resources out of units."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats import xmltext
from tmkit.formats.writers.making import Making, Writer, key_of, text_of

_READER = (
    "System.Resources.ResX{}, System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"
)
_HEADERS = (
    ("resmimetype", "text/microsoft-resx"),
    ("version", "2.0"),
    ("reader", _READER.format("ResourceReader")),
    ("writer", _READER.format("ResourceWriter")),
)
"""What readers of version 2.0 look for (Microsoft, "Resources in .resx file format")."""


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A `<data>` a unit with its note as comment."""
    del making
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<root>"]
    for name, value in _HEADERS:
        lines += [f'  <resheader name="{name}">', f"    <value>{value}</value>", "  </resheader>"]
    for unit in units:
        xmltext.check(f"{text_of(unit)}{unit.note}")
        lines.append(f'  <data name="{xmltext.attribute(key_of(unit))}" xml:space="preserve">')
        lines.append(f"    <value>{xmltext.escaped(text_of(unit))}</value>")
        if unit.note:
            lines.append(f"    <comment>{xmltext.escaped(unit.note)}</comment>")
        lines.append("  </data>")
    return "\n".join((*lines, "</root>", "")).encode()


WRITER = Writer("resx", (".resx", ".resw"), write)
