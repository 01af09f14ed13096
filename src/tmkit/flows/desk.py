"""A project's settings, glossary and memories, kept open while its files are being written."""

import gc
from collections.abc import Iterable
from pathlib import Path

from tmkit.core import TmkitError
from tmkit.flows import configuration, glossary_files, lookup
from tmkit.flows import review as reviewing
from tmkit.glossary import Glossary
from tmkit.qa import Rules

_Stamp = tuple[tuple[str, int, int], ...]


class Desk:
    """What all open files of a project share; read anew when it changes on disk."""

    def __init__(self, folder: Path | str) -> None:
        """`folder`: where the configuration and ./glossaries are looked for. Nothing is read before `refresh`."""
        self.folder = Path(folder)
        self.settings = configuration.defaults(self.folder)
        self.lookup = lookup.Lookup(Glossary())
        self.generation = 0
        """Rises whenever something was read anew."""
        self._stamp: _Stamp | None = None
        self._rules: dict[str, Rules] = {}

    def refresh(self) -> str:
        """Read anew what changed on disk; gives what is broken, in words: then the last good one stays."""
        try:
            settings = configuration.load(self.folder)
            reviewing.rules_for(settings, reviewing.Options())
            glossaries = glossary_files.find(settings.files("glossary"), settings.folder)
            memories = settings.files("memory")
            place = [str(settings.path)] if settings.path else []
            stamp = _stamped([*place, *glossaries, *memories, *settings.files("qa.rules")])
            if stamp == self._stamp:
                return ""
            opened = lookup.open_lookup(settings.files("glossary"), settings.folder, memories=memories)
        except TmkitError as error:
            return str(error)
        self.settings, self.lookup, self._stamp = settings, opened, stamp
        self._rules.clear()
        self.generation += 1
        gc.freeze()  # or else the collector walks the whole glossary time and again
        return "; ".join(opened.problems[:3])

    def rules(self, path: str) -> Rules:
        """The checks for a file, with the project's glossary."""
        if path not in self._rules:
            chosen = reviewing.rules_for(self.settings, reviewing.Options(), path)
            self._rules[path] = reviewing.knowing(chosen, {"glossary": self.lookup.glossary})
        return self._rules[path]


def _stamped(paths: Iterable[str]) -> _Stamp:
    """What tells a changed file from an unchanged one: its time and size; zeros where there is none."""
    found = []
    for path in paths:
        try:
            status = Path(path).stat()
            found.append((path, status.st_mtime_ns, status.st_size))
        except OSError:
            found.append((path, 0, 0))
    return tuple(found)
