"""Rules made ready to run: at each position between characters the first matching rule wins.

A break rule stands where its `beforebreak` ends, taken as long as the expression takes it, as every tool does: after
`[.!?]+` there is one position, not one after each sign. An exception holds at any position where it fits.

Most rules need some rare character: only there are they tried. Exceptions are looked up only where a break rule stands,
by the text that ends there, so that a thousand abbreviations cost as much as one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import regex

from tmkit.segment.analysis import anchored, first_chars, last_chars, tails
from tmkit.segment.parser import PatternError, parse
from tmkit.segment.pattern import Group, Sequence, source_of
from tmkit.segment.ruleset import Dialect, Rule

Pattern: TypeAlias = regex.Pattern
FLAGS = regex.V1


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is left out."""

    line: int
    """Of its file, from 1."""
    reason: str


class Decision(NamedTuple):
    """What the rules say of a position where some break rule stands."""

    position: int
    """Code points into the text."""
    breaks: bool
    rule: Rule
    """The first that matches there."""


class _Break(NamedTuple):
    order: int
    """Among the rules: the lower goes first."""
    pattern: Pattern
    anchor: Pattern | None
    """A set; none: to be looked for everywhere."""


class _Word(NamedTuple):
    """An exception for a text that ends at the position."""

    order: int
    before: Pattern | None
    """What must end where the text starts."""
    after: Pattern | None


class _Exception(NamedTuple):
    order: int
    source: str
    last: Pattern | None
    first: Pattern | None
    """What the characters beside the position must be."""


