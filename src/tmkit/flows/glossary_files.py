"""Glossary files read, of whatever format, with what could not be read of them told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.core import Concept, InputError
from tmkit.formats import files
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout, Problem, Termbase

FOLDER = "glossaries"
"""Where glossaries are looked for when nobody names one."""
SUFFIXES = (".tbx", ".utx", ".csv", ".tsv", ".tab", ".xlsx")
"""Of files in that folder that are read unasked."""


@dataclass(frozen=True, slots=True)
class Read:
    """Glossary files as one list of concepts."""

    concepts: tuple[Concept, ...]
    problems: tuple[tuple[str, Problem], ...]
    """File name and what could not be read of it."""


def read(path: str, *, form: str = "", layout: Layout | None = None) -> Termbase:
    """One glossary file. Raises InputError when nothing of it can be read."""
    return registry.parse(files.read(path), path=path, form=form, layout=layout)


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
