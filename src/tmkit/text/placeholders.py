"""What a program puts in or a browser follows: format directives, variables, addresses, by syntax and flags."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import regex

from tmkit.core import Span, defer
from tmkit.text import patterns
from tmkit.text.cover import Cover


class PlaceholderKind(StrEnum):
    """The syntax a placeholder is written in."""

    PRINTF = "printf"
    """`%s`, `%1$d`, `%@`: bound by position"""
    NAMED = "named"
    """`%(name)s`: bound by name"""
    BRACE = "brace"
    """`{0}`, `{name}`, `{name:>8}`"""
    TEMPLATE = "template"
    """`{{name}}`, `${name}`, `%{name}`, `#{name}`, `$t(key)`, `%name%`"""
    URL = "url"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder as it stands in a text."""

    span: Span
    kind: PlaceholderKind
    text: str
    """Verbatim."""
    key: str
    """What a translation must keep, in one spelling: `%2$s` and a second `%s` have the same."""
    number: bool = False
    """Whether it takes a number, which a form for exactly one thing may leave out."""


_PRINTF_FLAGS = frozenset({
    "c-format", "objc-format", "php-format", "perl-format", "python-format", "sh-format", "lua-format", "tcl-format",
    "awk-format", "ruby-format", "javascript-format", "pascal-format", "object-pascal-format", "qt-format",
    "kde-format", "boost-format", "gcc-internal-format", "java-printf-format",
    "go-format", "csharp-format", "java-format",
    "python-brace-format", "perl-brace-format", "rust-format", "c++-format", "icu-message-format",
})  # fmt: skip
"""Flags that say which syntax is meant; the others are then plain text."""

_BRACE_FLAGS = frozenset({
    "python-brace-format", "csharp-format", "java-format", "perl-brace-format", "rust-format", "c++-format",
    "icu-message-format", "javascript-format",
})  # fmt: skip

_DIRECTIVE = (
    r"%(?:(?P<position>[1-9][0-9]?)\$)?(?P<shape>[-+#0']{0,4}(?:[0-9]{1,4}|\*)?(?:\.(?:[0-9]{1,4}|\*))?)"
    r"(?P<size>hh|h|ll|l|L|q|j|z|t)?"
)
# Told by a flag: every conversion of C, with the space flag unless a word follows ("% of total").
# Untold: only what no prose has ("100 % de", "5%d'ici").
_PRINTF_TOLD = defer(
    patterns.of,
    _DIRECTIVE.replace("[-+#0']", "[-+#0' ]") + r"(?P<conversion>[diouxXeEfFgGaAcspn@])(?<!% [a-z](?=\p{L}))",
)
_PRINTF_UNTOLD = defer(
    patterns.of,
    r"(?<![0-9%])" + _DIRECTIVE + r"(?P<conversion>[diouxXfFgGcsp@])"
    r"(?:(?<=\.[0-9]{1,4}[fFgG])(?=s?\b)|(?!\p{Latin}|['\u2019](?!s\b)\p{L}))",  # %.3fs: in seconds
)
_PERCENT = patterns.of(r"%%")
_QT = defer(patterns.of, r"%L?(?P<number>[1-9][0-9]?)|%n")  # Qt's QString::arg, KDE's i18n
_QT_FLAGS = frozenset({"qt-format", "kde-format"})
_NAMED = defer(
    patterns.of,
    r"%\((?P<name>[^()\s%]{1,80})\)(?P<conversion>[-+#0 ]{0,3}[0-9]{0,4}(?:\.[0-9]{1,4})?[diouxXeEfFgGcrsa])?",
)
_TEMPLATE = defer(
    patterns.of,
    r"\{\{\{?(?P<a>[^{}]{1,200})\}\}\}?|\$\{(?P<b>[^{}]{1,100})\}|%\{(?P<c>[\w.-]{1,80})\}|#\{(?P<d>[^{}]{1,100})\}"
    r"|\$t\((?P<e>[^()]{1,100})\)|(?<![\w%])%(?P<f>[A-Za-z_][\w.-]{1,60})%(?![\w%])",
)
_BRACE = defer(
    patterns.of,
    r"(?<![{\\$#%])\{(?P<name>[\p{L}_0-9][\w.\[\]-]{0,80}|)(?P<rest>(?:![rsa])?(?:[:,][^{}']{0,60})?)\}(?!\})",
)
_URL = defer(
    patterns.of,
    r"(?:https?|ftps?|mailto|tel):(?://)?[^\s<>\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u3000-\u303f\uff00-\uffef{}|\\^`\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{3,2000}"
    r"|(?<![\w./@-])www\.[a-z0-9-]{1,63}\.[^\s<>\"'\u2018-\u201f\u00ab\u00bb\u3000-\u303f\uff00-\uffef{}|\\^`\p{Han}]{2,2000}",
    regex.IGNORECASE,
)
_EMAIL = defer(
    patterns.of,
    r"(?<![\w.%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}(?![\w@])",
)
_SIGN = re.compile(r"[%{@$#:]")
_HINT = patterns.of(r"[%{@$#]|://|www\.|mailto:|tel:", regex.IGNORECASE)
_INTEGERS = frozenset("diouxX")

