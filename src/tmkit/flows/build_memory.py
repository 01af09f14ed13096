"""A text and its versions in other languages: cut, aligned, and made into the units of one memory."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import regex

from tmkit import align, segment
from tmkit.core import Bead, ConfigurationError, InputError, Segment, Span, Unit
from tmkit.flows import align_memories, language_of
from tmkit.formats import files, tmx_writer
from tmkit.glossary import Glossary
from tmkit.text import languages

_LINE_BREAK = regex.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINE = regex.compile(r"(?:\r\n|[\n\r\x85])\s*?(?:\r\n|[\n\r\x85])|[\x0c\u2029]")


@dataclass(frozen=True, slots=True)
class Text:
    """One version: its text, its language, its segments."""

    path: str
    lang: str
    told_by: str
    """How the language was found where nobody said it; empty where somebody did."""
    text: str
    segments: tuple[Segment, ...]
    paragraphs: tuple[int, ...]
    """Paragraph of each segment, from 1."""

    def verbatim(self, span: Span) -> Segment | None:
        """The slice of the text that those segments cover, with the white space between them; none for none."""
        if not span:
            return None
        first, last = self.segments[span.start].place, self.segments[span.end - 1].place
        if first is None or last is None:
            raise ValueError("segments without a place cannot be joined")
        place = Span(first.start, last.end)
        return Segment(place.of(self.text), self.lang, place)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source and its versions, with the beads of each pair."""

    source: Text
    targets: tuple[Text, ...]
    beads: tuple[tuple[Bead, ...], ...]
    """For each target, in order; each covers every segment of both."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to align; the defaults need nothing installed."""

    newlines: str | None = None
    """As for `segment.split`."""
    paragraphs: str = "soft"
    """`hard`, `soft` or `off`: whether beads may cross paragraphs, or had better not, or may freely."""
    glossary: Glossary | None = None
    dictionary: str = ""
    """`cedict`, or none."""
    embed: bool | None = None
    most: int = align.MOST
    known: tuple[align_memories.Versions, ...] = ()
    """Units of memories, which teach words."""


def read(path: Path | str, lang: str = "", *, newlines: str | None = None) -> Text:
    """A file, cut into segments; without `lang` its name or its text says the language.

    Raises InputError, LanguageError or ConfigurationError.
    """
    try:
        text = files.decode(files.read(path))
    except InputError as error:
        raise error.at(str(path)) from None
    told_by = ""
    if not lang:
        lang = language_of.named(str(path))
        told_by = "its name" if lang else ""
    if not lang:
        try:
            lang, told_by = language_of.detected(text)
        except ConfigurationError as error:
            raise ConfigurationError(f"{path}: {error}") from None
    lang = languages.canonical(lang)
    segments = segment.split(text, lang, newlines=newlines)
    if not segments:
        raise InputError("has no text to align", path=str(path))
    return Text(str(path), lang, told_by, text, segments, _paragraphs(text, segments, newlines))


def _paragraphs(text: str, segments: Sequence[Segment], newlines: str | None) -> tuple[int, ...]:
    """Line breaks part paragraphs; only blank lines do, where line breaks do not end segments."""
    parting = _LINE_BREAK if newlines in {None, "one"} else _BLANK_LINE
    number, last, numbers = 1, None, []
    for each in segments:
        if each.place is not None:
            if last is not None and parting.search(text, last, each.place.start):
                number += 1
            last = each.place.end
        numbers.append(number)
    return tuple(numbers)


def align_texts(source: Text, targets: Sequence[Text], options: Options | None = None) -> Aligned:
    """The beads of the source with each target."""
    options = options or Options()
    beads = [_pair(source, target, options) for target in targets]
    if len(targets) > 1 and sum(len(text.segments) for text in (source, *targets)) <= MOST_PIVOTED:
        links: list[list[tuple[int, int, float]]] = [[] for _ in targets]
        for k, m in combinations(range(len(targets)), 2):
            across = _pair(targets[k], targets[m], options)
            links[m] += _through(beads[k], across)
            links[k] += _through(beads[m], [Bead(bead.target, bead.source, bead.score) for bead in across])
        beads = [_pair(source, target, options, known) for target, known in zip(targets, links, strict=True)]
    return Aligned(source, tuple(targets), tuple(beads))


MOST_PIVOTED = 20_000  # segments in all up to which versions are also aligned with each other: it takes twice the time


def _through(first: Sequence[Bead], second: Sequence[Bead]) -> list[tuple[int, int, float]]:
    """What corresponds by way of a version: those of its segments that both kinds of beads share."""
    onward: dict[int, list[Bead]] = defaultdict(list)
    for bead in second:
        for middle in range(bead.source.start, bead.source.end):
            onward[middle].append(bead)
    found: dict[tuple[int, int], float] = {}
    for bead in first:
        for middle in range(bead.target.start, bead.target.end):
            for after in onward[middle]:
                for source in range(bead.source.start, bead.source.end):
                    for target in range(after.target.start, after.target.end):
                        sure = bead.score * after.score
                        found[source, target] = max(found.get((source, target), 0.0), sure)
    return [(source, target, sure) for (source, target), sure in found.items()]


