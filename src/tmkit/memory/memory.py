"""A memory opened once and asked many times: what editors, servers and the commands call."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import tmkit.memory.canonical as canonical
import tmkit.memory.ranking as ranking
import tmkit.memory.scoring as scoring
import tmkit.memory.store as store
import tmkit.memory.writing as writing
from tmkit.core import ConfigurationError, Match, Segment
from tmkit.memory.index import Index
from tmkit.memory.ranking import Found, Question, Ranked
from tmkit.memory.records import Record
from tmkit.memory.scoring import Penalties
from tmkit.text import languages

_ENOUGH = 2000  # units looked at for one question, or 20 for each match asked for; a thousand translations of one same
# text may go past it, and then the units that came first stand for all


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

    def tags(self) -> tuple[str, ...]:
        """The languages that it has seen, in the order of their coming."""
        with self._lock, store.errors(self.store.path):
            return self.index.tags()

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
        with self._lock, store.errors(self.store.path):
            question = Question(
                asked,
                canonical.of(asked),
                self.answering(source_lang),
                self.answering(target_lang),
                threshold,
                limit,
                (previous, following, key),
                without,
                self.penalties,
                self.penalty,
            )
            return tuple(ranking.match(ranked, question, self.name) for ranked in self._ranked(question))

    def _ranked(self, question: Question) -> list[Ranked]:
        """The best units in order, as many as are asked for."""
        hits = sorted(
            (-base, distance, lost, lang, units)
            for lang, lost in question.sources.items()
            for base, distance, units in self.index.hits(lang, question.text, question.threshold)
        )
        candidates: dict[tuple[str, str], Ranked] = {}
        looked, enough = 0, max(_ENOUGH, 20 * question.limit)
        for base, distance, lost, lang, units in hits:
            if looked >= enough or self._settled(candidates, question.limit, -base):
                break
            looked += len(units)
            found = Found(-base, distance, lang, lost)
            for record in store.fetch(self.store, units[:enough]).values():
                ranked = ranking.rank(question, record, found)
                if ranked and record.id != question.without:
                    pair = (ranked.source.text, ranked.target.text)
                    if pair not in candidates or ranked.order < candidates[pair].order:
                        candidates[pair] = ranked
        return ranking.best(candidates.values(), question)

    def _settled(self, candidates: dict[tuple[str, str], Ranked], limit: int, base: int) -> bool:
        """Whether no unit of this base score can come among the first `limit`."""
        if len(candidates) < limit:
            return False
        least = sorted((ranked.least(self.penalties) for ranked in candidates.values()), reverse=True)
        return least[limit - 1] > base

    def answering(self, asked: str) -> dict[str, int]:
        """The memory's tags that answer for the asked one: 0 for the same, 1 for another region's.

        Raises ConfigurationError, with those that it has, when there is none.
        """
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
            counts = dict(+writing.add(self.store, number, records))
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
