"""Glossary files read, of whatever format, with what could not be read of them told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from tmkit.core import Concept, InputError
from tmkit.formats import files
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout, Problem, Termbase
from tmkit.text import languages

FOLDER = "glossaries"
"""Where glossaries are looked for when nobody names one."""
SUFFIXES = (".tbx", ".utx", ".csv", ".tsv", ".tab", ".xlsx")
"""Of files in that folder that are read unasked."""


_LOUD = regex.compile(r"(?<![A-Za-z])([A-Z]{2})[-_]([A-Z]{2})(?![A-Za-z])")  # OmegaT EN-FR.txt
_TAG = regex.compile(r"([a-z]{2})(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?")
# Languages of a pair are apart by a hyphen or low line (`en-fr`), unless what follows is a region or script (`zh-CN`).
_APART = regex.compile(r"[. ]|[-_](?![A-Z]{2}(?![A-Za-z])|[A-Z][a-z]{3}(?![A-Za-z]))")


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


def required(named: Iterable[str], folder: Path | str = ".") -> tuple[str, ...]:
    """As `find`; raises InputError when there is no glossary at all."""
    paths = find(named, folder)
    if not paths:
        raise InputError("no glossary: name one with --glossary, in tmkit.toml, or put it into ./glossaries")
    return paths
