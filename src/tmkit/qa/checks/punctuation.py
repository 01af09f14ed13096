"""No mark is doubled or stands where no sentence has one.

Why      `,,` or a question mark in mid-sentence is a typing slip, often left by editing.
What     Doubled commas, colons, semicolons and stops; two marks that do not go together (`,.`); `?`, `!` or a stop
         followed by a small letter, and quotes glued to a word on the wrong side, where the source has no such thing.
Limits   An info. Ellipses, `?!`, abbreviations, addresses and code are let be.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import languages, markup, placeholders

_DOUBLED = regex.compile(
    r"(?<![,;:.])(?:,{2,3}|;{2,3}|(?<!:):{2}(?![:\w])|\.{2}(?![./\\])|，{2,}|。{2}(?!。)|；{2,}|：{2,}|、{2,})(?![,;:.])"
)
_PAIR = regex.compile(
    r"(?<=[\p{L}\p{N}])(?:,[.;:!?]|[;:][,.]|\?[,;:](?!\))|[，。；：、][，。；、](?!。))(?=\s|$|\p{Han})"
)
_MIDDLE = regex.compile(r"(?<=[\p{L}\p{N}])[?!;:](?=\s\p{Ll})|(?<=\p{Ll}{3})\.(?=\s\p{Ll}{2})")
_GLUED = regex.compile(
    r"(?<=\p{L}{2})[\"“](?=\s\p{L})|(?<=\p{L}\s)[\"”](?=\s\p{L})|(?<=\p{Ll}[ ])(?P<astray>[-,;:!?.])(?=[ ]\p{Ll})"
)
_FRENCH = frozenset(";:!?")


def run(unit: Unit) -> Iterator[Hit]:
    """Each such mark, once."""
    target = unit.target
    if target is None:
        return
    bare = markup.bare(target.text)
    tongue = languages.primary(unit.target_lang)
    doubled = [(one, "is doubled") for one in _DOUBLED.finditer(bare)]
    doubled += [(one, "are two marks where one does") for one in _PAIR.finditer(bare)]
    if tongue not in {"zh", "ja", "th"}:
        doubled += [(one, "stands within a sentence") for one in _inside(bare, unit)]
    if not doubled:
        return
    shut = [one.span for one in placeholders.find(target.text, unit.flags)]
    for found, why in doubled:
        span = Span(*found.span())
        if any(one.overlaps(span) for one in shut) or (why == "is doubled" and found[0] in unit.source.text):
            continue
        fix = Fix(span, found[0][0]) if why == "is doubled" else None
        yield Hit(f"{found[0]} {why}", (), (span,), fix)


def _inside(bare: str, unit: Unit) -> Iterator["regex.Match[str]"]:
    """Marks in mid-sentence that the source has fewer of."""
    if not unit.source.text:
        return
    for found in _MIDDLE.finditer(bare):
        mark = found[0]
        wide = {"?": "？", "!": "！", ";": "；", ":": "：", ".": "。"}[mark]
        if bare.count(mark) <= unit.source.text.count(mark) + unit.source.text.count(wide):
            continue
        if mark in ";:" or (mark == "." and regex.search(r"(?:\b\p{L}{1,4}|\.\p{L}+)$", bare[: found.start()])):
            continue
        yield found
    if _GLUED.search(unit.source.text) or " - " in bare:
        return
    french = languages.primary(unit.target_lang) == "fr"
    for found in _GLUED.finditer(bare):
        if found[0] == '"' and bare.count('"') % 2 == 0:
            continue  # a closing quote like any other
        if not (french and found[0] in _FRENCH):
            yield found


CHECK = Check(
    "punctuation",
    "No mark is doubled or astray",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="typographical",
    mqm="Linguistic conventions/Punctuation",
    alone=True,
    examples=(
        Example(("en", "fr"), "Yes, of course.", "Oui⟦,,⟧ bien sûr.", "Oui, bien sûr."),
        Example(
            ("fr", "en"), "La ville accueille le salon.", "The city⟦?⟧ hosts the fair.", "The city hosts the fair."
        ),
    ),
)
