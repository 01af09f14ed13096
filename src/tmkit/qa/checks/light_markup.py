"""Markdown links, reStructuredText roles and BBCode stand in the target as in the source.

Why      A space between the brackets of a link, a lost backtick or an unclosed `[b]` shows the raw signs to the reader.
What     BBCode elements that the source opens and closes (an error); roles such as `:ref:` and Markdown's links and
         images (warnings): each as often as in the source. Where a space stands between `]` and `(` the fix takes it
         out.
Limits   Only names that BBCode has; links whose address is not written behind their text are not looked at.
Source   CommonMark 0.31, "Links"; Docutils, "Interpreted Text"; W3C ITS 2.0, issue type "markup".
"""

from collections import Counter
from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import patterns

_NAMES = (
    "b|i|u|s|url|img|quote|code|color|colour|size|list|center|left|right|email|font|table|tr|td|th|li|ul|ol|spoiler"
    "|youtube|video|hr|sub|sup|indent|align|h[1-6]|pre|noparse"
)
_BBCODE = patterns.of(rf"\[(?P<close>/)?(?P<name>{_NAMES})(?:=[^\[\]\n]{{0,300}})?\]", regex.IGNORECASE)
_ROLE = patterns.of(r"(?<![\w:]):(?P<name>[a-z][a-z0-9:+_.-]{0,40}):`[^`\n]{1,300}`", regex.IGNORECASE)
_LINK = patterns.of(r"!?\[[^\[\]\n]{1,300}\]\((?:[^()\s]|\([^()\s]*\)){1,500}(?:\s[\"'][^\"'\n]*[\"'])?\)")
_APART = patterns.of(r"(?<=\[[^\[\]\n]{1,300}\])[ \u00a0\u3000]+(?=\((?:https?:|/|#|\.|mailto:)[^()\s]*\))")


def run(unit: Unit) -> Iterator[Hit]:
    """Elements of BBCode, roles and links that are more or fewer."""
    target, source = unit.target, unit.source.text
    if target is None:
        return
    if "[/" in source or "[/" in target.text:
        yield from _bbcode(source, target.text)
    if ":`" in source:
        lost = Counter(one["name"] for one in _ROLE.finditer(source))
        lost -= Counter(one["name"] for one in _ROLE.finditer(target.text))
        for one in _ROLE.finditer(source):
            if lost[one["name"]] > 0:
                lost[one["name"]] -= 1
                yield Hit(f"the role :{one['name']}: of the source is missing", (Span(*one.span()),))
    if "](" in source:
        yield from _links(source, target.text)


def _bbcode(source: str, target: str) -> Iterator[Hit]:
    here, there = (list(_BBCODE.finditer(text)) for text in (source, target))
    closed = {one["name"].lower() for one in here if one["close"]}
    want = Counter(_key(one) for one in here if one["name"].lower() in closed)
    have = Counter(_key(one) for one in there)
    lost, extra = want - have, have - want
    for one in here:
        if lost[_key(one)] > 0:
            lost[_key(one)] -= 1
            yield Hit(f"{one[0]} of the source is missing", (Span(*one.span()),), severity=Severity.ERROR)
    for one in there:
        if extra[_key(one)] > 0 and one["name"].lower() in closed:
            extra[_key(one)] -= 1
            yield Hit(f"{one[0]} is not in the source", (), (Span(*one.span()),), severity=Severity.ERROR)


def _key(found: "regex.Match[str]") -> str:
    return f"{found['close'] or ''}{found['name'].lower()}"


def _links(source: str, target: str) -> Iterator[Hit]:
    here, there = list(_LINK.finditer(source)), list(_LINK.finditer(target))
    if len(there) >= len(here):
        return
    apart = list(_APART.finditer(target))
    for found in apart:
        span = Span(*found.span())
        yield Hit("a space stands between the text of a link and its address", (), (span,), Fix(span, ""))
    if not apart:
        says = f"{len(here)} link{'s' * (len(here) > 1)} in the source, {len(there)} in the target"
        yield Hit(says, (Span(*here[-1].span()),))


CHECK = Check(
    "light-markup",
    "Markdown, roles and BBCode are kept",
    Severity.WARNING,
    Side.BOTH,
    run,
    its_type="markup",
    mqm="Design/Markup",
    structural=True,
    examples=(
        Example(("en", "fr"), "[b]Save\u27e6[/b]\u27e7 it", "[b]Enregistrez-le", "[b]Enregistrez[/b]-le"),
        Example(("en", "zh"), "See \u27e6:ref:`top`\u27e7.", "\u89c1 :ref: `top`\u3002", "\u89c1 :ref:`top`\u3002"),
        Example(
            ("en", "fr"),
            "Read the [guide](https://example.org/).",
            "Lisez le [guide]\u27e6 \u27e7(https://example.org/).",
            "Lisez le [guide](https://example.org/).",
        ),
    ),
)
