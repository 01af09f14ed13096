"""A Spanish question or exclamation opens with its mark.

Why      `¿` and `¡` are spelling, not ornament: without them a reader learns too late that it was a question.
What     Each sentence that ends with `?` or `!` has a `¿` or `¡` before it; the fix puts one where it starts.
Limits   Where in the sentence the question begins is the writer's choice, so the fix is not applied unseen. Galician
         and Catalan are left out.
Source   Real Academia Española, "Ortografía de la lengua española" (2010), 3.4.9.
"""

from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, placeholders
from tmkit.text.signs import ASKING

_OPENERS = {"?": "¿", "!": "¡"}


def run(unit: Unit) -> Iterator[Hit]:
    """Each sentence that lacks its opening mark."""
    target = unit.target
    if (
        target is None
        or languages.primary(unit.target_lang) != "es"
        or ("?" not in target.text and "!" not in target.text)
    ):
        return
    bare = markup.bare(target.text)
    shut = placeholders.cover(target.text, unit.flags)
    start = 0
    for found in regex.finditer(r"[?!]+(?=[\s\p{Pe}\p{Pf}\"'\u201d»]|$)", bare):
        part = bare[start : found.start()]
        at = Span(*found.span())
        start = found.end()
        mark = _OPENERS[found[0][0]]
        if mark in part or ("¿" in part or "¡" in part) or not regex.search(r"\p{L}", part) or shut.meets(at):
            continue
        begin = (
            at.start
            - len(part)
            + max((one.end() for one in regex.finditer(r"[.…:;\n]\s+|^[\s\p{Ps}\p{Pi}\"'«-]*", part)), default=0)
        )
        yield Hit(f"the sentence does not open with {mark}", (), (at,), Fix(Span(begin, begin), mark, safe=False))


CHECK = Check(
    "es-marks",
    "Spanish questions and exclamations open with their mark",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="Locale convention/Punctuation",
    alone=True,
    needs=Needs(target=ASKING, tongues=frozenset({"es"})),
    examples=(
        Example(("en", "es"), "Do you want to leave?", "Quiere salir⟦?⟧", "¿Quiere salir?"),
        Example(("en", "es"), "Done. Great!", "Hecho. Genial⟦!⟧", "Hecho. ¡Genial!"),
    ),
)
