"""YAML of messages out of units, the language on top, as Rails has it."""

from collections.abc import Iterator, Sequence

from tmkit.core import Unit
from tmkit.formats import yaml_writing
from tmkit.formats.writers import nesting
from tmkit.formats.writers.making import Making, Writer, key_of, text_of


def write(units: Sequence[Unit], making: Making) -> bytes:
    """Mappings by the full stops of the keys; the forms of a plural are a mapping of their own."""
    top = f"{making.target_lang}."
    texts = {key_of(unit).removeprefix(top): text_of(unit) for unit in units}
    return "\n".join((f"{making.target_lang}:", *_lines(nesting.nested(texts), 1), "")).encode()


def _lines(table: dict[str, object], depth: int) -> Iterator[str]:
    for name, value in table.items():
        yield from _entry(f"{'  ' * depth}{yaml_writing.key(name)}:", value, depth)


def _entry(head: str, value: object, depth: int) -> Iterator[str]:
    if isinstance(value, dict):
        yield head
        yield from _lines(value, depth + 1)
    elif isinstance(value, list):
        yield head
        for item in value:
            yield from _entry(f"{'  ' * (depth + 1)}-", item, depth + 1)
    else:
        yield f"{head} {yaml_writing.scalar(str(value))}"


WRITER = Writer("yaml", (".yml", ".yaml"), write)
