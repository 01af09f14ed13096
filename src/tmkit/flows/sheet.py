"""One file while it is being written: its text, its units, what the checks say, and where all of that stands."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from math import inf
from time import monotonic

from tmkit import qa
from tmkit.core import Finding, InputError, Segment, Span, TmkitError, Unit, UnitKey
from tmkit.flows import chinese_script, source_texts
from tmkit.flows.desk import Desk
from tmkit.flows.mending import applied
from tmkit.formats import registry
from tmkit.formats.document import Document
from tmkit.formats.offsets import Written, offsets, spelt
from tmkit.qa import Scope
from tmkit.report.review import Found

_KEPT = 20_000
"""Groups of units whose findings are remembered, some 40 MB; then they are forgotten together."""


class Side(StrEnum):
    """Of a unit."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a unit's text."""

    unit: Unit
    side: Side
    offset: int
    """Code points into the source's or target's text."""

    @property
    def segment(self) -> Segment:
        """The text that it is in."""
        text = self.unit.source if self.side is Side.SOURCE else self.unit.target
        return text or Segment("", self.unit.target_lang)


class Sheet:
    """A file that is open; `update` it, `check` it, ask it."""

    def __init__(self, desk: Desk, path: str, text: str = "") -> None:
        """Reads the text; nothing is checked before `check`."""
        self.desk, self.path = desk, path
        self.text = ""
        """As it stands now."""
        self.problem: InputError | None = None
        """Why the text cannot be read now; the units and findings are then those of the last text that could."""
        self.found: tuple[Found, ...] = ()
        """In unit order, within a unit by place."""
        self.read = ""
        """The text that units and findings are of."""
        self._document: Document | None = None
        self._units: tuple[Unit, ...] = ()
        self._by_key: dict[UnitKey, Unit] = {}
        self._written: dict[UnitKey, tuple[Written | None, Written | None]] = {}
        self._starts: list[tuple[int, UnitKey, Side, Written]] | None = None
        self._known: dict[tuple[object, ...], tuple[tuple[Finding, ...], ...]] = {}
        self._across: dict[Unit, tuple[Finding, ...]] = {}
        self._generation = -1
        self.update(text)

    def update(self, text: str) -> None:
        """Take the text in; where it cannot be read, `problem` says why and the rest stays."""
        self.text = text
        try:
            raw = b"\xef\xbb\xbf" + text.encode(
                "utf-8", "replace"
            )  # the mark overrules whatever charset the file names
            document = registry.parse(raw, path=self.path)
            read = source_texts.joined(document.units(), self.path, self.desk.settings)
            units = tuple(chinese_script.settled(read))
        except InputError as error:
            self.problem = error
            return
        self.problem, self.read, self._document, self._units = None, text, document, units
        self._by_key = {unit.key: unit for unit in units}
        self._locate(document)

    def _locate(self, document: Document) -> None:
        written = getattr(document, "written", None)
        self._written = {key: (source, target) for key, source, target in written()} if written else {}
        self._starts = None

    def check(self, *, across: bool = True, seconds: float = inf) -> bool:
        """Find what the checks say; gives whether all was checked.

        Groups of units that did not change are not checked again. `across=False` leaves the checks across units for
        later: their last findings stay with units that still are. After `seconds` the rest is left for the next call.
        """
        if self._generation != self.desk.generation or len(self._known) > _KEPT:
            self._known.clear()
            self._across.clear()
            self._generation = self.desk.generation
        rules = self.desk.rules(self.path)
        if across:
            wide = replace(rules, checks=tuple(one for one in rules.checks if one.scope is Scope.FILES))
            self._across = {unit: said for unit, said in qa.review(self._units, wide, path=self.path) if said}
        found: list[Found] = []
        until = monotonic() + seconds
        complete = True
        for _, members in groupby(self._units, key=lambda unit: unit.id):
            group = tuple(members)
            said_of = tuple(_content(unit) for unit in group)
            known = self._known.get(said_of)
            if known is None and monotonic() > until:
                complete = False
                continue
            if known is None:
                said = qa.review(group, rules, path=self.path, across=False)
                known = self._known[said_of] = tuple(findings for _, findings in said)
            for unit, findings in zip(group, known, strict=True):
                for finding in (*findings, *_apart(self._across.get(unit, ()), findings)):
                    found.append(Found(replace(finding, place=unit.place), unit))
        self.found = tuple(found)
        return complete

    @property
    def langs(self) -> tuple[str, str]:
        """Source and target language of its units; empty where there are none."""
        first = next(iter(self._units), None)
        return (first.source.lang, first.target_lang) if first else ("", "")

    def spot(self, offset: int) -> Spot | None:
        """The unit's text that stands at a place of the file; none between texts, or where the file cannot be read."""
        if self._starts is None:
            self._starts = self._sorted()
        at = bisect_right(self._starts, offset, key=lambda item: item[0]) - 1
        for start, key, side, written in reversed(self._starts[max(at - 1, 0) : at + 1]):
            if self.text == self.read and start <= offset <= written.span.end:
                unit = self._by_key.get(key)
                if unit is not None:
                    places = self.places(unit, side)
                    return Spot(unit, side, max(bisect_right(places, offset) - 1, 0))
        return None

    def _sorted(self) -> list[tuple[int, UnitKey, Side, Written]]:
        starts = []
        for key, (source, target) in self._written.items():
            if source is not None:
                starts.append((source.span.start, key, Side.SOURCE, source))
            if target is not None:
                starts.append((target.span.start, key, Side.TARGET, target))
        return sorted(starts, key=lambda item: item[0])

    def places(self, unit: Unit, side: Side) -> tuple[int, ...]:
        """The file's offset of each code point of the unit's text, and last its end; empty where it is not known."""
        written = self._written.get(unit.key, (None, None))[side is Side.TARGET]
        segment = unit.source if side is Side.SOURCE else unit.target
        if written is None or segment is None:
            return ()
        return offsets(self.read, written, segment)

    def spelt(self, unit: Unit, segment: Segment) -> str:
        """The segment as the file spells a target."""
        written = self._written.get(unit.key, (None, None))[1]
        return spelt(segment, written.spelling) if written else segment.text

    def spans(self, one: Found) -> Iterator[Span]:
        """Where a finding stands in the file: in the target, else in the source, else the whole text, else nowhere."""
        for side, said in ((Side.TARGET, one.finding.target_spans), (Side.SOURCE, one.finding.source_spans)):
            places = self.places(one.unit, side)
            for span in said if places else ():
                yield Span(places[span.start], max(places[span.end], places[span.start]))
            if said and places:
                return
        for side in (Side.TARGET, Side.SOURCE):
            places = self.places(one.unit, side)
            if places:
                yield Span(places[0], places[-1])
                return

    def mended(self, one: Found) -> str | None:
        """The file's text with the finding's fix in it; none where there is no fix or it cannot be written."""
        if one.finding.fix is None or one.unit.target is None:
            return None
        return self.written(one.unit, applied(one.unit.target, [one.finding.fix]))

    def written(self, unit: Unit, target: Segment) -> str | None:
        """The file's text with that target in the unit; none where the format cannot hold it."""
        if self._document is None or self.text != self.read:
            return None
        with suppress(TmkitError):
            return self._document.render({unit.key: target}).decode("utf-8-sig", "replace")
        return None


def _content(unit: Unit) -> tuple[object, ...]:
    """All that a check can see of a unit, in a form that is quick to hash."""
    source, target = unit.source, unit.target
    texts = (source.text, source.lang, source.codes, target and target.text, target and target.lang)
    about = (unit.id, unit.target_lang, unit.plural, unit.context, unit.note, unit.state.value, unit.flags)
    return (*texts, target and target.codes, *about, unit.properties)


def _apart(across: tuple[Finding, ...], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """The findings across units that point at no place that another finding has taken: one slip, one finding."""
    taken = [span for one in others for span in one.target_spans]
    for one in across:
        if not any(span.overlaps(other) for span in one.target_spans for other in taken):
            yield one
