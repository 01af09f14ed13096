"""Units into a memory and out of it: what is new, what is known, what a newer date updates, what may come back."""

import hashlib
import json
import sqlite3
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import tmkit.memory.records as records
import tmkit.memory.store as store
from tmkit.memory.records import Record
from tmkit.memory.schema import VARIANTS
from tmkit.memory.store import Store

CHUNK = 40_000
"""Units in a transaction: a fifth of a second, which other writers wait. The index of digests is written all over in
each transaction, so that smaller ones write many times as much to the disk."""


def now() -> str:
    """The time in UTC, as records write it."""
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())


def begin_import(opened: Store, source: str, sha256: str = "") -> int:
    """Open an entry in the log of imports; its id."""
    with store.writing(opened) as connection:
        cursor = connection.execute(
            "INSERT INTO imports (source, sha256, started) VALUES (?, ?, ?)", (source, sha256, now())
        )
        return int(cursor.lastrowid or 0)


def end_import(opened: Store, number: int, counts: dict[str, int]) -> None:
    """Write into the log that the import came to its end, and what it counted."""
    with store.writing(opened) as connection:
        connection.execute(
            "UPDATE imports SET finished = ?, counts = ? WHERE id = ?", (now(), json.dumps(counts), number)
        )


def imports(opened: Store) -> tuple[dict[str, object], ...]:
    """The log of imports, oldest first; `finished` is empty for one that was cut short."""
    rows = opened.connection.execute("SELECT id, source, sha256, started, finished, counts FROM imports ORDER BY id")
    names = ("id", "source", "sha256", "started", "finished", "counts")
    return tuple(dict(zip(names, (*row[:5], json.loads(row[5])), strict=True)) for row in rows)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in constant memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def add(opened: Store, number: int, incoming: Iterable[Record]) -> Counter[str]:
    """Add units, in one transaction: how many were `added`, `updated`, `known`, `older` or `removed` before.

    A unit that is there already adds nothing. One with a key or a creation date that is there with other text updates
    it when its change date is newer. One that was removed stays away. `number` is the import's.
    """
    given = list(incoming)
    fresh = dict(zip(map(records.digest, given), given, strict=True))
    counts = Counter(known=len(given) - len(fresh))
    with store.writing(opened) as connection:
        asked = json.dumps(list(fresh))
        for digest, unit, changed in connection.execute(
            "SELECT digests.digest, id, changed FROM digests JOIN units ON id = unit"
            " WHERE digests.digest IN (SELECT value FROM json_each(?))",
            (asked,),
        ).fetchall():
            counts["known"] += 1
            _renew(connection, unit, changed or "", fresh.pop(digest))
        if connection.execute("SELECT 1 FROM removed LIMIT 1").fetchone():
            for (digest,) in connection.execute(
                "SELECT DISTINCT digest FROM removed WHERE digest IN (SELECT value FROM json_each(?))", (asked,)
            ).fetchall():
                counts["removed"] += fresh.pop(digest, None) is not None
        identities = {digest: records.identity(record) for digest, record in fresh.items()}
        _supersede(opened, number, fresh, identities, counts)
        _insert(opened, number, fresh, identities)
    counts["added"] += len(fresh) - counts["updated"]
    return counts


def _renew(connection: sqlite3.Connection, unit: int, changed: str, record: Record) -> None:
    """The same texts with a newer date: only what is known about them changes."""
    if record.changed > changed:
        connection.execute(
            "UPDATE units SET changed = ?, editor = coalesce(nullif(?, ''), editor),"
            " note = coalesce(nullif(?, ''), note) WHERE id = ?",
            (record.changed, record.editor, record.note, unit),
        )


def _supersede(
    opened: Store, number: int, fresh: dict[int, Record], identities: dict[int, int | None], counts: Counter[str]
) -> None:
    """Of records that are there in an older or newer wording: remove the old one, or leave out the older."""
    wanted = [identity for identity in identities.values() if identity is not None]
    if not wanted:
        return
    held: dict[int, list[tuple[int, str]]] = {}
    for identity, unit, changed in opened.connection.execute(
        "SELECT identity, id, changed FROM units WHERE identity IN (SELECT value FROM json_each(?)) AND import != ?",
        (json.dumps(wanted), number),
    ):
        held.setdefault(identity, []).append((unit, changed or ""))
    times = Counter(wanted)
    for digest, identity in identities.items():
        # Two records of one stamp in a file or a memory are two translations, not two states of one.
        if identity is None or len(held.get(identity, ())) != 1 or times[identity] > 1:
            continue
        ((unit, changed),) = held[identity]
        if fresh[digest].changed > changed:
            _take_out(opened, [unit], "updated", f"import {number}")
            counts["updated"] += 1
        elif fresh[digest].changed and fresh[digest].changed < changed:
            del fresh[digest]
            counts["older"] += 1


_BARE = Record(())[1:-1]
"""Of a record of which nothing is known but its texts, what stands between them and its id."""


