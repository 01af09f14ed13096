"""Do two texts say the same numbers? Set matching by value; what is left over on a side is a disagreement.

Numbers are matched in falling order of certainty: same value and unit, same value, same measure in another unit, one
a rounding of the other. Soft numbers (`un`, half, first) may take part in a match and are never left over.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tmkit.core import Severity, Span
from tmkit.qa.atoms import FIGURES, SMALL, SOFT, STRUCTURED, Atom, atoms, quoting
from tmkit.qa.pairing import MANY, Compared, compare
from tmkit.text.quantities.measures import of_one_kind, same

_PLAIN = frozenset(
    {"number", "ordinal", "year", "day", "period", "money", "measure", "percent", "points", "multiple", "fraction"}
)
_CLASSES = {"month": "month", "weekday": "weekday", "time": "time", "code": "code", "version": "code", "phone": "code",
            "vague": "vague"}  # fmt: skip
_KEY = re.compile(r"\s*[A-Z]{0,3}[\W_]*\d[\d\W_]*")  # 1259385, UA.06: a key whose target is the text
_DATE = frozenset({"year", "month", "day"})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number that the other text lacks or has otherwise."""

    code: str
    """Of the check that it belongs to."""
    severity: Severity
    source: Atom | None
    """None where it stands in the target alone."""
    target: Atom | None
    """None where it is missing from the target."""
    power: int = 0
    """Of ten, that the target is too large by."""

    @property
    def source_spans(self) -> tuple[Span, ...]:
        """Where it stands in the source."""
        return (self.source.span,) if self.source else ()

    @property
    def target_spans(self) -> tuple[Span, ...]:
        """Where it stands in the target."""
        return (self.target.span,) if self.target else ()


@lru_cache(maxsize=1024)
def disagreements(source: str, source_lang: str, target: str, target_lang: str) -> tuple[Disagreement, ...]:
    """Every number on which the two texts disagree, in order of place in the target, then the source."""
    ours, theirs = atoms(source, source_lang), atoms(target, target_lang)
    if not any(atom.strength for atom in ours) and not any(atom.strength for atom in theirs):
        return ()  # soft numbers excuse others
    if not theirs and _KEY.fullmatch(source):
        return ()
    compared = compare(source, ours, target, theirs)
    if compared.source or compared.target:
        ours, theirs = (
            quoting(ours, source, source_lang, target_lang),
            quoting(theirs, target, target_lang, source_lang),
        )
        compared = compare(source, ours, target, theirs)
    found = [_conflict(one, other) for one, other in compared.conflicts]
    found += _left(source, target, compared)
    by_place = {(one.source_spans, one.target_spans): one for one in reversed(found)}  # a date slips once
    return tuple(sorted(by_place.values(), key=lambda one: (one.target_spans, one.source_spans)))


def _conflict(one: Atom, other: Atom) -> Disagreement:
    """The same value of another thing: percent lost, another unit, another currency."""
    slots = {one.slot, other.slot}
    sure = min(one.strength, other.strength) >= FIGURES
    if slots & {"percent", "points"}:
        severity = Severity.ERROR if sure and slots == {"percent", "number"} else Severity.WARNING
        return Disagreement("percent", severity, one, other)
    if slots == {"money"}:
        return Disagreement("currency", Severity.ERROR if sure else Severity.WARNING, one, other)
    return Disagreement("unit", Severity.ERROR if sure else Severity.WARNING, one, other)


