"""The words of a text, by place: runs of letters and digits; Han, kana and other unspaced scripts a character each."""

from functools import lru_cache

import regex

from tmkit.core import Span
from tmkit.text import languages, patterns

# Scripts written without spaces: a run of them is no word, so each character stands for itself (UAX 29, section 4).
_UNSPACED = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc"
# Soft hyphen, zero-width joiners and word joiner stand within a word and do not end it.
_JOINERS = r"\u00ad\u200c\u200d\u2060"
_LETTER = rf"[\p{{L}}\p{{M}}\p{{N}}_--[{_UNSPACED}]]"
_WORD = patterns.of(rf"[{_UNSPACED}]\p{{M}}*|{_LETTER}++(?:[{_JOINERS}]++{_LETTER}++)*+", regex.VERSION1)
# In languages that write with spaces a Han name amid the text is one word.
_SPACED = patterns.of(rf"[\p{{L}}\p{{M}}\p{{N}}_]++(?:[{_JOINERS}]++[\p{{L}}\p{{M}}\p{{N}}_]++)*+", regex.VERSION1)
_CHARACTER_LANGUAGES = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak", "lzh"})


@lru_cache(maxsize=1024)
def words(text: str, lang: str) -> tuple[Span, ...]:
    """The places of the words, in order; punctuation, symbols and white space are none.

    In Chinese and Japanese each Han character and kana is a word, and Latin letters beside them are words as elsewhere.
    Apostrophes and hyphens part words: `l'IdO` has two, `big-data` two. A soft hyphen or a joiner does not.
    """
    pattern = _WORD if languages.primary(lang) in _CHARACTER_LANGUAGES else _SPACED
    return tuple(Span(*found.span()) for found in pattern.finditer(text))


def texts(text: str, lang: str) -> tuple[str, ...]:
    """The words themselves, verbatim, in order."""
    return tuple(text[span.start : span.end] for span in words(text, lang))
