"""The index of a memory: for each language mapped generations and what was added since, kept in step with the store.

Generations stand in a folder beside the memory (`NAME.index/fr.000003.idx`). Each carries a token that the store knows,
so that one made from another state of the file (a backup put back, another memory of that name) is never used.
"""

import time
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy

import tmkit.memory.canonical as canonical
import tmkit.memory.generation as generation
import tmkit.memory.records as records
import tmkit.memory.search as search
import tmkit.memory.store as store
from tmkit.core import InputError, OutputError
from tmkit.memory.generation import Generation
from tmkit.memory.signatures import Array
from tmkit.memory.store import Store

STALE = 20_000
"""Units added since a generation was made from which on a new one is made on opening: they cost a tenth of a second."""
_SHARE = 0.05  # or this share of the generation, when that is more
_PAUSE = 1.0  # seconds between two looks at what others have added: an import beside costs a reader one pause of them
_PIECE = 10_000  # units taken in at one look
_AT_ONCE = 5_000  # texts made canonical at once: in a processor's cache
_PIECES = 12  # in memory side by side, before they are merged


class Index:
    """All languages of one open store."""

    def __init__(self, opened: Store) -> None:
        """Opens nothing yet: a language is opened when it is first asked."""
        self.store = opened
        self._languages: dict[str, list[Generation]] = {}
        self._last: dict[str, int] = {}
        self._looked = time.monotonic()
        self._changes = store.changes(opened)
        self._tags: tuple[str, ...] = ()

    def hits(self, lang: str, text: str, threshold: int) -> Iterator[tuple[int, int, list[int]]]:
        """Base score, distance and unit ids of every source in exactly `lang` with base >= threshold, best first."""
        query = search.Query(text, threshold)
        found = [
            (hit.base, hit.distance, one.units_of(hit.row))
            for one in self.generations(lang)
            for hit in search.search(one, query)
        ]
        found.sort(key=lambda hit: (-hit[0], hit[1]))
        yield from found

    def tags(self) -> tuple[str, ...]:
        """The memory's languages, up to date to within a second."""
        self._look()
        if not self._tags:
            self._tags = store.tags(self.store)
        return self._tags

    def generations(self, lang: str) -> list[Generation]:
        """The language's parts, up to date to within a second."""
        if lang not in self._languages:
            self._open(lang)
        self._look()
        return self._languages[lang]

    def changed(self) -> None:
        """Say that this process has added units: the next question sees them."""
        self._looked = 0.0
        self._changes = -1

    def rebuild(self, lang: str) -> Generation:
        """Make a new generation of the language from the whole store and put it in the place of all others."""
        with store.errors(self.store.path):
            last = store.last_unit(self.store)
            token = uuid.uuid4().hex
            texts, units = _canonical(store.sources(self.store, lang))
            made = generation.build(texts, units, memory=self.store.id, token=token, language=lang, last=last)
            self._languages[lang], self._last[lang] = [self._kept(made, lang, token, last)], last
        return self._languages[lang][0]

    def _kept(self, made: Generation, lang: str, token: str, last: int) -> Generation:
        """The generation written and mapped; as it is in memory, where the folder cannot be written."""
        folder = _folder(self.store.path)
        older = _files(folder, lang)
        number = int(older[0].stem.rpartition(".")[2]) + 1 if older else 1
        path = folder / f"{lang}.{number:06d}.idx"
        try:
            folder.mkdir(exist_ok=True)
            generation.save(made, path)
            with store.writing(self.store) as connection:
                connection.execute("INSERT INTO generations VALUES (?, ?, ?)", (token, lang, last))
        except (OSError, OutputError):
            return made
        for one in older:
            try:
                one.unlink()
            except OSError:  # mapped by another process, where the system does not allow it
                continue
        return generation.load(path)

    def _open(self, lang: str) -> None:
        with store.errors(self.store.path):
            found = self._newest(lang)
            last = store.last_unit(self.store)
        behind = last - found.about["last"] if found else last
        if found is None or behind > max(STALE, _SHARE * len(found.units)):
            if found is None and last <= STALE:  # small enough to do without a file
                self._languages[lang], self._last[lang] = [], 0
                self._take_in(lang, -1)
            else:
                self.rebuild(lang)
            return
        self._languages[lang], self._last[lang] = [found], found.about["last"]
        self._take_in(lang, -1)

    def _newest(self, lang: str) -> Generation | None:
        for path in _files(_folder(self.store.path), lang):
            try:
                found = generation.load(path)
            except InputError:
                continue
            known = self.store.connection.execute(
                "SELECT last_unit FROM generations WHERE token = ? AND language = ?", (found.about.get("token"), lang)
            ).fetchone()
            if known and found.about["memory"] == self.store.id and known[0] == found.about["last"]:
                return found
        return None

    def _look(self) -> None:
        """Take in what was added, by this process or, at most once a second, by others."""
        now = time.monotonic()
        if now - self._looked < _PAUSE:
            return
        self._looked = now
        with store.errors(self.store.path):
            changes = store.changes(self.store)
            behind = store.last_unit(self.store) > min(self._last.values(), default=0)
            if changes != self._changes or behind:
                self._changes, self._tags = changes, ()
                for lang in self._languages:
                    self._take_in(lang, _PIECE)

    def _take_in(self, lang: str, limit: int) -> None:
        """Index units added since, in memory: at most `limit`, all for -1."""
        texts, added = _canonical(store.sources(self.store, lang, self._last[lang], limit))
        if not len(added):
            self._last[lang] = max(self._last[lang], store.last_unit(self.store))
            return
        parts = self._languages[lang]
        parts.append(generation.build(texts, added))
        self._last[lang] = int(added[-1])
        mapped = 1 if parts[0].about else 0
        if len(parts) - mapped > _PIECES:
            merged = sorted((unit, text) for part in parts[mapped:] for text, units in part.rows() for unit in units)
            parts[mapped:] = [generation.build([text for _, text in merged], [unit for unit, _ in merged])]


def _canonical(rows: Iterator[tuple[int, str, str | None]]) -> tuple[list[str], Array]:
    """Canonical texts and units of stored variants."""
    made: list[str] = []
    numbers = []
    while part := list(islice(rows, _AT_ONCE)):
        units, texts, codes = zip(*part, strict=True)
        made += canonical.many(texts, list(map(records.decode_codes, codes)) if any(codes) else ())
        numbers.append(numpy.array(units, numpy.int64))
    return made, numpy.concatenate(numbers) if numbers else numpy.empty(0, numpy.int64)


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.index")


def _files(folder: Path, lang: str) -> list[Path]:
    """Generations of the language, the newest first."""
    return sorted(folder.glob(f"{lang}.[0-9]*.idx"), reverse=True) if folder.is_dir() else []
