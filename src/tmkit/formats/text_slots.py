"""The places of a text file's units: a slot each, and what every format needs to make them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tmkit.core import Place, Segment, Span, State, Unit, UnitKey
from tmkit.formats.offsets import Spelling, Written

Write = Callable[[Segment], str]
"""From a new target to what stands in the file for it; raises ConfigurationError for one that cannot stand there."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a text stands in an inline code of the unit before it: a title in the tag of a link."""

    code: int
    """Which of the codes of that unit's target, from 0."""
    start: int
    """Code points of the code's markup."""
    end: int
    gap: str = ""
    """What the unit's own markup has in its place."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A unit, and where and how its target is written."""

    unit: Unit
    start: int
    """Code points of the file's text, byte order mark left out."""
    end: int
    writes: tuple[Write, ...]
    """Ways to write a target, the most natural first; the first that reads back is taken."""
    spelling: Spelling | None = Spelling.VERBATIM
    """None where the file's white space is not the text's, so that characters cannot be matched."""
    plain: bool = True
    """Whether the format has no inline codes."""
    source: Written | None = None
    path: tuple[str | int, ...] = ()
    """The key in its parts, where the format nests."""
    entry: Span | None = None
    """What stands and falls with the unit: its key, its value, its line."""
    is_there: bool = True
    """Whether the file has a target at all; if not, the first edit puts one into the empty span."""
    inside: Inside | None = None
    """Where it stands in a code of another slot, which is the last one before it that stands in none."""
    markups: tuple[str, ...] = ()
    """Of each code of its target with the texts of other units that stand in it, which the unit's own markup lacks;
    empty where none does."""
    is_beside: bool = False
    """Whether it stands in a code ahead of the text of the slot before it, or behind: such codes are none of a text."""
    holds_behind: bool = False
    """Whether codes behind the text are none of it, so that one which a plain new text leaves out can stay there."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """The lines of the text, ended by a newline, a carriage return or both."""
        starts, at = [0], 0
        text = text.replace("\r\n", "\0\n")
        while (at := text.find("\n", at)) >= 0:
            at += 1
            starts.append(at)
        return cls(tuple(starts))

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)


def monolingual(text: Segment, name: str, place: Place, **facts: Any) -> Unit:
    """The unit of a text in a file of one language."""
    state = State.TRANSLATED if text.text.strip() or text.codes else State.NEW
    return Unit(name, Segment("", "und"), text, text.lang, state=state, place=place, **facts)


def unique(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots, the ids of units that would share a key told apart by `~2`, `~3` ..."""
    seen: set[UnitKey] = set()
    found = []
    counts: dict[UnitKey, int] = {}
    for slot in slots:
        key = first = slot.unit.key
        number = counts.get(first, 1)
        while key in seen:
            number += 1
            key = UnitKey(f"{first.id}~{number}", first.target_lang, first.plural)
        counts[first] = number
        seen.add(key)
        found.append(slot if key == first else replace(slot, unit=replace(slot.unit, id=key.id)))
    return tuple(found)


def families(slots: Iterable[Slot]) -> Iterator[tuple[Slot, list[Slot]]]:
    """Each slot with those that stand in its inline codes."""
    outer: Slot | None = None
    inner: list[Slot] = []
    for slot in slots:
        if slot.inside is not None:
            inner.append(slot)
            continue
        if outer is not None:
            yield outer, inner
        outer, inner = slot, []
    if outer is not None:
        yield outer, inner


def apart(slots: Iterable[Slot]) -> Iterator[Slot]:
    """The slots, each text in one place: what is a unit of its own is cut out of the markup that it stands in.

    So a unit stays what it is when the title of a link in it is translated, and a link is the same in all languages.
    """
    for outer, inner in families(slots):
        if not inner or outer.unit.target is None:
            yield from (outer, *inner)
            continue
        codes = list(outer.unit.target.codes)
        for place in sorted((slot.inside for slot in inner if slot.inside), key=lambda each: each.start, reverse=True):
            markup = codes[place.code].markup
            codes[place.code] = replace(
                codes[place.code], markup=markup[: place.start] + place.gap + markup[place.end :]
            )
        target = replace(outer.unit.target, codes=tuple(codes))
        markups = tuple(code.markup for code in outer.unit.target.codes)
        yield replace(outer, unit=replace(outer.unit, target=target), markups=markups)
        yield from inner
