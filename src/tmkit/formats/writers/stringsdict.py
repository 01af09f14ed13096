"""Apple's `.stringsdict` out of units: the forms of a plural in their rule, any other text as a format alone."""

import re
from collections.abc import Iterator, Sequence

from tmkit.core import Unit
from tmkit.formats import xmltext
from tmkit.formats.writers import forms
from tmkit.formats.writers.making import Making, Writer, groups, text_of

_NUMBER = re.compile(r"%(?:\d+\$)?(lld|llu|ld|lu|d|u|i|f|g)")


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A `<dict>` a key; the forms of `key/name` are the rule of the variable `name` in the format of `key`."""
    del making
    formats = {unit.id: text_of(unit) for unit in units if not unit.plural}
    rules: dict[str, list[tuple[str, list[Unit]]]] = {}
    for group in groups(units):
        key, name = _placed(group[0], formats)
        rules.setdefault(key, [])
        if group[0].plural:
            rules[key].append((name, group))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
        '<plist version="1.0">',
        "<dict>",
    ]
    for key, variables in rules.items():
        said = formats.get(key, "".join(f"%#@{name}@" for name, _ in variables[:1]))
        lines += [f"  <key>{xmltext.escaped(key)}</key>", "  <dict>", *_entry("NSStringLocalizedFormatKey", said)]
        for name, group in variables:
            lines += _rule(name, group)
        lines.append("  </dict>")
    return "\n".join((*lines, "</dict>", "</plist>", "")).encode()


def _placed(unit: Unit, formats: dict[str, str]) -> tuple[str, str]:
    """The key, and the variable of a plural: named in the format that stands there, else after the key itself."""
    key, slash, name = unit.id.rpartition("/")
    if unit.plural and slash and f"%#@{name}@" in formats.get(key, ""):
        return key, name
    return unit.id, "value"


def _rule(name: str, group: list[Unit]) -> Iterator[str]:
    number = next((found[1] for unit in group for found in [_NUMBER.search(text_of(unit))] if found), "d")
    yield f"    <key>{xmltext.escaped(name)}</key>"
    yield "    <dict>"
    for key, text in (
        ("NSStringFormatSpecTypeKey", "NSStringPluralRuleType"),
        ("NSStringFormatValueTypeKey", number),
        *forms.in_order(group),
    ):
        yield from ("  " + line for line in _entry(key, text))
    yield "    </dict>"


def _entry(key: str, text: str) -> tuple[str, str]:
    xmltext.check(text)
    return f"    <key>{key}</key>", f"    <string>{xmltext.escaped(text)}</string>"


WRITER = Writer("stringsdict", (".stringsdict",), write)
