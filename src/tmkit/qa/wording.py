"""What a translator is told about a number, and the mend in the target's own convention."""

import re
from fractions import Fraction

from tmkit.core import Fix, Span
from tmkit.qa.agreement import Disagreement
from tmkit.qa.atoms import FIGURES, Atom
from tmkit.text import languages
from tmkit.text.quantities.digits import LITERAL, readings
from tmkit.text.quantities.measures import same

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HINTS = {1: "a digit too many or too few?", 3: "thousand/million/billion?", 4: "万/亿?", 8: "万/亿, or a lost scale?"}
_FIGURE = re.compile(LITERAL)
_COMMA = (
    "fr de es it pt nl ru pl cs sk uk bg ro hu sv da no nb nn fi et lv lt sl hr sr bs tr el ca gl eu id vi be af hy"
)
_POINT = "de es it pt nl da tr el id ca gl ro sl hr sr bs vi"
_COMMA_DECIMAL, _POINT_GROUP = frozenset(_COMMA.split()), frozenset(_POINT.split())  # CLDR, number symbols


def decimal_mark(lang: str) -> str:
    """The comma or the point."""
    return "," if languages.primary(lang) in _COMMA_DECIMAL else "."


def figure(value: Fraction, lang: str) -> str:
    """The value in figures as the language writes them, without a group mark below 10 000."""
    primary = languages.primary(lang)
    whole, rest = divmod(abs(value), 1)
    group = (
        ","
        if primary not in _COMMA_DECIMAL
        else "."
        if primary in _POINT_GROUP
        else "\u202f"
        if primary == "fr"
        else "\u00a0"
    )
    grouped = f"{int(whole):,}".replace(",", group) if whole >= 10_000 else str(int(whole))
    if not rest:
        return grouped
    decimals = f"{float(rest):.6f}"[2:].rstrip("0")
    return f"{grouped}{',' if primary in _COMMA_DECIMAL else '.'}{decimals}"


def named(atom: Atom, text: str) -> str:
    """The number as it is written, with its value where that takes reckoning."""
    written = " ".join(text[atom.span.start : atom.span.end].split())
    if len(written) > 60:
        written = f"{written[:60]}…"
    plain = figure(atom.value, "en")
    bare = plain.replace(",", "")
    shown = bool(re.search(rf"(?<![\d.,]){re.escape(bare)}(?![\d])", re.sub(r"(?<=\d)[,\s](?=\d{3})", "", written)))
    if atom.slot == "weekday" and atom.value in range(1, 8):
        return f"“{written}” ({_WEEKDAYS[int(atom.value) - 1]})"
    if atom.slot in {"month", "day", "year"}:
        return f"“{written}” ({atom.slot} {int(atom.value)})"
    if atom.slot == "time":
        return f"“{written}” ({int(atom.value) // 60}:{int(atom.value) % 60:02})"
    if atom.slot in {"code", "version", "phone"} or shown or not atom.value or atom.value > 10**30:
        return f"“{written}”"
    sign = "%" if atom.slot == "percent" else f" {atom.unit}" if len(atom.unit) == 3 and atom.unit.isupper() else ""
    return f"“{written}” (= {plain}{sign})"


def message(found: Disagreement, source: str, target: str) -> str:
    """What is wrong, with both values."""
    if found.target is None:
        assert found.source is not None
        return f"{named(found.source, source)} of the source is missing from the target"
    if found.source is None:
        return f"{named(found.target, target)} stands in the target alone"
    both = f"{named(found.source, source)} in the source, {named(found.target, target)} in the target"
    if found.code == "number-scale":
        size = f"{10 ** abs(found.power):,}".replace(",", "\u00a0")
        many = "large" if found.power > 0 else "small"
        hint = _HINTS.get(abs(found.power), "the scale word?")
        return f"{both}: too {many} by a factor of {size}; {hint}" if found.power else f"{both}: another magnitude"
    if found.code == "percent" and found.source.slot != found.target.slot:
        what = {"percent": "a percentage", "points": "percentage points"}
        return f"{both}: {what.get(found.source.slot, 'no percentage')} became {what.get(found.target.slot, 'none')}"
    tails = {
        "currency": ": another currency",
        "unit": ": another unit",
        "weekday": ": another day",
        "date": ": another date",
    }
    return both + tails.get(found.code, "")


def mend(found: Disagreement, target: str, lang: str, alone: bool) -> Fix | None:
    """The right figure in the target's convention; none where more than a figure and its scale word changes."""
    one, other = found.source, found.target
    if one is None or other is None or min(one.strength, other.strength) < FIGURES or len(one.values) > 1:
        return None
    if one.slot != other.slot or other.slot not in _MENDED or not (same(one.unit, other.unit)):
        return None
    decimal = decimal_mark(lang)
    dated = other.slot in {"day", "year"}
    for match in _FIGURE.finditer(target, other.span.start, other.span.end):
        read = readings(match[0], decimal)
        if not read or not read[0] or (dated and read[0] != other.value):
            continue
        if dated:
            return Fix(Span(*match.span()), str(int(one.value)), safe=alone)
        if other.slot == "measure" or other.value != read[0]:
            text, end = _scaled(one.value, other.value / read[0], target, match.end(), lang)
        else:
            text, end = figure(one.value, lang) if one.value.denominator in _DECIMALS else "", match.end()
        return Fix(Span(match.start(), end), text, safe=alone) if text else None
    return None


def _scaled(value: Fraction, factor: Fraction, target: str, end: int, lang: str) -> tuple[str, int]:
    """The value with the target's scale word, or with a fitting one; empty where the language has none here."""
    kept = value / factor
    if kept.denominator in _DECIMALS and Fraction(1, 10) <= kept < 10_000:
        return figure(kept, lang), end
    primary = languages.primary(lang)
    scales = _SCALES.get(primary, ())
    written = next(
        (word for word, _ in scales if target.startswith(word, end) or target.startswith(f" {word}", end)), ""
    )
    for word, size in scales:
        share = value / size
        if written and share >= 1 and (share * 1000).denominator == 1:
            space = "" if primary == "zh" else target[end] if target[end].isspace() else ""
            after = end + len(space) + len(written)
            return f"{figure(share, lang)}{space}{word}", after
    return "", end


_MENDED = frozenset({"number", "ordinal", "year", "day", "percent", "points", "money", "measure", "multiple"})
_DECIMALS = frozenset({1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500, 1000})
_SCALES: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)),
    "fr": (("milliards", 10**9), ("milliard", 10**9), ("millions", 10**6), ("million", 10**6), ("mille", 10**3)),
    "zh": (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)),
}
"""Scale words, the larger first, as they stand after a figure."""