def _pair(
    source: Text, target: Text, options: Options, links: Sequence[tuple[int, int, float]] = ()
) -> tuple[Bead, ...]:
    concepts = None
    if options.glossary is not None:
        concepts = tuple(met(options.glossary, text.segments) for text in (source, target))
    return align.pair(
        source.segments,
        target.segments,
        concepts=concepts,  # type: ignore[arg-type]  # two, one a side
        links=links,
        paragraphs=None if options.paragraphs == "off" else (source.paragraphs, target.paragraphs),
        hard=options.paragraphs == "hard",
        dictionary=options.dictionary,
        embed=options.embed,
        most=options.most,
        known=align_memories.between(options.known, source.lang, target.lang),
    )


def met(glossary: Glossary, segments: Sequence[Segment]) -> list[frozenset[str]]:
    """The concepts met in each segment."""
    return [frozenset(hit.concept.id for hit in glossary.hits(each.text, each.lang)) for each in segments]


@dataclass(frozen=True, slots=True)
class Row:
    """Beads that share source segments: what becomes one `<tu>`."""

    source: Span
    targets: tuple[Span, ...]
    """One for each target."""
    scores: tuple[float, ...]
    """The least of the beads of each target."""


def rows(aligned: Aligned) -> tuple[Row, ...]:
    """The beads of all targets, joined where they share a source segment; in order of source, then of target."""
    tables = [list(beads) for beads in aligned.beads]
    made: list[Row] = []
    at = [0] * len(tables)
    position = 0
    while any(at[k] < len(table) for k, table in enumerate(tables)):
        alone = next((k for k, table in enumerate(tables) if at[k] < len(table) and not table[at[k]].source), None)
        if alone is not None:
            bead = tables[alone][at[alone]]
            at[alone] += 1
            spans = tuple(bead.target if k == alone else Span(0, 0) for k in range(len(tables)))
            made.append(Row(Span(position, position), spans, tuple(bead.score for _ in tables)))
            continue
        taken, end = [list[Bead]() for _ in tables], position + 1
        while any(sum(len(bead.source) for bead in beads) < end - position for beads in taken):
            for k, table in enumerate(tables):
                while sum(len(bead.source) for bead in taken[k]) < end - position:
                    taken[k].append(table[at[k]])
                    at[k] += 1
                end = max(end, position + sum(len(bead.source) for bead in taken[k]))
        made.append(_row(Span(position, end), taken))
        position = end
    return tuple(made)


def _row(source: Span, taken: Sequence[Sequence[Bead]]) -> Row:
    targets = []
    for beads in taken:
        told = [bead.target for bead in beads if bead.target]
        targets.append(Span(told[0].start, told[-1].end) if told else Span(0, 0))
    return Row(source, tuple(targets), tuple(min(bead.score for bead in beads) for beads in taken))


def units(aligned: Aligned, *, least: float = 0.0) -> tuple[Unit, ...]:
    """One unit for each row and target; those of a row share an id. Rows with a score under `least` are left out.

    Texts are verbatim slices. Properties: `paragraph` of the source, `score` to two decimals.
    """
    made = []
    for number, row in enumerate(rows(aligned), start=1):
        if min(row.scores) < least:
            continue
        source = aligned.source.verbatim(row.source)
        paragraph = aligned.source.paragraphs[min(row.source.start, len(aligned.source.segments) - 1)]
        for text, span, score in zip(aligned.targets, row.targets, row.scores, strict=True):
            target = text.verbatim(span)
            if source is None and target is None:
                continue
            told = Unit(
                id=str(number),
                source=source or Segment("", aligned.source.lang),
                target=target,
                target_lang=text.lang,
                properties=(("paragraph", str(paragraph)), ("score", f"{score:.2f}")),
            )
            made.append(told)
    return tuple(made)


def as_tmx(aligned: Aligned, *, least: float = 0.0) -> bytes:
    """The memory as TMX 1.4b; nothing in it changes from run to run."""
    head = tmx_writer.Head(aligned.source.lang, tuple(text.lang for text in aligned.targets))
    return tmx_writer.write(units(aligned, least=least), head=head)


def as_tsv(aligned: Aligned, *, least: float = 0.0) -> bytes:
    """A row a line: source, each target, each score, separated by tabs; white space within a text becomes a space."""
    lines = []
    for row in rows(aligned):
        if min(row.scores) < least:
            continue
        cells = [aligned.source.verbatim(row.source)]
        cells += [text.verbatim(span) for text, span in zip(aligned.targets, row.targets, strict=True)]
        texts = [" ".join(cell.text.split()) if cell else "" for cell in cells]
        lines.append("\t".join([*texts, *(f"{score:.2f}" for score in row.scores)]))
    return ("\n".join(lines) + "\n").encode()


def bead_line(bead: Bead) -> str:
    """`[0, 1]:[0]`, the notation of Vecalign and Bertalign."""
    return f"{list(range(bead.source.start, bead.source.end))}:{list(range(bead.target.start, bead.target.end))}"


def build(
    source: Path | str,
    targets: Sequence[Path | str],
    output: Path | str,
    *,
    langs: Sequence[str] = (),
    options: Options | None = None,
) -> Aligned:
    """Reads a source and its versions, aligns them and writes the TMX. `langs` in order, the source's first.

    Raises InputError, LanguageError, ConfigurationError or OutputError.
    """
    options = options or Options()
    told = list(langs) or [""] * (len(targets) + 1)
    texts = [read(path, lang, newlines=options.newlines) for path, lang in zip((source, *targets), told, strict=True)]
    aligned = align_texts(texts[0], texts[1:], options)
    files.write(output, as_tmx(aligned))
    return aligned
