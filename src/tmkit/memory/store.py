"""A memory's file: SQLite behind plain functions, the only place that knows how units are kept.

Any number of processes may read while others write. A write is one short transaction, so that a process killed at any
moment leaves whole units only; what was committed stays. Another kind of
storage can stand here with the same functions.
"""

import json
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import tmkit.memory.schema as schema
from tmkit.core import InputError, OutputError
from tmkit.memory.records import Record, Variant, decode_codes
from tmkit.memory.schema import VARIANTS

PATIENCE = 60.0  # seconds that a writer waits for others; a transaction of theirs lasts a tenth of one

SUFFIX = ".tmdb"
"""Of a memory's file, by custom."""


@dataclass(slots=True)
class Store:
    """An open memory file. Its fields belong to this module."""

    path: Path
    connection: sqlite3.Connection
    id: str = ""
    """Random, given when the memory was made."""
    read_only: bool = False
    languages: dict[int, str] = field(default_factory=dict)


def open_store(path: Path | str, *, create: bool = False) -> Store:
    """Open a memory; make it where there is none if `create`.

    Raises InputError when it is missing, no memory, damaged or of a newer version; OutputError when it cannot be made.
    """
    path = Path(path)
    if not create and not path.exists():
        raise InputError("there is no such memory; `tmkit memory import FILE --to MEMORY` makes one", path=str(path))
    if path.is_dir():
        raise InputError("is a directory; name the memory's file in it", path=str(path))
    if not path.parent.is_dir():
        raise OutputError(f"{path}: cannot be made (there is no folder {path.parent})")
    with errors(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = OFF")
        store = Store(path, connection)
        try:
            _prepare(store, create)
        except BaseException:
            connection.close()
            raise
    return store


def _prepare(store: Store, create: bool) -> None:
    run = store.connection.execute
    application, version = (run(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = run("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != schema.APPLICATION:
        raise InputError("is an SQLite file but no memory of tmkit", path=str(store.path))
    if version > schema.VERSION:
        raise InputError(
            f"is a memory of version {version}; this tmkit reads up to {schema.VERSION}: update tmkit",
            path=str(store.path),
        )
    if not tables and not create:
        raise InputError("is empty, not a memory; `tmkit memory import` makes one", path=str(store.path))
    if version < schema.VERSION:
        _make(store)
    for setting in (
        "synchronous = NORMAL",
        "cache_size = -65536",
        "temp_store = MEMORY",
        "mmap_size = 268435456",
        "wal_autocheckpoint = 8000",
    ):
        run(f"PRAGMA {setting}")
    named = run("SELECT value FROM meta WHERE name = 'id'").fetchone()
    if named is None:
        raise _damaged(store.path, "it has no id")
    store.id = named[0]


def _make(store: Store) -> None:
    """Make the tables or bring them up to date; another process may do the same at the same time."""
    _with_patience(lambda: store.connection.execute("PRAGMA journal_mode = WAL"))
    with writing(store):
        version = store.connection.execute("PRAGMA user_version").fetchone()[0]
        if version < schema.VERSION:
            schema.migrate(store.connection, version)
            store.connection.execute("INSERT OR IGNORE INTO meta VALUES ('id', ?)", (uuid.uuid4().hex,))


def _with_patience(act: object) -> None:
    """Changing to WAL does not wait for others by itself (SQLite asks for the lock without its busy handler)."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            act()  # type: ignore[operator]  # a function without arguments
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def close(store: Store) -> None:
    """Let go of the file."""
    store.connection.close()


@contextmanager
def errors(path: Path) -> Iterator[None]:
    """What SQLite says, in tmkit's words."""
    try:
        yield
    except UnicodeEncodeError:
        raise InputError("a text has half of a surrogate pair, which is no character; mend it in its file") from None
    except (TypeError, AttributeError, KeyError, IndexError, ValueError) as error:
        if (told := _broken(path)) is None:  # not the file's fault
            raise
        raise _damaged(path, told) from error
    except sqlite3.DatabaseError as error:
        told = str(error)
        if "full" in told or "disk I/O" in told:
            raise OutputError(
                f"{path}: the disk is full; units committed before are safe: make room and run the same again"
            ) from None
        if "readonly" in told or "unable to open" in told:
            raise OutputError(f"{path}: cannot be written or made here; check the folder's permissions") from None
        if "locked" in told or "busy" in told:
            raise OutputError(f"{path}: another process has held it for {PATIENCE:.0f} seconds; try again") from None
        if "not a database" in told:
            raise InputError(
                f"is no memory; `tmkit memory import {path} --to NAME.tmdb` makes one of a file of translations",
                path=str(path),
            ) from None
        raise _damaged(path, told) from None


def _damaged(path: Path, told: str) -> InputError:
    way = f"`tmkit memory export {path} --salvage -o NAME.tmx` writes what can still be read"
    return InputError(f"the memory is damaged ({told}); {way}", path=str(path))


def _broken(path: Path) -> str | None:
    """What SQLite's own check finds wrong in the file; None where it is whole."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == "ok" else " ".join(found.split())


@contextmanager
def writing(store: Store) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it or nothing. Waits for other writers."""
    with errors(store.path):
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            yield store.connection
            store.connection.execute("COMMIT")
        except BaseException:
            if store.connection.in_transaction:
                store.connection.execute("ROLLBACK")
            raise


def languages(store: Store) -> dict[str, int]:
    """How many variants each language has, most first."""
    counted = store.connection.execute(
        "SELECT tag, count(*) FROM variants JOIN languages ON languages.id = language GROUP BY tag ORDER BY 2 DESC, tag"
    )
    return dict(counted.fetchall())


def tags(store: Store) -> tuple[str, ...]:
    """Every language tag that the memory has ever seen, in the order of their coming."""
    return tuple(_tags(store).values())


def _tags(store: Store) -> dict[int, str]:
    store.languages = dict(store.connection.execute("SELECT id, tag FROM languages ORDER BY id"))
    return store.languages


def last_unit(store: Store) -> int:
    """The highest unit id ever given: grows with every unit added, never falls."""
    row = store.connection.execute("SELECT value FROM meta WHERE name = 'last'").fetchone()
    return int(row[0]) if row else 0


def count(store: Store) -> int:
    """How many units there are."""
    return int(store.connection.execute("SELECT count(*) FROM units").fetchone()[0])


def changes(store: Store) -> int:
    """A number that differs after another connection has committed."""
    return int(store.connection.execute("PRAGMA data_version").fetchone()[0])


def sources(store: Store, lang: str, after: int = 0, limit: int = -1) -> Iterator[tuple[int, str, str | None]]:
    """Unit id, text and stored codes of every variant in exactly that language, by unit id, from `after` on."""
    number = next((number for number, tag in _tags(store).items() if tag == lang), None)
    if number is None:
        return iter(())
    return store.connection.execute(
        "SELECT id / ?, text, codes FROM variants WHERE id >= ? AND language = ? ORDER BY id LIMIT ?",
        (VARIANTS, (after + 1) * VARIANTS, number, limit),
    )


def fetch(store: Store, ids: Sequence[int]) -> dict[int, Record]:
    """The units of those ids that are there."""
    found: dict[int, Record] = {}
    for start in range(0, len(ids), 500):
        part = json.dumps(list(ids[start : start + 500]))
        found |= {record.id: record for record in _records(store, "IN (SELECT value FROM json_each(?))", part)}
    return found


def records(store: Store, after: int = 0) -> Iterator[Record]:
    """Every unit, by id; constant memory, and no lock held between one thousand and the next."""
    while True:
        ids = [
            row[0]
            for row in store.connection.execute("SELECT id FROM units WHERE id > ? ORDER BY id LIMIT 1000", (after,))
        ]
        if not ids:
            return
        yield from _records(store, f"BETWEEN {ids[0]} AND ?", ids[-1])
        after = ids[-1]


_COLUMNS = "key, before, after, created, changed, author, editor, note, properties, used"


def _records(store: Store, which: str, value: object) -> Iterator[Record]:
    """Units whose id fits the clause `which`, with their variants; two queries for all of them."""
    run = store.connection.execute
    origins = dict(run("SELECT id, source FROM imports"))
    rows = run(f"SELECT id, import, {_COLUMNS} FROM units WHERE id {which} ORDER BY id", (value,)).fetchall()
    variants: dict[int, list[Variant]] = {}
    tagged = store.languages or _tags(store)
    for unit, *_ in rows:
        variants[unit] = []
    if which.startswith("IN"):
        found: Iterable[tuple[int, int, str, str | None]] = (
            row
            for unit in variants
            for row in run(
                "SELECT id, language, text, codes FROM variants WHERE id BETWEEN ? AND ? ORDER BY id",
                (unit * VARIANTS, unit * VARIANTS + VARIANTS - 1),
            )
        )
    elif rows:
        found = run(
            "SELECT id, language, text, codes FROM variants WHERE id BETWEEN ? AND ? ORDER BY id",
            (rows[0][0] * VARIANTS, rows[-1][0] * VARIANTS + VARIANTS - 1),
        )
    else:
        return
    for number, language, text, codes in found:
        if language not in tagged:
            tagged = _tags(store)
        if number // VARIANTS in variants:
            variants[number // VARIANTS].append(Variant(tagged[language], text, decode_codes(codes) if codes else ()))
    for unit, imported, *rest in rows:
        if variants[unit]:
            yield _record(unit, tuple(variants[unit]), origins.get(imported, ""), rest)


def _record(unit: int, variants: tuple[Variant, ...], origin: str, row: Sequence[object]) -> Record:
    key, before, after, created, changed, author, editor, note, properties, used = row
    return Record(
        variants,
        str(key or ""),
        json.loads(str(before)) if before else {},
        json.loads(str(after)) if after else {},
        str(created or ""),
        str(changed or ""),
        str(author or ""),
        str(editor or ""),
        str(note or ""),
        tuple((name, value) for name, value in json.loads(str(properties))) if properties else (),
        int(str(used)),
        origin,
        unit,
    )
