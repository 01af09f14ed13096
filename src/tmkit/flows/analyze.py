"""What a memory already has of some files: their segments by bands of likeness, with what repeats within them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tmkit.core import ConfigurationError, Unit, nearest
from tmkit.flows.memory_evaluate import band
from tmkit.flows.memory_lookup import Asking, Memories
from tmkit.formats import registry
from tmkit.memory import canonical, generation, search
from tmkit.report.page import Cell, Section, page
from tmkit.text import counting

BANDS = (
    "context",
    "repetitions",
    "repetitions across files",
    "100",
    "95-99",
    "85-94",
    "75-84",
    "50-74",
    "internal 95-99",
    "internal 85-94",
    "internal 75-84",
    "none",
)
"""Every segment is in one of them; a repetition is of a text met before, an internal one resembles one met before."""

WEIGHTS = {
    "context": 0.0,
    "repetitions": 0.1,
    "repetitions across files": 0.1,
    "100": 0.1,
    "95-99": 0.3,
    "85-94": 0.5,
    "75-84": 0.7,
    "50-74": 1.0,
    "internal 95-99": 0.3,
    "internal 85-94": 0.5,
    "internal 75-84": 0.7,
    "none": 1.0,
}
"""Share of a word's work in each band that is usually paid; `--weight` changes it."""

_NEAR = 75  # asked first: it takes a thirtieth of the time that 50 does
_INTERNAL = 75  # least likeness within the files that counts
_LEFT_OUT = frozenset({"no-translate", "locked", "obsolete"})


@dataclass(slots=True)
class Count:
    """How much there is of something."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    """White space left out."""

    def add(self, text: str) -> None:
        """Count one more segment."""
        self.segments += 1
        self.words += counting.words(text)
        self.characters += counting.characters(text)

    def __iadd__(self, other: "Count") -> "Count":
        self.segments += other.segments
        self.words += other.words
        self.characters += other.characters
        return self


@dataclass(slots=True)
class FileCount:
    """A file's segments by band."""

    path: str
    bands: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in BANDS})

    @property
    def total(self) -> Count:
        """All bands together."""
        whole = Count()
        for count in self.bands.values():
            whole += count
        return whole

    def weighted(self, weights: Mapping[str, float]) -> float:
        """Words times the weight of their band."""
        return sum(weights[name] * count.words for name, count in self.bands.items())


@dataclass(frozen=True, slots=True)
class Analysis:
    """What `analyze` found."""

    files: tuple[FileCount, ...]
    total: FileCount
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment to translate."""

    path: str
    unit: Unit
    previous: str
    following: str


def analyze(
    paths: Sequence[str],
    memories: Sequence[str],
    *,
    source_lang: str = "",
    target_lang: str = "",
    threshold: int = 50,
    weights: Mapping[str, float] | None = None,
) -> Analysis:
    """Count the files' segments. Without a memory only repetitions and likeness within are told apart.

    Raises InputError, or ConfigurationError for a band that does not exist.
    """
    table = {**WEIGHTS, **_checked(weights or {})}
    sources = list(_sources(paths))
    within = _Within(sources)
    files = {path: FileCount(path) for path in paths}
    asking = Asking(threshold, 1, source_lang, target_lang)
    if memories:
        with Memories(memories) as opened:
            for at, source in enumerate(sources):
                _count(files[source.path], source, within, at, _best(opened, source, asking))
    else:
        for at, source in enumerate(sources):
            _count(files[source.path], source, within, at, 0)
    total = FileCount("total")
    for one in files.values():
        for name, count in one.bands.items():
            total.bands[name] += count
    return Analysis(tuple(files.values()), total, table)


def _checked(weights: Mapping[str, float]) -> Mapping[str, float]:
    for name in weights:
        if name not in WEIGHTS:
            raise ConfigurationError(f"there is no band {name!r}{nearest(name, BANDS)}; there are {', '.join(BANDS)}")
    return weights


def _sources(paths: Iterable[str]) -> Iterator[_Source]:
    for path in paths:
        units = []
        seen = set()
        for unit in registry.stream(path):
            if unit.source.text.strip() and not unit.flags & _LEFT_OUT and (unit.id, unit.source.text) not in seen:
                seen.add((unit.id, unit.source.text))  # a unit's other languages and plural forms are no more to read
                units.append(unit)
        texts = ["", *(unit.source.text for unit in units), ""]
        for at, unit in enumerate(units):
            yield _Source(path, unit, texts[at], texts[at + 2])


def _best(opened: Memories, source: _Source, asking: Asking) -> int:
    """The best score of the memories, 0 for none."""
    unit = source.unit
    source_lang = asking.source_lang or unit.source.lang
    if source_lang in {"", "und"}:
        raise ConfigurationError(f"{source.path}: does not say its source language; name it with --source-lang")
    stated = asking.target_lang or ("" if unit.target_lang == "und" else unit.target_lang)
    targets = [stated] if stated else [target for _, target in opened.pairs(Asking(source_lang=source_lang))]
    best = 0
    for threshold in dict.fromkeys((max(_NEAR, asking.threshold), asking.threshold)):
        for target in targets:
            for match in opened.lookup(
                unit.source,
                replace(asking, threshold=threshold),
                source_lang=source_lang,
                target_lang=target,
                previous=source.previous,
                following=source.following,
                key=unit.id,
            ):
                best = max(best, match.score)
        if best >= threshold:  # nothing further away can score more
            break
    return best


class _Within:
    """The files' own segments, asked for those that came before one."""

    def __init__(self, sources: Sequence[_Source]) -> None:
        self.texts = [canonical.of(source.unit.source) for source in sources]
        self.first: dict[tuple[str, object], int] = {}
        for at, source in enumerate(sources):
            self.first.setdefault((source.unit.source.text, source.unit.source.codes), at)
        self.paths = [source.path for source in sources]
        self.index = generation.build(self.texts, range(len(self.texts)))

    def repeats(self, at: int, source: _Source) -> str:
        """The band of a repetition, or the empty string."""
        first = self.first[source.unit.source.text, source.unit.source.codes]
        if first == at:
            return ""
        return "repetitions" if self.paths[first] == source.path else "repetitions across files"

    def likeness(self, at: int) -> int:
        """The best base score, 99 at most, among the segments before."""
        hits = search.search(self.index, search.Query(self.texts[at], _INTERNAL))
        return max((min(hit.base, 99) for hit in hits if self.index.units_of(hit.row)[0] < at), default=0)


