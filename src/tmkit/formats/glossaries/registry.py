"""The glossary formats, and the one function that tells them apart."""

from collections.abc import Sequence

from tmkit.core import ConfigurationError, Imported, InputError, ParseError, nearest
from tmkit.formats.glossaries.termbase import GlossaryFormat, Layout, Termbase

_PLACES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tbx:FORMAT", (".tbx",)),
    ("utx:FORMAT", (".utx",)),
    ("multiterm:FORMAT", (".xml", ".mtf.xml")),
    ("excel:FORMAT", (".xlsx", ".xlsm")),
    ("delimited:CSV", (".csv", ".tsv", ".txt", ".tab")),
    ("delimited:OMEGAT", (".utf8",)),
    ("delimited:WEBLATE", ()),
    ("delimited:GLOTPRESS", ()),
    ("delimited:GOOGLE", ()),
    ("delimited:DEEPL", ()),
)
"""Module, name in it and, again, suffixes, so that most files are read by importing one format."""

FORMATS: Sequence[GlossaryFormat] = Imported(f"tmkit.formats.glossaries.{place}" for place, _ in _PLACES)
"""Every glossary format; on equal likelihood the earlier wins."""

HEAD = 4096
"""Bytes that a format sees to say whether a file is its own."""


def detect(head: bytes, path: str = "") -> GlossaryFormat:
    """The format of a file, by its content first and its suffix second. Raises ParseError when none fits."""
    name = path.lower()

    def likelihood(form: GlossaryFormat) -> float:
        return form.sniff(head[:HEAD]) + (0.3 if form.suffixes and name.endswith(form.suffixes) else 0)

    named = [FORMATS[at] for at, (_, suffixes) in enumerate(_PLACES) if name.endswith(suffixes)]
    best = max(named, key=likelihood, default=None)
    if best is None or likelihood(best) <= 1:  # else no format without the suffix can be likelier
        best = max(FORMATS, key=likelihood)
    if likelihood(best) > 0:
        return best
    known = ", ".join(form.name for form in FORMATS)
    raise ParseError(f"is no glossary that tmkit reads ({known})", path=path)


def by_name(name: str) -> GlossaryFormat:
    """The format of that name. Raises ConfigurationError, naming the nearest, when there is none."""
    known = {form.name: form for form in FORMATS}
    if name not in known:
        raise ConfigurationError(
            f"there is no glossary format {name!r}{nearest(name, known)}; known: {', '.join(known)}"
        )
    return known[name]


def for_writing(path: str) -> GlossaryFormat:
    """The format that a file's suffix asks for. Raises ConfigurationError when no format that is written has it."""
    found = next(
        (form for form in FORMATS if form.write and form.suffixes and path.lower().endswith(form.suffixes)), None
    )
    if found is None:
        suffixes = ", ".join(suffix for form in FORMATS if form.write for suffix in form.suffixes)
        raise ConfigurationError(
            f"{path}: no glossary format is written with this suffix ({suffixes}); name one with --to"
        )
    return found


def parse(raw: bytes, *, path: str = "", form: str = "", layout: Layout | None = None) -> Termbase:
    """The concepts in the bytes of a glossary of whatever format, and what could not be read of it.

    Raises ParseError, EncodingError or RefusedError when nothing can be read.
    """
    try:
        chosen = by_name(form) if form else detect(raw[:HEAD], path)
        return chosen.parse(raw, layout or Layout())
    except InputError as error:
        raise error.at(path) from None
