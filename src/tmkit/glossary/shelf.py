"""A glossary kept indexed in a file, so that a large one opens at once and only what is asked for is read.

The file is SQLite, made anew whenever the glossary changes; it holds no more than the glossary does.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

from tmkit.core import CasePolicy, Concept, Term, TermMatch, TermStatus
from tmkit.glossary.book import Glossary
from tmkit.glossary.designation import designation, designations
from tmkit.glossary.index import LanguageIndex
from tmkit.glossary.section import Entry, Section
from tmkit.text import languages

VERSION = 2
"""Of the file's make-up: another one is made anew."""
_KEPT = 65536  # concepts and entries held in memory once they were read

_SCHEMA = """
CREATE TABLE concepts (number INTEGER PRIMARY KEY, told TEXT NOT NULL);
CREATE TABLE sections (lang TEXT PRIMARY KEY, heads TEXT NOT NULL, exact INTEGER NOT NULL,
                       statuses TEXT NOT NULL, expressions TEXT NOT NULL);
CREATE TABLE entries (lang TEXT, run TEXT, numbers TEXT NOT NULL, PRIMARY KEY (lang, run)) WITHOUT ROWID;
CREATE TABLE numbered (lang TEXT, number INTEGER, concept INTEGER, term INTEGER, spelling TEXT,
                       PRIMARY KEY (lang, number)) WITHOUT ROWID;
"""


def write(glossary: Glossary, path: Path) -> None:
    """Index every language of the glossary into a new file at `path`. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _SCHEMA)
        places = {id(concept): number for number, concept in enumerate(glossary.concepts)}
        connection.executemany(
            "INSERT INTO concepts VALUES (?, ?)",
            ((number, json.dumps(_told(concept))) for number, concept in enumerate(glossary.concepts)),
        )
        for lang in sorted({languages.primary(term.lang) for concept in glossary.concepts for term in concept.terms}):
            _write_section(connection, Section.of(glossary.concepts, lang), places)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _write_section(connection: sqlite3.Connection, section: Section, places: dict[int, int]) -> None:
    lang = section.primary
    expressions = [(places[id(concept)], concept.terms.index(term)) for concept, term in section.expressions]
    connection.execute(
        "INSERT INTO sections VALUES (?, ?, ?, ?, ?)",
        (
            lang,
            json.dumps(section.index.heads),
            section.index.has_exact,
            json.dumps(sorted(section.statuses)),
            json.dumps(expressions),
        ),
    )
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?, ?)",
        ((lang, run, json.dumps(numbers)) for run, numbers in section.index.entries.items()),
    )
    connection.executemany(
        "INSERT INTO numbered VALUES (?, ?, ?, ?, ?)",
        (
            (lang, number, places[id(concept)], concept.terms.index(term), wanted.written)
            for number, (concept, term, wanted) in enumerate(section.numbered)
        ),
    )


def open_shelf(path: Path) -> Glossary | None:
    """The glossary in that file, ready to be asked; None where there is no such file or it is of another make-up."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return _Shelved(connection) if version == VERSION else None
    except sqlite3.Error:
        return None


class _Concepts(Sequence[Concept]):
    """The concepts of a file, each read when asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (count,) = connection.execute("SELECT count(*) FROM concepts").fetchone()
        self._count = int(count)
        self._read: dict[int, Concept] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Concept: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Concept]: ...
    def __getitem__(self, index: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if number not in self._read:
            row = self._connection.execute("SELECT told FROM concepts WHERE number=?", (number,)).fetchone()
            if row is None:
                raise IndexError(index)
            self._read[number] = _concept(json.loads(row[0]))
        return self._read[number]

    def __iter__(self) -> Iterator[Concept]:
        return (self[number] for number in range(len(self)))


def _told(value: Concept | Term) -> dict[str, Any]:
    """The fields of a concept or term that are not as usual."""
    told = {}
    for each in fields(value):
        said = getattr(value, each.name)
        if each.default is MISSING or said != each.default:
            told[each.name] = [_told(term) for term in said] if each.name == "terms" else said
    return told


def _concept(told: dict[str, Any]) -> Concept:
    terms = tuple(
        Term(
            **term
            | {
                "status": TermStatus(term.get("status", TermStatus.PREFERRED)),
                "case": CasePolicy(term.get("case", CasePolicy.SMART)),
                "match": TermMatch(term.get("match", TermMatch.LEMMA)),
                "variants": tuple(term.get("variants", ())),
            }
        )
        for term in told["terms"]
    )
    return Concept(**told | {"terms": terms})


class _Entries(dict[str, list[int]]):
    """Runs of keys read from the file as they are asked for; a run that is not there is remembered too."""

    def __init__(self, connection: sqlite3.Connection, lang: str) -> None:
        super().__init__()
        self._asked = lru_cache(maxsize=_KEPT)(
            lambda run: connection.execute("SELECT numbers FROM entries WHERE lang=? AND run=?", (lang, run)).fetchone()
        )

    def __contains__(self, run: object) -> bool:
        return self._asked(run) is not None

    def __getitem__(self, run: str) -> list[int]:
        numbers: list[int] = json.loads(self._asked(run)[0])
        return numbers


class _Numbered(Sequence[Entry]):
    """Designations read from the file as they are asked for."""

    def __init__(self, connection: sqlite3.Connection, lang: str, concepts: _Concepts) -> None:
        self._connection, self._lang, self._concepts = connection, lang, concepts
        self._read: dict[int, Entry] = {}

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM numbered WHERE lang=?", (self._lang,)).fetchone()
        return int(count)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index not in self._read:
            row = self._connection.execute(
                "SELECT concept, term, spelling FROM numbered WHERE lang=? AND number=?", (self._lang, index)
            ).fetchone()
            if row is None:
                raise IndexError(index)
            concept = self._concepts[row[0]]
            term = concept.terms[row[1]]
            made = designation(row[2], term.lang, term.case, term.match is TermMatch.EXACT)
            self._read[index] = (concept, term, made or designations(term)[0])
        return self._read[index]


class _Shelved(Glossary):
    """A glossary whose concepts and index stay in their file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection
        self._stored = _Concepts(connection)
        self.concepts = self._stored

    def languages(self) -> frozenset[str]:
        """The primary language subtags of its terms."""
        return frozenset(lang for (lang,) in self._connection.execute("SELECT lang FROM sections"))

    def statuses(self, lang: str) -> frozenset[TermStatus]:
        """The statuses that terms of the language have, as they are kept."""
        return self._section(lang).statuses

    def _section(self, lang: str) -> Section:
        primary = languages.primary(lang)
        if primary not in self._indices:
            row = self._connection.execute(
                "SELECT heads, statuses, expressions, exact FROM sections WHERE lang=?", (primary,)
            ).fetchone()
            self._indices[primary] = self._opened(primary, row) if row else Section(primary, LanguageIndex(primary), ())
        return self._indices[primary]

    def _opened(self, primary: str, row: tuple[str, str, str, int]) -> Section:
        heads, statuses, expressions = (json.loads(part) for part in row[:3])
        concepts = [self._stored[number] for number, _ in expressions]
        return Section(
            primary,
            LanguageIndex(primary, heads, _Entries(self._connection, primary), bool(row[3])),
            _Numbered(self._connection, primary, self._stored),
            [(concept, concept.terms[term]) for concept, (_, term) in zip(concepts, expressions, strict=True)],
            frozenset(TermStatus(status) for status in statuses),
        )
