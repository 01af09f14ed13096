"""Where break rules stand in a text.

Most rules need some rare character, a mark or a line break: only there are they tried, and of the rules that want this
character only those that what follows it leaves possible.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import regex

from tmkit.segment.analysis import anchored, first_chars, is_rare, last_chars, members
from tmkit.segment.pattern import Repeat, Sequence, has_edges, source_of, source_of_all

Pattern: TypeAlias = regex.Pattern
Matcher: TypeAlias = Callable[[str, int], "regex.Match[str] | None"]

WINDOW = 3
"""Characters from the anchor on by which rules are told apart, beside the one before it: in `s. T` all but one."""
MOST_WINDOWS = 20_000
"""Windows remembered; a text of more starts the memory anew."""


class TooSlow(Exception):  # noqa: N818 - a signal between two modules here, not an error of the program
    """A break rule that took too long: its place among the rules."""


class _Break(NamedTuple):
    order: int
    """Place among the rules: the lower goes first."""
    before: Pattern | None
    """What must end at the anchor."""
    last: Pattern | None
    """The set that the character before the anchor must be of, where it must be one."""
    pattern: Pattern
    """What starts at the anchor."""
    anchor: Pattern | None
    """A set; none: the rule is to be looked for everywhere."""
    run: bool
    """Whether it takes a run of its anchors whole: then only the first of them is worth a try, any other ends alike."""
    told_apart: bool
    """Whether a window tells that the rule cannot stand there: not if it looks for an edge, which a window feigns."""


class Candidates:
    """The break rules of a program."""

    def __init__(self, compile_: Callable[[str], Pattern], seconds: float | None) -> None:
        """`compile_` keeps what was compiled; `seconds` is how long one match may take."""
        self._compile, self._seconds = compile_, seconds
        self._rules: list[_Break] = []
        self._scan: re.Pattern[str] | Pattern | None = None
        self._start: Callable[[Any], int] = re.Match.start
        self._known: dict[str, tuple[tuple[int, Matcher | None, Matcher], ...]] = {}

    def add(self, order: int, before: Sequence, after: tuple[Sequence, ...]) -> None:
        """One alternative of a break rule."""
        ahead = f"(?={source_of_all(after)})" if any(after) else ""
        split = anchored(before)
        if split is not None:
            rest, behind, anchor = source_of(split.rest) + ahead, split.before, split.anchor
            run = not behind and isinstance(split.rest[0], Repeat) and split.rest[0].sign == "+"
            plain = not has_edges((*split.rest, *(node for choice in after for node in choice)))
        else:
            firsts = [first_chars(choice) for choice in after]
            sets = "|".join(source for first in firsts for source in first or ())
            if any(first is None for first in firsts) or not is_rare(sets):
                self._rules.append(
                    _Break(order, None, None, self._compile(source_of(before) + ahead), None, False, False)
                )
                return
            rest, behind, anchor, plain, run = ahead, before, sets, False, False
        if "(?P" in rest or regex.search(r"\\[1-9]", rest):
            whole = (f"(?<={source_of(behind)})" if behind else "") + rest
            self._rules.append(_Break(order, None, None, self._compile(whole), self._compile(anchor), False, False))
            return
        lookbehind = self._compile(f"(?<={source_of(behind)})") if behind else None
        lasts = last_chars(behind)
        last = self._compile("|".join(dict.fromkeys(lasts))) if lasts else None
        self._rules.append(_Break(order, lookbehind, last, self._compile(rest), self._compile(anchor), run, plain))

    def remove(self, order: int) -> None:
        """Leaves a rule out from now on."""
        self._rules = [rule for rule in self._rules if rule.order != order]
        self.prepare()

    def prepare(self) -> None:
        """To be called when every rule was added."""
        self._known = {}
        anchors = list(dict.fromkeys(rule.anchor.pattern for rule in self._rules if rule.anchor))
        spelt = [members(anchor) for anchor in anchors]
        if not anchors:
            self._scan = None
        elif all(spelt):  # the standard library scans for a plain set twice as fast
            self._start = re.Match.start
            self._scan = re.compile("[" + re.escape("".join(dict.fromkeys("".join(spelt)))) + "]")
        else:
            self._start = regex.Match.start
            self._scan = self._compile("|".join(anchors))

    def find(self, text: str) -> dict[int, int]:
        """Each position inside the text where a break rule stands, with the place of the first one that does.

        Raises TooSlow.
        """
        found: dict[int, int] = {}
        size = len(text)
        known = self._known
        for start in map(self._start, self._scan.finditer(text)) if self._scan else ():
            window = text[start - 1 : start + WINDOW] if start else "\0" + text[:WINDOW]
            rules = known.get(window)
            if rules is None:
                rules = self._fitting(window)
            for order, before, match in rules:
                try:
                    matched = match(text, start)
                    if matched is None or (before is not None and before(text, start) is None):
                        continue
                except TimeoutError:
                    raise TooSlow(order) from None
                end = matched.end()
                if 0 < end < size and found.get(end, order) >= order:
                    found[end] = order
        for rule in self._rules:
            if rule.anchor is None:
                self._find_anywhere(rule, text, found)
        return found

    def _fitting(self, window: str) -> tuple[tuple[int, Matcher | None, Matcher], ...]:
        """The rules that may stand where the window starts, ready to be tried."""
        if len(self._known) >= MOST_WINDOWS:
            self._known.clear()
        previous, ahead = window[0], window[1:]
        whole = len(ahead) == WINDOW
        rules = tuple(
            (rule.order, self._timed(rule.before), self._timed(rule.pattern) or rule.pattern.match)
            for rule in self._rules
            if rule.anchor is not None
            and rule.anchor.match(ahead)
            and (rule.last is None or rule.last.match(previous))
            and not (rule.run and rule.anchor.match(previous))
            and not (rule.told_apart and rule.pattern.match(ahead, partial=whole) is None)
        )
        self._known[window] = rules
        return rules

    def _timed(self, pattern: Pattern | None) -> Matcher | None:
        if pattern is None:
            return None
        return pattern.match if self._seconds is None else partial(pattern.match, timeout=self._seconds)

    def _find_anywhere(self, rule: _Break, text: str, found: dict[int, int]) -> None:
        size, seconds = len(text), self._seconds
        # the limit is for one place; a scan passes many, so it is given as much again for every 100 000 characters
        limit = None if seconds is None else seconds * (1 + size / 100_000)
        try:
            for match in rule.pattern.finditer(text, timeout=limit):
                end = match.end()
                if 0 < end < size and found.get(end, rule.order) >= rule.order:
                    found[end] = rule.order
        except TimeoutError:
            raise TooSlow(rule.order) from None
