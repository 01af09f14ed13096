"""A language's TOML file and what CLDR knows of it, put together.

Keys of `languages/xx.toml`, all but `small` optional; a list of words reads `1 ein eine; 2 zwei`:
`small`, `tens`, `large` (values by themselves), `ordinals`, `fractions`, `dozens`, `vague`, `soft` - words by value;
`hundred`, `thousand`, `million`, `milliard`, `billion`, `ten` - words that multiply;
`joined` - `unit-X-ten` (fünfundzwanzig) or `ten-unit` (tjugofem), X being `between`; `together` - hundreds run on too;
`spans` - a unit, then beginnings of its words; `phrases` - a unit, then its names with bars between;
`scales` - what follows figures; `about`, `ranges`, `of`, `years`,
`half` - phrases with bars; `at` - what before 14.30 says that it is a time; `century` - the word before
a roman numeral; `durations` - a value, a unit, then words that are both; `drop` - what CLDR has and text means
otherwise; `hours`, `afternoon`, `decades` - words; `attached` - suffixes follow without a space; `decimal`.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from tmkit.text.quantities.lexicon import Entry, Role, entries, factors, terms
from tmkit.text.quantities.measures import FACTORS

_FOLDER = Path(__file__).with_name("languages")
_POWERS = {"thousand": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12}
_LATIN_STEM = 4  # letters; shorter beginnings of Latin words begin too many others, other scripts write fewer vowels


def table(primary: str) -> dict[str, Any] | None:
    """The language's own file, or none."""
    path = _FOLDER / f"{primary}.toml"
    if not path.is_file():
        return None
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


def names() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(path.name[:-5] for path in _FOLDER.iterdir())


def fields(told: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a Lexicon from the file."""
    words = _words(told)
    units, stems, spans = _units(told)
    scales = factors(told.get("scales", ""))
    for name, power in _POWERS.items():
        scales |= {word: Fraction(power) for word in told.get(name, "").split()}
    found: dict[str, Any] = {
        "words": {**spans, **words, **_durations(told)},
        "units": units,
        "stems": stems,
        "beginnings": {stem: unit for stem, unit in stems.items() if FACTORS.get(unit, ("",))[0] == "time"},
        "scales": scales,
        "joiners": frozenset(told.get("between", "").split()),
        "century": told.get("century", ""),
        "together": bool(told.get("together")),
        "attached": bool(told.get("attached")),
        "stem": min([_LATIN_STEM, *map(len, stems)]),
    }
    for name in ("about", "of", "years", "at"):
        if name in told:
            found[name] = tuple(term for term in terms(told[name]) if term)
    if "ranges" in told:
        found["ranges"] = frozenset(terms(told["ranges"]))
    if "half" in told:
        found["half"] = tuple(part for part in told["half"].split("|") if part)
    for name in ("hours", "afternoon", "decades"):
        if name in told:
            found[name] = frozenset(told[name].split())
    return found


def _words(told: Mapping[str, Any]) -> dict[str, Entry]:
    small, tens = entries(Role.UNIT, told.get("small", "")), entries(Role.TENS, told.get("tens", ""))
    words: dict[str, Entry] = {}
    words |= entries(Role.SOFT, told.get("soft", ""))
    words |= entries(Role.FRACTION, told.get("fractions", ""))
    words |= entries(Role.ORDINAL, told.get("ordinals", ""))
    words |= entries(Role.DOZEN, told.get("dozens", ""))
    words |= _joined(told, small, tens)
    words |= tens | small
    words |= {
        word: (Role.TENS, value, unit) for word, (_, value, unit) in entries(Role.TENS, told.get("large", "")).items()
    }
    words |= {word: (Role.HUNDRED, Fraction(100), "") for word in told.get("hundred", "").split()}
    words |= {word: (Role.HUNDRED, Fraction(10), "") for word in told.get("ten", "").split()}
    for name, power in _POWERS.items():
        words |= {word: (Role.SCALE, Fraction(power), "") for word in told.get(name, "").split()}
    return words | entries(Role.VAGUE, told.get("vague", ""))


def _durations(told: Mapping[str, Any]) -> dict[str, Entry]:
    """Words that are a number and a time at once: the duals of Arabic and Hebrew."""
    found: dict[str, Entry] = {}
    for part in filter(None, map(str.strip, told.get("durations", "").split(";"))):
        value, unit, *words = part.split()
        found |= {word: (Role.SPAN, Fraction(value), unit) for word in words}
    return found


def _joined(told: Mapping[str, Any], small: Mapping[str, Entry], tens: Mapping[str, Entry]) -> dict[str, Entry]:
    """Numbers that run together: zweihundert, fünfundzwanzig, tjugofem, ventuno."""
    units = {word: value for word, (_, value, _unit) in small.items() if 1 <= value <= 9}
    how, between = told.get("joined", ""), told.get("between", "")
    found: dict[str, Fraction] = {}
    for ten, (_, many, _unit) in tens.items():
        for word, value in units.items():
            if how == "unit-X-ten":
                found |= {
                    f"{word}{joiner}{ten}": many + value for joiner in (between, "ën" if between == "en" else between)
                }
            elif how == "ten-unit":
                found[f"{ten}{word}"] = many + value
                if ten[-1] in "ai" and word[0] in "uo":  # Italian: ventuno, trentotto
                    found[f"{ten[:-1]}{word}"] = many + value
    if told.get("together"):
        found |= {f"{word}einhalb": value + Fraction(1, 2) for word, value in units.items() if between == "und"}
        for name, power in (("hundred", 100), ("thousand", 1000)):
            for large in told.get(name, "").split():
                found |= {f"{word}{large}": value * power for word, value in units.items() if value > 1}
                found |= {f"ein{large}": Fraction(power)} if between == "und" else {}
    return {word: (Role.TENS, value, "") for word, value in found.items()}


def _units(told: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str], dict[str, Entry]]:
    """Unit words, beginnings of unit words, and the times among them that may stand alone for one."""
    units: dict[str, str] = {}
    stems: dict[str, str] = {}
    spans: dict[str, Entry] = {}
    for part in filter(None, map(str.strip, told.get("spans", "").split(";"))):
        unit, *words = part.split()
        for word in words:
            units[word] = unit
            if len(word) >= (_LATIN_STEM if word[0] < "\u0370" else 2):
                stems.setdefault(word, unit)
            if unit in {"d", "wk", "mo", "a", "decade", "century"}:
                spans[word] = (Role.SPAN, Fraction(1), unit)
    for part in filter(None, map(str.strip, told.get("phrases", "").split(";"))):
        unit, _, names_ = part.partition(" ")
        units |= dict.fromkeys(terms(names_), unit)
    return units, stems, spans
