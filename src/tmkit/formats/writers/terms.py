"""Termbases out of units: a concept for every id, a term a side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tmkit.core import Concept, Term, Unit
from tmkit.formats.glossaries import delimited, tbx_writer, utx
from tmkit.formats.glossaries.termbase import Layout
from tmkit.formats.writers import native
from tmkit.formats.writers.making import Making, Writer, is_translated

_Write = Callable[[Iterable[Concept], Layout], bytes]


def _concepts(units: Sequence[Unit], making: Making) -> Iterator[Concept]:
    """A unit without a translation is a concept with one term."""
    for (name, source), group in groupby(units, key=lambda unit: (unit.id, native.lowered(unit.source))):
        own = list(group)
        terms = [Term(source, making.source_lang)]
        for unit in own:
            if unit.target is not None and is_translated(unit):
                terms.append(Term(native.lowered(unit.target), unit.target_lang))
        yield Concept(name, tuple(terms), note=own[0].note)


def _writer(name: str, suffixes: tuple[str, ...], write: _Write, *, has_languages: bool = False) -> Writer:
    def made(units: Sequence[Unit], making: Making) -> bytes:
        langs = (making.source_lang,) if has_languages else (making.source_lang, making.target_lang)
        return write(_concepts(units, making), Layout(langs=langs))

    holds = _is_live if has_languages else is_translated
    return Writer(name, suffixes, made, is_bilingual=True, has_languages=has_languages, holds=holds)


def _is_live(unit: Unit) -> bool:
    return "obsolete" not in unit.flags


TBX = _writer("tbx", (".tbx",), tbx_writer.write, has_languages=True)
UTX = _writer("utx", (".utx",), utx.write)
OMEGAT = _writer("omegat-glossary", (".utf8",), delimited.write_omegat)
