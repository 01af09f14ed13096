"""A memory opened once and asked many times: what editors, servers and the commands call."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import tmkit.memory.canonical as canonical
import tmkit.memory.repairs as repairs
import tmkit.memory.scoring as scoring
import tmkit.memory.store as store
import tmkit.memory.writing as writing
from tmkit.core import ConfigurationError, Match, Segment, State, Unit
from tmkit.memory.index import Index
from tmkit.memory.records import Record, Variant
from tmkit.memory.repairs import Repaired
from tmkit.memory.scoring import Penalties
from tmkit.text import languages

_ENOUGH = 2000  # units looked at for one question; only thousands of translations of one same text go past it


_Ranked = tuple[tuple[object, ...], Match]
"""What orders matches, least first, and a match."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, made ready."""

    asked: Segment
    text: str
    """Canonical."""
    sources: dict[str, int]
    """Tags of the memory to look in, with how far each is from the asked one."""
    targets: dict[str, int]
    threshold: int
    limit: int
    around: tuple[str, str, str]
    """The neighbours' texts and the key."""
    without: int
    compared: dict[tuple[Variant, Variant], tuple[Repaired, dict[str, int], int]] = field(default_factory=dict)
    """Repairs, differences and scores of pairs of texts met already: in real memories most stand there several times."""


