"""A document of any format that is text: its units, the edits of their targets, and units put in.

A format's own file says how the text becomes slots; everything else is here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tmkit.core import ConfigurationError, Segment, Span, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import text_edits
from tmkit.formats.document import Document, Edits
from tmkit.formats.offsets import Written
from tmkit.formats.splice import Original, Patch
from tmkit.formats.text_slots import Slot


@dataclass(frozen=True, slots=True)
class Insertion:
    """What a new key adds to a file."""

    at: int
    """Code points."""
    text: str
    alone: bool = False
    """Whether nothing else may be added at that place in the same pass."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """A place of a file that is wrong and did not keep the rest from being read."""

    line: int
    """From 1."""
    message: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A unit that a file lacks."""

    path: tuple[str | int, ...]
    """Its key in its parts."""
    unit: Unit
    """The other file's."""
    text: str
    after: UnitKey | None
    """The unit of this file that it follows; none: it comes first."""


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A file of a text format."""

    name: str
    original: Original
    slots: tuple[Slot, ...]
    path: str = ""
    reread: Callable[[bytes, str], Document] | None = None
    """Reads the file again, to see that an edit is what it was meant to be."""
    exact: bool = False
    """Whether the format can spell any text, so that no edit needs to be read again."""
    insert: "Callable[[TextDocument, Addition], Insertion | None] | None" = None
    """Where and how a new key is put in; none as long as its place is not there yet, or for formats without keys."""
    facts: Any = None
    """What the format's own functions keep of the file."""
    recovered: tuple[Recovery, ...] = ()
    """What was wrong with the file and how it was read all the same; `tmkit validate` tells it."""

    @property
    def format(self) -> str:
        """Name of its format in the registry."""
        return self.name

    def units(self) -> Iterator[Unit]:
        """Its units, in file order."""
        for slot in self.slots:
            yield slot.unit

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Where each unit's source and target are written, in the order of the units."""
        for slot in self.slots:
            known = slot.is_there and slot.spelling is not None
            target = Written(Span(slot.start, slot.end), slot.spelling) if known and slot.spelling else None
            yield slot.unit.key, slot.source, target

    def render(self, edits: Edits) -> bytes:
        """The file with those targets, all else to the byte.

        Raises ConfigurationError for a key that it lacks, and for a target that would not read back as it is.
        """
        if not edits:
            return self.original.raw
        by_key = {slot.unit.key: slot for slot in self.slots}
        editing.check(edits, by_key)
        wanted: dict[UnitKey, Segment] = {}
        for key, edit in edits.items():
            unit = by_key[key].unit
            target = (
                editing.target(edit, unit) if not by_key[key].plain else Segment(editing.plain(edit), unit.target_lang)
            )
            if target != unit.target:
                wanted[key] = target
        if not wanted:
            return self.original.raw
        now, later = _in_turn([by_key[key] for key in wanted])
        known = {key: target for key, target in wanted.items() if key not in set(later)}
        plain = {key for key, edit in edits.items() if isinstance(edit, str) and by_key[key].holds_behind}
        writing = text_edits.Writing(self.original, self.slots, None if self.exact else self._again)
        edited = writing.written(now, known, plain)
        return self._document(edited).render({key: edits[key] for key in later}) if later else edited

    @property
    def _again(self) -> "Callable[[bytes], Sequence[Slot]] | None":
        return None if self.reread is None else lambda edited: self._document(edited).slots

    def _document(self, edited: bytes) -> "TextDocument":
        assert self.reread is not None  # what can be edited can be read
        again = self.reread(edited, self.path)
        assert isinstance(again, TextDocument)
        return again

    def extended(self, additions: Sequence[Addition]) -> bytes:
        """The file with those units put in, each after its neighbour, in the order given.

        Raises ConfigurationError when the format has no keys or their place cannot be made.
        """
        document, left = self, list(additions)
        while left:
            if document.insert is None:
                raise ConfigurationError(f"units cannot be added to a file of the format {self.name}")
            insertions, waiting, closed = [], [], set[int]()
            for addition in left:
                found = document.insert(document, addition)
                if found is None or found.at in closed:
                    waiting.append(addition)
                    continue
                insertions.append(found)
                if found.alone:
                    closed.add(found.at)
            if not insertions:
                raise ConfigurationError(f"there is no place for {waiting[0].unit.id!r} in the file")
            patches = [
                Patch(at, at, "".join(one.text for one in same))
                for at, same in groupby(sorted(insertions, key=lambda one: one.at), key=lambda one: one.at)
            ]
            raw = document.original.patched(patches)
            if document.reread is None or not waiting:
                return raw
            document, left = self._document(raw), waiting
        return document.original.raw


def _in_turn(slots: Sequence[Slot]) -> tuple[list[Slot], list[UnitKey]]:
    """Those that can be written at once, and the keys of those that get a place when the others have theirs."""
    now, later = list[Slot](), list[UnitKey]()
    taken: set[int] = set()
    for slot in sorted(slots, key=lambda one: (one.start, -one.end), reverse=True):
        if not slot.is_there and slot.start in taken:  # two new texts at one place: the other makes room first
            later.append(slot.unit.key)
            continue
        taken |= set() if slot.is_there else {slot.start}
        now.append(slot)
    return now, later
