"""A browser extension's `messages.json` out of units."""

from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers.json_keyed import written
from tmkit.formats.writers.making import Making, Names, Writer, key_of, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """Messages with their notes as descriptions; what may not stand in a name becomes an underscore."""
    del making
    names = Names(r"[^A-Za-z0-9_@]")
    made: dict[str, dict[str, str]] = {}
    for unit in units:
        message = made.setdefault(names.of(key_of(unit)), {"message": text_of(unit)})
        if unit.note:
            message["description"] = unit.note
    return written(made)


WRITER = Writer("webext", ("messages.json",), write)
