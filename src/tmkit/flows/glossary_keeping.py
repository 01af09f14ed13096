"""Termbases kept: turned into other formats, held against their rules, merged and counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmkit.core import Concept, InputError, TmkitError
from tmkit.flows import glossary_files
from tmkit.formats import files
from tmkit.formats.glossaries import registry, tbx_restyle, tbx_rules
from tmkit.formats.glossaries.termbase import Layout, Problem
from tmkit.glossary.merging import Merged, merge
from tmkit.glossary.statistics import Statistics, statistics
from tmkit.glossary.validation import doubts


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read and written."""

    concepts: int
    terms: int
    problems: tuple[tuple[str, Problem], ...]
    """File and what could not be read of it."""
    merged: Merged | None = None


def convert(
    paths: Sequence[str], output: str, *, source_form: str = "", form: str = "", layout: Layout | None = None
) -> Kept:
    """Read glossaries and write them, one after the other, as one file.

    Raises InputError, OutputError, or ConfigurationError for a format that is not written.
    """
    asked = layout or Layout()
    concepts, problems = _read(paths, source_form, asked)
    chosen = registry.by_name(form) if form else registry.for_writing(output)
    raw = files.read(paths[0]) if len(paths) == 1 and chosen.name == "tbx" and not asked.langs else b""
    if raw and not problems and tbx_restyle.is_version_3(raw):
        files.write(output, tbx_restyle.restyle(raw, asked))  # TBX to TBX keeps what concepts do not hold, too
    else:
        _write(concepts, output, form, asked)
    return Kept(len(concepts), sum(len(concept.terms) for concept in concepts), problems)


def merge_files(paths: Sequence[str], output: str, *, form: str = "", layout: Layout | None = None) -> Kept:
    """Read glossaries and write them merged, the earlier followed where they disagree. Raises as `convert` does."""
    asked = layout or Layout()
    glossaries = []
    problems: list[tuple[str, Problem]] = []
    for path in paths:
        concepts, found = _read([path], "", asked)
        glossaries.append(concepts)
        problems += found
    merged = merge(glossaries)
    _write(merged.concepts, output, form, asked)
    terms = sum(len(concept.terms) for concept in merged.concepts)
    return Kept(len(merged.concepts), terms, tuple(problems), merged)


def _read(
    paths: Sequence[str], form: str, layout: Layout
) -> tuple[tuple[Concept, ...], tuple[tuple[str, Problem], ...]]:
    concepts: list[Concept] = []
    problems: list[tuple[str, Problem]] = []
    for path in paths:
        termbase = glossary_files.read(path, form=form, layout=layout)
        concepts += termbase.concepts
        problems += [(path, problem) for problem in termbase.problems]
    return tuple(concepts), tuple(problems)


def _write(concepts: Sequence[Concept], output: str, form: str, layout: Layout) -> None:
    chosen = registry.by_name(form) if form else registry.for_writing(output)
    if chosen.write is None:
        raise TmkitError(f"{chosen.title} is only read; write TBX, CSV or another of `tmkit glossary export --help`")
    files.write(output, chosen.write(concepts, replace(layout, encoding="")))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a glossary file."""

    path: str
    problems: tuple[Problem, ...]
    """Of the file, in order of line."""
    doubts: tuple[str, ...]
    """Of its content, each with its line; grave ones begin with `error`."""

    @property
    def is_valid(self) -> bool:
        """Whether nothing grave was found."""
        grave = any(problem.grave for problem in self.problems)
        return not grave and not any(doubt.startswith("error") for doubt in self.doubts)


def validate(path: str, *, layout: Layout | None = None) -> Verdict:
    """Hold a glossary file against its format's rules, and its content against what a glossary is for.

    Raises InputError when nothing of it can be read.
    """
    raw = files.read(path)
    found: list[Problem] = []
    try:
        if registry.detect(raw[: registry.HEAD], path).name == "tbx":
            found += tbx_rules.problems(raw)
        termbase = glossary_files.read(path, layout=layout)
    except InputError as error:
        raise error.at(path) from None
    told = {problem.line for problem in found}
    found += [problem for problem in termbase.problems if problem.line not in told]
    said = []
    for doubt in doubts(termbase.concepts):
        level = "error" if doubt.grave else "warning"
        line = doubt.concepts[-1].place
        said.append(f"{level} {path}{f':{line}' if line else ''} {doubt.kind} {doubt.message}")
    return Verdict(path, tuple(sorted(found)), tuple(said))


def count(paths: Sequence[str], *, layout: Layout | None = None) -> Statistics:
    """The counts over the files. Raises InputError."""
    concepts, _ = _read(paths, "", layout or Layout())
    return statistics(concepts)
