"""JSON out of units: nested where the keys have full stops, plurals as i18next v4 has them."""

import json
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers import nesting
from tmkit.formats.writers.making import Making, Writer, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """An object of texts; `key_one` beside `key_other` are the forms of a plural."""
    del making
    return written(nesting.nested(_texts(units)))


def write_flat(units: Sequence[Unit], making: Making) -> bytes:
    """The same with every key whole."""
    del making
    return written(dict(_texts(units)))


def _texts(units: Sequence[Unit]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for unit in units:
        key = wanted = f"{unit.id}_{unit.plural}" if unit.plural else unit.id
        number = 2
        while key in texts:
            key, number = f"{wanted}~{number}", number + 1
        texts[key] = text_of(unit)
    return texts


def written(made: object) -> bytes:
    """The value as a file."""
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


WRITER = Writer("json", (".json",), write)
FLAT = Writer("json-flat", (), write_flat)
