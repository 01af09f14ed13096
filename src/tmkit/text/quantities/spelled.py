"""Numbers in words, by the grammar that most European languages share: units add, hundreds and scales multiply."""

import re
from dataclasses import dataclass
from fractions import Fraction

from tmkit.core import Precision, QuantityKind
from tmkit.text.quantities.digits import MARK
from tmkit.text.quantities.figures import run_on
from tmkit.text.quantities.lexicon import Entry, Lexicon, Role

_WORD = re.compile(rf"[ \u00a0\u202f]?[-‑]?((?:[^\W\d_]|{MARK})+)(['’])?")
_LAST = (
    12  # words; "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf" has 14, news has none so long
)
_OF_A = re.compile(r"(?:[ -](?:of|a|an|de|d['’]un|d['’]une))*[ -]([^\W\d_]+)")
_SEVERAL = (
    "several",
    "few",
    "couple",
    "couple of",
    "many",
    "quelques",
    "plusieurs",
    "einige",
    "mehrere",
    "varios",
    "unos",
)
_ZERO, _TWENTY = Fraction(0), Fraction(20)
_NO_SCALE = Fraction(10) ** 30
"""Larger than every scale word."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number before its unit is known."""

    values: tuple[Fraction, ...]
    """Likeliest first."""
    end: int
    """Code points: where it ends."""
    kind: QuantityKind
    precision: Precision = Precision.EXACT
    step: Fraction = Fraction(1)
    """What a half after it is a half of: a million in "a million and a half"."""

    @property
    def value(self) -> Fraction:
        """The likeliest."""
        return self.values[0]


def spelled(text: str, start: int, lexicon: Lexicon) -> Spelled | None:
    """The number whose first word stands at `start`."""
    total, current, end, count = _ZERO, _ZERO, start, 0
    smallest, position, first = _NO_SCALE, start, None
    for _ in range(_LAST):
        match = _WORD.match(text, position)
        word = match[1].lower() if match else ""
        entry = lexicon.words.get(word) or (run_on(word, lexicon) if lexicon.together else None)
        if match is None or entry is None:
            if match is None or count == 0 or match[1].lower() not in lexicon.joiners or not (current or total):
                break
            position = match.end()
            continue
        role, value, _unit = entry
        first = first or entry
        if role is Role.FRACTION and position > end:  # un millón y medio: the half of what stands
            break
        if role is Role.ORDINAL and count and (value <= 2 if current == 1 else not _fits(current, value, lexicon)):
            break
        if role in (Role.VAGUE, Role.FRACTION, Role.ORDINAL, Role.DOZEN):
            return _closed(text, match.end(1), total, current, entry, count, lexicon)
        if role in (Role.UNIT, Role.TENS):
            if current and not _fits(current, value, lexicon):
                break
            if not current:
                current = value
            elif value == _TWENTY and current % 100 == 4:
                current += 76
            else:
                current += value
        elif role is Role.HUNDRED and current < 100 and (current or count == 0 or total):
            current = (current or 1) * value
        elif role is Role.SCALE and value < smallest:
            total, current, smallest = total + (current or 1) * value, _ZERO, value
        else:
            break
        count += 1
        end = position = match.end(1)
    if not count or first is None:
        return None
    value = total + current if total else current  # sums of fractions are slow: one word needs none
    step = smallest if total and not current else Fraction(1)
    if first[0] in (Role.HUNDRED, Role.SCALE):  # "a few hundred", "a billion": a magnitude rather than a number
        several = text[max(0, start - 12) : start].rstrip().lower().endswith(_SEVERAL)
        kind = QuantityKind.VAGUE if several else QuantityKind.NUMBER
        return Spelled((value,), end, kind, Precision.APPROXIMATE, step)
    return Spelled((value,), end, QuantityKind.NUMBER, _precision(text, end, value, first, count), step)


def _fits(current: Fraction, value: Fraction, lexicon: Lexicon) -> bool:
    """Whether a number below a hundred may be added to what stands."""
    if not current:
        return True
    below = current % 100
    if below == 0:
        return value < 100
    if value == _TWENTY and below == 4:
        return lexicon.lang == "fr"
    if lexicon.lang == "fr" and below == 10:
        return 7 <= value <= 9
    if lexicon.lang == "fr" and below in (60, 80):
        return value < 20
    if lexicon.lang in {"nl", "de", "da", "ar"} and below < 10:
        return value >= 20
    return below % 10 == 0 and below >= 20 and value < 10


def _closed(
    text: str, end: int, total: Fraction, current: Fraction, entry: Entry, count: int, lexicon: Lexicon
) -> Spelled | None:
    """The number that an ordinal, a dozen, a fraction or a vague magnitude closes."""
    role, value, _unit = entry
    before = total + current
    if role is Role.ORDINAL:
        if before == 1 and value > 2:
            return Spelled((1 / value, value), end, QuantityKind.FRACTION)
        soft = count == 0 and value <= 2
        values = (value, 1 / value) if count == 0 and value <= 10 else (before + value,)
        return Spelled(values, end, QuantityKind.ORDINAL, Precision.SOFT if soft else Precision.EXACT)
    if role is Role.FRACTION:
        soft = before <= 1 and count <= 1
        match = _OF_A.match(text, end)
        following = lexicon.words.get(match[1].lower()) if match else None
        if match and following and following[0] in (Role.SCALE, Role.SPAN):
            share = (before or 1) * value * following[1]
            if following[0] is Role.SCALE:
                return Spelled((share,), match.end(1), QuantityKind.NUMBER)
        values = ((before or 1) * value,)
        if before > 1 and value == Fraction(1, 4):  # the first three quarters may be of a year
            values = (*values, before)
        return Spelled(values, end, QuantityKind.FRACTION, Precision.SOFT if soft else Precision.EXACT)
    if role is Role.DOZEN:
        return Spelled(((before or 1) * value,), end, QuantityKind.NUMBER, Precision.APPROXIMATE)
    if count:  # cinco millones: a number, not a vague magnitude
        return Spelled((before * value,), end, QuantityKind.NUMBER)
    while match := _WORD.match(text, end):
        if match[1].lower() in lexicon.of or (match[2] and match[1].lower() + "'" in lexicon.of):
            match = _WORD.match(text, match.end())
        following = lexicon.words.get(match[1].lower()) if match else None
        if match is None or following is None or following[0] not in (Role.VAGUE, Role.SCALE, Role.HUNDRED):
            break
        value, end = value * following[1], match.end(1)
    return Spelled((value,), end, QuantityKind.VAGUE, Precision.SOFT if value < 1000 else Precision.APPROXIMATE)


def _precision(text: str, end: int, value: Fraction, first: Entry, count: int) -> Precision:
    """Soft for a lone `un`, and for a word that is a number only before its noun (`neuf`)."""
    if count > 1 or value > 10**3:
        return Precision.EXACT
    plural = first[2] == "doubtful" and (match := _WORD.match(text, end)) and match[1][-1] in "sx"
    if value <= 1 or (first[2] == "doubtful" and not plural):
        return Precision.SOFT
    return Precision.EXACT
