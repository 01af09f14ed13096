"""A menu's accelerator key stands in the target, once.

Why      Without it the command cannot be reached by keyboard; two of them confuse the toolkit.
What     One `&` (Qt, Windows, KDE) or `_` (GTK) before a letter in the source; the target has exactly one too. Chinese
         and Japanese put it at the end in brackets: `文件(&F)`.
Limits   Off unless a profile for software is used: `&` and `_` stand in many other texts.
Source   MQM Design; W3C ITS 2.0, issue type "internationalization".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import markup, patterns

_KEYS = {
    "&": patterns.of(r"(?<![&\w])&(?=[\p{L}\p{N}])(?!\w{1,31};)|(?<=\p{L})&(?=\p{L})(?!\w{1,31};)"),
    "_": patterns.of(
        r"(?<![\w_])_(?=\p{L}[\p{L}\s.\u2026-]*$)|(?<=\p{L})_(?=\p{L}+(?:$|[\s.\u2026]))|(?<=\()_(?=\p{L}\))"
    ),
}


def run(unit: Unit) -> Iterator[Hit]:
    """One hit where the number of accelerators is not one."""
    target = unit.target
    if target is None:
        return
    for sign, key in _KEYS.items():
        if sign not in unit.source.text or len(unit.source.text) > 80:
            continue
        here = list(key.finditer(markup.bare(unit.source.text)))
        if len(here) != 1:
            continue
        there = list(key.finditer(markup.bare(target.text)))
        if not there:
            yield Hit(f"the accelerator {sign} is missing", (Span(here[0].start(), here[0].end() + 1),))
        elif len(there) > 1:
            yield Hit(f"there are {len(there)} accelerators {sign}", (), tuple(Span(*one.span()) for one in there[1:]))


CHECK = Check(
    "accelerator",
    "Accelerator keys are kept",
    Severity.WARNING,
    Side.BOTH,
    run,
    its_type="internationalization",
    mqm="Design",
    default=False,
    examples=(
        Example(("en", "fr"), "⟦&F⟧ile", "Fichier", "&Fichier"),
        Example(("en", "zh"), "⟦_O⟧pen", "打开", "打开(_O)"),
    ),
)
