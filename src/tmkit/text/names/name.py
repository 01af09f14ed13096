"""A name met in a text, with the ways to read it."""

from dataclasses import dataclass
from enum import StrEnum

from tmkit.core import Span

LONGEST_TEXT = 5000
"""Code points of a text whose names are compared. A segment has some hundreds; comparing all with all in a book that
came as one segment would take minutes and tell nobody anything."""


class NameKind(StrEnum):
    """What bears the name."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    FEATURE = "feature"
    """A river, a sea, a building: texts name these in many ways, so that they may excuse and never accuse."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands and how it reads."""

    span: Span
    """Code points of the text searched; a possessive `'s` stays outside."""
    text: str
    """Verbatim."""
    kind: NameKind
    readings: tuple[tuple[str, ...], ...]
    """Pinyin syllables without tones, surname first, likeliest first; ü is v. Empty for a name that is not pinyin."""
    reversed: tuple[tuple[str, ...], ...] = ()
    """The same read as given name before surname (`Zheng Han`), for a Latin name that may be so."""
    sure: bool = True
    """Whether its surroundings, too, say that it is a name and whole."""
    likely: bool = True
    """Whether its own form says that it is a name; a name that is not even likely may excuse, hardly accuse."""
