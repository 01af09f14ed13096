"""The formats, and the one function that opens anything."""

from collections.abc import Iterable
from pathlib import Path

from tmkit.core import InputError, ParseError, Unit
from tmkit.formats import (
    android,
    apple_strings,
    csv_table,
    docx,
    files,
    fluent,
    html,
    json_arb,
    json_keyed,
    json_webext,
    markdown,
    mo,
    plain_text,
    po,
    properties,
    qt_ts,
    rails_yaml,
    resx,
    srt,
    srx_document,
    stringsdict,
    table_glossaries,
    tbx_document,
    tmx,
    vtt,
    xcstrings,
    xliff2,
    xliff12,
)
from tmkit.formats.document import Document, Format

FORMATS: tuple[Format, ...] = (
    tmx.FORMAT,
    xliff12.FORMAT,
    xliff2.FORMAT,
    po.FORMAT,
    mo.FORMAT,
    qt_ts.FORMAT,
    tbx_document.FORMAT,
    srx_document.FORMAT,
    android.FORMAT,
    resx.FORMAT,
    stringsdict.FORMAT,
    xcstrings.FORMAT,
    json_arb.FORMAT,
    json_webext.FORMAT,
    json_keyed.FORMAT,
    apple_strings.FORMAT,
    properties.FORMAT,
    rails_yaml.FORMAT,
    fluent.FORMAT,
    docx.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
    srt.FORMAT,
    vtt.FORMAT,
    csv_table.FORMAT,
    table_glossaries.UTX,
    plain_text.FORMAT,
    table_glossaries.OMEGAT,
)
"""Every format; on equal likelihood the earlier wins."""

HEAD = 4096
"""Bytes that a format sees to say whether a file is its own."""


def detect(head: bytes, *, path: str | None = None) -> Format:
    """The format of a file, by its content first and its suffix second. Raises ParseError when none fits."""
    suffix = Path(path).suffix.lower() if path else ""
    ranked = sorted(
        FORMATS, key=lambda form: form.sniff(head[:HEAD]) + (0.3 if suffix in form.suffixes else 0), reverse=True
    )
    if ranked and (ranked[0].sniff(head[:HEAD]) > 0 or suffix in ranked[0].suffixes):
        return ranked[0]
    known = ", ".join(form.name for form in FORMATS)
    raise ParseError(f"is of no format that tmkit reads ({known}); `tmkit formats` lists them", path=path or "")


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
