"""Files held against their formats' rules, one verdict a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tmkit.core import InputError
from tmkit.formats import files, registry
from tmkit.formats.validation.registry import VALIDATORS, Verdict, validate
from tmkit.formats.writers import registry as writers


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file and what was found in it."""

    path: str
    verdict: Verdict

    def lines(self) -> Iterator[str]:
        """For a terminal: a line a problem, or one that says that there is none."""
        for problem in self.verdict.problems:
            where = ":".join(str(part) for part in (self.path, problem.line, problem.column) if part)
            yield f"{where}: {problem.rule}: {problem.message}"
        if not self.verdict.problems:
            rules = "valid" if self.verdict.format in VALIDATORS else "well-formed"
            yield f"{self.path}: {rules} {self.verdict.format}, {self.verdict.units} units"

    def as_json(self) -> dict[str, Any]:
        """`path`, `format`, `units`, `valid`, and `problems` with `line`, `column`, `rule`, `message`."""
        return {
            "path": self.path,
            "format": self.verdict.format,
            "units": self.verdict.units,
            "valid": not self.verdict.problems,
            "problems": [
                {"line": each.line, "column": each.column, "rule": each.rule, "message": each.message}
                for each in self.verdict.problems
            ],
        }


def check(paths: Iterable[str]) -> Iterator[FileVerdict]:
    """The verdict of each file, in order. Raises InputError for one that cannot be opened."""
    for path in paths:
        try:
            yield FileVerdict(path, validate(files.read(path), path))
        except InputError as error:
            raise error.at(path) from None


def formats() -> Iterator[tuple[str, str, str, str]]:
    """Name, title, suffixes and what can be done with each format: `stream`, `validate`, `write`."""
    written = {writer.name for writer in writers.WRITERS}
    for form in registry.FORMATS:
        able = ["stream"] if form.stream else []
        able += ["validate"] if form.name in VALIDATORS else []
        able += ["write"] if form.name in written else []
        yield form.name, form.title, " ".join(form.suffixes), " ".join(able)
