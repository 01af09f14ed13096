"""Term candidates out of translation files, as a glossary to weed or a table to sort."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain

from tmkit.core import Concept, Term, TermStatus, Unit
from tmkit.formats import files
from tmkit.formats import registry as formats
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout
from tmkit.glossary.extraction import Candidate, extract


def candidates(
    paths: Sequence[str], *, source_lang: str = "", target_lang: str = "", least: int = 3, most: int = 500
) -> tuple[Candidate, ...]:
    """The best candidates in the files, the likeliest first. Raises InputError.

    Of files with several languages the pair named, else the first.
    """
    units = chain.from_iterable(formats.stream(path) for path in paths)
    return extract(_of_pair(units, source_lang, target_lang), least=least, most=most)


def _of_pair(units: Iterator[Unit], source: str, target: str) -> Iterator[Unit]:
    for unit in units:
        if (not source or _same(unit.source.lang, source)) and (not target or _same(unit.target_lang, target)):
            yield unit


def _same(lang: str, wanted: str) -> bool:
    return lang.partition("-")[0].lower() == wanted.partition("-")[0].lower()


def write(found: Sequence[Candidate], output: str, source_lang: str, target_lang: str) -> None:
    """Write the candidates: a table with counts and examples (CSV), else a glossary of admitted terms by its suffix.

    Raises OutputError, ConfigurationError.
    """
    if output.lower().endswith((".csv", ".tsv")):
        files.write(output, _table(found, "\t" if output.lower().endswith(".tsv") else ","))
        return
    concepts = [
        Concept(
            f"x{number}",
            (
                Term(one.source, source_lang, TermStatus.ADMITTED, context=one.example[0]),
                Term(one.target, target_lang, TermStatus.ADMITTED, context=one.example[1]),
            ),
            note=f"Candidate: in {one.count} units, {one.together} with this rendering, score {one.score:.1f}",
        )
        for number, one in enumerate(found, 1)
    ]
    layout = Layout(langs=(source_lang, target_lang), title="Term candidates")
    form = registry.for_writing(output)
    assert form.write is not None  # for_writing gives such formats alone
    files.write(output, form.write(concepts, layout))


def _table(found: Sequence[Candidate], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["source", "target", "score", "count", "together", "source example", "target example"])
    for one in found:
        writer.writerow([one.source, one.target, f"{one.score:.1f}", one.count, one.together, *one.example])
    return out.getvalue().encode()


def languages_of(paths: Sequence[str]) -> tuple[str, str]:
    """The languages of the first unit that has a target; `und` twice where there is none. Raises InputError."""
    for unit in chain.from_iterable(formats.stream(path) for path in paths):
        if unit.target is not None and unit.target.text:
            return unit.source.lang, unit.target_lang
    return "und", "und"