def _left(source: str, target: str, compared: Compared) -> list[Disagreement]:
    """What no number of the other side accounts for: in pairs where two belong together, else alone."""
    ours, theirs = list(compared.source), list(compared.target)
    found = []
    alone = len(ours) == 1 and len(theirs) == 1
    costs = sorted(
        (_cost(one, other, source, target), i, j)
        for i, one in enumerate(ours[:MANY])
        for j, other in enumerate(theirs[:MANY])
        if _comparable(one, other)
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for cost, i, j in costs:
        if i in used_ours or j in used_theirs or (cost > 5 and not alone):
            continue
        used_ours.add(i)
        used_theirs.add(j)
        pair = _pair(ours[i], theirs[j], alone or cost < 3)
        if pair:
            found.append(pair)
    found += _against_soft(
        [one for i, one in enumerate(ours) if i not in used_ours],
        [other for j, other in enumerate(theirs) if j not in used_theirs],
        compared,
    )
    for i, one in enumerate(ours):
        if i not in used_ours and one not in compared.excused and _accuses(one):
            found.append(Disagreement("number-omitted", Severity.WARNING, one, None))
    for j, other in enumerate(theirs):
        if j not in used_theirs and other not in compared.excused and _accuses(other):
            severity = Severity.INFO if _explicit(other, compared) else Severity.WARNING
            found.append(Disagreement("number-value", severity, None, other))
    return found


def _against_soft(ours: list[Atom], theirs: list[Atom], compared: Compared) -> list[Disagreement]:
    """A lone number word against a lone `both` or `a decade` of the other side: seven accusations for both."""
    soft_ours, soft_theirs = compared.soft
    if len(theirs) == 1 and not ours and len({one.value for one in soft_ours}) == 1 and theirs[0].strength == SMALL:
        return [Disagreement("number-value", Severity.WARNING, soft_ours[0], theirs[0])]
    if len(ours) == 1 and not theirs and len({one.value for one in soft_theirs}) == 1 and ours[0].strength == SMALL:
        return [Disagreement("number-value", Severity.WARNING, ours[0], soft_theirs[0])]
    return []


def _explicit(atom: Atom, compared: Compared) -> bool:
    """Whether it only completes a date that both sides have: the year of "July 26, 2020" for 7月26日."""
    return atom.slot in {"year", "month"} and atom.span in compared.shared


def _accuses(atom: Atom) -> bool:
    """Whether it may be reported when it stands on one side alone."""
    if atom.slot in {"month", "weekday", "vague", "code", "version", "fraction", "multiple", "phone"}:
        return False
    if not atom.value and atom.slot == "number":  # 0 is often told as none
        return False
    return atom.strength >= FIGURES or (atom.strength == STRUCTURED and not atom.approximate)


def _comparable(one: Atom, other: Atom) -> bool:
    """Whether one can be the other gone wrong."""
    if one.slot != other.slot and not _datable(one, other):
        return False
    here, there = _CLASSES.get(one.slot, "plain"), _CLASSES.get(other.slot, "plain")
    if here == there == "plain" and {one.strength, other.strength} == {SMALL, FIGURES}:
        return one.value < 20 * other.value and other.value < 20 * one.value  # 1950 is no slip for "two"
    if here == there:
        if here == "code" and one.slot == other.slot == "code":
            return one.unit.rstrip("0123456789") == other.unit.rstrip("0123456789")
        return here != "code" or one.slot == other.slot
    return {here, there} == {"time", "plain"} and min(one.strength, other.strength) > SMALL


def _datable(one: Atom, other: Atom) -> bool:
    """Whether a part of a date may be told by the other number: a year by 2018, never by 0."""
    for this, that in ((one, other), (other, one)):
        if this.slot in _DATE and (
            that.slot in _DATE or not _LIMITS[this.slot][0] <= that.value <= _LIMITS[this.slot][1]
        ):
            return False
    return True


_LIMITS = {"year": (1000, 9999), "month": (1, 12), "day": (1, 99)}  # a slip may leave the calendar


def _cost(one: Atom, other: Atom, source: str, target: str) -> float:
    """How badly the two fit as one number and its slip; 0 is best."""
    cost = 0.0 if one.slot == other.slot else 1.0 if _loose(one, other) else 2.5
    if one.unit != other.unit and one.slot == other.slot and not same(one.unit, other.unit):
        cost += 0.5 if of_one_kind(one.unit, other.unit) else 2
    if (one.strength == FIGURES) != (other.strength == FIGURES):
        cost += 0.5
    if _power(one, other):
        cost -= 1
    elif _digits(one.value) & _digits(other.value):
        cost -= 0.3
    away = abs(one.span.start / (len(source) or 1) - other.span.start / (len(target) or 1))
    return cost + 3 * away


def _loose(one: Atom, other: Atom) -> bool:
    return "number" in {one.slot, other.slot} or {one.slot, other.slot} <= {"ordinal", "day", "year", "period"}


def _digits(value: Fraction) -> frozenset[str]:
    return frozenset(str(value.numerator).strip("0"))


def _power(one: Atom, other: Atom) -> int:
    """K where the second is 10^k times the first; 0 where it is not."""
    if one.slot in _DATE or other.slot in _DATE or not one.value or not other.value or one.slot in {"time", "code"}:
        return 0
    ratio = other.value / one.value
    if ratio < 1:
        return -_exponent(1 / ratio)
    return _exponent(ratio)


def _exponent(ratio: Fraction) -> int:
    digits = str(ratio.numerator)
    return len(digits) - 1 if ratio.denominator == 1 and digits.strip("0") == "1" else 0


def _pair(one: Atom, other: Atom, close: bool) -> Disagreement | None:
    """The disagreement of two numbers left over, with the code that says it best."""
    slots = {one.slot, other.slot}
    both = min(one.strength, other.strength)
    sure = close and (both >= STRUCTURED or (both >= SMALL and bool(one.unit) and one.unit == other.unit))
    severity = Severity.ERROR if sure and (_alike(one, other) or _loose(one, other)) else Severity.WARNING
    power = _power(one, other)
    if slots == {"vague"}:
        away = float(other.value / one.value) if one.value else 1
        if 0.05 < away < 20:  # tens for hundreds is no slip of scale
            return None
        return Disagreement("number-scale", Severity.WARNING, one, other, power)
    if power and max(one.value, other.value) >= 10 and both >= STRUCTURED:
        return Disagreement("number-scale", severity, one, other, power)
    for slot, code in (
        ("weekday", "weekday"),
        ("time", "time"),
        ("code", "code"),
        ("version", "code"),
        ("phone", "code"),
    ):
        if slot in slots:
            return Disagreement(code, severity if slot != "weekday" else Severity.WARNING, one, other)
    if slots & _DATE and slots & {"month", "day", "year"} and slots <= _DATE | {"number", "ordinal"}:
        return Disagreement("date", severity, one, other)
    if slots == {"percent"}:
        return Disagreement("percent", severity, one, other)
    return Disagreement("number-value", severity, one, other)


def _alike(one: Atom, other: Atom) -> bool:
    """Whether both are of one kind, money and measures being one for words such as pound."""
    return one.slot == other.slot or (same(one.unit, other.unit) and bool(one.unit)) or "time" in {one.slot, other.slot}


__all__ = ["SOFT", "Disagreement", "disagreements"]
