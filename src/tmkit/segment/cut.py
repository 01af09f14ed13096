"""Texts cut into segments: the white space between them is outside, and joining gives the text back."""

import re
from enum import StrEnum
from functools import lru_cache

from tmkit.core import Segment, Span, nearest
from tmkit.segment.own import available, ruleset
from tmkit.segment.program import Decision, Program
from tmkit.segment.ruleset import Rule, Ruleset
from tmkit.text import languages, patterns


class Newlines(StrEnum):
    """What a line break means."""

    ONE = "one"
    """It ends a segment."""
    TWO = "two"
    """Only a blank line ends a segment: hard-wrapped text."""
    NONE = "none"
    """It is white space like any other."""


SECONDS = 1.0
"""How long a rule of a user's file may take at one place: a sound one takes microseconds."""

# Line breaks of Unicode (UAX 14, classes BK, CR, LF and NL) and the vertical tab and form feed.
_LINE = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")  # the standard library scans for a plain set twice as fast
_BLANK = patterns.of(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028])[^\S\n\r]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028])\s*|[\x0c\u2029]\s*")
_SPEAKS_OF_LINES = patterns.of(r"\\[nrR]|[\n\r\u2028\u2029]|\\u(?:000[aAdD]|202[89]|0085)|\\x0[aAdD]|\(\?[a-z]*m")


def split(text: str, lang: str, *, rules: Ruleset | None = None, newlines: str | None = None) -> tuple[Segment, ...]:
    """The segments of a text, in order, each with its place in it.

    `rules`: a file's rules, asked for `lang` as it stands; else tmkit's own for the language.
    `newlines`: a Newlines value; by default a line break ends a segment, unless `rules` speak of line breaks
    themselves, which then decide.

    Raises LanguageError when `lang` is no language tag and `rules` are not given.
    """
    return tuple([_made(text, lang, start, end) for start, end in spans(text, lang, rules=rules, newlines=newlines)])


# A frozen dataclass sets its fields through `object.__setattr__` by name; setting the slots themselves takes two thirds
# of the time, and making values is a fourth of the work. What is made is the same (tests/segment/test_laws.py).
_new = object.__new__
_set_text, _set_lang, _set_place, _set_codes = (
    vars(Segment)[name].__set__ for name in ("text", "lang", "place", "codes")
)
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


def _made(text: str, lang: str, start: int, end: int) -> Segment:
    """`Segment(text[start:end], lang, Span(start, end))`."""
    place = _new(Span)
    _set_start(place, start)
    _set_end(place, end)
    made = _new(Segment)
    _set_text(made, text[start:end])
    _set_lang(made, lang)
    _set_place(made, place)
    _set_codes(made, ())
    return made


def spans(text: str, lang: str, *, rules: Ruleset | None = None, newlines: str | None = None) -> list[tuple[int, int]]:
    """Start and end of each segment, in code points, in order; as `split` does, without making values."""
    program, speaks_of_lines = _own(lang) if rules is None else _foreign(rules, lang)
    lines = Newlines(newlines) if newlines else Newlines.NONE if speaks_of_lines else Newlines.ONE
    found: list[tuple[int, int]] = []
    for start, end in _blocks(text, lines):
        block = text if (start, end) == (0, len(text)) else text[start:end]
        _add_spans(block, start, program.breaks(block), found)
    return found


def _add_spans(block: str, offset: int, breaks: list[int], found: list[tuple[int, int]]) -> None:
    """Adds what lies between the breaks, the white space around it left out."""
    last = 0
    breaks.append(len(block))
    for at in breaks:
        begin, end = last, at
        if begin < end and (block[begin].isspace() or block[end - 1].isspace()):
            piece = block[begin:end]
            end = begin + len(piece.rstrip())
            begin += len(piece) - len(piece.lstrip())
        if begin < end:
            found.append((offset + begin, offset + end))
        last = at


def explain(text: str, lang: str, *, rules: Ruleset | None = None, newlines: str | None = None) -> tuple[Decision, ...]:
    """Which rule broke or held each position of the text where some break rule stands, in order."""
    program, speaks_of_lines = _own(lang) if rules is None else _foreign(rules, lang)
    lines = Newlines(newlines) if newlines else Newlines.NONE if speaks_of_lines else Newlines.ONE
    found: list[Decision] = []
    for start, end in _blocks(text, lines):
        found += [each._replace(position=each.position + start) for each in program.explain(text[start:end])]
    return tuple(found)


def notes(lang: str, *, rules: Ruleset | None = None) -> tuple[str, ...]:
    """What the user should know of the rules for a language: those left out, and what they lack."""
    if rules is None:
        primary = languages.primary(languages.canonical(lang))
        return (
            ()
            if primary in available()
            else (f"there are no rules for {lang} yet; the default ones, which all languages share, are used",)
        )
    found = []
    if rules.options.icu_breaks:
        found.append(
            f"{rules.path}: its rules correct the sentence breaker of ICU, which is not run here; expect too few breaks"
        )
    names = {group.name for group in rules.groups}
    for each in rules.maps:
        if each.group not in names:
            found.append(f"{rules.path}:{each.line}: there is no group {each.group!r}{nearest(each.group, names)}")
    if not rules.groups_for(lang):
        found.append(f"{rules.path}: no map fits {lang!r}; nothing but line breaks ends a segment")
    problems = _foreign(rules, lang)[0].problems
    if problems:
        found += [str(problem) for problem in problems]
        found.append(f"{rules.path}: {len(problems)} of {len(_rules(rules, lang))} rules left out")
    return tuple(found)


def _blocks(text: str, newlines: Newlines) -> list[tuple[int, int]]:
    if newlines is Newlines.NONE or (newlines is Newlines.ONE and _LINE.search(text) is None):
        return [(0, len(text))]
    breaks = (_LINE if newlines is Newlines.ONE else _BLANK).finditer(text)
    last, found = 0, []
    for match in breaks:
        found.append((last, match.start()))
        last = match.end()
    found.append((last, len(text)))
    return found


@lru_cache(maxsize=64)
def _own(lang: str) -> tuple[Program, bool]:
    rules = ruleset(lang)
    return Program(_rules(rules, lang), rules.dialect), False


_FOREIGN: dict[tuple[int, str], tuple[Ruleset, Program, bool]] = {}
"""By the identity of a ruleset, which it keeps alive: to hash thousands of rules for every text would cost more than
to cut it."""
_MOST_FOREIGN = 64


def _foreign(rules: Ruleset, lang: str) -> tuple[Program, bool]:
    key = (id(rules), lang)
    if key not in _FOREIGN:
        if len(_FOREIGN) >= _MOST_FOREIGN:
            _FOREIGN.clear()
        chosen = _rules(rules, lang)
        speaks = any(_SPEAKS_OF_LINES.search(text) for rule in chosen for text in (rule.before, rule.after))
        _FOREIGN[key] = rules, Program(chosen, rules.dialect, seconds=SECONDS), speaks
    _, program, speaks = _FOREIGN[key]
    return program, speaks


def _rules(rules: Ruleset, lang: str) -> tuple[Rule, ...]:
    return tuple(rule for group in rules.groups_for(lang) for rule in group.rules)