class Memory:
    """One memory file. Threads may share it; processes open it each for themselves."""

    def __init__(self, opened: store.Store, *, penalty: int = 0, penalties: Penalties = scoring.DEFAULT) -> None:
        """`penalty` is taken off every score: for a memory that is trusted less than others."""
        self.store, self.penalty, self.penalties = opened, penalty, penalties
        self.index = Index(opened)
        self._lock = threading.RLock()

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.store.path.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        store.close(self.store)

    def lookup(
        self,
        text: str | Segment,
        *,
        source_lang: str,
        target_lang: str,
        threshold: int = 75,
        limit: int = 5,
        previous: str = "",
        following: str = "",
        key: str = "",
        without: int = 0,
    ) -> tuple[Match, ...]:
        """The best translations of texts like this one, best first.

        Every unit whose base score is at or above `threshold` (whole percent) takes part. Equal scores go by context,
        the later change, usage, and the order in which they came; equal pairs of texts are given once. `without` is
        the id of a unit to leave out.

        Raises ConfigurationError for a threshold out of 1 to 100, or for a language that the memory does not have.
        """
        if not 1 <= threshold <= 100:
            raise ConfigurationError(f"a threshold is from 1 to 100, not {threshold}")
        asked = text if isinstance(text, Segment) else Segment(text, source_lang)
        question = _Question(
            asked,
            canonical.of(asked),
            self._compatible(source_lang),
            self._compatible(target_lang),
            threshold,
            limit,
            (previous, following, key),
            without,
        )
        with self._lock, store.errors(self.store.path):
            return tuple(self._matches(question))

    def _matches(self, question: "_Question") -> list[Match]:
        hits = sorted(
            (-base, distance, lost, lang, units)
            for lang, lost in question.sources.items()
            for base, distance, units in self.index.hits(lang, question.text, question.threshold)
        )
        best: dict[tuple[str, str], _Ranked] = {}
        looked = 0
        for base, distance, lost, lang, units in hits:
            if looked >= _ENOUGH or (len(best) >= question.limit and self._settled(best, question.limit, -base)):
                break
            looked += len(units)
            for record in store.fetch(self.store, units[:_ENOUGH]).values():
                if record.id == question.without:
                    continue
                ranked = self._match(question, record, lang, (-base, distance, lost))
                if ranked:
                    pair = (ranked[1].unit.source.text, ranked[1].target)
                    if pair not in best or ranked[0] < best[pair][0]:
                        best[pair] = ranked
        order = sorted(best.values(), key=lambda ranked: ranked[0])
        return [match for _, match in order[: question.limit]]

    @staticmethod
    def _settled(best: dict[tuple[str, str], _Ranked], limit: int, base: int) -> bool:
        """Whether no unit of this base score can come among the first `limit`."""
        scores = sorted((match.score for _, match in best.values()), reverse=True)
        return scores[limit - 1] > base

    def _match(
        self, question: "_Question", record: Record, lang: str, measure: tuple[int, int, int]
    ) -> "_Ranked | None":
        asked, targets = question.asked, question.targets
        source = record.in_language(lang)
        options = [variant for variant in record.variants if variant.lang in targets and variant.lang != lang]
        if source is None or not options:
            return None
        target = min(options, key=lambda variant: targets[variant.lang])
        base, distance, lost = measure
        pair = (source, target)
        if pair not in question.compared:
            question.compared[pair] = self._compared(asked, source.segment, target.segment, base, distance)
        fitted, differs, worth = question.compared[pair]
        points = scoring.context(record, lang, *question.around)
        variants = (lost + targets[target.lang]) * self.penalties.variant
        off = variants + scoring.origin_penalty(record, self.penalties) + self.penalty
        worth = max(0, scoring.in_context(worth, points) if not off else worth - off)
        longer = max(len(question.text), len(canonical.of(source.segment)), 1)
        match = Match(
            unit=_turned(record, source, target),
            likeness=(longer - distance) / longer,
            score=worth,
            target=fitted.segment.text,
            differences=tuple(_told(differs, fitted.left)),
            repairs=fitted.repairs,
            origin=f"{self.name}:{record.origin}" if record.origin else self.name,
            segment=fitted.segment,
        )
        return (-worth, -points, _latest_first(record.changed or record.created), -record.used, record.id), match

    def _compared(
        self, asked: Segment, source: Segment, target: Segment, base: int, distance: int
    ) -> tuple[Repaired, dict[str, int], int]:
        """The repaired target, what differs, and the score without context and origin."""
        fitted = repairs.repair(asked, source, target)
        differs = scoring.differences(asked, source, distance)
        carried = int(canonical.numbers(asked.text) != canonical.numbers(source.text))
        return fitted, differs, scoring.score(base, differs, carried, len(fitted.left), self.penalties)

    def _compatible(self, asked: str) -> dict[str, int]:
        """The memory's tags that answer for the asked one: 0 for the same, 1 for another region's."""
        have = self.index.tags()
        asked = languages.canonical(asked)
        region = _region(asked)
        fitting = {
            tag: int(bool(region) and _region(tag) != region)
            for tag in have
            if languages.primary(tag) == languages.primary(asked) and languages.script(tag) == languages.script(asked)
        }
        if not fitting:
            known = ", ".join(have) or "no language yet"
            raise ConfigurationError(f"{self.store.path}: the memory has no {asked}; it has {known}")
        return fitting

    def add(self, records: Iterable[Record], *, origin: str = "editor") -> dict[str, int]:
        """Add units in one transaction; how many were added, updated or there already."""
        with self._lock:
            number = writing.begin_import(self.store, origin)
            counts = dict(writing.add(self.store, number, records))
            writing.end_import(self.store, number, counts)
            self.index.changed()
        return counts

    def records(self) -> Iterator[Record]:
        """Every unit."""
        with store.errors(self.store.path):
            yield from store.records(self.store)


def open(path: Path | str, *, create: bool = False, penalty: int = 0) -> Memory:  # noqa: A001  # memory.open reads well
    """Open a memory; make an empty one where there is none if `create`. Raises InputError and OutputError."""
    return Memory(store.open_store(path, create=create), penalty=penalty)


def _region(lang: str) -> str:
    """The region, empty where it is the one that the language and script mean by themselves."""
    region = languages.region(lang)
    return "" if languages.primary(lang) == "zh" and region in {"CN", "TW"} else region


def _latest_first(date: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in date) or (1,)


def _told(differs: dict[str, int], left: tuple[str, ...]) -> Iterator[str]:
    words = {"text": "wording", "case": "case", "punctuation": "punctuation", "space": "white space", "code": "codes"}
    for kind in differs:
        yield words[kind]
    for one in left:
        yield f"number not carried over: {one}"


def _turned(record: Record, source: Variant, target: Variant) -> Unit:
    return Unit(
        id=record.key or str(record.id),
        source=source.segment,
        target=target.segment,
        target_lang=target.lang,
        note=record.note,
        state=State.TRANSLATED,
        properties=record.properties,
    )
