"""How the names of a pair of texts are rendered, for whoever compares many pairs."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.names.latin import pinyin_names
from tmkit.text.names.matching import stands, stands_turned
from tmkit.text.names.name import Name
from tmkit.text.names.renderings import entries, key
from tmkit.text.names.wordlists import word_lists

_PROPER = patterns.of(
    r"(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}]++(?:[ \u00a0](?:\p{Lu}\.[ \u00a0])?\p{Lu}[\p{Ll}\p{M}]++){1,3}+"
)

_DOT = patterns.of("[·‧•・]")


@lru_cache(maxsize=1)
def _dotted() -> "regex.Pattern[str]":
    """A foreign name in Chinese: parts of characters that write sounds, with dots between."""
    part = f"[{''.join(sorted(word_lists('persons.txt')['sounds']))}]{{1,8}}+"
    return patterns.of(f"{part}(?:[·‧•・]{part}){{1,3}}+")


@dataclass(frozen=True, slots=True)
class Use:
    """One rendering of one name in one pair of texts."""

    name: str
    """What tells the name from others: its own form in the first text or in the table."""
    rendering: str
    """How the second text has it."""
    first: Span
    """Code points of the first text."""
    second: Span
    """Code points of the second text."""


@lru_cache(maxsize=1024)
def into_chinese(latin: str, chinese: str) -> tuple[Use, ...]:
    """Pinyin names by the characters that they have, foreign names by how they are written out."""
    found = [Use(key(name.text), place.of(chinese), name.span, place) for name, place in _pinyin(latin, chinese)]
    dotted = list(_dotted().finditer(chinese)) if _DOT.search(chinese) else []
    if len(dotted) == 1:
        proper = [one for one in _PROPER.finditer(latin) if not pinyin_names(one[0])]
        if len({one[0] for one in proper}) == 1:
            mine, theirs = proper[0], dotted[0]
            found.append(Use(key(mine[0]), theirs[0], Span(*mine.span()), Span(*theirs.span())))
    return tuple(found)


@lru_cache(maxsize=1024)
def out_of_chinese(chinese: str, latin: str) -> tuple[Use, ...]:
    """Chinese names by their spelling: those of pinyin and those of the table, abbreviations left out."""
    found = [Use(place.of(chinese), name.text, place, name.span) for name, place in _pinyin(latin, chinese)]
    covered = [use.first for use in found]
    for at, entry in entries(chinese):
        place = Span(at, at + len(entry.chinese))
        if any(place.overlaps(one) for one in covered):
            continue
        for form in entry.latin:
            start = -1 if form.isupper() else latin.find(form)
            if start >= 0:
                found.append(Use(entry.chinese, form, place, Span(start, start + len(form))))
                break
    return tuple(found)


def _pinyin(latin: str, chinese: str) -> list[tuple[Name, Span]]:
    """The pinyin names of the Latin text that stand in the Chinese one, each once, with where."""
    found: dict[str, tuple[Name, Span]] = {}
    for name in pinyin_names(latin):
        if name.likely and name.text not in found:
            place = stands(name, chinese) or stands_turned(name, chinese)
            if place is not None:
                found[name.text] = (name, place)
    return list(found.values())
