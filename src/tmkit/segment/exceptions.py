"""Which exceptions hold a position together.

They are asked only where a break rule stands. Those for known texts, such as abbreviations, are looked up by the text
that ends there, so that a thousand cost as much as one; the others by the characters around the position.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import regex

from tmkit.segment.analysis import finite_and_not, first_chars, last_chars, tails
from tmkit.segment.pattern import Sequence, has_edges, source_of, source_of_all

Pattern: TypeAlias = regex.Pattern

MOST_WINDOWS = 20_000
"""Surroundings remembered; a text of more starts the memory anew."""


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
    """The set that the character before the position must be of, where there is one."""
    first: Pattern | None
    after: Pattern | None
    """What must follow, where a window tells that it cannot."""


class Exceptions:
    """The exceptions of a program."""

    def __init__(self, compile_: Callable[[str], Pattern], seconds: float | None) -> None:
        """`compile_` keeps what was compiled; `seconds` is how long one match may take."""
        self._compile, self._seconds = compile_, seconds
        self._words: dict[str, list[_Word]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._others: list[_Exception] = []
        self._around: dict[tuple[int, str], Pattern | None] = {}

    def add(self, order: int, before: Sequence, after: tuple[Sequence, ...]) -> None:
        """One alternative of an exception."""
        for sequence in finite_and_not(before):
            prefix, texts = tails(sequence)
            if min(map(len, texts)) >= 2:
                behind = self._compile(f"(?<={source_of(prefix)})") if prefix else None
                follows = self._compile(source_of_all(after)) if any(after) else None
                for text in texts:
                    self._words.setdefault(text, []).append(_Word(order, behind, follows))
            else:
                self._add_other(order, sequence, after)

    def _add_other(self, order: int, before: Sequence, after: tuple[Sequence, ...]) -> None:
        source = (f"(?<={source_of(before)})" if before else "") + (f"(?={source_of_all(after)})" if any(after) else "")
        self._compile(source)  # so that it is said now, not at some text, that it cannot be
        firsts = [first_chars(choice) for choice in after]
        first = None if any(each is None for each in firsts) else [part for each in firsts for part in each or ()]
        plain = any(after) and not any(has_edges(choice) for choice in after)
        follows = self._compile(source_of_all(after)) if plain else None
        self._others.append(_Exception(order, source, self._any_of(last_chars(before)), self._any_of(first), follows))

    def _any_of(self, sources: "tuple[str, ...] | list[str] | None") -> Pattern | None:
        return self._compile("|".join(dict.fromkeys(sources))) if sources else None

    def prepare(self) -> None:
        """To be called when every exception was added."""
        lengths: dict[str, set[int]] = {}
        for text in self._words:
            lengths.setdefault(text[-2:], set()).add(len(text))
        self._lengths = {end: tuple(sorted(each)) for end, each in lengths.items()}
        self._around = {}

    def remove(self, order: int) -> None:
        """Leaves a rule out from now on."""
        self._others = [each for each in self._others if each.order != order]
        self._words = {
            text: kept
            for text, words in self._words.items()
            if (kept := [each for each in words if each.order != order])
        }
        self.prepare()

    def hold(self, text: str, at: int, limit: int) -> bool:
        """Whether an exception whose place is before `limit` fits at the position. Raises TimeoutError."""
        for length in self._lengths.get(text[at - 2 : at], ()):
            if length > at:
                break
            for word in self._words.get(text[at - length : at], ()):
                if word.order < limit and self._fits(word, text, at, length):
                    return True
        key = (limit, text[at - 1 : at + 3])
        try:
            pattern = self._around[key]
        except KeyError:
            pattern = self._surrounded(key)
        if pattern is None:
            return False
        if self._seconds is None:
            return pattern.match(text, at) is not None
        return pattern.match(text, at, timeout=self._seconds) is not None

    def _fits(self, word: _Word, text: str, at: int, length: int) -> bool:
        limit = self._seconds
        if word.before is not None and word.before.match(text, at - length, timeout=limit) is None:
            return False
        return word.after is None or word.after.match(text, at, timeout=limit) is not None

    def _surrounded(self, key: tuple[int, str]) -> Pattern | None:
        """The exceptions that those characters (one before the position, up to three after) leave possible, as one."""
        limit, around = key
        before, after = around[0], around[1:]
        sources = [
            each.source
            for each in self._others
            if each.order < limit
            and (each.last is None or each.last.match(before))
            and (each.first is None or each.first.match(after))
            and (each.after is None or len(after) < 3 or each.after.match(after, partial=True))
        ]
        if len(self._around) >= MOST_WINDOWS:
            self._around.clear()
        self._around[key] = self._compile("|".join(sources)) if sources else None
        return self._around[key]

    def holding(self, text: str, at: int, limit: int) -> Iterator[int]:
        """The place of every exception before `limit` that fits at the position, one by one, without the indexes."""
        for end, words in self._words.items():
            if text.endswith(end, 0, at):
                yield from (word.order for word in words if word.order < limit and self._fits(word, text, at, len(end)))
        for each in self._others:
            if each.order < limit and self._compile(each.source).match(text, at, timeout=self._seconds):
                yield each.order

    def too_slow(self, text: str, at: int, limit: int) -> list[int]:
        """The places of the exceptions that take longer there than they may."""
        slow = []
        for order in sorted(
            {each.order for each in self._others} | {w.order for ws in self._words.values() for w in ws}
        ):
            try:
                others = [each for each in self._others if each.order == order < limit]
                for each in others:
                    self._compile(each.source).match(text, at, timeout=self._seconds)
                for end, words in self._words.items():
                    if text.endswith(end, 0, at):
                        for word in words:
                            _ = word.order == order and self._fits(word, text, at, len(end))
            except TimeoutError:
                slow.append(order)
        return slow
