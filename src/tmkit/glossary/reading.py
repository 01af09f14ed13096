"""A text as the matcher reads it: folded, with what is no prose masked, cut into words that know their places."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from tmkit.core import OBJECT, Span, defer
from tmkit.text import languages
from tmkit.text.folding import Folded, fold

UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak", "lzh", "th", "lo", "km", "my"})
"""Languages written without spaces: a term is looked for character by character there, never by a segmenter's words."""

_SPACED_WORD = defer(regex.compile, r"[\p{L}\p{M}\p{N}_]++")
_UNSPACED_SCRIPT = (
    r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}"
    r"\p{Script=Myanmar}"
)
_UNSPACED_WORD = defer(
    regex.compile, rf"[{_UNSPACED_SCRIPT}]|[[\p{{L}}\p{{M}}\p{{N}}_]--[{_UNSPACED_SCRIPT}]]++", regex.VERSION1
)
# Tags, placeholders, entities, URLs, mail addresses and paths: what stands in them is no wording.
_NO_PROSE = defer(
    regex.compile,
    r"(?:https?|ftp|file)://[^\s<>\"'\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]++"
    r"|\bwww\.[^\s<>\"'\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]++"
    r"|</?[a-z][^<>]{0,500}>|\$?\{\{?[^{}]{0,100}\}\}?|%\([^()\s]{1,60}\)[a-z]|%(?:\d\$)?[sdifgu@](?![\p{L}])"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})++|(?<![\w/])[~.]{0,2}/(?:[\w.-]{1,255}/)++[\w.-]++"
    r"|\b[a-z]:\\[^\s:*?\"<>|]++",
)
_MAY_HAVE_NO_PROSE = defer(regex.compile, r"[<{%@/\\]|www\.")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text in one language, in folded form, with their places."""

    folded: Folded
    plain: str
    """The folded text with what is no prose replaced, one for one, by U+FFFC; in Chinese simplified."""
    words: tuple[str, ...]
    starts: tuple[int, ...]
    """Of each word, in `plain`."""
    ends: tuple[int, ...]
    unspaced: bool

    def span(self, first: int, last: int) -> Span:
        """Place in the text as written of the words from index `first` to index `last`, both included."""
        return self.folded.span(self.starts[first], self.ends[last])


def is_unspaced(lang: str) -> bool:
    """Whether the language is written without spaces between words."""
    return languages.primary(lang) in UNSPACED


@lru_cache(maxsize=4096)
def read(text: str, lang: str) -> Reading:
    """The text as the matcher reads it."""
    folded = fold(text)
    plain = folded.text
    if _MAY_HAVE_NO_PROSE.search(plain):
        plain = _NO_PROSE.sub(lambda found: OBJECT * len(found.group()), plain)
    primary = languages.primary(lang)
    unspaced = primary in UNSPACED
    if primary == "zh":
        from tmkit.glossary.characters import simplified

        plain = simplified(plain)
    pattern = _UNSPACED_WORD if unspaced else _SPACED_WORD
    places = [found.span() for found in pattern.finditer(plain)]
    return Reading(
        folded,
        plain,
        tuple([plain[start:end] for start, end in places]),
        tuple([start for start, _ in places]),
        tuple([end for _, end in places]),
        unspaced,
    )
