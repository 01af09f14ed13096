"""What a new file does not hold of the units that it was written from: found by reading it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tmkit.core import OBJECT, Segment, State, Unit
from tmkit.formats.writers import native
from tmkit.formats.writers.making import Writer, text_of

_UNSAID = frozenset({"original", "paragraph"})
"""Properties that say where a unit stood in its file."""


def found(units: Sequence[Unit], read: Sequence[Unit], writer: Writer) -> list[str]:
    """What was lost, a phrase each with the number of units; `read` is the new file's."""
    there = _There(read, writer)
    lost: dict[str, int] = defaultdict(int)
    for unit in units:
        candidates = there.of(unit)
        lost["texts"] += not candidates and bool(unit.source.text or (unit.target and unit.target.text))
        for name, holds in _HOLDS.items():
            if candidates and not any(holds(unit, one) for one in candidates):
                lost[name] += 1
    said = _SAID | ({"source": "sources of {} plural forms (it holds one for all)"} if writer.is_bilingual else {})
    return [said[name].format(f"{lost[name]:,}") for name in said if lost[name]]


class _There:
    """The new file's units by what they say."""

    def __init__(self, read: Sequence[Unit], writer: Writer) -> None:
        self.writer = writer
        self.by_text: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        self.folded: list[tuple[str, Unit]] = []
        for unit in read:
            for text in self.texts(unit):
                self.by_text[text].append(unit)
            whole = writer.said(text_of(unit))
            if "plural," in whole or "->" in whole:
                self.folded.append((whole, unit))

    def texts(self, unit: Unit) -> Iterator[tuple[str, ...]]:
        """What a unit says: with what its codes stand for, else without them; of a plural's form the target alone."""
        target = unit.target if unit.target is not None else Segment("", unit.target_lang)
        if not self.writer.is_bilingual:
            segment = target if target.text or target.codes else unit.source
            yield (self.writer.said(native.lowered(segment)),)
            yield (self.writer.said(_bare(segment)),)
            return
        yield native.lowered(unit.source), native.lowered(target)
        yield _bare(unit.source), _bare(target)
        if unit.plural:
            yield unit.plural, "", native.lowered(target)

    def of(self, unit: Unit) -> Sequence[Unit]:
        """The units that say the same, or the message that a plural's form stands in."""
        for said in self.texts(unit):
            if said in self.by_text:
                return self.by_text[said]
        if not unit.plural:
            return ()
        text = self.writer.said(text_of(unit))
        return [replace(one, plural=unit.plural) for whole, one in self.folded if text in whole][:1]


def _bare(segment: Segment) -> str:
    return segment.text.replace(OBJECT, "")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _source(unit: Unit, one: Unit) -> bool:
    if not (unit.source.text and unit.target and unit.target.text):
        return True
    return native.lowered(unit.source) == native.lowered(one.source) or _bare(unit.source) == _bare(one.source)


def _key(unit: Unit, one: Unit) -> bool:
    """Whether the id is still told: as id, as context, or with more around it."""
    return not unit.id or unit.id.isdigit() or unit.id in one.id or unit.id in one.context


def _context(unit: Unit, one: Unit) -> bool:
    is_time = "-->" in unit.context and "-->" in one.context  # subtitles spell the same time in two ways
    return is_time or any(unit.context in told for told in (unit.id, one.context, one.id))


def _state(unit: Unit, one: Unit) -> bool:
    return unit.state in {State.NEW, State.TRANSLATED} or one.state is unit.state


def _codes(unit: Unit, one: Unit) -> bool:
    return len(unit.source.codes) <= len(one.source.codes) and _count(unit.target) <= _count(one.target)


def _count(segment: Segment | None) -> int:
    if segment is None:
        return 0
    return sum(bool(native.shown(code)) for code in segment.codes)


def _properties(unit: Unit, one: Unit) -> bool:
    return {pair for pair in unit.properties if pair[0] not in _UNSAID} <= set(one.properties)


_STATED = frozenset({"fuzzy"})
"""Flags that say what the state says."""
_HOLDS: dict[str, Callable[[Unit, Unit], bool]] = {
    "source": _source,
    "keys": _key,
    "plural": lambda unit, one: unit.plural in {"", one.plural},
    "note": lambda unit, one: _spaced(unit.note) in _spaced(one.note),
    "state": _state,
    "context": _context,
    "flags": lambda unit, one: unit.flags - _STATED <= one.flags,
    "codes": _codes,
    "properties": _properties,
}
_SAID = {
    "texts": "texts of {} units as they are",
    "source": "sources of {} units (it holds one language)",
    "keys": "keys of {} units as they are",
    "plural": "that {} units are plural forms (they become keys of their own)",
    "note": "notes of {} units",
    "state": "states of {} units",
    "context": "contexts of {} units",
    "flags": "flags of {} units",
    "codes": "that inline codes of {} units are no text",
    "properties": "properties of {} units",
}
