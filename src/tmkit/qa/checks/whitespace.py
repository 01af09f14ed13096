"""Spaces at the edges are those of the source; none is doubled inside.

Why      A lost space joins two words when a program puts strings together; a doubled one is a typing slip.
What     Leading and trailing spaces against the source, runs of spaces in the target that the source lacks.
Limits   Line breaks are the matter of `newlines`; spaces before French and Chinese marks of typography checks. Between
         a language that writes spaces and Chinese or Japanese, an edge may differ, but a Chinese text gains no space at
         its end.
Source   W3C ITS 2.0, issue type "whitespace".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, patterns
from tmkit.text.invisibles import shown
from tmkit.text.signs import SPACED

_DOUBLE = patterns.of(r"(?<=\S)[ \u00a0\u202f\u3000]{2,}(?=\S)")
_SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my"})
_EDGE = " \u00a0\u202f\t\u3000"


def run(unit: Unit) -> Iterator[Hit]:
    """Leading, inner and trailing spaces, in that order."""
    target = unit.target
    if target is None or not target.text.strip():
        return
    here, there = unit.source.text, target.text
    if not here:
        here = there.strip(_EDGE)
    joined = {languages.primary(unit.source.lang), languages.primary(unit.target_lang)} & _SPACELESS
    if not joined:
        yield from _edge(
            here[: len(here) - len(here.lstrip(_EDGE))], there[: len(there) - len(there.lstrip(_EDGE))], 0, "begins"
        )
    if "  " in there or "\u00a0" in there or "\u202f" in there or "\u3000" in there:
        for found in _DOUBLE.finditer(there):
            if "  " not in here.strip() and "\n" not in there[: found.start()]:
                one = next((char for char in found[0] if char != " "), " ")
                yield Hit("a space is doubled", (), (Span(*found.span()),), Fix(Span(*found.span()), one))
    if not joined or (languages.primary(unit.target_lang) in _SPACELESS and not here.endswith(tuple(_EDGE))):
        tail = there[len(there.rstrip(_EDGE)) :]
        yield from _edge(here[len(here.rstrip(_EDGE)) :], tail, len(there) - len(tail), "ends")


def _edge(wanted: str, got: str, at: int, where: str) -> Iterator[Hit]:
    if wanted.replace("\u00a0", " ").replace("\u202f", " ") == got.replace("\u00a0", " ").replace("\u202f", " "):
        return
    span = Span(at, at + len(got))
    source = f"with {_said(wanted)}" if wanted else "without a space"
    target = f"with {_said(got)}" if got else "without one"
    yield Hit(f"the source {where} {source}, the target {target}", (), (span,), Fix(span, wanted))


def _said(spaces: str) -> str:
    if set(spaces) == {" "}:
        return "a space" if len(spaces) == 1 else f"{len(spaces)} spaces"
    return shown(spaces)


CHECK = Check(
    "whitespace",
    "Spaces are those of the source",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="whitespace",
    mqm="Linguistic conventions/Typography",
    alone=True,
    needs=Needs(either=SPACED),
    examples=(
        Example(("en", "fr"), "Page: ", "Page\u00a0:⟦⟧", "Page\u00a0: "),
        Example(("en", "fr"), "The file", "⟦ ⟧Le fichier", "Le fichier"),
        Example(("en", "fr"), "The new file", "Le nouveau⟦  ⟧fichier", "Le nouveau fichier"),
    ),
)
