"""The text of a glossary table, in whatever encoding: spreadsheets and old tools seldom say which."""

from collections.abc import Sequence

from tmkit.core import EncodingError
from tmkit.formats import files
from tmkit.formats.glossaries.termbase import Problem
from tmkit.text import patterns

_BY_LANGUAGE = {
    "zh": "gb18030",
    "ja": "cp932",
    "ko": "cp949",
    "ru": "cp1251",
    "uk": "cp1251",
    "bg": "cp1251",
    "pl": "cp1250",
    "cs": "cp1250",
    "sk": "cp1250",
    "hu": "cp1250",
    "sl": "cp1250",
    "hr": "cp1250",
    "ro": "cp1250",
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar": "cp1256",
    "fa": "cp1256",
    "vi": "cp1258",
}
"""Windows code page that tables in the language were made in."""
_CANDIDATES = ("gb18030", "cp932", "cp1251", "cp1252")
_OWN_WORD = patterns.of(r"(?<![A-Za-z])[^\P{L}\p{Latin}](?![A-Za-z])")
_LATIN = frozenset("éèêëàâäçîïôöûüùúíóñáãõÉÈÀÂÇÎÔÖÜÄÑßæœøåÅØ«»“”‘’–—…€°·¿¡ºª™®©\u00a0")


def decode(raw: bytes, encoding: str = "", langs: Sequence[str] = ()) -> tuple[str, str, tuple[Problem, ...]]:
    """The text, the Python codec name it was read by, and, where that was a guess, a note that says so.

    By `encoding`, else by byte order mark, else as UTF-8, else by what the languages are usually written in and by
    what looks written. Raises EncodingError when it is binary or nothing fits.
    """
    if encoding or files.bom_encoding(raw):
        return files.decode(raw, encoding), encoding or files.bom_encoding(raw), ()
    if b"\0" in raw[:4096]:
        wide = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        return files.decode(raw, wide), wide, (_note(wide),)
    try:
        return files.decode(raw), "utf-8", ()
    except EncodingError:
        name = _guess(raw, langs)
        if not name:
            raise
        return raw.decode(name), name, (_note(name),)


def _note(name: str) -> Problem:
    return Problem(0, f"does not say its encoding and is not UTF-8; read as {name.upper()}", grave=False)


def _guess(raw: bytes, langs: Sequence[str]) -> str:
    """The likeliest codec, the languages' own first among equals; empty where none decodes."""
    primaries = [tag.partition("-")[0].lower() for tag in langs]
    hinted = [_BY_LANGUAGE[lang] for lang in primaries if lang in _BY_LANGUAGE]
    hinted = hinted or (["cp1252"] if primaries else [])
    best, most = "", 0.0
    for name in dict.fromkeys((*hinted, *_CANDIDATES)):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        likely = _looks_written(text, name) + (0.3 if name in hinted else 0)
        if likely > most:
            best, most = name, likely
    return best


def _looks_written(text: str, name: str) -> float:
    """The share of its non-ASCII characters that a person writes in that code page."""
    letters = [char for char in text[:65536] if ord(char) > 127]
    if name in {"gb18030", "cp932", "cp949"}:
        usual = sum(_is_common_east_asian(char) for char in letters)
    elif name in {"cp1251", "cp1253", "cp1255", "cp1256"}:
        usual = len(_OWN_WORD.findall(text[:65536]))  # a letter of another script within a Latin word is a wrong guess
    else:
        usual = sum(char in _LATIN or (name != "cp1252" and char.isalpha()) for char in letters)
    return usual / len(letters) if letters else 0.5


def _is_common_east_asian(char: str) -> bool:
    """Kana, hangul, wide punctuation, and the 3 755 commonest Chinese characters (GB 2312, level 1)."""
    if "\u3000" <= char <= "\u30ff" or "\uff00" <= char <= "\uffef" or "\uac00" <= char <= "\ud7a3":
        return True
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
