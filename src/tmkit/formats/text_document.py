"""A document of any format that is text: its units, each with the span that its target is written in.

A format's own file says how the text becomes slots; everything else is here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from tmkit.core import ConfigurationError, InputError, Segment, Span, Unit, UnitKey
from tmkit.formats import edits as editing
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
    notes: tuple[str, ...] = field(default=())
    """What was wrong with the file and how it was read all the same."""

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
        now, later = self._in_turn([by_key[key] for key in wanted])
        edited = self._written(now, {slot.unit.key: wanted[slot.unit.key] for slot in now})
        return (
            self.reread(edited, self.path).render({key: edits[key] for key in later})
            if later and self.reread
            else edited
        )

    def _in_turn(self, slots: Sequence[Slot]) -> tuple[list[Slot], list[UnitKey]]:
        """Those that can be written at once, and the keys of those whose place the others change."""
        now, later = list[Slot](), list[UnitKey]()
        taken: set[int] = set()
        end = -1
        for slot in sorted(slots, key=lambda one: (one.start, -one.end), reverse=True):
            if not slot.is_there and slot.start in taken:  # two new texts at one place: the other makes room first
                later.append(slot.unit.key)
                continue
            if end >= 0 and slot.end > end and slot.is_there:  # it holds a text that is edited too
                later.append(slot.unit.key)
                continue
            end = slot.start
            taken |= set() if slot.is_there else {slot.start}
            now.append(slot)
        return now, later

    def _written(self, slots: Sequence[Slot], wanted: dict[UnitKey, Segment]) -> bytes:
        """In the most natural way that reads back; each way is tried for all of them before the next for any."""
        most = max((len(slot.writes) for slot in slots), default=1)
        failure = ConfigurationError("")
        for way in range(most):
            try:
                patches = [_patch(slot, min(way, len(slot.writes) - 1), wanted) for slot in slots]
                edited = self.original.patched(_joined(patches))
                self._verified(edited, wanted)
                return edited
            except ConfigurationError as error:
                failure = error
        if len(slots) > 1 and most > 1:
            return self._one_by_one(slots, wanted)
        raise failure

    def _one_by_one(self, slots: Sequence[Slot], wanted: dict[UnitKey, Segment]) -> bytes:
        """Each in the way that suits it, found by writing it alone."""
        patches = []
        for slot in slots:
            target = wanted[slot.unit.key]
            for way in range(len(slot.writes)):
                try:
                    patch = _patch(slot, way, wanted)
                    self._verified(self.original.patched([patch]), {slot.unit.key: target})
                    patches.append(patch)
                    break
                except ConfigurationError:
                    if way == len(slot.writes) - 1:
                        raise
        edited = self.original.patched(_joined(patches))
        self._verified(edited, wanted)
        return edited

    def _verified(self, edited: bytes, wanted: dict[UnitKey, Segment]) -> None:
        if self.reread is None or self.exact:
            return
        try:
            after = {unit.key: unit for unit in self.reread(edited, self.path).units()}
        except InputError as error:
            raise _unreadable(next(iter(wanted)), f" ({error.message})") from None
        edited_slots, lost = [slot for slot in self.slots if slot.unit.key in wanted], 0
        for slot in self.slots:
            unit, key = slot.unit, slot.unit.key
            target = wanted.get(key, unit.target)
            there = after.get(key)
            if there is None and any(_holds(other, slot) for other in edited_slots):
                lost += 1
                continue
            if there is None or not _same(there.target, target) or there.source != unit.source:
                raise _unreadable(key if key in wanted else next(iter(wanted)))
        if len(after) != len(self.slots) - lost:
            raise _unreadable(next(iter(wanted)))

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
            again = document.reread(raw, self.path)
            assert isinstance(again, TextDocument)
            document, left = again, waiting
        return document.original.raw


def _patch(slot: Slot, way: int, wanted: dict[UnitKey, Segment]) -> Patch:
    key = slot.unit.key
    return Patch(slot.start, slot.end, slot.writes[way](wanted[key]))


def _unreadable(key: UnitKey, why: str = "") -> ConfigurationError:
    return ConfigurationError(
        f"the new text of {key.id!r} would not read back from the file as it is{why}; "
        f"it holds something that the format gives a meaning of its own, such as a line break or a mark"
    )


def _holds(whole: Slot, part: Slot) -> bool:
    return whole is not part and whole.start <= part.start and part.end <= whole.end and whole.end > whole.start


def _same(there: Segment | None, wanted: Segment | None) -> bool:
    """Whether a text reads back. Codes may be lost where a new text left nothing between them, never gained."""
    if there is None or wanted is None:
        return there is wanted
    return there.text == wanted.text and len(there.codes) <= len(wanted.codes)


def _joined(patches: Iterable[Patch]) -> list[Patch]:
    """The patches, those that insert at one place made one."""
    found: dict[tuple[int, int], Patch] = {}
    for patch in patches:
        place = (patch.start, patch.end)
        before = found.get(place)
        text = before.text + patch.text if before and patch.start == patch.end else patch.text
        found[place] = Patch(patch.start, patch.end, text)
    return list(found.values())
