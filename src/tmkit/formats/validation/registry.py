"""The validators, by the name of the format that they hold files to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tmkit.core import ParseError, RefusedError
from tmkit.formats import registry
from tmkit.formats.text_document import TextDocument
from tmkit.formats.validation import po, srx, tbx, tmx, xliff2, xliff12
from tmkit.formats.validation.problem import Problem

VALIDATORS: dict[str, Callable[[bytes], Iterator[Problem]]] = {
    "tmx": tmx.problems,
    "xliff1": xliff12.problems,
    "xliff2": xliff2.problems,
    "po": po.problems,
    "srx": srx.problems,
    "tbx": tbx.problems,
}
"""Format to its own rules; a file of any other format is held to being readable."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one file."""

    format: str
    """Name in the registry of formats; empty where no format fits."""
    problems: tuple[Problem, ...]
    """In file order."""
    units: int
    """Units read, 0 where it could not be read."""


def validate(raw: bytes, path: str = "") -> Verdict:
    """The file's format and its breaches; one that cannot be parsed has that as its problem.

    Raises RefusedError and EncodingError: what is not opened has no verdict.
    """
    name, units = "", 0
    found: set[Problem] = set()
    try:
        form = registry.detect(raw[: registry.HEAD], path=path)
        name = form.name
        validator = VALIDATORS.get(name)
        if validator is not None:
            found.update(validator(raw))
        document = form.parse(raw, path)
        units = sum(1 for _ in document.units())
        if isinstance(document, TextDocument):
            found.update(Problem(each.line, 1, "read-past", each.message) for each in document.recovered)
    except RefusedError:
        raise
    except ParseError as error:
        if not any(problem.line == error.line for problem in found):
            found.add(Problem(error.line, error.column, "malformed", error.message))
    return Verdict(name, tuple(sorted(found)), units)
