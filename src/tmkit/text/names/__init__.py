"""Names: of persons in Chinese and in pinyin, and of what has a rendering of its own."""

from functools import lru_cache

from tmkit.text.languages import primary
from tmkit.text.names.chinese import persons, spelling
from tmkit.text.names.latin import pinyin_names
from tmkit.text.names.name import LONGEST_TEXT, Name, NameKind

__all__ = ["LONGEST_TEXT", "Name", "NameKind", "find", "persons", "pinyin_names", "spelling"]


@lru_cache(maxsize=1024)
def find(text: str, lang: str) -> tuple[Name, ...]:
    """Names of persons in the text, in order: Chinese ones in Chinese, in pinyin in a text in Latin letters."""
    return persons(text) if primary(lang) == "zh" else pinyin_names(text)
