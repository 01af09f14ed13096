"""Line breaks, tabs and written escapes are those of the source.

Why      A program that puts strings together relies on the line break at an end; a lost `\\n` runs two lines into one.
What     Line breaks at the start and the end (a warning), their number inside, tabs, and the escapes `\\n`, `\\t`
         written with a backslash.
Limits   A source whose inner line breaks are only the editor's wrapping (indented lines) asks for none inside.
Source   GNU gettext, `msgfmt --check-format`; W3C ITS 2.0, issue type "whitespace".
"""

from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import patterns
from tmkit.text.signs import BREAK

_ESCAPE = patterns.of(r"(?<!\\)(?:\\\\)*\\([nrt])(?![\p{L}_])|\\([nrt])(?=[\p{Lu}\p{Han}]|$)")
_HEAD = patterns.of(r"\s*")
_TAIL = patterns.of(r"\s*$")


def run(unit: Unit) -> Iterator[Hit]:
    """Start, end, inside, tabs, escapes: each at most once."""
    target = unit.target
    here = unit.source.text
    if target is None or not target.text.strip():
        return
    there = target.text
    broken = "\n" in here or "\n" in there
    if broken:
        yield from _edges(here, there)
    if "\\" in here or "\\" in there:
        wanted, got = _escapes(here), _escapes(there)
        if sorted(wanted) != sorted(got):
            sign = next((one for one in wanted + got if wanted.count(one) != got.count(one)), "n")
            yield Hit(
                f"\\{sign} stands {wanted.count(sign)}\u00d7 in the source, {got.count(sign)}\u00d7 in the target"
            )
    if broken and _inner(here) != _inner(there) and not regex.search(r"\n[ \t]+\S|\S[ \t]\n", here):
        yield Hit(
            f"{_inner(here)} line breaks inside the source, {_inner(there)} inside the target", severity=Severity.INFO
        )
    if here.count("\t") != there.count("\t"):
        yield Hit(
            f"{here.count(chr(9))} tabs in the source, {there.count(chr(9))} in the target", severity=Severity.INFO
        )


def _edges(here: str, there: str) -> Iterator[Hit]:
    for where, pattern in (("starts", _HEAD), ("ends", _TAIL)):
        one, other = pattern.search(here), pattern.search(there)
        if one is None or other is None:
            continue
        wanted, got = one[0].count("\n"), other[0].count("\n")
        if bool(wanted) != bool(got):
            span = Span(*other.span())
            says = "with a line break" if wanted else "without a line break"
            fix = Fix(span, one[0] if wanted else "", safe=True)
            yield (
                Hit(f"the source {where} {says}, the target does not", (), (span,), fix)
                if wanted
                else Hit(f"the target {where} with a line break, the source does not", (), (span,), fix)
            )


def _escapes(text: str) -> list[str]:
    return [found[1] or found[2] for found in _ESCAPE.finditer(text)]


def _inner(text: str) -> int:
    return text.strip().count("\n")


CHECK = Check(
    "newlines",
    "Line breaks and escapes are kept",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="whitespace",
    mqm="Design/Whitespace",
    needs=Needs(either=BREAK),
    examples=(
        Example(("en", "fr"), "Done.\n", "Terminé.⟦⟧", "Terminé.\n"),
        Example(("en", "zh"), "First line\\nSecond line", "第一行第二行", "第一行\\n第二行"),
    ),
)
