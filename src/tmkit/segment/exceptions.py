"""Which exceptions hold a position together.

They are asked only where a break rule stands. Those for known texts, such as abbreviations, are looked up by the text
that ends there, so that a thousand cost as much as one; the others by the characters around the position.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import regex

from tmkit.segment.analysis import anchored, finite_and_not, first_chars, last_chars, members, tails
from tmkit.segment.pattern import Sequence, has_edges, source_of, source_of_all

Pattern: TypeAlias = regex.Pattern
_Around: TypeAlias = dict[int, dict[str, Pattern | None]]
"""By the place of the break rule and the window around the position: what is to be tried there."""

MOST_WINDOWS = 20_000
"""Surroundings remembered; a text of more starts the memory anew."""
MOST_NEEDED = 4
"""More characters than that are not worth looking for in every text."""
_MARKS = ".!?…。！？"


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
    needs: str
    """Characters of which the text must have one, such as an opening bracket; empty: none that would tell."""


class Exceptions:
    """The exceptions of a program."""

    def __init__(self, compile_: Callable[[str], Pattern], seconds: float | None) -> None:
        """`compile_` keeps what was compiled; `seconds` is how long one match may take."""
        self._compile, self._seconds = compile_, seconds
        self._words: dict[str, list[_Word]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._others: list[_Exception] = []
        self._needed: tuple[str, ...] = ()
        self._around: dict[tuple[str, ...], _Around] = {}
        self._last_of_words: frozenset[str] = frozenset()

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
        if self._seconds is not None:
            self._compile(source)  # a user's rule: so that it is said now, not at some text, that it cannot be
        firsts = [first_chars(choice) for choice in after]
        first = None if any(each is None for each in firsts) else [part for each in firsts for part in each or ()]
        plain = any(after) and not any(has_edges(choice) for choice in after)
        follows = self._compile(source_of_all(after)) if plain else None
        last, needs = self._any_of(last_chars(before)), _needs(before)
        self._others.append(_Exception(order, source, last, self._any_of(first), follows, needs))

    def _any_of(self, sources: "tuple[str, ...] | list[str] | None") -> Pattern | None:
        return self._compile("|".join(dict.fromkeys(sources))) if sources else None

    def prepare(self) -> None:
        """To be called when every exception was added."""
        lengths: dict[str, set[int]] = {}
        for text in self._words:
            lengths.setdefault(text[-3:], set()).add(len(text))
        self._lengths = {end: tuple(sorted(each)) for end, each in lengths.items()}
        self._last_of_words = frozenset(text[-1] for text in self._words)
        self._needed = tuple(dict.fromkeys(char for each in self._others for char in each.needs))
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

    def kept(self, text: str, candidates: dict[int, int]) -> list[int]:
        """The positions that no exception holds, ascending. Raises TimeoutError.

        `candidates` has for each position the place of the break rule that stands there: exceptions after it are late.
        """
        present = tuple([char for char in self._needed if char in text])
        around = self._around.setdefault(present, {})
        lengths, last_of_words, seconds = self._lengths, self._last_of_words, self._seconds
        found = []
        for at in sorted(candidates):
            limit = candidates[at]
            if text[at - 1] in last_of_words:
                ends = lengths.get(text[at - 3 : at])
                if ends is not None and self._is_word(text, at, limit, ends):
                    continue
                ends = lengths.get(text[at - 2 : at])
                if ends is not None and self._is_word(text, at, limit, ends):
                    continue
            window = text[at - 1 : at + 3]
            try:
                pattern = around[limit][window]
            except KeyError:
                pattern = self._surrounded(limit, window, around, present)
            if pattern is not None:
                match = pattern.match(text, at) if seconds is None else pattern.match(text, at, timeout=seconds)
                if match is not None:
                    continue
            found.append(at)
        return found

    def _is_word(self, text: str, at: int, limit: int, lengths: tuple[int, ...]) -> bool:
        """Whether a text of one of those lengths that an exception is for ends at the position."""
        for length in lengths:
            words = self._words.get(text[at - length : at]) if length <= at else None
            if words is not None:
                for word in words:
                    if word.order < limit and self._fits(word, text, at, length):
                        return True
        return False

    def _fits(self, word: _Word, text: str, at: int, length: int) -> bool:
        seconds = self._seconds
        if seconds is None:
            if word.before is not None and word.before.match(text, at - length) is None:
                return False
            return word.after is None or word.after.match(text, at) is not None
        if word.before is not None and word.before.match(text, at - length, timeout=seconds) is None:
            return False
        return word.after is None or word.after.match(text, at, timeout=seconds) is not None

    def _surrounded(self, limit: int, window: str, around: _Around, present: tuple[str, ...]) -> Pattern | None:
        """The exceptions that the window (one character before the position, up to three after) leaves possible."""
        before, after = window[0], window[1:]
        sources = [
            each.source
            for each in self._others
            if each.order < limit
            and (not each.needs or any(char in present for char in each.needs))
            and (each.last is None or each.last.match(before))
            and (each.first is None or each.first.match(after))
            and (each.after is None or len(after) < 3 or each.after.match(after, partial=True))
        ]
        known = around.setdefault(limit, {})
        if len(known) >= MOST_WINDOWS:
            known.clear()
        known[window] = self._compile("|".join(sources)) if sources else None
        return known[window]

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


def _needs(before: Sequence) -> str:
    """The rare characters of which a sequence needs one, unless they are marks that stand at every candidate anyway."""
    split = anchored(before)
    spelt = members(split.anchor) if split else ""
    return "" if len(spelt) > MOST_NEEDED or set(spelt) & set(_MARKS) else spelt
