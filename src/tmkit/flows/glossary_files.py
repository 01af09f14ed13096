"""Glossary files read, of whatever format, with what could not be read of them told."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from tmkit.core import Concept, InputError
from tmkit.formats import files
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout, Problem, Termbase
from tmkit.glossary import Glossary
from tmkit.text import languages, patterns

FOLDER = "glossaries"
"""Where glossaries are looked for when nobody names one."""
SUFFIXES = (".tbx", ".utx", ".csv", ".tsv", ".tab", ".xlsx")
"""Of files in that folder that are read unasked."""


_LOUD = patterns.of(r"(?<![A-Za-z])([A-Z]{2})[-_]([A-Z]{2})(?![A-Za-z])")  # OmegaT EN-FR.txt
_LARGE = 1 << 20  # bytes from which an index is worth its file: some 3 000 concepts, half a second to index
_SHELVES = 20  # indices kept in the cache folder
_TAG = patterns.of(r"([a-z]{2})(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?")
# Languages of a pair are apart by a hyphen or low line (`en-fr`), unless what follows is a region or script (`zh-CN`).
_APART = patterns.of(r"[. ]|[-_](?![A-Z]{2}(?![A-Za-z])|[A-Z][a-z]{3}(?![A-Za-z]))")


@dataclass(frozen=True, slots=True)
class Read:
    """Glossary files as one list of concepts."""

    concepts: tuple[Concept, ...]
    problems: tuple[tuple[str, Problem], ...]
    """File name and what could not be read of it."""


def read(path: str, *, form: str = "", layout: Layout | None = None) -> Termbase:
    """One glossary file; a table that does not say its languages is in those that its name says (`en-fr.csv`).

    Raises InputError when nothing of it can be read.
    """
    asked = layout or Layout()
    if not asked.langs:
        asked = replace(asked, langs=langs_of(path))
    return registry.parse(files.read(path), path=path, form=form, layout=asked)


def langs_of(path: str) -> tuple[str, ...]:
    """The two languages that a file name says: `terms.en-fr.csv`, `g_en_zh-CN.tsv`; none where it says no two."""
    loud = _LOUD.search(Path(path).name)
    if loud:
        return loud[1].lower(), loud[2].lower()
    stem = Path(path).name.partition(".")[0] + "." + ".".join(Path(path).name.split(".")[1:-1])
    tags = [tag for part in _APART.split(stem) if (tag := _tag(part))]
    return tuple(tags) if len(tags) == 2 else ()


def _tag(part: str) -> str:
    """The tag that a part of a file name is: a primary subtag of two letters and perhaps a region or script."""
    found = _TAG.fullmatch(part)
    if not found or not languages.is_known(found[1]):
        return ""
    return languages.canonical(part)


def find(named: Iterable[str] = (), folder: Path | str = ".") -> tuple[str, ...]:
    """The files named, else every glossary in `folder`/glossaries, by name."""
    given = tuple(named)
    place = Path(folder) / FOLDER
    if given or not place.is_dir():
        return given
    return tuple(sorted(str(path) for path in place.iterdir() if path.suffix.lower() in SUFFIXES))


def read_all(paths: Sequence[str]) -> Read:
    """The concepts of all the files, in their order. Raises InputError when a file cannot be read."""
    concepts: list[Concept] = []
    problems: list[tuple[str, Problem]] = []
    for path in paths:
        termbase = read(path)
        concepts += termbase.concepts
        problems += [(path, problem) for problem in termbase.problems]
    return Read(tuple(concepts), tuple(problems))


def opened(paths: Sequence[str]) -> tuple[Glossary, tuple[tuple[str, Problem], ...]]:
    """The glossary of all the files, ready to be asked, and what could not be read of them.

    A large one is indexed in the cache folder once and opens at once from then on, as long as its files stay the same.
    Raises InputError when a file cannot be read.
    """
    from tmkit.glossary import shelf

    contents = [files.read(path) for path in paths]
    place = _shelf_place(contents) if sum(map(len, contents)) > _LARGE else None
    kept = shelf.open_shelf(place) if place else None
    if kept is not None:
        return kept, ()
    read = read_all(paths)
    glossary = Glossary(read.concepts)
    if place and not read.problems and _shelved(glossary, place):
        return shelf.open_shelf(place) or glossary, ()
    return glossary, read.problems


def _shelf_place(contents: Sequence[bytes]) -> Path:
    """Where the index of files with these contents is kept: the XDG cache folder."""
    from tmkit.glossary import shelf

    digest = sha256(f"{shelf.VERSION}".encode())
    for content in contents:
        digest.update(sha256(content).digest())
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tmkit" / "glossaries"
    return folder / f"{digest.hexdigest()[:32]}.sqlite"


def _shelved(glossary: Glossary, place: Path) -> bool:
    """Write the index whole or not at all, and let go of the oldest; False where the cache folder is not ours."""
    import sqlite3
    import tempfile

    from tmkit.glossary import shelf

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".new")
        os.close(handle)
        Path(temporary).unlink()
        try:
            shelf.write(glossary, Path(temporary))
            Path(temporary).replace(place)
        finally:
            Path(temporary).unlink(missing_ok=True)
        kept = sorted(place.parent.glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[_SHELVES:]:
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        return False
    return True


def required(named: Iterable[str], folder: Path | str = ".") -> tuple[str, ...]:
    """As `find`; raises InputError when there is no glossary at all."""
    paths = find(named, folder)
    if not paths:
        raise InputError("no glossary: name one with --glossary, in tmkit.toml, or put it into ./glossaries")
    return paths
