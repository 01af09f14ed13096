"""An Application Resource Bundle out of units; the forms of a plural are one ICU message."""

import re
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers import forms
from tmkit.formats.writers.json_keyed import written
from tmkit.formats.writers.making import Making, Names, Writer, groups, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The bundle; what may not stand in a Dart name becomes an underscore."""
    names = Names(r"[^A-Za-z0-9_]", r"[A-Za-z]")
    made: dict[str, object] = {}
    if making.target_lang != "und":
        made["@@locale"] = making.target_lang.replace("-", "_")
    for group in groups(units):
        unit = group[0]
        if unit.plural and all(forms.are_balanced(text_of(one)) for one in group):
            number = forms.counted(group)
            said = " ".join(f"{form}{{{text}}}" for form, text in forms.in_order(group))
            name = names.of(unit.id)
            made[name] = f"{{{number}, plural, {said}}}"
            made[f"@{name}"] = {**_described(unit), "placeholders": {number: {"type": "int"}}}
            continue
        for one in group:
            name = names.of(f"{one.id}_{one.plural}" if one.plural else one.id)
            made[name] = text_of(one)
            if about := _described(one):
                made[f"@{name}"] = about
    return written(made)


def _described(unit: Unit) -> dict[str, object]:
    said = {"description": unit.note, "context": unit.context if unit.context != unit.id else ""}
    return {name: re.sub(r"\s*\n\s*", "\n", text) for name, text in said.items() if text}


WRITER = Writer("arb", (".arb",), write)
