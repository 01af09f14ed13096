"""What a language's file gives: its number words, months, units and habits, ready to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction


class Role(IntEnum):
    """What a word does in a number."""

    UNIT = 1
    """1 to 19, or whatever adds below a hundred."""
    TENS = 2
    HUNDRED = 3
    """Multiplies what stands before it and is added to."""
    SCALE = 4
    """Multiplies and closes: thousand, million."""
    ORDINAL = 5
    """Closes the number as an ordinal."""
    DOZEN = 6
    """Multiplies like a scale, stands alone: dozen, douzaine."""
    VAGUE = 7
    """A magnitude in the plural: tens, milliers."""
    FRACTION = 8
    """Half, tiers."""
    MONTH = 9
    WEEKDAY = 10
    SOFT = 11
    """Both, twice, pair: excuses a number, is none."""
    MONEY = 12
    """A currency code or sign that stands before its number."""
    SPAN = 13
    """A bare unit of time that may stand for one of it: day, decade."""
    CODE = 14


Entry = tuple[Role, Fraction, str]
"""Role, value, and the unit where there is one."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's numbers. Keys are in lower case; a phrase has single spaces."""

    lang: str
    decimal: str = "."
    words: Mapping[str, Entry] = field(default_factory=dict)
    """Single words by their role."""
    joiners: frozenset[str] = frozenset()
    """Words that stand inside a number: and, et, y."""
    scales: Mapping[str, Fraction] = field(default_factory=dict)
    """What follows a number and multiplies it: million, bn, Md."""
    units: Mapping[str, str] = field(default_factory=dict)
    """What follows a number and says of what: `%`, kilometres, square miles, US dollars."""
    stems: Mapping[str, str] = field(default_factory=dict)
    """Beginnings of unit words, for languages that inflect them."""
    money: Mapping[str, str] = field(default_factory=dict)
    """What stands before a number and says its currency: $, US$, EUR."""
    about: tuple[str, ...] = ()
    """What before a number says that it is rounded: nearly, près de."""
    ranges: frozenset[str] = frozenset()
    """What stands between the two ends of a range or list, stripped: -, to, à."""
    articles: tuple[str, ...] = ()
    """What belongs to a vague magnitude after it: `des ` dizaines."""
    of: tuple[str, ...] = ()
    """What may stand between a number and its scale or unit: de, d'."""
    ordinals: frozenset[str] = frozenset()
    """What a figure takes to be an ordinal: th, e."""
    decades: frozenset[str] = frozenset()
    """What a figure takes to be a decade: s, er."""
    years: tuple[str, ...] = ()
    """What before a figure says that it is a decade or a year: années."""
    half: tuple[str, ...] = ()
    """What right after a number adds a half: ` and a half`, ` et demi`."""
    hours: frozenset[str] = frozenset()
    """What after a figure says that it is an hour: h, o'clock, Uhr."""
    at: tuple[str, ...] = ()
    """What before 14.30 says that it is a time of day."""
    together: bool = False
    """Whether number words run on without end: zweihundertfünfzig."""
    afternoon: frozenset[str] = frozenset()
    morning: frozenset[str] = frozenset()
    dayfirst: bool = True
    """Order of numeric dates: 24/08/2018."""
    beginnings: Mapping[str, str] = field(default_factory=dict)
    """Beginnings of words for units of time, which stand for one of it, or after a number word inside one word."""
    stem: int = 3
    """Letters of the shortest of `stems`."""
    century: str = ""
    """The word before a roman numeral that makes it a century: siglo XX."""
    attached: bool = False
    """Whether scales and units are followed by suffixes without a space (Korean)."""
    met: dict[str, Entry] = field(default_factory=dict, compare=False, repr=False)
    """Words as written that were looked up before and have to do with numbers, with what they are."""
    dull: set[str] = field(default_factory=set, compare=False, repr=False)
    """Those that have not."""
    quiet: set[str] = field(default_factory=set, compare=False, repr=False)
    """Those that have not, and the words for one, which beside no other word of number is soft: the article `un`."""


def entries(role: Role, listed: str, unit: str = "") -> dict[str, Entry]:
    """Entries from a line such as `1 un une; 2 deux`: a value, then the words that have it."""
    found: dict[str, Entry] = {}
    for part in filter(None, map(str.strip, listed.split(";"))):
        value, *words = part.split()
        found |= {word: (role, Fraction(value), unit) for word in words}
    return found


def phrases(listed: str) -> dict[str, str]:
    """Unit phrases from lines such as `km kilometre, kilometres`: an id, then what it is called."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, listed.splitlines())):
        unit, _, names = line.partition(" ")
        found |= {name.strip(): unit for name in names.split(",")}
    return found


def spans(units: Mapping[str, str], singular: str) -> dict[str, Entry]:
    """Entries for bare units of time in the singular, each of which may stand for one of it."""
    return {word: (Role.SPAN, Fraction(1), units[word]) for word in singular.split() if word in units}


def factors(listed: str) -> dict[str, Fraction]:
    """Scale words from a line such as `1000 mille k; 1000000 million`."""
    return {word: value for word, (_, value, _unit) in entries(Role.SCALE, listed).items()}


def terms(listed: str) -> tuple[str, ...]:
    """Phrases from a line with bars between them, none at its ends: `près de | environ`."""
    return tuple(part.strip() for part in " ".join(listed.split()).split("|"))
