"""Chinese names in a Latin text: surname and given name in pinyin, in either order, and what speaks against them."""

from functools import lru_cache
from operator import and_

import regex

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.names.name import Name, NameKind
from tmkit.text.names.renderings import by_latin
from tmkit.text.names.surnames import ALL_READINGS, COMMON_READINGS, COMPOUND_READINGS
from tmkit.text.names.syllables import LONGEST, divide, plain
from tmkit.text.names.wordlists import word_lists

_WORD = patterns.of(r"(?<![\p{L}\p{M}\p{N}_])\p{Lu}[\p{L}\p{M}]*+(?:['’‐-]\p{L}[\p{L}\p{M}]*+)*+")
_NEIGHBOURS = patterns.of(r"\p{Lu}[\p{L}\p{M}'’‐-]*+[ \u00a0\u202f]\p{Lu}")
"""Two capitalised words side by side, without which a text names nobody whole: most texts, told in one search."""
_POSSESSIVE = patterns.of(r"['’][sS]$")
_GAPS = frozenset({" ", "\u00a0", "\u202f"})


@lru_cache(maxsize=1024)
def pinyin_names(text: str) -> tuple[Name, ...]:
    """Names of persons that read as pinyin, in order, none within another."""
    if text[1:].islower() or not _NEIGHBOURS.search(text):
        return ()
    words = [_bare(found) for found in _WORD.finditer(text)]
    if len(words) < 2:
        return ()
    ways = [divide(word) for _, word in words]
    if not any(map(and_, map(bool, ways), map(bool, ways[1:]))):
        return ()
    names = []
    at = 0
    while at < len(words):
        size, readings, turned = _reading(text, words, ways, at)
        if size:
            names.append(_name(text, words, at, size, readings, turned))
        at += size or 1
    return tuple(names)


@lru_cache(maxsize=1024)
def almost_pinyin(text: str) -> tuple[Name, ...]:
    """Two neighbouring capitalised words one of which alone is pinyin.

    That is a surname with no syllables after it, or two syllables with no surname before them. Never likely.
    """
    if text[1:].islower() or not _NEIGHBOURS.search(text):
        return ()
    words = [_bare(found) for found in _WORD.finditer(text)]
    names = []
    for at, (start, word) in enumerate(words[:-1]):
        after = words[at + 1][1]
        if "-" in after or not _adjacent(text, words, at):
            continue
        here, there = divide(word), divide(after)
        surname = bool(here) and not there and plain(word) in COMMON_READINGS
        given = not here and bool(there) and len(there[0]) == 2 and len(word) <= LONGEST
        if surname or given:
            span = Span(start, words[at + 1][0] + len(after))
            names.append(Name(span, span.of(text), NameKind.PERSON, (), sure=False, likely=False))
    return tuple(names)


@lru_cache(maxsize=1024)
def other_words(text: str) -> frozenset[str]:
    """The capitalised words of a text that no name in pinyin has, in lower case: a surname or given name alone."""
    taken = [name.span for name in pinyin_names(text)]
    words = (_bare(found) for found in _WORD.finditer(text))
    return frozenset(plain(word) for start, word in words if not any(span.start <= start < span.end for span in taken))


def _bare(found: "regex.Match[str]") -> tuple[int, str]:
    """Where a word starts, and the word without the English possessive."""
    word = found[0]
    return found.start(), _POSSESSIVE.sub("", word) if word[-1] in "sS" else word


def _reading(
    text: str, words: list[tuple[int, str]], ways: list[tuple[tuple[str, ...], ...]], at: int
) -> tuple[int, tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """How many words from `at` on make a name, with its readings and those of the other order; 0 when none do."""
    if not ways[at] or at + 1 == len(words) or not ways[at + 1] or not _adjacent(text, words, at):
        return 0, (), ()
    first, second = ways[at], ways[at + 1]
    if (
        at + 2 < len(words)
        and len(first[0]) == len(second[0]) == 1
        and ways[at + 2]
        and len(ways[at + 2][0]) == 1
        and _adjacent(text, words, at + 1)
        and first[0][0] in ALL_READINGS
    ):
        return 3, ((first[0][0], second[0][0], ways[at + 2][0][0]),), ()
    straight = _joined(words[at][1], first, second)
    turned = _joined(words[at + 1][1], second, first)
    return (2, straight, turned) if straight or turned else (0, (), ())


def _joined(
    surname: str, family: tuple[tuple[str, ...], ...], given: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Readings of surname and given name together, when that word is a surname and the other short enough."""
    word = plain(surname).replace("'", "").replace("-", "")
    if word not in ALL_READINGS:
        return ()
    size = 1 if word not in COMPOUND_READINGS else max(len(way) for way in family)
    return tuple((*one, *other) for one in family if len(one) in {1, size} for other in given if len(other) <= 2)


def _adjacent(text: str, words: list[tuple[int, str]], at: int) -> bool:
    """Whether only one space parts the word from the next."""
    end = words[at][0] + len(words[at][1])
    return words[at + 1][0] == end + 1 and text[end] in _GAPS


def _longer(text: str, words: list[tuple[int, str]], last: int) -> bool:
    """Whether a short word that is no pinyin goes on with the name: it is Korean or Cantonese then (Ri Yong Ho)."""
    if last + 1 >= len(words) or not _adjacent(text, words, last):
        return False
    after = words[last + 1][1]
    return len(after) <= 4 and not divide(after) and not after.isupper()


def _name(
    text: str,
    words: list[tuple[int, str]],
    at: int,
    size: int,
    readings: tuple[tuple[str, ...], ...],
    turned: tuple[tuple[str, ...], ...],
) -> Name:
    start, last = words[at][0], words[at + size - 1]
    span = Span(start, last[0] + len(last[1]))
    parts = [plain(words[at + step][1]) for step in range(size)]
    surname = parts[0] if readings else parts[-1]
    lists = word_lists("latin.txt")
    likely = (
        (bool(readings) or len(turned[0]) > 2)
        and not (len((readings or turned)[0]) == 2 and _longer(text, words, at + size - 1))
        and surname.replace("'", "") in COMMON_READINGS
        and not any(part in lists["look-alikes"] for part in (parts[1:] if readings else parts[:-1]))
        and not all(words[at + step][1].isupper() for step in range(size))
        and not any(one.kind is not NameKind.PERSON for one in by_latin().get(" ".join(parts), ()))
        and not any(part in by_latin() and len(divide(part)[0]) > 1 for part in parts)
        and "-" not in text[span.start : span.end]
    )
    alone = not (at + size < len(words) and _adjacent(text, words, at + size - 1)) and (
        at == 0 or not _adjacent(text, words, at - 1) or plain(words[at - 1][1]) in lists["titles"]
    )
    return Name(
        span,
        text[span.start : span.end],
        NameKind.PERSON,
        readings or turned,
        turned if readings else (),
        sure=likely and (alone or len((readings or turned)[0]) > 2),
        likely=likely,
    )
