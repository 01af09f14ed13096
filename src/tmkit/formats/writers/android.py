"""Android's `strings.xml` out of units: strings, plurals and arrays."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tmkit.core import Segment, Unit
from tmkit.formats import android, inline, xmltext
from tmkit.formats.writers.making import Making, Names, Writer, groups, text_of

_ITEM = re.compile(r"(.+)\[(\d+)\]")


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The resources; what may not stand in a resource's name becomes an underscore."""
    del making
    names = Names(r"[^A-Za-z0-9_.]", r"[A-Za-z_]")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<resources>"]
    for array, members in groupby(units, key=_array):
        own = list(members)
        places = [int(found[2]) for unit in own if (found := _ITEM.fullmatch(unit.id))]
        if array and places == list(range(len(own))):
            lines.append(f'    <string-array name="{names.of(array)}">')
            for unit in own:
                lines += [*_note(unit, "        "), f"        <item>{_text(unit)}</item>"]
            lines.append("    </string-array>")
            continue
        for group in groups(own):
            lines += _entry(group, names)
    return "\n".join((*lines, "</resources>", "")).encode()


def _array(unit: Unit) -> str:
    found = _ITEM.fullmatch(unit.id) if not unit.plural else None
    return found[1] if found else ""


def _entry(group: list[Unit], names: Names) -> Iterator[str]:
    unit = group[0]
    yield from _note(unit, "    ")
    name = names.of(unit.id)
    said = ' translatable="false"' if "no-translate" in unit.flags else ""
    if not unit.plural:
        yield f'    <string name="{name}"{said}>{_text(unit)}</string>'
        return
    yield f'    <plurals name="{name}"{said}>'
    for one in group:
        yield f'        <item quantity="{one.plural}">{_text(one)}</item>'
    yield "    </plurals>"


def _note(unit: Unit, indent: str) -> Iterator[str]:
    if unit.note:
        xmltext.check(unit.note)
        yield f"{indent}<!-- {unit.note.replace('--', '- -').removesuffix('-')} -->"


def _text(unit: Unit) -> str:
    return inline.written(android.written(Segment(text_of(unit), "und")))


WRITER = Writer("android", ("strings.xml", ".xml"), write)
