"""The files that a command means: names, folders and patterns."""

import os
from collections.abc import Iterable
from pathlib import Path

from tmkit.core import InputError
from tmkit.flows import source_texts
from tmkit.formats.registry import SUFFIXES

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv", "build", "dist", "target"})
_GENERAL = frozenset({".json", ".xml", ".html", ".htm", ".md", ".txt", ".yaml", ".yml", ".csv", ".tsv", ".toml"})
"""Suffixes that most files of a folder have for another reason than translation."""
_KEYED = frozenset({".json", ".xml", ".yaml", ".yml"})
"""Of them those that hold translations where the file of the source language stands beside: fr.json, en.json."""


def expand(named: Iterable[str]) -> tuple[str, ...]:
    """The files, each once: of a folder those with a suffix of a translation format, by name; of a pattern its matches.

    A file of a general format (`fr.json`, `values-fr/strings.xml`) is one where that of English stands beside it.
    Raises InputError for a folder or pattern with no such file.
    """
    found: dict[str, None] = {}
    for name in named:
        path = Path(name)
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise InputError("is a folder without a translation file; name the files themselves", path=name)
            found |= dict.fromkeys(inside)
        elif any(char in name for char in "*?[") and not path.exists():
            matches = (
                sorted(str(each) for each in Path().glob(name) if each.is_file()) if not path.is_absolute() else []
            )
            if not matches:
                raise InputError("matches no file", path=name)
            found |= dict.fromkeys(matches)
        else:
            found[name] = None
    return tuple(found)


def _inside(folder: Path) -> list[str]:
    suffixes = SUFFIXES - _GENERAL
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _PASSED_OVER)
        for name in sorted(names):
            suffix, path = Path(name).suffix.lower(), str(Path(place) / name)
            if suffix in suffixes or (suffix in _KEYED and source_texts.is_translation(path)):
                found.append(path)
    return found
