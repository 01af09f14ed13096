"""What can still be read of a damaged memory."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import tmkit.memory.store as store
from tmkit.core import InputError
from tmkit.memory.records import Record, Variant, decode_codes
from tmkit.memory.schema import VARIANTS
from tmkit.memory.store import Store

_SKIP = 1  # units passed over after a broken page, doubled while it stays broken: a page may hold one or some dozens


def open_store(path: Path | str) -> Store:
    """Open a memory without looking whether it is whole. Raises InputError where nothing of it can be read."""
    path = Path(path)
    if not path.is_file():
        raise InputError("there is no such memory", path=str(path))
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")  # or else SQLite reads nothing of a file that was cut short
    opened = Store(path, connection, read_only=True)
    try:
        store.tags(opened)
    except sqlite3.DatabaseError:
        connection.close()
        raise InputError("nothing of it can be read: its list of languages is gone", path=str(path)) from None
    return opened


def records(opened: Store) -> Iterator[Record]:
    """Units whose variants can be read, by id; with their keys, dates and notes where those can be read too."""
    tagged = opened.languages
    at, skip, unit, variants = 0, _SKIP, -1, list[Variant]()
    while True:
        try:
            rows = opened.connection.execute(
                "SELECT id, language, text, codes FROM variants WHERE id >= ? ORDER BY id LIMIT 200", (at,)
            ).fetchall()
        except sqlite3.DatabaseError:
            rows = _one(opened, at)
            if not rows:
                if skip > _end(opened) * VARIANTS:
                    break
                at, skip = at + skip * VARIANTS, skip * 2
                continue
        if not rows:
            break
        skip = _SKIP
        for number, language, text, codes in rows:
            if number // VARIANTS != unit:
                yield from _whole(opened, unit, variants)
                unit, variants = number // VARIANTS, []
            if language in tagged:
                variants.append(Variant(tagged[language], text, decode_codes(codes)))
        at = rows[-1][0] + 1
    yield from _whole(opened, unit, variants)


def _one(opened: Store, at: int) -> list[tuple[int, int, str, str | None]]:
    """The row next to `at` alone, where two hundred cannot be read."""
    try:
        return opened.connection.execute(
            "SELECT id, language, text, codes FROM variants WHERE id >= ? ORDER BY id LIMIT 1", (at,)
        ).fetchall()
    except sqlite3.DatabaseError:
        return []


def _end(opened: Store) -> int:
    try:
        return max(store.last_unit(opened), 1 << 20)
    except sqlite3.DatabaseError:
        return 1 << 24


def _whole(opened: Store, unit: int, variants: list[Variant]) -> Iterator[Record]:
    if len(variants) < 2:
        return
    try:
        yield store.fetch(opened, [unit]).get(unit) or Record(tuple(variants), id=unit)
    except (sqlite3.DatabaseError, ValueError):
        yield Record(tuple(variants), id=unit)
