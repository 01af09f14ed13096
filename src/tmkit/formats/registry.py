"""The formats, and the one function that opens anything."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tmkit.core import Imported, InputError, ParseError, Unit
from tmkit.formats import files
from tmkit.formats.document import Document, Format

_PLACES = (
    ("tmx", "FORMAT", ".tmx"),
    ("xliff12", "FORMAT", ".xlf .xliff .sdlxliff .mqxliff .mxliff"),
    ("xliff2", "FORMAT", ".xlf .xliff"),
    ("po", "FORMAT", ".po .pot"),
    ("mo", "FORMAT", ".mo .gmo"),
    ("qt_ts", "FORMAT", ".ts"),
    ("tbx_document", "FORMAT", ".tbx"),
    ("srx_document", "FORMAT", ".srx"),
    ("android", "FORMAT", ".xml"),
    ("resx", "FORMAT", ".resx .resw"),
    ("stringsdict", "FORMAT", ".stringsdict"),
    ("xcstrings", "FORMAT", ".xcstrings"),
    ("json_arb", "FORMAT", ".arb"),
    ("json_webext", "FORMAT", ".json"),
    ("json_keyed", "FORMAT", ".json"),
    ("apple_strings", "FORMAT", ".strings"),
    ("properties", "FORMAT", ".properties"),
    ("rails_yaml", "FORMAT", ".yml .yaml"),
    ("fluent", "FORMAT", ".ftl"),
    ("docx", "FORMAT", ".docx .docm .dotx"),
    ("markdown", "FORMAT", ".md .markdown .mdown .mkd .mdx"),
    ("html", "FORMAT", ".html .htm .xhtml"),
    ("srt", "FORMAT", ".srt"),
    ("vtt", "FORMAT", ".vtt"),
    ("csv_table", "FORMAT", ".csv .tsv .tab"),
    ("table_glossaries", "UTX", ".utx"),
    ("plain_text", "FORMAT", ".txt .text"),
    ("table_glossaries", "OMEGAT", ".txt .tab .utf8"),
)
"""Module, the name in it, and the format's suffixes again, so that most files are opened by importing one format."""

FORMATS: Sequence[Format] = Imported(f"tmkit.formats.{module}:{name}" for module, name, _ in _PLACES)
"""Every format; on equal likelihood the earlier wins."""

SUFFIXES = frozenset(suffix for _, _, suffixes in _PLACES for suffix in suffixes.split())
"""Of every format, in lower case with their dot."""

_SUFFIX_WEIGHT = 0.3  # of the right suffix, against a likelihood of 1 at most by content alone

HEAD = 4096
"""Bytes that a format sees to say whether a file is its own."""


def detect(head: bytes, *, path: str | None = None) -> Format:
    """The format of a file, by its content first and its suffix second. Raises ParseError when none fits."""
    suffix = Path(path).suffix.lower() if path else ""
    named = [at for at, (_, _, suffixes) in enumerate(_PLACES) if suffix and suffix in suffixes.split()]
    likely = _likeliest([FORMATS[at] for at in named], head, suffix)
    if likely is None or likely[0] <= 1:  # else no format without the suffix can be likelier
        likely = _likeliest(FORMATS, head, suffix)
    if likely and likely[0] > 0:
        return likely[1]
    known = ", ".join(form.name for form in FORMATS)
    raise ParseError(f"is of no format that tmkit reads ({known}); `tmkit formats` lists them", path=path or "")


def _likeliest(forms: Iterable[Format], head: bytes, suffix: str) -> tuple[float, Format] | None:
    """The first of the likeliest formats, with its likelihood."""
    weighed = ((form.sniff(head[:HEAD]) + (_SUFFIX_WEIGHT if suffix in form.suffixes else 0), form) for form in forms)
    return max(weighed, key=lambda one: one[0], default=None)


def parse(raw: bytes, *, path: str | None = None) -> Document:
    """The document in the bytes, of whatever format.

    `path` serves to tell formats apart and to name the file in errors; nothing is opened.

    Raises ParseError, EncodingError or RefusedError, with line and column.
    """
    try:
        if not raw.strip():
            raise ParseError("is empty")
        return detect(raw[:HEAD], path=path).parse(raw, path or "")
    except InputError as error:
        raise error.at(path or "") from None


def stream(path: Path | str) -> Iterable[Unit]:
    """The units of a file, in file order; in constant memory where its format can."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        head = b""
    form = detect(head, path=str(path)) if head else None
    if form and form.stream:
        yield from form.stream(path)
    else:
        yield from parse(files.read(path), path=str(path)).units()
