"""Match the values of two texts, in falling order of certainty."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from tmkit.core import Span
from tmkit.qa.atoms import FIGURES, SMALL, SOFT, Atom
from tmkit.text.quantities.measures import alternatives, converts, of_one_kind, same

MANY = 60  # left over on a side; beyond it a text is a table, and every pair with every pair costs seconds

_FREE = frozenset({"number", "ordinal", "year", "day", "period", "code", "multiple", "fraction", "month", "phone"})
_DATED = frozenset({"year", "month", "day"})
_WITH_UNIT = frozenset({"money", "measure"})
_COUNTED = frozenset({"money", "measure", "number", "ordinal", "year", "period", "multiple", "day", "fraction", "code"})


@dataclass(frozen=True, slots=True)
class Compared:
    """What is left of two texts' values once those that agree are taken away."""

    source: tuple[Atom, ...]
    """Left over, hard ones only."""
    target: tuple[Atom, ...]
    soft: tuple[tuple[Atom, ...], tuple[Atom, ...]]
    """Left over of the soft ones that do name a number: both, a decade."""
    conflicts: tuple[tuple[Atom, Atom], ...]
    """Equal in value, but of units, currencies or kinds that cannot be the same."""
    shared: frozenset[Span]
    """Of quantities of the target some value of which the source has too."""
    excused: frozenset[Atom]
    """Left over, but said elsewhere on the other side (a repetition): they may not stand accused alone."""


def compare(source: str, ours: Sequence[Atom], target: str, theirs: Sequence[Atom]) -> Compared:
    """The values of the source and the target that do not agree."""
    free_ours, free_theirs = set(range(len(ours))), set(range(len(theirs)))
    conflicts, weak = _equal(ours, free_ours, theirs, free_theirs)
    left = [ours[i] for i in sorted(free_ours)], [theirs[j] for j in sorted(free_theirs)]
    _loose(*left, ours, theirs)
    shared = frozenset(theirs[j].span for j in range(len(theirs)) if j not in free_theirs)
    hard_ours = tuple(atom for atom in left[0] if atom.strength > SOFT)
    hard_theirs = tuple(atom for atom in left[1] if atom.strength > SOFT)
    excused = {atom for atom in hard_ours if _elsewhere(atom, source, target, theirs) or _twice(atom, ours)}
    excused |= {atom for atom in hard_theirs if _elsewhere(atom, target, source, ours) or _twice(atom, theirs)}
    soft = (
        (*filter(_names, left[0]), *(one for one, _ in weak if _small(one))),
        (*filter(_names, left[1]), *(other for _, other in weak if _small(other))),
    )
    return Compared(hard_ours, hard_theirs, soft, tuple(conflicts), shared, frozenset(excused))


def _names(atom: Atom) -> bool:
    """Whether a soft number does say how many, so that another number in its place is a slip."""
    return atom.strength == SOFT and (
        (atom.slot == "number" and 2 <= atom.value <= 12) or atom.unit in {"decade", "century", "fortnight"}
    )


def _small(atom: Atom) -> bool:
    return atom.strength == SMALL and atom.slot in {"number", "measure"} and atom.value >= 2


