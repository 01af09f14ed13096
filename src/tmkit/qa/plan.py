"""Which checks are asked of which unit: those that its state admits and whose needs its two texts meet."""

from collections.abc import Iterable, Iterator, Sequence

from tmkit.core import State, Unit
from tmkit.qa.check import Check, Scope
from tmkit.text import languages
from tmkit.text.signs import CODED, NOTED, WORDLESS, signs

HEADER = "header"
"""Flag of a unit that is a catalogue's header: the checks that are for it see it, and no other."""
SILENT = frozenset({"locked", "no-translate", "obsolete", HEADER})
"""Flags of units that nobody may or need change, or that are no text."""
UNFINISHED = frozenset({"fuzzy", "needs-work"})

MOST = 8192
"""Kinds of units that are remembered, some 300 bytes each; a catalogue of 5 000 entries has 300."""


def admits(unit: Unit, *, structural: bool) -> bool:
    """Whether the unit is to be checked: never when locked, and only its structure while it is unfinished."""
    if unit.flags and unit.flags & SILENT:
        return False
    return structural or not (unit.state is State.NEEDS_WORK or unit.flags & UNFINISHED)


class Plan:
    """The checks of single units and of headers, laid out for the innermost loop."""

    def __init__(self, checks: Sequence[Check]) -> None:
        """`checks` in order of precedence."""
        ranked = tuple(enumerate(checks))
        self._ranked = tuple((rank, one) for rank, one in ranked if one.scope is Scope.UNIT)
        self._headers = tuple(rank for rank, one in ranked if one.scope is Scope.HEADER)
        needs = [one.needs for _, one in self._ranked]
        self._source = _union(each.source | each.either for each in needs)
        self._target = _union(each.target | each.either for each in needs)
        self._pairs: dict[tuple[str, str], tuple[tuple[int, Check], ...]] = {}
        self._known: dict[tuple[str, str, int, int, int], tuple[int, ...]] = {}

    def asked(self, unit: Unit) -> tuple[int, ...]:
        """The ranks of the checks that may find something in the unit, in order."""
        source, target, flags = unit.source, unit.target, unit.flags
        if flags and flags & SILENT:
            return self._headers if HEADER in flags else ()
        here = signs(source.text) | (CODED if source.codes else 0) | (NOTED if unit.properties else 0)
        there, blank = WORDLESS, True
        if target is not None:
            there = signs(target.text) | (CODED if target.codes else 0)
            blank = not target.text or target.text.isspace()
        sourced = bool(source.text) and not source.text.isspace()
        unfinished = unit.state is State.NEEDS_WORK or (bool(flags) and not flags.isdisjoint(UNFINISHED))
        state = blank | sourced << 1 | unfinished << 2
        key = (source.lang, unit.target_lang, here & self._source, there & self._target, state)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            known = self._known[key] = tuple(self._met(*key))
        return known

    def _met(self, source_lang: str, target_lang: str, here: int, there: int, state: int) -> Iterator[int]:
        blank, sourced, unfinished = state & 1, state & 2, state & 4
        for rank, one in self._of_pair(source_lang, target_lang):
            needs = one.needs
            if (
                (one.structural or not unfinished)
                and (one.missing or not blank)
                and (one.alone or sourced)
                and (not needs.source or needs.source & here)
                and (not needs.target or needs.target & there)
                and (not needs.either or needs.either & (here | there))
            ):
                yield rank

    def _of_pair(self, source_lang: str, target_lang: str) -> tuple[tuple[int, Check], ...]:
        pair = source_lang, target_lang
        if pair not in self._pairs:
            tongue = languages.primary(target_lang)
            self._pairs[pair] = tuple(
                (rank, one)
                for rank, one in self._ranked
                if (one.needs.tongues is None or tongue in one.needs.tongues)
                and (one.needs.pair is None or one.needs.pair(source_lang, target_lang))
            )
        return self._pairs[pair]


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
