"""A memory as TMX 1.4b, streaming; from a damaged one what can still be read."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tmkit.core import ConfigurationError, OutputError
from tmkit.flows.memory_sources import AFTER, BEFORE
from tmkit.formats import tmx_rows_writer
from tmkit.formats.tmx_rows import Facts, Row
from tmkit.memory import Record, Variant, salvage, store
from tmkit.text import languages


def export(memory: str, output: str = "", *, langs: tuple[str, ...] = (), damaged: bool = False) -> int:
    """Write the memory as TMX to a file, whole or not at all, or to standard output; gives the number of units.

    `langs` keeps the variants in those languages alone. `damaged` reads past what is broken.
    Raises InputError and OutputError.
    """
    opened = salvage.open_store(memory) if damaged else store.open_store(memory)
    try:
        with store.errors(opened.path):
            source = next(iter(store.tags(opened)), "en")
            found = salvage.records(opened) if damaged else store.records(opened)
            made = rows(found, _kept(opened, langs))
            if not output or output == "-":
                return _show(made, source)
            return _write(Path(output), made, source)
    finally:
        store.close(opened)


def _kept(opened: store.Store, langs: tuple[str, ...]) -> tuple[str, ...]:
    """The memory's tags that the asked ones mean: `zh` its zh-CN, too. Raises ConfigurationError where it lacks one."""
    tags, kept = store.tags(opened), []
    for lang in langs:
        asked = languages.canonical(lang)
        wanted = (languages.primary(asked), languages.script(asked))
        fitting = [tag for tag in tags if tag == asked] or [
            tag for tag in tags if (languages.primary(tag), languages.script(tag)) == wanted
        ]
        if not fitting:
            raise ConfigurationError(f"{opened.path}: the memory has no {asked}; it has {', '.join(tags)}")
        kept += fitting
    return tuple(kept)


def _show(rows: Iterator[Row], source: str) -> int:
    try:
        count = tmx_rows_writer.write_to(sys.stdout.buffer, rows, source_lang=source)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        with suppress(OSError):
            sys.stdout.close()  # or else its buffer is tried once more on leaving
        raise OutputError(f"standard output: cannot be written ({error.strerror})") from None
    return count


def _write(path: Path, rows: Iterator[Row], source: str) -> int:
    temporary = ""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
            with path.open("wb") as file:
                return tmx_rows_writer.write_to(file, rows, source_lang=source)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            count = tmx_rows_writer.write_to(file, rows, source_lang=source)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
    return count


def rows(records: Iterable[Record], langs: tuple[str, ...] = ()) -> Iterator[Row]:
    """The records as rows of a TMX; with `langs`, only those with two of these languages."""
    wanted = frozenset(languages.canonical(lang) for lang in langs)
    for number, record in enumerate(records, 1):
        variants = record.variants
        if wanted:
            variants = tuple(variant for variant in variants if variant.lang in wanted)
            if len(variants) < 2:
                continue
        yield Row(
            number,
            record.key,
            0,
            tuple(
                (lang, text if not codes else Variant(lang, text, codes).segment, ()) for lang, text, codes in variants
            ),
            _facts(record),
        )


def _facts(record: Record) -> Facts:
    facts = []
    for name, value in (
        ("creationdate", record.created),
        ("changedate", record.changed),
        ("creationid", record.author),
        ("changeid", record.editor),
        ("usagecount", str(record.used) if record.used else ""),
        ("", record.note),
    ):
        if value:
            facts.append((name, value))
    facts += record.properties
    source = record.variants[0].lang
    for name, around in ((BEFORE, record.before), (AFTER, record.after)):
        for lang, text in around.items():
            facts.append((name if lang == source else f"{name}.{lang}", text))
    return tuple(facts)
