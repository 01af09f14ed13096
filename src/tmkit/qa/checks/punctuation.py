"""No mark is doubled or stands where no sentence has one.

Why      `,,` or a question mark in mid-sentence is a typing slip, often left by editing.
What     Doubled commas, colons, semicolons and stops; two marks that do not go together (`,.`); `?`, `!` or a stop in
         mid-sentence; a mark after an article or preposition; signs, hyphens and quotes glued to the wrong side of a
         word, where the source has no such thing.
Limits   An info. Ellipses, `?!`, abbreviations, addresses and code are let be.
Measured DEMETR, a mark added: 68 % found (with `quotes` and `spacing`), 0.9 % of good translations flagged.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator
from functools import lru_cache

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
_MIDDLE = regex.compile(r"(?<=[\p{L}\p{N}'\u2019])[?!](?=\s[\p{L}\p{Ps}])|(?<=\p{Ll}{3})\.(?=\s\p{Ll}{2})")
_GLUED = regex.compile(
    r"(?<=\p{L}{2})[\"“](?=\s\p{L})|(?<=\p{L}\s)[\"”](?=\s\p{L})|(?<=\p{Ll}[ ])[-,;:!?.](?=[ ]\p{Ll})"
)
_SIGN = regex.compile(r"(?<=\p{L}{2})[_@^~|\\](?=\s\p{L})")
_HYPHEN = regex.compile(r"(?<=\p{Ll}{2})-(?=\s(?!(?:and|or|to|nor|but|through|et|ou|und|oder|bis|bzw|y|o|e)\b)\p{L})")
_QUOTE = regex.compile(r"(?<=\p{Ll}(?<!s))'(?=\s\p{L})")
_OPENING = regex.compile(r"(?:^|[\s(\[])['‘]\p{L}")
_FRENCH = frozenset(";:!?")
_LITTLE = {
    "en": "the|a|an|of|and|or|to|in|on|at|by|for|with|from|into|its|his|their|our|your|my|this|these|be|is|was|are",
    "fr": "le|la|les|un|une|des|du|de|au|aux|et|ou|à|en|dans|sur|par|pour|avec|ce|cette|ces|son|sa|ses|leur|leurs|est",
    "es": "el|la|los|las|un|una|unos|unas|de|del|al|y|o|en|con|por|para|su|sus",
    "de": "der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|von|zu|im|am|mit|für",
    "it": "il|lo|la|i|gli|le|un|una|di|del|della|e|o|in|con|per|da|al|alla",
    "pt": "o|a|os|as|um|uma|de|do|da|dos|das|e|ou|em|no|na|com|por|para",
}
"""Words after which no sentence has a colon, semicolon or stop."""
_ARTICLES = {"en": "the|a|an", "fr": "le|la|les|un|une|des|du", "es": "el|los|las|un|una", "de": "der|dem|des|ein|eine"}
"""Words after which none has a comma either."""


@lru_cache(maxsize=16)
def _after_little(tongue: str) -> "regex.Pattern[str] | None":
    little, articles = _LITTLE.get(tongue), _ARTICLES.get(tongue)
    if not little:
        return None
    pattern = rf"(?<=\s(?:{little}))[;:.](?=\s\p{{Ll}})"
    return regex.compile(pattern + (rf"|(?<=\s(?:{articles})),(?=\s\p{{L}})" if articles else ""))


def run(unit: Unit) -> Iterator[Hit]:
    """Each such mark, once."""
    target = unit.target
    if target is None:
        return
    bare = markup.bare(target.text)
    tongue = languages.primary(unit.target_lang)
    doubled = [(one, "is doubled") for one in _DOUBLED.finditer(bare)]
    seen = {one.start() for one, _ in doubled}
    doubled += [(one, "are two marks where one does") for one in _PAIR.finditer(bare) if one.start() not in seen]
    if tongue not in {"zh", "ja", "th"}:
        doubled += [(one, "stands within a sentence") for one in _inside(bare, unit)]
    if not doubled:
        return
    shut = placeholders.cover(target.text, unit.flags)
    for found, why in doubled:
        span = Span(*found.span())
        if shut.meets(span) or (why == "is doubled" and found[0] in unit.source.text):
            continue
        fix = Fix(span, found[0][0]) if why == "is doubled" else None
        yield Hit(f"{found[0]} {why}", (), (span,), fix)


def _inside(bare: str, unit: Unit) -> Iterator["regex.Match[str]"]:
    """Marks in mid-sentence that the source has fewer of."""
    source = unit.source.text
    if not source:
        return
    for found in _MIDDLE.finditer(bare):
        mark = found[0]
        if bare.count(mark) <= source.count(mark) + source.count({"?": "？", "!": "！", ".": "。"}[mark]):
            continue
        if mark == "." and regex.search(r"(?:\b\p{L}{1,4}|\.\p{L}+)$", bare[: found.start()]):
            continue
        yield found
    for sign in (_SIGN, _HYPHEN):
        if not sign.search(source):
            yield from sign.finditer(bare)
    if not _OPENING.search(bare) and bare.count("'") % 2:
        yield from (found for found in _QUOTE.finditer(bare) if "'" not in source)
    tongue = languages.primary(unit.target_lang)
    little = _after_little(tongue)
    if little is not None:
        for found in little.finditer(bare):
            if source.count(found[0]) < bare.count(found[0]) or found[0] == ",":
                yield found
    if _GLUED.search(source) or " - " in bare:
        return
    for found in _GLUED.finditer(bare):
        if found[0] == '"' and bare.count('"') % 2 == 0:
            continue  # a closing quote like any other
        if not (tongue == "fr" and found[0] in _FRENCH):
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
