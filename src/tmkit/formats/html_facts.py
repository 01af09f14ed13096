"""What HTML's attributes say: which of them a reader meets, the language, and what is not to be translated.

Translatable attributes are those of the HTML Living Standard (section 3.2.6.3, the `translate` attribute) and of
ITS 2.0's rules for HTML, with WAI-ARIA's that are read out; a file name in `download` stays what it is.
"""

import re
from collections import Counter
from collections.abc import Iterator

from tmkit.core import LanguageError
from tmkit.formats import html_scan
from tmkit.formats.html_scan import VOID, Piece
from tmkit.text import languages

_SHOWN = frozenset({
    "alt", "title", "placeholder", "summary", "label", "standby", "prompt", "aria-label", "aria-description",
    "aria-placeholder", "aria-roledescription", "aria-valuetext",
})  # fmt: skip
_OF_ELEMENT = {"abbr": frozenset({"th", "td"})}
"""Attributes that are text in some elements alone."""
_META = frozenset({
    "description", "keywords", "abstract", "application-name", "apple-mobile-web-app-title", "title", "subject",
    "og:title", "og:description", "og:site_name", "og:image:alt", "twitter:title", "twitter:description",
    "twitter:image:alt", "dc.title", "dc.description", "dc.subject", "dcterms.title", "dcterms.description",
    "dcterms.subject", "dcterms.abstract", "headline",
})  # fmt: skip
"""Names of a page's facts that are shown to readers."""
_BUTTONS = frozenset({"submit", "button", "reset"})
_HAS_WORDS = re.compile(r"[^\W_]")
_ENDED_BY = {
    "p": frozenset({
        "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
        "table", "ul",
    }),
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}), "th": frozenset({"td", "th", "tr"}), "tr": frozenset({"tr"}),
    "option": frozenset({"option", "optgroup"}),
}  # fmt: skip
"""Start tags that end an element which is left open (section 13.1.2.4, optional tags)."""


def shown(text: str, piece: Piece) -> Iterator[tuple[str, int, int, str]]:
    """Name, start and end of the value, and its quotation mark, of a tag's attributes that are text with words."""
    values: dict[str, tuple[int, int, str]] = {}
    for name, start, end, mark in html_scan.attributes(text, piece):
        values.setdefault(name, (start, end, mark))  # one that stands twice counts once (section 13.2.5.33)

    def said(name: str) -> str:
        return text[values[name][0] : values[name][1]].strip().lower() if name in values else ""

    for name, (start, end, mark) in values.items():
        if name in _SHOWN:
            is_shown = True
        elif name == "content":
            is_shown = piece.name == "meta" and bool({said("name"), said("property"), said("itemprop")} & _META)
        elif name == "value":
            is_shown = piece.name == "input" and said("type") in _BUTTONS
        else:
            is_shown = piece.name in _OF_ELEMENT.get(name, ())
        if is_shown and _HAS_WORDS.search(text, start, end):
            yield name, start, end, mark


def lang(text: str, piece: Piece) -> str:
    """The language that the tag says its content is in; empty where it says none."""
    for name, start, end, _ in html_scan.attributes(text, piece):
        if name in {"lang", "xml:lang"}:
            try:
                return languages.canonical(text[start:end].strip())
            except LanguageError:
                return ""
    return ""


class Modes:
    """Whether what stands at a place of the page may be translated, tag by tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._matters = re.search(r"translate", text, re.IGNORECASE) is not None
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()

    @property
    def translates(self) -> bool:
        """As the innermost open element says."""
        return self._open[-1][1] if self._open else True

    def of(self, piece: Piece) -> bool:
        """What holds for the tag's own attributes."""
        if not self._matters:
            return True
        says = self.translates
        for name, start, end, _ in html_scan.attributes(self._text, piece):
            value = self._text[start:end].strip().lower()
            if name == "translate" and value in {"yes", "no", ""}:
                says = value != "no"
            elif name == "class" and "notranslate" in value.split():
                says = False
        return says

    def pass_by(self, piece: Piece) -> None:
        """Go on behind the piece."""
        if not self._matters or piece.kind not in {"open", "close"} or piece.name in VOID:
            return
        if piece.kind == "open":
            says = self.of(piece)
            while self._open and piece.name in _ENDED_BY.get(self._open[-1][0], ()):
                self._pop()
                says = self.of(piece)
            self._open.append((piece.name, says))
            self._count[piece.name] += 1
        elif self._count[piece.name]:
            while self._pop() != piece.name:
                pass

    def _pop(self) -> str:
        name = self._open.pop()[0]
        self._count[name] -= 1
        return name