ICU = patterns.of(r"\{\s*[\w.-]{1,80}\s*,\s*(?:plural|select|selectordinal)\s*,")
"""The start of a complex ICU MessageFormat argument; such a message is read by `tmkit.text.messages`."""


def find(text: str, flags: Iterable[str] = ()) -> tuple[Placeholder, ...]:
    """The placeholders of a text, in order; none overlap.

    `flags` are a unit's (`python-format`, `no-c-format`): where one names a syntax, that one alone is looked for among
    format directives; without one, every syntax that prose does not use. URLs and mail addresses always.
    A message with complex ICU arguments gives its addresses only.
    """
    if (not _SIGN.search(text) and "www." not in text.lower()) or not _HINT.search(text):
        return ()
    return _find(text, frozenset(flag for flag in flags if flag.removeprefix("no-") in _PRINTF_FLAGS))


def cover(text: str, flags: Iterable[str] = ()) -> Cover:
    """The places of a text that placeholders and addresses take."""
    return Cover(len(text), (one.span for one in find(text, flags)))


def blanked(text: str, flags: Iterable[str] = ()) -> str:
    """The text with spaces in place of its placeholders and addresses, as many, so that offsets hold."""
    parts, last = [], 0
    for one in find(text, flags):
        parts += [text[last : one.span.start], " " * len(one.span)]
        last = one.span.end
    return "".join([*parts, text[last:]]) if parts else text


@lru_cache(maxsize=1024)
def _find(text: str, flags: frozenset[str]) -> tuple[Placeholder, ...]:
    said = {flag for flag in flags if not flag.startswith("no-")}
    found: list[Placeholder] = []
    taken = Cover(len(text))

    def add(match: "regex.Match[str]", kind: PlaceholderKind, key: str, *, end: int = 0, number: bool = False) -> None:
        span = Span(match.start(), end or match.end())
        if not taken.meets(span):
            taken.add(span)
            found.append(Placeholder(span, kind, str(span.of(text)), key, number))

    for match in _URL.finditer(text) if "://" in text or "www." in text.lower() or ":" in text else ():
        end = match.start() + len(_trimmed(match[0]))
        add(match, PlaceholderKind.URL, str(text[match.start() : end]).rstrip("/"), end=end)
    if "@" in text:
        for match in _EMAIL.finditer(text):
            add(match, PlaceholderKind.EMAIL, match[0].lower())
    if not ICU.search(text):
        _directives(text, said, flags, add)
    return tuple(sorted(found, key=lambda one: one.span))


def _directives(text: str, said: set[str], flags: frozenset[str], add) -> None:  # type: ignore[no-untyped-def]  # a closure of _find's
    if "%" in text:
        for match in _NAMED.finditer(text):
            conversion = (match["conversion"] or "").lstrip("-+#0 123456789.")
            add(match, PlaceholderKind.NAMED, f"%({match['name']}){conversion}", number=conversion in _INTEGERS)
    if not said and ("{" in text or "$t(" in text or text.count("%") > 1):
        for match in _TEMPLATE.finditer(text):
            name = next(value for value in match.groups() if value is not None)
            add(match, PlaceholderKind.TEMPLATE, match[0].replace(name, name.strip()))
    if "{" in text and (not said or said & _BRACE_FLAGS) and not {"no-python-brace-format"} & flags:
        order = 0
        for match in _BRACE.finditer(text):
            name = match["name"]
            if not name:
                name, order = str(order), order + 1
            add(match, PlaceholderKind.BRACE, "{" + name + "}")
    if said & _QT_FLAGS:
        for match in _QT.finditer(text):
            add(
                match,
                PlaceholderKind.PRINTF,
                "%n" if not match["number"] else f"%{match['number']}",
                number=not match["number"],
            )
        return
    if "%" in text and not (said and said <= _BRACE_FLAGS - {"javascript-format"}):
        _printf(text, told=bool(said), add=add)


def _printf(text: str, *, told: bool, add) -> None:  # type: ignore[no-untyped-def]  # a closure of _find's
    if told:
        for match in _PERCENT.finditer(text):
            add(match, PlaceholderKind.PRINTF, "%%")
    order = 0
    for match in (_PRINTF_TOLD if told else _PRINTF_UNTOLD).finditer(text):
        if match["position"]:
            position = int(match["position"])
        else:
            order += 1
            position = order
        conversion = match["conversion"]
        family = "d" if conversion in "di" else conversion
        add(
            match,
            PlaceholderKind.PRINTF,
            f"%{position}${match['size'] or ''}{family}",
            number=conversion in _INTEGERS,
        )


def _trimmed(url: str) -> str:
    """The address without the sentence's own punctuation after it."""
    while url:
        bare = url.rstrip(".,;:!?*_~\u2026")
        if bare.endswith(")") and bare.count("(") < bare.count(")"):
            bare = bare[:-1]
        if bare.endswith("]") and bare.count("[") < bare.count("]"):
            bare = bare[:-1]
        if bare == url:
            return url
        url = bare
    return url
