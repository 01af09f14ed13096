"""New files of one language out of units: JSON, ARB, properties, .strings, YAML, Android and plain text."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tmkit.core import Segment, Unit
from tmkit.formats import android, apple_strings, inline, properties, yaml_writing
from tmkit.formats.new_making import Making, key_of, text_of


def json_file(units: Sequence[Unit], making: Making) -> bytes:
    """JSON, nested where the keys have full stops and none of them is in the way; plurals as i18next v4 has them."""
    del making
    keys = [f"{unit.id}_{unit.plural}" if unit.plural else unit.id for unit in units]
    texts = dict(zip(keys, map(text_of, units), strict=True))
    return (json.dumps(_nested(texts) or texts, ensure_ascii=False, indent=2) + "\n").encode()


def _nested(texts: dict[str, str]) -> dict[str, object] | None:
    if not all(re.fullmatch(r"[\w-]+(?:\.[\w-]+)*", key) for key in texts):
        return None
    root: dict[str, object] = {}
    for key, text in texts.items():
        *folders, last = key.split(".")
        place = root
        for folder in folders:
            inner = place.setdefault(folder, {})
            if not isinstance(inner, dict):
                return None
            place = inner
        if last in place:
            return None
        place[last] = text
    return root


def arb(units: Sequence[Unit], making: Making) -> bytes:
    """An Application Resource Bundle."""
    made: dict[str, object] = {"@@locale": making.target_lang.replace("-", "_")}
    for unit in units:
        made[unit.id] = text_of(unit)
        if unit.note:
            made[f"@{unit.id}"] = {"description": unit.note}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def properties_file(units: Sequence[Unit], making: Making) -> bytes:
    """Java properties, ASCII with `\\u` escapes."""
    del making
    key, value = properties.Write(is_ascii=True, key=True), properties.Write(is_ascii=True)
    lines = []
    for unit in units:
        lines += [f"# {line}".encode("ascii", "backslashreplace").decode() for line in unit.note.splitlines()]
        lines.append(f"{key(key_of(unit))}={value(text_of(unit))}")
    return ("\n".join(lines) + "\n").encode()


def strings(units: Sequence[Unit], making: Making) -> bytes:
    """Apple .strings."""
    del making
    lines = []
    for unit in units:
        if unit.note and "*/" not in unit.note:
            lines.append(f"/* {unit.note} */")
        lines.append(f"{apple_strings.literal(key_of(unit))} = {apple_strings.literal(text_of(unit))};")
    return ("\n".join(lines) + "\n").encode()


def yaml(units: Sequence[Unit], making: Making) -> bytes:
    """YAML as Rails has it, the language on top."""
    texts = {key_of(unit): text_of(unit) for unit in units}
    nested = _nested(texts) or dict(texts)
    return "\n".join((f"{making.target_lang}:", *_yaml_lines(nested, 1), "")).encode()


def _yaml_lines(table: dict[str, object], depth: int) -> Iterator[str]:
    for name, value in table.items():
        key = f"{'  ' * depth}{yaml_writing.key(name)}:"
        if isinstance(value, dict):
            yield key
            yield from _yaml_lines(value, depth + 1)
        else:
            yield f"{key} {yaml_writing.scalar(str(value))}"


def android_file(units: Sequence[Unit], making: Making) -> bytes:
    """Android's strings.xml; what may not stand in a resource's name becomes an underscore."""
    del making
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<resources>"]
    for (name, is_plural), group in groupby(units, key=lambda unit: (unit.id, bool(unit.plural))):
        safe = re.sub(r"[^A-Za-z0-9_.]", "_", name)
        safe = safe if re.match(r"[A-Za-z_]", safe) else f"_{safe}"
        forms = [(one.plural, inline.written(android.written(Segment(text_of(one), "und")))) for one in group]
        if is_plural:
            lines.append(f'    <plurals name="{safe}">')
            lines += [f'        <item quantity="{plural}">{text}</item>' for plural, text in forms]
            lines.append("    </plurals>")
        else:
            lines += [f'    <string name="{safe}">{text}</string>' for _, text in forms]
    return "\n".join((*lines, "</resources>", "")).encode()


def text(units: Sequence[Unit], making: Making) -> bytes:
    """Plain text, a paragraph a unit."""
    del making
    return ("\n\n".join(map(text_of, units)) + "\n").encode()
