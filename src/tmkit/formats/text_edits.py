"""Edits of a text file: put into the codes that they stand in, written, and read again to see that they are there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tmkit.core import Code, CodeKind, ConfigurationError, InputError, Segment, UnitKey
from tmkit.formats.splice import Original, Patch
from tmkit.formats.text_slots import Slot

Wanted = Mapping[UnitKey, Segment]
"""New targets by unit key."""


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


def merged(slots: Iterable[Slot], wanted: Wanted) -> dict[UnitKey, Segment]:
    """The new targets by the slots to write: a text in a code of another new target is in that code's markup.

    A code that a new target lacks takes what stands in it along.
    """
    found = dict(wanted)
    for outer, inner in families(slots):
        if outer.unit.key not in wanted:
            continue
        edited = [slot for slot in inner if slot.unit.key in wanted]
        if edited:
            found[outer.unit.key] = _grafted(outer, edited, wanted)
        for slot in edited:
            del found[slot.unit.key]
    return found


def _grafted(outer: Slot, edited: Sequence[Slot], wanted: Wanted) -> Segment:
    segment = wanted[outer.unit.key]
    assert outer.unit.target is not None  # it has codes
    codes, copies = list(segment.codes), _Copies(segment.codes)
    renewed: dict[int, str] = {}
    for slot in sorted(edited, key=lambda one: one.start, reverse=True):
        assert slot.inside is not None  # or it would be none of the edited
        number, place = slot.inside.code, slot.inside
        markup = renewed.get(number, outer.unit.target.codes[number].markup)
        renewed[number] = markup[: place.start] + slot.writes[0](wanted[slot.unit.key]) + markup[place.end :]
    for number, markup in renewed.items():
        for at in copies.of(outer.unit.target.codes[number]):
            codes[at] = replace(codes[at], markup=markup)
    return replace(segment, codes=tuple(codes))


class _Copies:
    """Which codes of a segment are which code of another: by its markup and its id, else by its markup alone."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self._alike: dict[tuple[CodeKind, str], list[int]] = {}
        self._same: dict[tuple[CodeKind, str, str], list[int]] = {}
        for at, code in enumerate(codes):
            self._alike.setdefault((code.kind, code.markup), []).append(at)
            self._same.setdefault((code.kind, code.markup, code.id), []).append(at)

    def of(self, old: Code) -> list[int]:
        """Their places."""
        return self._same.get((old.kind, old.markup, old.id)) or self._alike.get((old.kind, old.markup), [])


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes slots of a file."""

    original: Original
    slots: tuple[Slot, ...]
    """All of the file's."""
    reread: Callable[[bytes], Sequence[Slot]] | None
    """Reads the file again; None where the format can spell any text."""

    def written(self, now: Sequence[Slot], wanted: Wanted) -> bytes:
        """The file with the slots `now` written, in the most natural way that reads back.

        Each way is tried for all of them before the next for any. `wanted` has them, and what stands in their codes.
        Raises ConfigurationError where no way reads back.
        """
        texts = merged(self.slots, wanted)
        slots = [slot for slot in now if slot.unit.key in texts]
        most = max((len(slot.writes) for slot in slots), default=1)
        failure = ConfigurationError("")
        for way in range(most):
            try:
                patches = [_patch(slot, way, texts) for slot in slots]
                edited = self.original.patched(_joined(patches))
                self._verified(edited, wanted)
                return edited
            except ConfigurationError as error:
                failure = error
        if len(slots) > 1 and most > 1:
            return self._one_by_one(slots, texts, wanted)
        raise failure

    def _one_by_one(self, slots: Sequence[Slot], texts: Wanted, wanted: Wanted) -> bytes:
        """Each in the way that suits it, found by writing it alone."""
        patches = []
        for slot in slots:
            key = slot.unit.key
            for way in range(len(slot.writes)):
                try:
                    patch = _patch(slot, way, texts)
                    self._verified(self.original.patched([patch]), {key: texts[key]})
                    patches.append(patch)
                    break
                except ConfigurationError:
                    if way == len(slot.writes) - 1:
                        raise
        edited = self.original.patched(_joined(patches))
        self._verified(edited, wanted)
        return edited

    def _verified(self, edited: bytes, wanted: Wanted) -> None:
        if self.reread is None:
            return
        blamed = next(iter(wanted))
        try:
            after = self.reread(edited)
        except InputError as error:
            raise _unreadable(blamed, f" ({error.message})") from None
        before, there = _Family.of(self.slots, wanted), _Family.of(after, wanted)
        if len(before.settled) != len(there.settled):
            raise _unreadable(blamed)
        for key, slot in before.settled.items():
            found = there.settled.get(key)
            target = wanted.get(key, slot.unit.target)
            if found is None or not _same(found.unit.target, target) or found.unit.source != slot.unit.source:
                raise _unreadable(key if key in wanted else blamed)
        for slot in before.carried:  # with its code it may have gone, or changed places
            key = slot.unit.key
            if key in wanted and slot.inside is not None and not there.texts[wanted[key].text]:
                outer = before.outer[key]
                assert outer.unit.target is not None  # it has codes
                old = outer.unit.target.codes[slot.inside.code]
                if any(code.kind is old.kind and code.id == old.id for code in wanted[outer.unit.key].codes):
                    raise _unreadable(key)  # the new target brings another markup of that code


@dataclass(frozen=True, slots=True)
class _Family:
    """Slots apart: those that an edit must leave where they are, and those that stand in the codes of new targets."""

    settled: dict[UnitKey, Slot]
    carried: list[Slot]
    outer: dict[UnitKey, Slot]
    """What each of the carried stands in."""
    texts: Counter[str]
    """Of the carried."""

    @classmethod
    def of(cls, slots: Iterable[Slot], wanted: Wanted) -> "_Family":
        found = cls({}, [], {}, Counter())
        for outer, inner in families(slots):
            found.settled[outer.unit.key] = outer
            for slot in inner:
                if outer.unit.key not in wanted:
                    found.settled[slot.unit.key] = slot
                    continue
                found.carried.append(slot)
                found.outer[slot.unit.key] = outer
                found.texts[slot.unit.target.text if slot.unit.target else ""] += 1
        return found


def _patch(slot: Slot, way: int, texts: Wanted) -> Patch:
    """In that way, or in the first one after it that can hold the text."""
    last = len(slot.writes) - 1
    for each in slot.writes[min(way, last) : last]:
        try:
            return Patch(slot.start, slot.end, each(texts[slot.unit.key]))
        except ConfigurationError:  # such as a text that needs quotation marks
            continue
    return Patch(slot.start, slot.end, slot.writes[last](texts[slot.unit.key]))


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
