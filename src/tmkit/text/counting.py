"""How much text there is, as translators count and charge it.

A word is what stands between white space and has a letter or digit; each character of a script without spaces is a
word, and a run of Latin letters or digits beside it is one (GB/T 19363.1 and the word counts of office programs).
"""

from tmkit.text import patterns

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# Ideographic and full-width punctuation part words as white space does.
_WORD = patterns.of(
    rf"[{_UNSPACED}]|[^\s\ufffc\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65{_UNSPACED}]++"
)
_SPACE = patterns.of(r"[\s\ufffc]+")


def words(text: str) -> int:
    """Words of the text."""
    return sum(any(map(str.isalnum, word)) for word in _WORD.findall(text))


def characters(text: str) -> int:
    """Characters of the text, white space and codes left out."""
    return len(_SPACE.sub("", text))