def _equal(
    ours: Sequence[Atom], free_ours: set[int], theirs: Sequence[Atom], free_theirs: set[int]
) -> tuple[list[tuple[Atom, Atom]], list[tuple[Atom, Atom]]]:
    """Take away what is equal in value, best fits first; return whose units conflict, and what hangs on a soft one."""
    places: dict[tuple[int, int], list[int]] = defaultdict(list)  # by ratio: fractions are slow to hash
    for j, other in enumerate(theirs):
        for value in _keys(other):
            places[value.as_integer_ratio()].append(j)
    fits = []
    for i, one in enumerate(ours):
        for rank, value in enumerate(_keys(one)):
            near = places.get(value.as_integer_ratio(), [])
            if len(near) > MANY:
                near = near[max(0, i - MANY // 2) : i + MANY // 2]
            fits += [(-level, rank, abs(i - j), i, j) for j in near if (level := fit(one, theirs[j]))]
    conflicts, weak = [], []
    for level, _rank, _away, i, j in sorted(fits):
        if i not in free_ours or j not in free_theirs:
            continue
        free_ours.discard(i)
        free_theirs.discard(j)
        if level == -1 and (ours[i].strength or theirs[j].strength):
            conflicts.append((ours[i], theirs[j]))
        elif (ours[i].strength == SOFT) != (theirs[j].strength == SOFT):
            weak.append((ours[i], theirs[j]))
    return conflicts, weak


def _keys(atom: Atom) -> tuple[Fraction, ...]:
    """What it may be found under; a time of whole or half hours also under its hours (half past five)."""
    if atom.slot == "time":
        hours = tuple(value / 60 for value in atom.values if value % 30 == 0)
        hours += tuple(Fraction(value // 60) for value in atom.values if value % 60 == 30)
        return tuple(value + 10**6 for value in atom.values) + hours
    return atom.values


def fit(one: Atom, other: Atom) -> int:
    """How well two atoms of one value fit: 4 the same, 3 may be, 2 hardly, 1 a conflict of units, 0 not at all."""
    if one.slot != other.slot and "month" in {one.slot, other.slot} and min(one.strength, other.strength) < FIGURES:
        return 0  # 8月 may stand against "8", August never against "eight"
    if one.slot != other.slot and one.slot in _DATED and other.slot in _DATED:
        return 0
    for this, that in ((one, other), (other, one)):
        if this.slot in {"day", "year"} and that.strength <= SMALL and that.slot == "number":
            return 0
    level = _fit(one.slot, one.unit, other.slot, other.unit)
    if one.strength and other.strength:
        return level
    return min(level, 2 if one.strength or other.strength else 3)  # a soft number goes to a soft one before a hard


@lru_cache(maxsize=2048)
def _fit(slot: str, unit: str, other_slot: str, other_unit: str) -> int:
    if slot in _WITH_UNIT and other_slot in _WITH_UNIT:
        if not unit or not other_unit or same(unit, other_unit):
            return 4
        return 1 if of_one_kind(unit, other_unit) else 2
    if slot == other_slot:
        if slot == "code":
            return 4 if unit == other_unit else 3 if unit.rstrip("0123456789") == other_unit.rstrip("0123456789") else 2
        if slot == "version":
            return 4 if unit == other_unit else 0
        return 4
    slots = {slot, other_slot}
    if "weekday" in slots or "version" in slots:
        return 0
    if "time" in slots:
        return 3 if slots & {"number", "measure"} else 0
    if slots & {"percent", "points"}:
        if "point" in {unit, other_unit}:
            return 4 if "points" in slots else 2
        return 1 if not slots & {"month", "phone"} else 0
    if "vague" in slots:
        return 0
    if slots <= _FREE or slots <= _COUNTED:
        return 3 if "number" in slots else 2
    return 2


def _loose(left_ours: list[Atom], left_theirs: list[Atom], ours: Sequence[Atom], theirs: Sequence[Atom]) -> None:
    """Take away what converts, what rounds, and a value inside the other side's range."""
    if not left_ours and not left_theirs:
        return
    for one in left_ours[:MANY].copy():
        rival = any(_rivals(one, other) for other in left_theirs[:MANY])
        for other in left_theirs[:MANY]:
            if (
                (not rival and _converts(one, other))
                or _rounds(one, other)
                or _share(one, other)
                or _same_magnitude(one, other)
            ):
                left_ours.remove(one)
                left_theirs.remove(other)
                break
    _ratios(left_ours, left_theirs)
    _ratios(left_theirs, left_ours)
    for left, other_left, others in ((left_ours, left_theirs, theirs), (left_theirs, left_ours, ours)):
        for atom in left[:MANY].copy():
            ends = _around(atom, others[:MANY])
            if ends:
                left.remove(atom)
                other_left[:] = [other for other in other_left if other not in ends]


def _ratios(left: list[Atom], other_left: list[Atom]) -> None:
    """Take away a fraction that the other side tells with two numbers: a fifth, one in five."""
    for share in [atom for atom in left[:MANY] if atom.slot == "fraction"]:
        numbers = [atom for atom in other_left[:MANY] if atom.slot == "number"]
        pair = next(
            (pair for pair in pairwise(numbers) if pair[1].value and pair[0].value / pair[1].value == share.value), ()
        )
        if pair:
            left.remove(share)
            other_left[:] = [atom for atom in other_left if atom not in pair]


def _rivals(one: Atom, other: Atom) -> bool:
    """Whether the other stands in the same unit and is no mere rounding: then a conversion beside it proves nothing."""
    if (
        not other.strength
        or not one.unit
        or alternatives(one.unit) != alternatives(other.unit)
        or one.slot != other.slot
    ):
        return False
    if len(alternatives(one.unit)) > 1:  # 80 and 26 degrees may be of two scales
        return False
    return not (abs(one.value - other.value) * 33 < one.value and _zeros(other.value) > _zeros(one.value))


def _in_the_tens(one: Atom, other: Atom) -> bool:
    """Temperatures in the 80s Fahrenheit, and 26 degrees Celsius."""
    tens, degrees = (one, other) if one.unit == "decade" else (other, one)
    if tens.unit != "decade" or degrees.unit not in {"degree", "Cel"} or not 0 <= tens.value <= 120:
        return False
    return tens.value - 2 <= degrees.value * 9 / 5 + 32 <= tens.value + 10


def _converts(one: Atom, other: Atom) -> bool:
    if _in_the_tens(one, other):
        return True
    if one.slot not in _WITH_UNIT or other.slot not in _WITH_UNIT or (one.unit == other.unit and one.unit != "degree"):
        return False
    return any(converts(here, one.unit, there, other.unit) for here in one.values[:2] for there in other.values[:2])


def _rounds(one: Atom, other: Atom) -> bool:
    """Whether the coarser of the two is the other rounded and says so; when both say so they should be the same."""
    if one.approximate == other.approximate or one.slot in {"month", "weekday", "time"} or fit(one, other) < 2:
        return False
    about, exact = (one.value, other.value) if one.approximate else (other.value, one.value)
    return bool(exact) and abs(about - exact) / exact <= Fraction(3, 100) and _zeros(about) > _zeros(exact)


def _zeros(value: Fraction) -> int:
    digits = str(value.numerator)
    return len(digits) - len(digits.rstrip("0")) if value.denominator == 1 else -1


def _share(one: Atom, other: Atom) -> bool:
    """Half and 50 %."""
    share, whole = (one, other) if other.slot == "percent" else (other, one)
    if whole.slot == "percent" and share.slot == "multiple":  # grew 1.5-fold, by 150 %
        return any(whole.value == value * 100 for value in share.values)
    if whole.slot != "percent" or share.slot not in {"fraction", "number"} or share.value.denominator == 1:
        return False
    return whole.value == share.value * 100


def _same_magnitude(one: Atom, other: Atom) -> bool:
    """Tens of billions and 数百亿: a vague magnitude agrees within a factor of ten."""
    if {one.slot, other.slot} != {"vague"} or not one.value or not other.value:
        return False
    return Fraction(1, 10) <= one.value / other.value <= 10


def _around(atom: Atom, others: Sequence[Atom]) -> tuple[Atom, ...]:
    """The two neighbouring ends of a range that a converted measure is the middle of: 2-3 km, 2500 m."""
    if atom.slot != "measure":
        return ()
    for low, high in pairwise(others):
        if (
            low.slot == high.slot == "measure"
            and low.unit == high.unit != atom.unit
            and high.span.start - low.span.end <= 6
        ):
            middle = (low.value + high.value) / 2
            if converts(atom.value, atom.unit, middle, low.unit):
                return low, high
    return ()


def _twice(atom: Atom, own: Sequence[Atom]) -> bool:
    """Whether its own side says it in another unit too: 80 km (50 miles)."""
    return any(other is not atom and _converts(atom, other) and same_kind(atom, other) for other in own[:200])


def same_kind(one: Atom, other: Atom) -> bool:
    """Whether both are hard measures."""
    return min(one.strength, other.strength) > SOFT and one.unit != other.unit


def _elsewhere(atom: Atom, text: str, other_text: str, others: Sequence[Atom]) -> bool:
    """Whether the other side says it too, if only once where this side says it twice, or inside a code."""
    if any(fit(atom, other) >= 2 and not set(_keys(atom)).isdisjoint(_keys(other)) for other in others[:500]):
        return True
    written = text[atom.span.start : atom.span.end]
    if any(_converts(atom, other) for other in others[:500]):
        return True
    figures = "".join(char for char in written if char.isdecimal())
    return len(figures) >= 3 and figures in other_text