def _count(file: FileCount, source: _Source, within: _Within, at: int, best: int) -> None:
    text = source.unit.source.text
    name = band(best)
    if name != "context":
        repeated = within.repeats(at, source)
        if repeated:
            name = repeated
        elif best < 100:
            internal = within.likeness(at)
            if internal > best:
                name = f"internal {band(internal)}"
    file.bands[name].add(text)


def told(analysis: Analysis, shape: str) -> str:
    """The analysis as `text`, `csv`, `json` or `html`. Raises ConfigurationError for another shape."""
    shapes = {"text": _as_text, "csv": _as_csv, "json": _as_json, "html": _as_html}
    if shape not in shapes:
        raise ConfigurationError(f"{shape!r} is no shape{nearest(shape, shapes)}; write {', '.join(shapes)}")
    return shapes[shape](analysis)


def _rows(file: FileCount) -> Iterator[tuple[str, Count]]:
    yield from file.bands.items()
    yield "total", file.total


def _as_text(analysis: Analysis) -> str:
    lines = []
    for file in (*analysis.files, analysis.total) if len(analysis.files) != 1 else analysis.files:
        lines.append(f"{file.path}")
        lines.append(f"  {'band':26}{'segments':>10}{'words':>12}{'characters':>12}")
        for name, count in _rows(file):
            lines.append(f"  {name:26}{count.segments:>10,}{count.words:>12,}{count.characters:>12,}")
        lines.append(f"  {'weighted words':26}{'':10}{file.weighted(analysis.weights):>12,.1f}")
    return "\n".join(lines) + "\n"


def _as_csv(analysis: Analysis) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(["file", "band", "segments", "words", "characters", "weighted words"])
    for one in (*analysis.files, analysis.total):
        for name, count in _rows(one):
            weighted = one.weighted(analysis.weights) if name == "total" else analysis.weights[name] * count.words
            writer.writerow([one.path, name, count.segments, count.words, count.characters, round(weighted, 2)])
    return file.getvalue()


def _as_json(analysis: Analysis) -> str:
    def one(file: FileCount) -> dict[str, Any]:
        bands = {
            name: {"segments": count.segments, "words": count.words, "characters": count.characters}
            for name, count in _rows(file)
        }
        return {"file": file.path, "bands": bands, "weighted_words": round(file.weighted(analysis.weights), 2)}

    whole = {"files": [one(file) for file in analysis.files], "total": one(analysis.total)}
    return json.dumps(whole | {"weights": dict(analysis.weights)}, ensure_ascii=False, indent=2) + "\n"


def _as_html(analysis: Analysis) -> str:
    columns = ("band", "segments", "words", "characters")
    sections = []
    for file in (*analysis.files, analysis.total) if len(analysis.files) != 1 else analysis.files:
        rows = tuple(
            (
                Cell(name),
                *(Cell(f"{figure:,}", number=True) for figure in (count.segments, count.words, count.characters)),
            )
            for name, count in _rows(file)
        )
        note = f"{file.weighted(analysis.weights):,.1f} weighted words."
        sections.append(Section(file.path, note, columns, rows))
    files = f"{len(analysis.files)} file{'s' * (len(analysis.files) != 1)}"
    return page("Analysis", f"{files}: how much of each a memory has, by likeness.", sections)
