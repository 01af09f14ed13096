"""Rules made ready to run: at each position between characters the first matching rule wins.

A break rule stands where its `beforebreak` ends, taken as long as the expression takes it, as every tool does: after
`[.!?]+` there is one position, not one after each sign. An exception holds at any position where it fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import regex

from tmkit.segment.candidates import Candidates, TooSlow
from tmkit.segment.exceptions import Exceptions
from tmkit.segment.parser import PatternError, parse
from tmkit.segment.pattern import source_of_all
from tmkit.segment.ruleset import Dialect, Rule
from tmkit.text import patterns

Pattern: TypeAlias = regex.Pattern
_CAPTURING = patterns.of(r"(?<!\\)\((?:\?P<|(?!\?))")
"""In what the parser gives out, where every literal parenthesis is escaped."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is left out."""

    path: str
    line: int
    """Of its file, from 1."""
    reason: str

    def __str__(self) -> str:
        return f"{self.path or 'rule'}:{self.line}: {self.reason}"


class Decision(NamedTuple):
    """What the rules say of a position where some break rule stands."""

    position: int
    """Code points into the text."""
    breaks: bool
    rule: Rule
    """The first that matches there."""


class Program:
    """The rules of one language, compiled; what texts have shown of them is remembered."""

    def __init__(self, rules: tuple[Rule, ...], dialect: Dialect, *, seconds: float | None = None) -> None:
        """`seconds`: how long one rule may take at one place before it is left out; none: as long as it likes."""
        self.rules = rules
        self.problems: list[Problem] = []
        self._patterns: dict[str, Pattern] = {}
        self._candidates = Candidates(self._compiled, seconds)
        self._exceptions = Exceptions(self._compiled, seconds)
        self._seconds = seconds
        for order, rule in enumerate(rules):
            try:
                self._add(order, rule, dialect)
            except (PatternError, regex.error, RecursionError, OverflowError) as error:
                self.problems.append(
                    Problem(rule.path, rule.line, f"left out: {error}" if str(error) else "left out: nests too deeply")
                )
        self._candidates.prepare()
        self._exceptions.prepare()

    def _add(self, order: int, rule: Rule, dialect: Dialect) -> None:
        before = parse(rule.before, dialect)
        after = parse(rule.after, dialect, groups=len(_CAPTURING.findall(source_of_all(before))))
        for choice in before:
            (self._candidates if rule.breaks else self._exceptions).add(order, choice, after)

    def _compiled(self, source: str) -> Pattern:
        if source not in self._patterns:
            self._patterns[source] = regex.compile(source, regex.V1)
        return self._patterns[source]

    def breaks(self, text: str) -> list[int]:
        """Positions of the breaks inside `text`, ascending."""
        candidates = self._found(text)
        try:
            return self._exceptions.kept(text, candidates)
        except TimeoutError:
            self._leave_out_slow_exceptions(text, candidates)
            return self.breaks(text)

    def explain(self, text: str) -> Iterator[Decision]:
        """What the rules say of each position where some break rule stands, in order."""
        self.breaks(text)  # leaves out what is too slow
        candidates = self._found(text)
        for at in sorted(candidates):
            order = min(self._exceptions.holding(text, at, candidates[at]), default=candidates[at])
            yield Decision(at, self.rules[order].breaks, self.rules[order])

    def _found(self, text: str) -> dict[int, int]:
        while True:
            try:
                return self._candidates.find(text)
            except TooSlow as slow:
                self._leave_out(slow.args[0])

    def _leave_out_slow_exceptions(self, text: str, candidates: dict[int, int]) -> None:
        for at in sorted(candidates):
            for order in self._exceptions.too_slow(text, at, candidates[at]):
                self._leave_out(order)

    def _leave_out(self, order: int) -> None:
        self._candidates.remove(order)
        self._exceptions.remove(order)
        reason = f"left out: it took longer than {self._seconds:g} s at one place"
        self.problems.append(Problem(self.rules[order].path, self.rules[order].line, reason))
