"""The tables of a memory's file, and the steps that bring an older one up to date."""

import sqlite3

VERSION = 1
"""Of the tables, in `PRAGMA user_version`."""

APPLICATION = 0x746D6B6D  # "tmkm" in `PRAGMA application_id`: tells a memory from any other SQLite file

VARIANTS = 1024
"""Room for the variants of a unit: variant n of unit u has the id u * VARIANTS + n, so no index is needed for them."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE languages (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, sha256 TEXT NOT NULL DEFAULT '',
  started TEXT NOT NULL, finished TEXT NOT NULL DEFAULT '', counts TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE units (
  id INTEGER PRIMARY KEY, identity INTEGER, import INTEGER NOT NULL, key TEXT,
  before TEXT, after TEXT, created TEXT, changed TEXT, author TEXT, editor TEXT,
  used INTEGER NOT NULL DEFAULT 0, note TEXT, properties TEXT
);
CREATE TABLE digests (digest INTEGER PRIMARY KEY, unit INTEGER NOT NULL);
CREATE INDEX units_identity ON units (identity) WHERE identity IS NOT NULL;
CREATE TABLE variants (id INTEGER PRIMARY KEY, language INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT);
CREATE TABLE removed (
  id INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL, digest INTEGER NOT NULL, batch TEXT NOT NULL,
  reason TEXT NOT NULL, at TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX removed_digest ON removed (digest);
CREATE INDEX removed_batch ON removed (batch);
CREATE TABLE generations (token TEXT PRIMARY KEY, language TEXT NOT NULL, last_unit INTEGER NOT NULL) WITHOUT ROWID;
"""

_STEPS: tuple[str, ...] = (_TABLES,)
"""Step n brings version n to n + 1; a memory of any older version passes through the rest of them."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables from `version` to VERSION, within the caller's transaction."""
    for step in _STEPS[version:VERSION]:
        for statement in step.split(";\n"):
            if statement.strip():
                connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
