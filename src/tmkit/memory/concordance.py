"""Words and strings found wherever they stand in a memory, Chinese ones of any length among them.

An SQLite FTS5 table in a file of its own beside the memory, made when it is first asked and brought up to date when the
memory has grown. Each character of a script without spaces is a word of its own there, so that any run of them is a
phrase. Where the folder cannot be written, every text is read instead.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import regex

import tmkit.memory.store as store
from tmkit.core import Span
from tmkit.memory.records import Record, Variant
from tmkit.memory.schema import VARIANTS
from tmkit.memory.store import Store

_VERSION = "1"
_ONE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_UNSPACED = regex.compile(f"({_ONE})")
_TOKEN = regex.compile(rf"{_ONE}|(?:(?!{_ONE})[\p{{L}}\p{{N}}\p{{M}}\p{{Co}}])+")
_CHUNK = 50_000  # rows in a transaction


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A text of the memory in which the words stand."""

    record: Record
    variant: Variant
    """The one that has them."""
    spans: tuple[Span, ...]
    """Where, in code points of its text."""


def find(opened: Store, words: str, *, langs: frozenset[str] = frozenset(), limit: int = 20) -> Iterator[Occurrence]:
    """Texts that have the words in their order, whatever their case; the last word may go on. Oldest units first.

    `langs` keeps to texts with one of these tags.
    """
    tokens = _TOKEN.findall(words.casefold())
    if not tokens:
        return
    with store.errors(opened.path):
        yield from islice(_found(opened, tokens, langs), limit)


def _found(opened: Store, tokens: list[str], langs: frozenset[str]) -> Iterator[Occurrence]:
    try:
        index = _index(opened)
    except sqlite3.OperationalError:
        rows: Iterator[int] = _scanned(opened, tokens)
    else:
        phrase = " ".join(tokens).replace('"', " ")
        last = "" if _UNSPACED.fullmatch(tokens[-1]) else "*"
        rows = (
            row[0]
            for row in index.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (f'"{phrase}"{last}',)
            )
        )
    pattern = _pattern(tuple(tokens))
    while part := list(islice(rows, 64)):
        records = store.fetch(opened, list(dict.fromkeys(number // VARIANTS for number in part)))
        for number in part:
            record = records.get(number // VARIANTS)
            if record is None or number % VARIANTS >= len(record.variants):
                continue
            variant = record.variants[number % VARIANTS]
            spans = tuple(Span(*found.span()) for found in pattern.finditer(variant.text))
            if spans and (not langs or variant.lang in langs):
                yield Occurrence(record, variant, spans)


@lru_cache(maxsize=64)
def _pattern(tokens: tuple[str, ...]) -> "regex.Pattern[str]":
    """The tokens as they stand in a text: other characters between two words, or nothing beside a Chinese one."""
    whole = ""
    for before, token in zip(("", *tokens), tokens, strict=False):
        unspaced = _UNSPACED.fullmatch(token)
        if before:
            whole += r"[^\p{L}\p{N}\p{M}]" + ("*" if unspaced or _UNSPACED.fullmatch(before) else "+")
        elif not unspaced:
            whole += r"(?<![\p{Latin}\p{N}\p{M}])"
        whole += regex.escape(token)
    if not _UNSPACED.fullmatch(tokens[-1]):
        whole += r"[\p{L}\p{M}\p{N}--[\p{Han}\p{Hiragana}\p{Katakana}]]*"
    return regex.compile(whole, regex.IGNORECASE | regex.VERSION1)


def _index(opened: Store) -> sqlite3.Connection:
    """The table of words, up to date with the memory. Raises sqlite3.OperationalError where it cannot be written."""
    folder = opened.path.with_name(f"{opened.path.name}.index")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from None
    path = folder / "words.db"
    index = sqlite3.connect(path, timeout=store.PATIENCE, isolation_level=None)
    try:
        _prepare(index, opened)
    except sqlite3.DatabaseError as error:
        index.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink(missing_ok=True)  # derived, and damaged: made anew
        index = sqlite3.connect(path, timeout=store.PATIENCE, isolation_level=None)
        _prepare(index, opened)
    return index


def _prepare(index: sqlite3.Connection, opened: Store) -> None:
    index.execute("PRAGMA synchronous = OFF")  # derived: made anew when it is damaged
    index.execute("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value)")
    known = dict(index.execute("SELECT name, value FROM meta"))
    last = store.last_unit(opened)
    if known.get("memory") == opened.id + _VERSION and known.get("last", 0) == last:
        return
    index.execute("BEGIN IMMEDIATE")
    known = dict(index.execute("SELECT name, value FROM meta"))
    if known.get("memory") != opened.id + _VERSION or known["last"] > last:
        index.execute("DROP TABLE IF EXISTS texts")
        index.execute(
            "CREATE VIRTUAL TABLE texts USING fts5 (text, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
        known = {"last": 0}
    rows = opened.connection.execute(
        "SELECT id, text FROM variants WHERE id >= ? AND id < ? ORDER BY id",
        ((known["last"] + 1) * VARIANTS, (last + 1) * VARIANTS),
    )
    while part := rows.fetchmany(_CHUNK):
        index.executemany(
            "INSERT INTO texts (rowid, text) VALUES (?, ?)", ((number, _spaced(text)) for number, text in part)
        )
    index.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("memory", opened.id + _VERSION), ("last", last)])
    index.execute("COMMIT")


def _spaced(text: str) -> str:
    """The text as the table's tokenizer sees the tokens that `find` looks for."""
    return text if text.isascii() else _UNSPACED.sub(r" \1 ", text.casefold())


def _scanned(opened: Store, tokens: list[str]) -> Iterator[int]:
    pattern = _pattern(tuple(tokens))
    for number, text in opened.connection.execute("SELECT id, text FROM variants ORDER BY id"):
        if pattern.search(text):
            yield number
