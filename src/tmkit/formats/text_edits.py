"""Edits of a text file: put into the codes that they stand in, written, and read again to see that they are there."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tmkit.core import Code, CodeKind, ConfigurationError, InputError, Segment, UnitKey
from tmkit.formats import text_slots
from tmkit.formats.splice import Original, Patch
from tmkit.formats.text_slots import Slot, Write

Wanted = Mapping[UnitKey, Segment]
"""New targets by unit key."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A new target as it is to be written."""

    segment: Segment
    behind: tuple[str, ...] = ()
    """Markup of codes that are to stand behind its text."""
    staying: frozenset[UnitKey] = frozenset()
    """The units in that markup."""

    def by(self, write: Write) -> str:
        """What stands in the file for it. Raises ConfigurationError as `write` does."""
        return " ".join((write(self.segment), *self.behind))


def merged(slots: Iterable[Slot], wanted: Wanted, behind: Collection[UnitKey] = ()) -> dict[UnitKey, Filled]:
    """What to write for each slot: a new target's codes filled with the texts that stand in them, old or new.

    A code that a new target lacks takes what stands in it along; for keys in `behind` it stays behind the text.
    """
    found = {key: Filled(segment) for key, segment in wanted.items()}
    for outer, inner in text_slots.families(slots):
        if outer.unit.key not in wanted or not inner:
            continue
        found[outer.unit.key] = _filled(outer, inner, wanted, outer.unit.key in behind)
        for slot in inner:
            found.pop(slot.unit.key, None)
    return found


def _filled(outer: Slot, inner: Sequence[Slot], wanted: Wanted, is_behind: bool) -> Filled:
    segment = wanted[outer.unit.key]
    assert outer.unit.target is not None  # it has codes
    own = outer.unit.target.codes
    markups = list(outer.markups)
    for slot in sorted(inner, key=lambda one: one.start, reverse=True):
        if slot.inside is not None and slot.unit.key in wanted:
            number, place = slot.inside.code, slot.inside
            new = slot.writes[0](wanted[slot.unit.key])
            markups[number] = markups[number][: place.start] + new + markups[number][place.end :]
    codes, copies = list(segment.codes), _Copies(segment.codes, own)
    left = dict[int, str]()
    for number in sorted({slot.inside.code for slot in inner if slot.inside is not None}):
        places = copies.of(own[number])
        for at in places:
            codes[at] = replace(codes[at], markup=markups[number])
        if not places and is_behind and own[number].kind is CodeKind.STANDALONE:
            left[number] = markups[number]
    staying = frozenset(slot.unit.key for slot in inner if slot.inside is not None and slot.inside.code in left)
    return Filled(replace(segment, codes=tuple(codes)), tuple(left.values()), staying)


