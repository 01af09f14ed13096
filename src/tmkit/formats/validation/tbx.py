"""TBX: the rules that the glossaries' own reader knows, those that are grave."""

from collections.abc import Iterator

from tmkit.formats import xmlspans
from tmkit.formats.glossaries import tbx_rules
from tmkit.formats.validation.problem import Problem


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file is not well formed."""
    xmlspans.parse(raw)  # refuses what is malformed with line and column
    for problem in tbx_rules.problems(raw):
        if problem.grave:
            yield Problem(problem.line, 0, "structure", problem.message)