class Program:
    """The rules of one language, compiled as far as texts have needed it."""

    def __init__(self, rules: tuple[Rule, ...], dialect: Dialect, *, seconds: float | None = None) -> None:
        """`seconds`: how long one rule may take at one place before it is left out; none: as long as it likes."""
        self.rules, self.seconds = rules, seconds
        self.problems: list[Problem] = []
        self.breaking: list[_Break] = []
        self.words: dict[str, list[_Word]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.exceptions: list[_Exception] = []
        self._patterns: dict[str, Pattern] = {}
        for index, rule in enumerate(rules):
            try:
                self._add(index, rule, dialect)
            except (PatternError, regex.error, RecursionError, OverflowError) as error:
                self.problems.append(Problem(rule.line, str(error) or "nests too deeply"))
        self._prepare()

    def _add(self, index: int, rule: Rule, dialect: Dialect) -> None:
        before = parse(rule.before, dialect)
        after = parse(rule.after, dialect, groups=self._compiled(source_of_all(before)).groups)
        if rule.breaks:
            for choice in before:
                self._add_break(index, choice, after)
        else:
            for choice in before:
                self._add_exception(index, choice, after)

    def _add_break(self, index: int, before: Sequence, after: tuple[Sequence, ...]) -> None:
        ahead = _ahead(after)
        split = anchored(before)
        if split is None:
            self.breaking.append(_Break(index, self._compiled(source_of(before) + ahead), None))
            return
        behind = f"(?<={source_of(split.before)})" if split.before else ""
        pattern = self._compiled(behind + source_of(split.rest) + ahead)
        self.breaking.append(_Break(index, pattern, self._compiled(split.anchor)))

    def _add_exception(self, index: int, before: Sequence, after: tuple[Sequence, ...]) -> None:
        prefix, texts = tails(before)
        if min(map(len, texts)) >= 2:
            behind = self._compiled(f"(?<={source_of(prefix)})") if prefix else None
            follows = self._compiled(source_of_all(after)) if any(after) else None
            word = _Word(index, behind, follows)
            for text in texts:
                self.words.setdefault(text, []).append(word)
            return
        behind_source = f"(?<={source_of(before)})" if before else ""
        first = [first_chars(choice) for choice in after]
        firsts = None if any(each is None for each in first) else [part for each in first for part in each or ()]
        lasts = last_chars(before)
        self._compiled(behind_source + _ahead(after))  # said now, not at some text, that it cannot be compiled
        self.exceptions.append(
            _Exception(index, behind_source + _ahead(after), self._any_of(lasts), self._any_of(firsts))
        )

    def _any_of(self, sources: "tuple[str, ...] | list[str] | None") -> Pattern | None:
        return self._compiled("|".join(dict.fromkeys(sources))) if sources else None

    def _compiled(self, source: str) -> Pattern:
        if source not in self._patterns:
            self._patterns[source] = regex.compile(source, FLAGS)
        return self._patterns[source]

    def _prepare(self) -> None:
        """Makes what the search needs: the scan for anchors, and which lengths of text are worth looking up."""
        anchors = dict.fromkeys(each.anchor.pattern for each in self.breaking if each.anchor)
        sets = "".join(anchors) if len(anchors) == 1 else f"[{''.join(anchors)}]"
        self._scan = self._compiled(sets) if anchors else None
        lengths: dict[str, set[int]] = {}
        for text in self.words:
            lengths.setdefault(text[-2:], set()).add(len(text))
        self.lengths = {end: tuple(sorted(each)) for end, each in lengths.items()}
        self._at_anchor: dict[str, tuple[_Break, ...]] = {}
        self._beside: dict[tuple[int, str], Pattern | None] = {}

    def breaks(self, text: str) -> list[int]:
        """Positions of the breaks inside `text`, ascending."""
        candidates = self._candidates(text)
        return [at for at in sorted(candidates) if not self._is_held(text, at, candidates[at])]

    def _candidates(self, text: str) -> dict[int, int]:
        """Each position inside the text where a break rule stands, with the first one's index."""
        found: dict[int, int] = {}
        limit, size = self.seconds, len(text)
        if self._scan:
            known = self._at_anchor
            for hit in self._scan.finditer(text):
                start = hit.start()
                char = text[start]
                rules = known.get(char)
                if rules is None:
                    rules = known[char] = tuple(
                        each for each in self.breaking if each.anchor and each.anchor.match(char)
                    )
                for rule in rules:
                    match = rule.pattern.match(text, start, timeout=limit)
                    if match:
                        end = match.end()
                        if end < size and found.get(end, rule.order) >= rule.order:
                            found[end] = rule.order
        for rule in self.breaking:
            if rule.anchor is None:
                for match in rule.pattern.finditer(text):
                    end = match.end()
                    if 0 < end < size and found.get(end, rule.order) >= rule.order:
                        found[end] = rule.order
        return found

    def _is_held(self, text: str, at: int, limit: int) -> bool:
        """Whether an exception that goes before rule number `limit` fits at the position."""
        for length in self.lengths.get(text[at - 2 : at], ()):
            if length > at:
                break
            for word in self.words.get(text[at - length : at], ()):
                if (
                    word.order < limit
                    and (word.before is None or word.before.match(text, at - length))
                    and (word.after is None or word.after.match(text, at))
                ):
                    return True
        key = (limit, text[at - 1 : at + 1])
        if key not in self._beside:
            self._beside[key] = self._exceptions_beside(*key)
        pattern = self._beside[key]
        return pattern is not None and pattern.match(text, at) is not None

    def _exceptions_beside(self, limit: int, beside: str) -> Pattern | None:
        """The exceptions before rule number `limit` that may fit between those two characters, as one expression."""
        sources = [
            each.source
            for each in self.exceptions
            if each.order < limit
            and (each.last is None or each.last.match(beside[0]))
            and (each.first is None or each.first.match(beside[1]))
        ]
        return self._compiled("|".join(sources)) if sources else None

    def explain(self, text: str) -> Iterator[Decision]:
        """What the rules say of each position where some break rule stands, in order."""
        candidates = self._candidates(text)
        for at in sorted(candidates):
            held = self._is_held(text, at, candidates[at])
            yield Decision(at, not held, self.rules[candidates[at]])


def source_of_all(choices: tuple[Sequence, ...]) -> str:
    """The expression with those alternatives."""
    return source_of(choices[0]) if len(choices) == 1 else Group("(?:", choices).source


def _ahead(after: tuple[Sequence, ...]) -> str:
    return f"(?={source_of_all(after)})" if any(after) else ""
