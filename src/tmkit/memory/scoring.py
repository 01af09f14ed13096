"""How good a match is, in whole percent, from what differs.

base      floor(100 * (max - D) / max): D is the Levenshtein distance of the canonical texts, max the longer's length
minus     each kind of difference in the table `Penalties`
99        at most, when numbers were carried over; 100 the text as it is; 101 with both neighbours, or with the key;
          102 with both
"""

import re
from collections import Counter
from dataclasses import dataclass

import tmkit.memory.canonical as canonical
from tmkit.core import Segment
from tmkit.memory.records import Record


@dataclass(frozen=True, slots=True)
class Penalties:
    """Points that each difference costs."""

    case: int = 1
    """Words that differ in case alone, once for all of them; their letters count in the base score as well."""
    punctuation: int = 1
    """The same words with other punctuation, once."""
    space: int = 1
    """Other white space, once."""
    code: int = 1
    """Each inline code that one side lacks."""
    codes: int = 5
    """At most, for all codes."""
    number: int = 2
    """Each number that differs and could not be carried over."""
    numbers: int = 10
    """At most, for all numbers."""
    variant: int = 1
    """A region other than the asked one, for each side."""
    machine: int = 15
    """A target that a machine translated."""
    aligned: int = 5
    """A pair that an aligner made and was less than `sure` of."""
    sure: float = 0.5


DEFAULT = Penalties()

_WORD = re.compile(r"\w+|\s|[^\w\s]")
_RUNS = re.compile(r"\s+")
_ORIGINS = frozenset({"origin", "x-origin", "x-origintype", "state-qualifier", "x-state-qualifier"})
_MACHINE = re.compile(r"\bmt\b|machine|leveraged-mt", re.IGNORECASE)


def differences(asked: Segment, found: Segment, distance: int) -> dict[str, int]:
    """What differs besides numbers, by kind, each with how often: `text`, `case`, `punctuation`, `space`, `code`."""
    differs: dict[str, int] = {}
    one, other = (canonical.of(side).replace(canonical.CODE, "") for side in (asked, found))
    if distance:
        if _letters(one) != _letters(other):
            differs["text"] = distance
        elif one.casefold() != other.casefold():
            differs["punctuation"] = 1
            if _letters(one, fold=False) != _letters(other, fold=False):
                differs["case"] = 1
        elif one != other:
            differs["case"] = 1
    if _spaces(asked.text) != _spaces(found.text) and (not distance or one.count(" ") == other.count(" ")):
        differs["space"] = 1
    codes = _differing_codes(asked, found)
    if codes:
        differs["code"] = codes
    return differs


def _letters(text: str, *, fold: bool = True) -> str:
    return "".join(char for char in (text.casefold() if fold else text) if char.isalnum())


def _spaces(text: str) -> list[str]:
    """White space that is more than one plain space between words."""
    runs = [run for run in _RUNS.findall(text) if run != " "]
    return [*runs, text[:1] * text[:1].isspace(), text[-1:] * text[-1:].isspace()]


def _differing_codes(asked: Segment, found: Segment) -> int:
    """Codes of one side that the other lacks, by kind and by the text they stand for; ids may differ."""
    if not asked.codes and not found.codes:
        return 0
    one, other = (Counter((code.kind, code.equivalent) for code in side.codes) for side in (asked, found))
    return int(max((one - other).total(), (other - one).total()))


def score(base: int, differs: dict[str, int], carried: int, left: int, penalties: Penalties = DEFAULT) -> int:
    """The score without context and origin: `carried` and `left` are numbers that differ, repaired and not."""
    lost: int = sum(getattr(penalties, kind) for kind in ("case", "punctuation", "space") if kind in differs)
    lost += min(differs.get("code", 0) * penalties.code, penalties.codes)
    lost += min(left * penalties.number, penalties.numbers)
    most = 100 if not (differs or carried or left or base < 100) else 99
    return max(0, min(base - lost, most))


def context(record: Record, lang: str, previous: str, following: str, key: str) -> int:
    """Points of context: 1 for one equal neighbour, 2 for both, 4 for the key."""
    points = sum(
        bool(asked) and asked == kept.get(lang, "")
        for asked, kept in ((previous, record.before), (following, record.after))
    )
    return points + 4 * (bool(key) and key == record.key)


def in_context(score: int, points: int) -> int:
    """100 raised by context: both neighbours or the key give 101, all of them 102."""
    return score + (points & 3 == 2) + (points >= 4) if score == 100 else score


def origin_penalty(record: Record, penalties: Penalties = DEFAULT) -> int:
    """Points lost by where the translation came from."""
    lost = 0
    for name, value in record.properties:
        lowered = name.lower()
        if lowered in _ORIGINS and _MACHINE.search(value):
            lost = max(lost, penalties.machine)
        elif lowered in {"score", "x-score", "align-score"} and _number(value) < penalties.sure:
            lost = max(lost, penalties.aligned)
    return lost


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def omegat(asked: str, found: str) -> int:
    """The last of the three percentages that OmegaT shows (tokens verbatim, spaces and punctuation among them)."""
    from rapidfuzz.distance import Levenshtein

    one, other = _WORD.findall(asked), _WORD.findall(found)
    longer = max(len(one), len(other))
    return int(100 * (longer - Levenshtein.distance(one, other)) // longer) if longer else 100
