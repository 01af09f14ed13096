"""The types of XLIFF 2's attribute values (OASIS, "XLIFF Version 2.1", sections 4.3 and 5)."""

import re
from collections.abc import Callable

_NMTOKEN = re.compile(r"[-.:\w\u00b7\u203f\u2040]+")  # XML 1.0, production 7
_LANG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8}|x(?=-)|i(?=-))(?:-[a-z0-9]{1,8})*", re.IGNORECASE
)  # RFC 5646, section 2.1; grandfathered tags included
_RESTRICTION = re.compile(r"(?:\*|\d+(?:,(?:\d+|\*))?)")
_HTML_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup command datalist dd del details dfn dialog dir div dl dt "
    "em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html i iframe img input ins isindex kbd keygen label legend li link main map mark menu menuitem meta meter "
    "nav nobr noframes noscript object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby "
    "s samp script section select small source span strike strong style sub summary sup table tbody td template "
    "textarea tfoot th thead time title tr track tt u ul var video wbr"
)
_HTML = frozenset(_HTML_NAMES.split())
"""Names of HTML elements (HTML 4.01, HTML 5 and the Format Style module's own list)."""


def _one_of(names: str) -> Callable[[str], bool]:
    known = frozenset(names.split())
    return lambda value: value in known


def _nmtoken(value: str) -> bool:
    return bool(_NMTOKEN.fullmatch(value))


def _number(least: int, most: int | None = None) -> Callable[[str], bool]:
    def within(value: str) -> bool:
        plain = value.strip().removeprefix("+")
        return (
            plain.isascii()
            and plain.isdigit()
            and least <= int(plain[:18])
            and (most is None or int(plain[:18]) <= most)
        )

    return within


def _percent(value: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,9})?", value)) and float(value) <= 100


def _prefixed(value: str) -> bool:
    prefix, colon, name = value.partition(":")
    return bool(prefix and colon and name)


def _annotation(value: str) -> bool:
    return value in {"generic", "comment", "term"} or _prefixed(value)


def _hex(value: str) -> bool:
    return bool(re.fullmatch(r"(?:[0-9A-Fa-f]{2}){1,3}", value)) and int(value, 16) <= 0x10FFFF


TYPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "any": (lambda _: True, "any text"),
    "nmtoken": (_nmtoken, "a name of letters, digits and - . : _"),
    "nmtokens": (lambda value: bool(value.split()) and all(map(_nmtoken, value.split())), "names, blanks between them"),
    "yesno": (_one_of("yes no"), "yes or no"),
    "dir": (_one_of("ltr rtl auto"), "ltr, rtl or auto"),
    "space": (_one_of("default preserve"), "default or preserve"),
    "preserve": (_one_of("preserve"), "preserve"),
    "lang": (lambda value: bool(_LANG.fullmatch(value)), "a BCP 47 language tag"),
    "version": (lambda value: bool(re.fullmatch(r"2\.\d+", value)), "2.0, 2.1 or 2.2"),
    "state": (_one_of("initial translated reviewed final"), "initial, translated, reviewed or final"),
    "side": (_one_of("source target"), "source or target"),
    "applies": (_one_of("source target ignorable"), "source, target or ignorable"),
    "priority": (_number(1, 10), "a whole number from 1 to 10"),
    "positive": (_number(1), "a whole number from 1"),
    "percent": (_percent, "a number from 0 to 100"),
    "reorder": (_one_of("yes firstNo no"), "yes, firstNo or no"),
    "codetype": (_one_of("fmt ui quote link image other"), "fmt, ui, quote, link, image or other"),
    "matchtype": (_one_of("am ebm idm ice mt tb tm other"), "am, ebm, idm, ice, mt, tb, tm or other"),
    "annotation": (_annotation, "generic, comment, term or prefix:value"),
    "prefixed": (_prefixed, "prefix:value"),
    "hex": (_hex, "the hexadecimal number of a character, of an even number of digits"),
    "form": (_one_of("none nfc nfd"), "none, nfc or nfd"),
    "restriction": (lambda value: bool(_RESTRICTION.fullmatch(value)), "*, a maximum, or minimum,maximum"),
    "html": (lambda value: value.lower() in _HTML, "the name of an HTML element"),
    "fragment": (lambda value: bool(value.strip()), "a reference"),
}
"""Name of a type: whether a value is of it, and what such a value is, in words."""
