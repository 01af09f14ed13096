"""What was translated before, as units: of a memory as of any file of translations."""

from collections.abc import Iterator
from pathlib import Path

from tmkit.core import Unit
from tmkit.formats import registry as formats

_SQLITE = b"SQLite format 3\0"


def units(path: str) -> Iterator[Unit]:
    """The units of a memory, each source with each other language, or of a file. Raises InputError."""
    try:
        with Path(path).open("rb") as file:
            stored = file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        stored = False  # the formats say what is wrong with it
    if not stored:
        yield from formats.stream(path)
        return
    from tmkit import memory  # with numpy and SQLite, which a run without a memory does not need

    with memory.open(path) as opened:
        for record in opened.records():
            source, *targets = record.variants
            for target in targets:
                yield Unit(
                    record.key or str(record.id),
                    source.segment,
                    target.segment,
                    target.lang,
                    note=record.note,
                    properties=record.properties,
                )
