"""French marks have the no-break space that they ask for.

Why      A plain space lets `?` or `»` fall to the start of the next line; no space at all is English habit.
What     A no-break space before `; ! ? : »` and after `«`: U+202F or U+00A0, either is accepted; the fix writes U+202F
         before `; ! ?` and U+00A0 before `:` and inside « ». Canadian French (fr-CA) has none before `; ! ?`.
Limits   Addresses, times, code, emoticons and marks after a placeholder or another mark are let be.
Source   Imprimerie nationale, "Lexique des règles typographiques"; Office québécois de la langue française.
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text.signs import FRENCH

NARROW, WIDE = "\u202f", "\u00a0"
_BEFORE = patterns.of(r"(?P<space>[ \t\u00a0\u202f\u2009]*)(?P<mark>[;!?»:])(?![\p{L}\p{N}/=\\\-()*'|])")
_AFTER = patterns.of(r"«(?P<space>[ \t\u00a0\u202f\u2009]*)(?=[^\s»])")
_CODE = patterns.of(r"`[^`]*`|:[\w-]+:|\b\w+::\w*|&\w{1,31};")
_BEFORE_LETTER = patterns.of(r"[\p{L}\p{N})\]\u2019'%€$»\"\u201d.*\ufffc]$")


def run(unit: Unit) -> Iterator[Hit]:
    """Each mark, in order."""
    target = unit.target
    if target is None or not unit.target_lang.lower().startswith("fr"):
        return
    text = target.text
    if not any(mark in text for mark in ";!?:«»"):
        return
    canadian = languages.region(unit.target_lang) == "CA"
    bare = markup.bare(text)
    shut = placeholders.cover(text, unit.flags)
    for found in _CODE.finditer(bare):
        shut.add(Span(*found.span()))
    for found in _BEFORE.finditer(bare):
        mark, at = found["mark"], found.start("mark")
        if shut.holds(at) or not _BEFORE_LETTER.search(bare[max(found.start() - 1, 0) : found.start()]):
            continue
        if mark == ":" and at and bare[at - 1].isdigit() and bare[at + 1 : at + 2].isdigit():
            continue
        wanted = ("" if canadian else NARROW) if mark in ";!?" else WIDE
        yield from _told(found["space"], wanted, Span(*found.span("space")), f"before {mark}")
    for found in _AFTER.finditer(bare):
        yield from _told(found["space"], WIDE, Span(*found.span("space")), "after «")


def _told(space: str, wanted: str, span: Span, where: str) -> Iterator[Hit]:
    if space in {NARROW, WIDE} and wanted:
        return
    if space == wanted:
        return
    asked = "a no-break space" if wanted else "no space"
    yield Hit(f"French has {asked} {where}", (), (span,), Fix(span, wanted))


def _french(_source: str, target: str) -> bool:
    return target.lower().startswith("fr")


CHECK = Check(
    "fr-spacing",
    "French marks have their no-break space",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="Locale convention/Punctuation",
    alone=True,
    needs=Needs(target=FRENCH, pair=_french),
    examples=(
        Example(("en", "fr"), "Who?", "Qui⟦ ⟧?", "Qui\u202f?"),
        Example(("en", "fr"), "Note: none", "Remarque⟦⟧: aucune", "Remarque\u00a0: aucune"),
        Example(("en", "fr"), "He said “no”.", "Il a dit «⟦ ⟧non\u00a0».", "Il a dit «\u00a0non\u00a0»."),
        Example(("en", "fr-CA"), "Who?", "Qui⟦ ⟧?", "Qui?"),
    ),
)
