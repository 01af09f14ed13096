"""The target keeps to its length.

Why      A label that is too long is cut off on the screen; a text of a third of its length has lost something.
What     A limit that the file states (`max-length:20`, XLIFF `maxwidth`, `size-restriction`): an error. A length
         that is far from what the pair of languages has: an info.
Limits   Only texts of 40 characters and more are compared; one Chinese or Japanese character counts for 2.6 letters.
Source   W3C ITS 2.0, issue type "length"; XLIFF 1.2, section 2.3.
"""

from collections.abc import Iterator

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import patterns

_LIMIT = patterns.of(r"max-(?:length|size):\s*(?P<limit>[0-9]{1,6})")
_LIMIT_NAMES = ("maxwidth", "max-length", "maxlength", "size-restriction", "x-max-length")
_WIDE = patterns.of(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_HANGUL = patterns.of(r"\p{Hangul}")
WEIGHT = 2.6
"""Letters of French or English that a Chinese character stands for, measured on news in the three languages."""
LONGER, SHORTER = 2.8, 0.3
"""Outside of these the lengths are told; on approved translations of software and news under 0.3 % are."""
LEAST = 40


def run(unit: Unit) -> Iterator[Hit]:
    """The stated limit, else the comparison."""
    target = unit.target
    if target is None or not target.text.strip():
        return
    size = len(target.text)
    limit = _limit(unit)
    if limit and size > limit:
        yield Hit(f"{size} characters where {limit} fit", (), (Span(limit, size),), severity=Severity.ERROR)
        return
    if max(len(unit.source.text), size) < LEAST or not unit.source.text:
        return
    here, there = _weight(unit.source.text), _weight(target.text)
    if here < LEAST and there < LEAST:
        return
    ratio = there / max(here, 1.0)
    if ratio > LONGER or ratio < SHORTER:
        says = "longer" if ratio > 1 else "shorter"
        yield Hit(f"the target is much {says} than the source", (), (Span(0, size),))


def _limit(unit: Unit) -> int:
    for flag in unit.flags:
        if flag.startswith("max-") and (found := _LIMIT.fullmatch(flag)):
            return int(found["limit"])
    for name, value in unit.properties:
        if name in _LIMIT_NAMES and value.isdecimal():
            return int(value)
    return 0


def _weight(text: str) -> float:
    if text.isascii():
        return float(len(text))
    return len(text) + (WEIGHT - 1) * len(_WIDE.findall(text)) + len(_HANGUL.findall(text))


CHECK = Check(
    "length",
    "The target keeps to its length",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="length",
    mqm="Design/Length",
    examples=(
        Example(("en", "fr"), "Save", "Enregistrer⟦ le fichier⟧", "Enregistrer", frozenset({"max-length:11"})),
        Example(
            ("en", "fr"),
            "The file was saved and the window was closed afterwards.",
            "⟦Enregistré.⟧",
            "Le fichier a été enregistré, puis la fenêtre fermée.",
        ),
    ),
)
