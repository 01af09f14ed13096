"""The writers of new files, and the one for a path."""

from tmkit.core import ConfigurationError, nearest
from tmkit.formats.writers import (
    android,
    arb,
    csv_table,
    fluent,
    json_keyed,
    mo,
    po,
    properties,
    qt_ts,
    rails_yaml,
    resx,
    srt,
    strings,
    stringsdict,
    terms,
    text,
    tmx,
    vtt,
    webext,
    xcstrings,
    xliff2,
    xliff12,
)
from tmkit.formats.writers.making import Writer

WRITERS: tuple[Writer, ...] = (
    tmx.WRITER,
    xliff12.WRITER,
    xliff2.WRITER,
    po.WRITER,
    mo.WRITER,
    csv_table.WRITER,
    qt_ts.WRITER,
    xcstrings.WRITER,
    terms.TBX,
    terms.UTX,
    terms.OMEGAT,
    android.WRITER,
    resx.WRITER,
    stringsdict.WRITER,
    arb.WRITER,
    webext.WRITER,
    json_keyed.WRITER,
    json_keyed.FLAT,
    strings.WRITER,
    properties.WRITER,
    rails_yaml.WRITER,
    fluent.WRITER,
    srt.WRITER,
    vtt.WRITER,
    text.WRITER,
)
"""Every writer; of those that share a suffix the earlier writes it."""

_MADE_ELSEWHERE = {
    "docx": (".docx", ".docm", ".dotx"),
    "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    "srx": (".srx",),
}
"""Formats that are more than their texts: a new file cannot be made of units, a file that is there takes them."""


def find(path: str, name: str = "") -> Writer:
    """The writer of that name, else for the path's suffix. Raises ConfigurationError with the way out."""
    lower = path.lower()
    for writer in WRITERS:
        if writer.name == name or (not name and writer.suffixes and lower.endswith(writer.suffixes)):
            return writer
    for form, suffixes in _MADE_ELSEWHERE.items():
        if form == name or (not name and lower.endswith(suffixes)):
            raise ConfigurationError(
                f"{path}: a new {form} file cannot be made of its texts alone; copy the original there and put the "
                f"translations into it: tmkit convert IN {path} --into"
            )
    known = ", ".join(writer.name for writer in WRITERS)
    if name:
        raise ConfigurationError(
            f"there is no format {name!r} to write{nearest(name, (w.name for w in WRITERS))}; "
            f"new files are written in {known}"
        )
    raise ConfigurationError(f"{path}: its suffix names no format to write; name one with --to ({known})")