def _insert(opened: Store, number: int, fresh: dict[int, Record], identities: dict[int, int | None]) -> None:
    first = store.last_unit(opened) + 1
    langs = dict.fromkeys([variant[0] for record in fresh.values() for variant in record[0]])
    numbers = _language_numbers(opened, langs)
    units, plain, variants = [], [], []
    for unit, (digest, record) in enumerate(fresh.items(), first):
        if record[1:-1] == _BARE:
            plain.append((unit, number))
        else:
            units.append((unit, identities[digest], number, *_facts(record)))
        at = unit * VARIANTS
        for lang, text, codes in record[0]:
            variants.append((at, numbers[lang], text, records.encode_codes(codes) if codes else None))
            at += 1
    opened.connection.executemany("INSERT INTO units (id, import) VALUES (?, ?)", plain)
    opened.connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", units)
    opened.connection.executemany("INSERT INTO variants VALUES (?, ?, ?, ?)", variants)
    # Kept by hand: SQLite's AUTOINCREMENT writes it for every row anew.
    opened.connection.execute("INSERT OR REPLACE INTO meta VALUES ('last', ?)", (str(first + len(fresh) - 1),))
    # In their own table and in order: three times as fast as an index of units that grows at random places.
    opened.connection.executemany("INSERT INTO digests VALUES (?, ?)", sorted(zip(fresh, count(first), strict=False)))


def _facts(record: Record) -> tuple[object, ...]:
    return (
        record.key or None,
        _json(record.before),
        _json(record.after),
        record.created or None,
        record.changed or None,
        record.author or None,
        record.editor or None,
        record.used,
        record.note or None,
        _json(record.properties),
    )


def _json(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value else None


def _language_numbers(opened: Store, wanted: Iterable[str]) -> dict[str, int]:
    known = {tag: number for number, tag in opened.connection.execute("SELECT id, tag FROM languages")}
    for tag in wanted:
        if tag not in known:
            known[tag] = int(opened.connection.execute("INSERT INTO languages (tag) VALUES (?)", (tag,)).lastrowid or 0)
    return known


def _take_out(opened: Store, units: Sequence[int], reason: str, batch: str) -> int:
    gone = store.fetch(opened, units)
    digests = {unit: records.digest(record) for unit, record in gone.items()}
    opened.connection.executemany(
        "INSERT INTO removed (unit, digest, batch, reason, at, content) VALUES (?, ?, ?, ?, ?, ?)",
        [(unit, digests[unit], batch, reason, now(), records.encode(record)) for unit, record in gone.items()],
    )
    opened.connection.executemany("DELETE FROM digests WHERE digest = ?", [(digest,) for digest in digests.values()])
    opened.connection.executemany("DELETE FROM units WHERE id = ?", [(unit,) for unit in gone])
    opened.connection.executemany(
        "DELETE FROM variants WHERE id BETWEEN ? AND ?",
        [(unit * VARIANTS, unit * VARIANTS + VARIANTS - 1) for unit in gone],
    )
    return len(gone)


def remove(opened: Store, units: Sequence[int], reason: str, batch: str = "") -> tuple[str, int]:
    """Take units out, remembering them; the batch's name, by which `restore` brings them back, and how many went."""
    batch = batch or uuid.uuid4().hex[:8]
    gone = 0
    for start in range(0, len(units), CHUNK):
        with store.writing(opened):
            gone += _take_out(opened, units[start : start + CHUNK], reason, batch)
    return batch, gone


def batches(opened: Store) -> tuple[tuple[str, str, int], ...]:
    """Batches of removed units that can be restored, the latest first: name, date, how many."""
    rows = opened.connection.execute(
        "SELECT batch, max(at), count(*) FROM removed WHERE reason != 'updated' GROUP BY batch ORDER BY max(id) DESC"
    )
    return tuple(rows.fetchall())


def restore(opened: Store, batch: str) -> int:
    """Bring the units of a batch back; how many."""
    with store.writing(opened) as connection:
        rows = connection.execute("SELECT digest, content FROM removed WHERE batch = ?", (batch,)).fetchall()
        connection.execute("DELETE FROM removed WHERE batch = ?", (batch,))
        back = {digest: records.decode(content) for digest, content in rows}
        for (digest,) in connection.execute(
            "SELECT digest FROM digests WHERE digest IN (SELECT value FROM json_each(?))", (json.dumps(list(back)),)
        ).fetchall():
            del back[digest]
        sources = {name: number for number, name in connection.execute("SELECT id, source FROM imports ORDER BY id")}
        for origin in {record.origin for record in back.values()}:
            some = {digest: record for digest, record in back.items() if record.origin == origin}
            identities = {digest: records.identity(record) for digest, record in some.items()}
            _insert(opened, sources.get(origin, 0), some, identities)
    return len(back)


def use(opened: Store, units: Iterable[int]) -> None:
    """Count that each unit was taken once more."""
    with store.writing(opened) as connection:
        connection.executemany("UPDATE units SET used = used + 1 WHERE id = ?", [(unit,) for unit in units])
