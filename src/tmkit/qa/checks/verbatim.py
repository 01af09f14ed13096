"""What is typed or called by name stands in the target as in the source.

Why      A translated option, function or path does not work.
What     Options (`--verbose`), calls (`save()`), paths, environment variables and text in backquotes of the source;
         names with a capital inside (`JavaScript`, `MetaData`) that the target has in other capitals.
Limits   A warning for options, calls and backquotes, an info for paths, which are often localised, and for names.
Source   MQM Accuracy/Do not translate; W3C ITS 2.0, issue type "pattern-problem".
"""

import re
from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit, defer
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import patterns, placeholders
from tmkit.text.signs import BRACKET, CODE, DOT, HYPHEN, UPPER

_SIGN = re.compile(r"[-(/\\$`.]")
_HINT = patterns.of(r"--\w|\w\(\)|[/\\]\w|\$\p{Lu}|`|\.\w{2,4}\b")
_TYPED = defer(
    patterns.of,
    r"(?<![\w-])(?P<option>--[a-z][a-z0-9-]{1,40})(?![\w])|(?P<call>\b[\p{L}_][\w.]{1,60}\(\))"
    r"|(?<!`)(?P<code>`{1,2}[^`\s][^`\n]{0,80}`{1,2})|(?P<variable>\$\p{Lu}[\p{Lu}\d_]{2,40}\b)"
    r"|(?<![\w./<\\:])(?P<path>(?:~|\.{1,2})?(?:/[\w.@+-]{2,40}){2,8}/?|[A-Z]:\\[\w\\. -]{3,80}"
    r"|\b[\w-]{2,40}\.(?:py|rst|js|css|conf|json|ya?ml|toml|txt|po|sh|exe|ini|cfg)\b)",
)
_CAMEL = patterns.of(r"(?<![\p{L}\p{N}_<&/@#])\p{Lu}?\p{Ll}++\p{Lu}[\p{Latin}]*+(?![\p{L}\p{N}_])")
_INNER = patterns.of(r"\p{Ll}\p{Lu}")


def run(unit: Unit) -> Iterator[Hit]:
    """Each that the target lacks."""
    target = unit.target
    if target is None:
        return
    if not unit.source.text[1:].islower() and _INNER.search(unit.source.text):
        yield from _recased(unit.source.text, target.text)
    if not _SIGN.search(unit.source.text) or not _HINT.search(unit.source.text):
        return
    shut = placeholders.cover(unit.source.text, unit.flags)
    for found in _TYPED.finditer(unit.source.text):
        text, span = found[0].strip("`"), Span(*found.span())
        if text in target.text or shut.meets(span):
            continue
        if found["code"] and " " in text:
            continue  # prose in backquotes is a title or a link, to be translated
        severity = Severity.INFO if found["path"] or found["code"] else None
        yield Hit(f"{text} of the source is missing", (span,), severity=severity)


def _recased(source: str, target: str) -> Iterator[Hit]:
    """Names that the target has in other capitals alone."""
    for name in dict.fromkeys(found[0] for found in _CAMEL.finditer(source)):
        if name in target or len(name) < 4:
            continue
        other = regex.search(rf"(?<![\p{{L}}\p{{N}}_<&/@#]){name}(?![\p{{L}}\p{{N}}_])", target, regex.IGNORECASE)
        if other and not (other[0].isupper() and len(other[0]) > 3):
            here, there = Span(source.index(name), source.index(name) + len(name)), Span(*other.span())
            yield Hit(f"{name} is written {other[0]}", (here,), (there,), Fix(there, name), Severity.INFO)


CHECK = Check(
    "verbatim",
    "Options, calls and paths are kept",
    Severity.WARNING,
    Side.SOURCE,
    run,
    its_type="pattern-problem",
    mqm="Accuracy/Do not translate",
    needs=Needs(source=CODE | BRACKET | HYPHEN | DOT | UPPER),
    examples=(
        Example(
            ("en", "fr"), "Use ⟦--verbose⟧ for more.", "Utilisez --bavard pour plus.", "Utilisez --verbose pour plus."
        ),
        Example(("en", "zh"), "Call ⟦save()⟧ first.", "先调用保存。", "先调用 save()。"),
        Example(("en", "fr"), "Turn ⟦JavaScript⟧ on.", "Activez ⟦Javascript⟧.", "Activez JavaScript."),
    ),
)
