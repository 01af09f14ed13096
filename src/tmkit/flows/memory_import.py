"""Files into a memory: streaming, in short transactions, so that what was read is kept and running it again goes on."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tmkit.core import ConfigurationError
from tmkit.flows import memory_sources
from tmkit.flows.memory_sources import Reading
from tmkit.memory import store, writing


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    path: str
    read: int
    """Units of it that have a translation."""
    counts: dict[str, int]
    """Units `added`, `updated`, `known` before, `older` than the memory's, `removed` from it earlier; and what was left
    out of the file: `untranslated`, `unfinished`, `empty`, and `characters` that XML forbids."""
    dropped: tuple[str, ...] = ()
    """Where characters were dropped, the first hundred."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the import of a file has come."""

    path: str
    read: int
    """Units so far."""
    share: float
    """Of the file's bytes, 0 to 1; 0 where that is not known before its end."""
    finished: bool = False


def import_files(
    paths: Sequence[str],
    memory: str,
    *,
    source_lang: str = "",
    target_lang: str = "",
    unfinished: bool = False,
    whole: bool = False,
    progress: Callable[[Reached], None] = lambda _: None,
) -> Iterator[Imported]:
    """Import each file; gives what became of it. `whole` takes a file in one transaction: all of it or nothing.

    Raises InputError, OutputError or ConfigurationError; what was committed before stays.
    """
    if any(Path(path).resolve() == Path(memory).resolve() for path in paths):
        raise ConfigurationError(f"{memory} cannot be imported into itself")
    new = not Path(memory).exists()
    opened = store.open_store(memory, create=True)
    try:
        for path in paths:
            reading = Reading(source_lang, target_lang, unfinished)
            with _without_collector():
                yield _import(opened, Path(path), reading, whole, progress)
    finally:
        empty = new and not writing.imports(opened)
        store.close(opened)
        if empty:  # nothing came in: no memory is left behind by a name that was mistyped
            Path(memory).unlink(missing_ok=True)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's cycle collector would walk millions of tuples that are in no cycle: a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _import(
    opened: store.Store, path: Path, reading: Reading, whole: bool, progress: Callable[[Reached], None]
) -> Imported:
    records = memory_sources.records(path, reading)
    first = list(islice(records, writing.CHUNK))  # so that a file that cannot be read makes no entry in the log
    number = writing.begin_import(opened, path.name, writing.fingerprint(path))
    counts: Counter[str] = Counter()
    read, size = 0, max(1, path.stat().st_size)

    def reached(units: int) -> Reached:
        return Reached(str(path), units, min(1.0, reading.reached / size))

    while whole and (more := list(islice(records, writing.CHUNK))):
        first += more
        progress(reached(len(first)))
    chunk = first
    while chunk:
        counts += writing.add(opened, number, chunk)
        read += len(chunk)
        progress(reached(read))
        chunk = list(islice(records, writing.CHUNK))
    progress(Reached(str(path), read, 1.0, finished=True))
    counts += reading.counts
    writing.end_import(opened, number, dict(counts))
    return Imported(str(path), read, dict(counts), tuple(reading.dropped))
