"""A memory opened once and asked many times: what editors, servers and the commands call."""

import threading
from collections.abc import Iterable, Iterator
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
from tmkit.memory.scoring import Penalties
from tmkit.text import languages

_ENOUGH = 2000  # units looked at for one question; only thousands of translations of one same text go past it


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
    ) -> tuple[Match, ...]:
        """The best translations of texts like this one, best first.

        Every unit whose base score is at or above `threshold` (whole percent) takes part. Equal scores go by context,
        the later change, usage, and the order in which they came; equal pairs of texts are given once.

        Raises ConfigurationError for a threshold out of 1 to 100, or for a language that the memory does not have.
        """
        if not 1 <= threshold <= 100:
            raise ConfigurationError(f"a threshold is from 1 to 100, not {threshold}")
        asked = text if isinstance(text, Segment) else Segment(text, source_lang)
        with self._lock, store.errors(self.store.path):
            found = self._matches(asked, source_lang, target_lang, threshold, limit, (previous, following, key))
        return tuple(found)

    def _matches(
        self,
        asked: Segment,
        source_lang: str,
        target_lang: str,
        threshold: int,
        limit: int,
        around: tuple[str, str, str],
    ) -> list[Match]:
        sources, targets = self._compatible(source_lang), self._compatible(target_lang)
        query = canonical.of(asked)
        hits = sorted(
            (-base, distance, lost, lang, units)
            for lang, lost in sources.items()
            for base, distance, units in self.index.hits(lang, query, threshold)
        )
        best: dict[tuple[str, str], tuple[tuple[object, ...], Match]] = {}
        looked = 0
        for base, distance, lost, lang, units in hits:
            if looked >= _ENOUGH or (len(best) >= limit and self._settled(best, limit, -base)):
                break
            looked += len(units)
            longer = max(len(query), 1)
            for record in store.fetch(self.store, units[:_ENOUGH]).values():
                ranked = self._match(asked, record, lang, targets, (-base, distance, lost, longer), around)
                if ranked:
                    pair = (ranked[1].unit.source.text, ranked[1].target)
                    if pair not in best or ranked[0] < best[pair][0]:
                        best[pair] = ranked
        order = sorted(best.values(), key=lambda ranked: ranked[0])
        return [match for _, match in order[:limit]]

    @staticmethod
    def _settled(best: dict[tuple[str, str], tuple[tuple[object, ...], Match]], limit: int, base: int) -> bool:
        """Whether no unit of this base score can come among the first `limit`."""
        scores = sorted((match.score for _, match in best.values()), reverse=True)
        return scores[limit - 1] > base

    def _match(
        self,
        asked: Segment,
        record: Record,
        lang: str,
        targets: dict[str, int],
        measure: tuple[int, int, int, int],
        around: tuple[str, str, str],
    ) -> tuple[tuple[object, ...], Match] | None:
        source = record.in_language(lang)
        options = [variant for variant in record.variants if variant.lang in targets and variant.lang != lang]
        if source is None or not options:
            return None
        target = min(options, key=lambda variant: targets[variant.lang])
        base, distance, lost, _ = measure
        fitted = repairs.repair(asked, source.segment, target.segment)
        numbers = _numbers_differ(asked.text, source.text)
        differs = scoring.differences(asked, source.segment, distance)
        worth = scoring.score(base, differs, numbers, len(fitted.left), self.penalties)
        points = scoring.context(record, lang, *around)
        variants = (lost + targets[target.lang]) * self.penalties.variant
        off = variants + scoring.origin_penalty(record, self.penalties) + self.penalty
        worth = max(0, scoring.in_context(worth, points) if not off else worth - off)
        longer = max(len(canonical.of(asked)), len(canonical.of(source.segment)), 1)
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

    def _compatible(self, asked: str) -> dict[str, int]:
        """The memory's tags that answer for the asked one: 0 for the same, 1 for another region's."""
        have = store.tags(self.store)
        asked = languages.canonical(asked)
        fitting = {
            tag: int(bool(languages.region(asked)) and languages.region(tag) != languages.region(asked))
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


def _numbers_differ(asked: str, found: str) -> int:
    return int(canonical.numbers(asked) != canonical.numbers(found))


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
