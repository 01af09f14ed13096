"""What a PO catalogue says of itself: its charset, languages and plural forms."""

import codecs
import re
from dataclasses import dataclass

from tmkit.core import EncodingError, LanguageError
from tmkit.formats import paths, splice
from tmkit.formats.splice import Original
from tmkit.text import languages

_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:+-]+)")
_TEAM = re.compile(r"\(([a-z]{2,3}(?:_[A-Z]{2})?)\)|<([a-z]{2,3}(?:_[A-Z]{2})?)@")


@dataclass(frozen=True, slots=True)
class Header:
    """What a catalogue says of itself."""

    lang: str
    source_lang: str
    plural_forms: str
    """The header of that name, verbatim."""

    @classmethod
    def of(cls, text: str, path: str) -> "Header":
        """From the header entry's text."""
        fields: dict[str, str] = {}
        for line in text.split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                fields.setdefault(name.strip().lower(), value.strip())
        team = _TEAM.search(fields.get("language-team", ""))
        lang = next(
            filter(None, map(_tag, (fields.get("language", ""), (team[1] or team[2]) if team else ""))), ""
        ) or paths.language(path)
        forms = fields.get("plural-forms", "")
        return cls(lang or "und", _tag(fields.get("x-source-language", "")) or "en", forms)


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else ""
    except LanguageError:
        return ""


def read(raw: bytes) -> Original:
    """The catalogue's text, by byte order mark, declared charset or UTF-8.

    A charset that does not exist, or does not fit bytes that are UTF-8, gives way to UTF-8.
    """
    declared = _CHARSET.search(raw[:16384])
    name = declared[1].decode("ascii") if declared else ""
    try:
        codecs.lookup(name)
    except LookupError:
        name = ""
    try:
        return splice.read(raw, name)
    except EncodingError:
        if not name or codecs.lookup(name).name == "utf-8":
            raise
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return splice.read(raw)
        raise


def read_head(head: bytes) -> str | None:
    """The encoding that the first bytes say; None for one that must be read whole."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    declared = _CHARSET.search(head)
    name = declared[1].decode("ascii") if declared else ""
    try:
        return codecs.lookup(name).name if name else "utf-8"
    except LookupError:
        return "utf-8"
