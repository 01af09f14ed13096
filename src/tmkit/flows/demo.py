"""The whole job on the press release that comes with tmkit: segments, beads, TMX, findings, scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tmkit.core import ConfigurationError, Score, Segment, Unit
from tmkit.flows import build_memory, configuration, evaluate
from tmkit.flows import review as reviewing
from tmkit.formats import files, registry
from tmkit.report.page import Cell, Section, page
from tmkit.report.review import Review
from tmkit.segment import split

LANGS = ("fr", "en", "zh")
FAULT = "million-for-billion"


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the real case lies."""

    corpus: Path
    """The folder with `release.<lang>.txt`, `draft.en.txt` and `faults/`."""
    glossary: Path


@dataclass(frozen=True, slots=True)
class Row:
    """What corresponds in the languages: one `<tu>`."""

    texts: tuple[str, ...]
    """In the order of LANGS; empty where a language has nothing."""
    score: str
    """The aligner's, as the TMX has it."""


def sample() -> Sample:
    """The case in the clone, else the copy that an installed package carries.

    Raises ConfigurationError when neither is there.
    """
    here = Path(__file__).resolve().parent
    for root in (here.parents[2], here / "sample"):
        found = Sample(root / "corpora" / "sce2018", root / "glossaries" / "sce2018.tbx")
        if found.corpus.is_dir() and found.glossary.is_file():
            return found
    raise ConfigurationError("the sample is not installed; run `make demo` in a clone of tmkit")


def segments(case: Sample, lang: str) -> tuple[Segment, ...]:
    """The release's segments in one language."""
    return split(files.decode(files.read(case.corpus / f"release.{lang}.txt")), lang)


def align(case: Sample, output: Path) -> tuple[Row, ...]:
    """Write the multilingual TMX and give its rows, in order."""
    texts = [case.corpus / f"release.{lang}.txt" for lang in LANGS]
    build_memory.build(texts[0], texts[1:], output, langs=LANGS)
    return tuple(_rows(registry.parse(output.read_bytes(), path=str(output)).units()))


def _rows(units: Iterator[Unit]) -> Iterator[Row]:
    for _, group in groupby(units, key=lambda unit: unit.id):
        pairs = list(group)
        texts = {unit.target_lang: unit.target.text for unit in pairs if unit.target}
        texts[pairs[0].source.lang] = pairs[0].source.text
        yield Row(tuple(texts.get(lang, "") for lang in LANGS), pairs[0].property("score"))


def review(case: Sample, path: Path) -> Review:
    """What the checks say of a TMX, with the case's glossary."""
    settings = configuration.load(case.corpus)
    return reviewing.review([str(path)], settings, reviewing.Options(glossary=(str(case.glossary),)))


def faulty(case: Sample) -> Path:
    """A copy of the TMX with a slip planted: 88,7 milliards has become US$88.7 million."""
    return case.corpus / "faults" / f"{FAULT}.tmx"


def score(case: Sample) -> tuple[Score, ...]:
    """The draft translation against the reference."""
    return evaluate.evaluate(case.corpus / "draft.en.txt", case.corpus / "release.en.txt", lang="en")


def report(
    path: Path, rows: tuple[Row, ...], reviews: tuple[tuple[str, Review], ...], scores: tuple[Score, ...]
) -> None:
    """Write the journey as one self-contained HTML page."""
    beads = tuple(
        (Cell(str(number)), *(Cell(text, lang) for lang, text in zip(LANGS, row.texts, strict=True)), Cell(row.score))
        for number, row in enumerate(rows, 1)
    )
    sections = [
        Section("Aligned", f"{len(rows)} translation units in three languages.", ("", *LANGS, "score"), beads),
        *(_findings(title, done) for title, done in reviews),
        Section(
            "Draft scored",
            "A draft translation against the English reference; the signature lets others repeat each figure.",
            ("metric", "score", "signature"),
            tuple((Cell(one.name), Cell(f"{one.value:.2f}"), Cell(one.signature)) for one in scores),
        ),
    ]
    lead = (
        "A French press release, segmented, aligned to its English and Chinese versions, checked and scored by tmkit."
    )
    files.write(path, page("First Smart China Expo, Chongqing 2018", lead, sections).encode())


def _findings(title: str, done: Review) -> Section:
    rows = []
    for one in done.found:
        target = one.unit.target
        rows.append((
            Cell(one.finding.severity.value),
            Cell(one.finding.code),
            Cell(one.finding.message),
            Cell(one.unit.source.text, one.unit.source.lang, one.finding.source_spans),
            Cell(target.text, target.lang, one.finding.target_spans) if target else Cell(""),
        ))  # fmt: skip
    return Section(title, done.headline, ("level", "check", "finding", "source", "target") if rows else (), tuple(rows))
