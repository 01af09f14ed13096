"""A catalogue's header says what programs and translators read from it.

Why      Without its charset a catalogue of another alphabet does not compile; without its language no tool knows which
         rules it is held to; a template's `FULL NAME <EMAIL@ADDRESS>` tells nobody whom to ask.
What     The header entry of a PO file: `Language` and `Content-Type` are there, with a charset; the language is that
         of the file's path; nothing of xgettext's template is left (`PACKAGE VERSION`, `FIRST AUTHOR`, `YEAR-MO-DA`);
         the date can be read.
Limits   An info; a warning where the charset is missing or the language is another than the path's. Further fields
         that `msgfmt --check-header` asks for (`Last-Translator`, `Language-Team`) may be missing. Templates (.pot) are
         let be.
Source   GNU gettext manual, "The Format of PO Files", "Filling in the Header Entry"; W3C ITS 2.0, issue type "other".
"""

from collections.abc import Iterator

import regex

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.text import languages, patterns

_FIELD = patterns.of(r"^(?P<name>[A-Za-z][\w-]{1,60})[ \t]*:[ \t]*(?P<value>[^\n]*)", regex.MULTILINE)
_NEEDED = ("Language", "Content-Type")
"""Fields that programs go by; the others only tell people something."""
_TEMPLATE = patterns.of(
    r"PACKAGE VERSION|YEAR-MO-DA HO:MI\+ZONE|FULL NAME <EMAIL@ADDRESS>|LANGUAGE <(?:LL@li\.org|EMAIL@ADDRESS)>"
    r"|nplurals=INTEGER; plural=EXPRESSION"
)
_COMMENT = patterns.of(r"SOME DESCRIPTIVE TITLE|FIRST AUTHOR <EMAIL@ADDRESS>|THE PACKAGE'S COPYRIGHT HOLDER")
_CHARSET = patterns.of(r"charset=([^\s;]+)")
_DATE = patterns.of(
    r"[0-9]{4}-[01][0-9]-[0-3][0-9](?:[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[+-][0-9]{4}|Z)?)?"
)
_ONE_LANGUAGE = ({"no", "nb", "nn"}, {"sr", "sh", "hr", "bs"}, {"fil", "tl"}, {"zh", "yue", "cmn"})
"""Primary tags that stand for each other in file names."""


def run(unit: Unit) -> Iterator[Hit]:
    """The charset, the language, what is missing, what is still the template's, the date: each at most once."""
    if unit.target is None:
        return
    text = unit.target.text
    fields = {found["name"].lower(): found for found in _FIELD.finditer(text)}
    yield from _charset(text, fields)
    yield from _language(unit, fields)
    missing = [name for name in _NEEDED if not (name.lower() in fields and fields[name.lower()]["value"].strip())]
    if missing:
        yield Hit(f"the header does not say {', '.join(missing)}")
    kept = [Span(*found.span()) for found in _TEMPLATE.finditer(text)]
    comment = _COMMENT.search(unit.note)
    if kept or comment:
        shown = str(kept[0].of(text)) if kept else comment[0] if comment else ""
        yield Hit(f"the template's \u201c{shown}\u201d was never filled in", (), tuple(kept))
    date = fields.get("po-revision-date")
    if date and date["value"].strip() and not _DATE.fullmatch(date["value"].strip()) and "YEAR" not in date["value"]:
        yield Hit("the date is none: write it as 2024-05-31 17:45+0200", (), (Span(*date.span("value")),))


def _charset(text: str, fields: "dict[str, regex.Match[str]]") -> Iterator[Hit]:
    found = _CHARSET.search(text)
    if found is None or found[1] == "CHARSET":
        if "content-type" in fields:
            says = "the charset is missing: write Content-Type: text/plain; charset=UTF-8"
            yield Hit(says, (), (Span(*fields["content-type"].span("value")),), severity=Severity.WARNING)
    elif found[1].lower().replace("-", "") not in {"utf8", "usascii", "ascii"}:
        yield Hit(f"{found[1]} cannot hold every character; UTF-8 can", (), (Span(*found.span(1)),))


def _language(unit: Unit, fields: "dict[str, regex.Match[str]]") -> Iterator[Hit]:
    found = fields.get("language")
    if found is None or not found["value"].strip() or not unit.context:
        return
    said, named = languages.primary(unit.target_lang), languages.primary(unit.context)
    if said != named and said != "und" and not any({said, named} <= one for one in _ONE_LANGUAGE):
        says = f"the header says {found['value'].strip()}, the file's path {unit.context}"
        yield Hit(says, (), (Span(*found.span("value")),), severity=Severity.WARNING)


_REST = (
    "PO-Revision-Date: 2024-05-31 17:45+0200\nLast-Translator: A. B. <a@example.org>\nLanguage-Team: French\n"
    "Language: fr\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
)

CHECK = Check(
    "header",
    "The header is filled in",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="other",
    scope=Scope.HEADER,
    examples=(
        Example(
            ("en", "fr"),
            "",
            f"Project-Id-Version: ⟦PACKAGE VERSION⟧\n{_REST}",
            f"Project-Id-Version: Demo 1.0\n{_REST}",
        ),
        Example(("en", "fr"), "", _REST.replace("Language: fr\n", ""), _REST),
        Example(
            ("en", "fr"),
            "",
            f"Project-Id-Version: Demo 1.0\n{_REST}".replace("text/plain; charset=UTF-8", "⟦text/plain⟧"),
            f"Project-Id-Version: Demo 1.0\n{_REST}",
        ),
    ),
)
