"""Texts cut into segments: the white space between them is outside, and joining gives the text back."""

from enum import StrEnum
from functools import lru_cache

import regex

from tmkit.core import Segment, Span
from tmkit.segment.own import ruleset
from tmkit.segment.program import Program
from tmkit.segment.ruleset import Ruleset


class Newlines(StrEnum):
    """What a line break means."""

    ONE = "one"
    """It ends a segment."""
    TWO = "two"
    """Only a blank line ends a segment: hard-wrapped text."""
    NONE = "none"
    """It is white space like any other."""


# Line breaks of Unicode (UAX 14, classes BK, CR, LF and NL) and the vertical tab and form feed.
_LINE = regex.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = regex.compile(
    r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028])[^\S\n\r]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028])\s*|[\x0c\u2029]\s*"
)
_SPEAKS_OF_LINES = regex.compile(r"\\[nrR]|[\n\r\u2028\u2029]|\\u(?:000[aAdD]|202[89]|0085)|\\x0[aAdD]|\(\?[a-z]*m")


def split(text: str, lang: str, *, rules: Ruleset | None = None, newlines: str | None = None) -> tuple[Segment, ...]:
    """The segments of a text, in order, each with its place in it.

    `rules`: a file's rules, asked for `lang` as it stands; else tmkit's own for the language.
    `newlines`: a Newlines value; by default a line break ends a segment, unless `rules` speak of line breaks
    themselves, which then decide.

    Raises LanguageError when `lang` is no language tag and `rules` are not given.
    """
    return tuple(
        [
            Segment(text[start:end], lang, Span(start, end))
            for start, end in spans(text, lang, rules=rules, newlines=newlines)
        ]
    )


def spans(text: str, lang: str, *, rules: Ruleset | None = None, newlines: str | None = None) -> list[tuple[int, int]]:
    """Start and end of each segment, in code points, in order; as `split` does, without making values."""
    chosen = ruleset(lang) if rules is None else rules
    program = _program(chosen, lang)
    lines = Newlines(newlines) if newlines else _default(chosen, lang, own=rules is None)
    found = []
    for start, end in _blocks(text, lines):
        block = text if (start, end) == (0, len(text)) else text[start:end]
        last = 0
        for at in (*program.breaks(block), len(block)):
            piece = block[last:at]
            bare = piece.strip()
            if bare:
                begin = start + last + len(piece) - len(piece.lstrip())
                found.append((begin, begin + len(bare)))
            last = at
    return found


def _blocks(text: str, newlines: Newlines) -> list[tuple[int, int]]:
    if newlines is Newlines.NONE:
        return [(0, len(text))]
    breaks = (_LINE if newlines is Newlines.ONE else _BLANK).finditer(text)
    last, found = 0, []
    for match in breaks:
        found.append((last, match.start()))
        last = match.end()
    found.append((last, len(text)))
    return found


@lru_cache(maxsize=64)
def _program(rules: Ruleset, lang: str) -> Program:
    return Program(tuple(rule for group in rules.groups_for(lang) for rule in group.rules), rules.dialect)


@lru_cache(maxsize=64)
def _default(rules: Ruleset, lang: str, *, own: bool) -> Newlines:
    if own:
        return Newlines.ONE
    texts = (text for group in rules.groups_for(lang) for rule in group.rules for text in (rule.before, rule.after))
    return Newlines.NONE if any(_SPEAKS_OF_LINES.search(text) for text in texts) else Newlines.ONE