class _Copies:
    """Which codes of a segment are which code of another: by its markup and its id, else by its markup and its turn."""

    def __init__(self, codes: Sequence[Code], olds: Sequence[Code]) -> None:
        self._same: dict[tuple[CodeKind, str, str], list[int]] = {}
        self._alike: dict[tuple[CodeKind, str], list[int]] = {}
        self._olds: dict[tuple[CodeKind, str], list[str]] = {}
        for old in olds:
            self._olds.setdefault((old.kind, old.markup), []).append(old.id)
        for at, code in enumerate(codes):
            self._same.setdefault((code.kind, code.markup, code.id), []).append(at)
            if code.id not in self._olds.get((code.kind, code.markup), ()):
                self._alike.setdefault((code.kind, code.markup), []).append(at)

    def of(self, old: Code) -> list[int]:
        """Their places."""
        alike = (old.kind, old.markup)
        if (old.kind, old.markup, old.id) in self._same:
            return self._same[old.kind, old.markup, old.id]
        waiting = [name for name in self._olds[alike] if (*alike, name) not in self._same]
        return self._alike.get(alike, [])[waiting.index(old.id) :: len(waiting)]


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes slots of a file."""

    original: Original
    slots: tuple[Slot, ...]
    """All of the file's."""
    reread: Callable[[bytes], Sequence[Slot]] | None
    """Reads the file again; None where the format can spell any text."""

    def written(self, now: Sequence[Slot], wanted: Wanted, behind: Collection[UnitKey] = ()) -> bytes:
        """The file with the slots `now` written, in the most natural way that reads back.

        Each way is tried for all of them before the next for any. `wanted` has them, and what stands in their codes;
        of those in `behind` a code that the new target lacks stays behind it, if a text stands in it.
        Raises ConfigurationError where no way reads back.
        """
        texts = merged(self.slots, wanted, behind)
        slots = [slot for slot in now if slot.unit.key in texts]
        most = max((len(slot.writes) for slot in slots), default=1)
        failure = ConfigurationError("")
        for way in range(most):
            try:
                patches = [_patch(slot, way, texts) for slot in slots]
                edited = self.original.patched(_joined(patches))
                self._verified(edited, wanted, texts)
                return edited
            except ConfigurationError as error:
                failure = error
        if len(slots) > 1 and most > 1:
            return self._one_by_one(slots, texts, wanted)
        raise failure

    def _one_by_one(self, slots: Sequence[Slot], texts: Mapping[UnitKey, Filled], wanted: Wanted) -> bytes:
        """Each in the way that suits it, found by writing it alone."""
        patches = []
        for slot in slots:
            key = slot.unit.key
            for way in range(len(slot.writes)):
                try:
                    patch = _patch(slot, way, texts)
                    self._verified(self.original.patched([patch]), {key: texts[key].segment}, texts)
                    patches.append(patch)
                    break
                except ConfigurationError:
                    if way == len(slot.writes) - 1:
                        raise
        edited = self.original.patched(_joined(patches))
        self._verified(edited, wanted, texts)
        return edited

    def _verified(self, edited: bytes, wanted: Wanted, texts: Mapping[UnitKey, Filled]) -> None:
        if self.reread is None:
            return
        blamed = next(iter(wanted))
        try:
            after = self.reread(edited)
        except InputError as error:
            raise _unreadable(blamed, f" ({error.message})") from None
        staying = frozenset[UnitKey]().union(*(texts[key].staying for key in wanted if key in texts))
        before, there = _Family.of(self.slots, wanted, staying), _Family.of(after, wanted, staying)
        if len(before.settled) != len(there.settled):
            raise _unreadable(blamed)
        for key, slot in before.settled.items():
            found = there.settled.get(key)
            target = wanted.get(key, slot.unit.target)
            if found is None or not _same(found.unit.target, target) or found.unit.source != slot.unit.source:
                raise _unreadable(key if key in wanted else blamed)
        for slot in before.carried:  # with its code it may have gone, or changed places
            key = slot.unit.key
            if slot.is_beside and not there.texts[wanted.get(key, slot.unit.target or Segment("", "und")).text]:
                raise _unreadable(key)
            if key in wanted and slot.inside is not None and not there.texts[wanted[key].text]:
                outer = before.outer[key]
                assert outer.unit.target is not None  # it has codes
                old = outer.unit.target.codes[slot.inside.code]
                if any(code.kind is old.kind and code.id == old.id for code in wanted[outer.unit.key].codes):
                    raise _unreadable(key)  # the new target brings another markup of that code


@dataclass(frozen=True, slots=True)
class _Family:
    """Slots apart: those that an edit must leave where they are, and those in the codes of new targets or beside."""

    settled: dict[UnitKey, Slot]
    carried: list[Slot]
    outer: dict[UnitKey, Slot]
    """What each of the carried stands in, or beside."""
    texts: Counter[str]
    """Of the carried."""

    @classmethod
    def of(cls, slots: Iterable[Slot], wanted: Wanted, staying: Collection[UnitKey] = ()) -> "_Family":
        found, sentence = cls({}, [], {}, Counter()), None
        for outer, inner in text_slots.families(slots):
            sentence = sentence if outer.is_beside else outer
            for slot in (outer, *inner):
                moves = sentence is not None and slot is not sentence and sentence.unit.key in wanted
                if sentence is None or not moves or slot.unit.key in staying:
                    found.settled[slot.unit.key] = slot
                    continue
                found.carried.append(slot)
                found.outer[slot.unit.key] = sentence
                found.texts[slot.unit.target.text if slot.unit.target else ""] += 1
        return found


def _patch(slot: Slot, way: int, texts: Mapping[UnitKey, Filled]) -> Patch:
    """In that way, or in the first one after it that can hold the text."""
    last = len(slot.writes) - 1
    for each in slot.writes[min(way, last) : last]:
        try:
            return Patch(slot.start, slot.end, texts[slot.unit.key].by(each))
        except ConfigurationError:  # such as a text that needs quotation marks
            continue
    return Patch(slot.start, slot.end, texts[slot.unit.key].by(slot.writes[last]))


def _unreadable(key: UnitKey, why: str = "") -> ConfigurationError:
    return ConfigurationError(
        f"the new text of {key.id!r} would not read back from the file as it is{why}; "
        f"it holds something that the format gives a meaning of its own, such as a line break or a mark"
    )


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
