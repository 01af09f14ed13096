"""Text with tags in it, as subtitles and HTML have it: the tags lifted off as codes, references resolved, and back."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from html import entities

from tmkit.core import OBJECT, Code, CodeKind, ConfigurationError, Segment

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:_-]*+)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_TIME = re.compile(r"<!--.*?-->|<[^<>]*+>", re.DOTALL)
"""A time, a comment, and what is a tag of no known name to WebVTT (section 6.4, "WebVTT cue text parsing rules")."""
_OVERRIDE = re.compile(r"\{\\[^{}\n]{1,200}\}")
"""What SubRip has from SubStation Alpha: `{\\an8}`."""
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}+|#[xX][0-9A-Fa-f]{1,8}+|[A-Za-z][A-Za-z0-9]{1,31}+);?")

Tag = tuple[int, int, str, str]
"""Start, end, kind (`open`, `close`, `alone`) and name of a tag."""


def read(
    markup: str,
    lang: str,
    *,
    names: frozenset[str] | None = None,
    references: bool = True,
    times: bool = False,
    overrides: bool = False,
) -> Segment:
    """The text of the markup with its tags as codes; a tag without its partner is a code of its own kind.

    With `names`, only those elements are tags, and anything else in angle brackets is text.
    """
    if "<" not in markup and not (references and "&" in markup) and not (overrides and "{" in markup):
        return Segment(markup, lang)
    found = [(*each.span(), each) for each in _TAG.finditer(markup) if names is None or each[2].lower() in names]
    alone = [(*each.span(), None) for each in _TIME.finditer(markup)] if times else []
    alone += [(*each.span(), None) for each in _OVERRIDE.finditer(markup)] if overrides else []
    pieces: list[str] = []
    codes: list[Code] = []
    opened: list[tuple[str, str]] = []
    done = length = 0
    resolve: Callable[[str], str] = resolved if references else str
    for number, (start, end, tag) in enumerate(sorted([*found, *alone], key=lambda one: one[0]), 1):
        if start < done:
            continue
        pieces.append(resolve(markup[done:start]))
        length += len(pieces[-1])
        done = end
        kind, name = _kind(tag, opened, number)
        codes.append(Code(name, kind, length, markup[start:end]))
        if kind is CodeKind.STANDALONE:
            pieces.append(OBJECT)
            length += 1
    pieces.append(resolve(markup[done:]))
    return Segment("".join(pieces), lang, codes=tuple(codes))


def _kind(tag: "re.Match[str] | None", opened: list[tuple[str, str]], number: int) -> tuple[CodeKind, str]:
    if tag is None:
        return CodeKind.STANDALONE, str(number)
    name = tag[2].lower()
    if not tag[1]:
        if tag[3].endswith("/"):
            return CodeKind.STANDALONE, f"{name}{number}"
        opened.append((name, f"{name}{number}"))
        return CodeKind.OPEN, f"{name}{number}"
    at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == name), -1)
    return CodeKind.CLOSE, opened.pop(at)[1] if at >= 0 else f"{name}{number}"


def resolved(text: str, *, in_attribute: bool = False) -> str:
    """The text with its character references resolved as HTML does it; what is no reference stays.

    Those of the oldest names need no semicolon (section 13.2.5.73); in an attribute only where no letter, digit or
    equals sign follows, so that the parameters of an address are none.
    """
    if "&" not in text:
        return text
    return _REFERENCE.sub(_in_attribute if in_attribute else _one, text)


def _in_attribute(found: "re.Match[str]") -> str:
    reference = found[0]
    if reference[-1] != ";" and reference[1] != "#":
        follows = found.string[found.end() : found.end() + 1]
        if reference[1:] not in entities.html5 or follows == "=":
            return reference
    return _one(found)


def _one(found: "re.Match[str]") -> str:
    said = html.unescape(found[0])
    return said if said != "\ufffd" and said != OBJECT else found[0]


def written(segment: Segment, escape: Callable[[str], str]) -> str:
    """The markup of the segment. Raises ConfigurationError for a U+FFFC that no code owns."""
    pieces: list[str] = []
    done = 0
    owned = {code.position for code in segment.codes if code.kind is CodeKind.STANDALONE}
    if any(char == OBJECT and at not in owned for at, char in enumerate(segment.text)):
        raise ConfigurationError("the text has a U+FFFC (OBJECT REPLACEMENT CHARACTER) that stands for no inline code")
    for code in segment.codes:
        pieces += (escape(segment.text[done : code.position]), code.markup)
        done = code.position + (code.kind is CodeKind.STANDALONE)
    return "".join((*pieces, escape(segment.text[done:])))


def escaped(text: str) -> str:
    """The text with what HTML would take for markup written as references; a no-break space as `&nbsp;`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_ends(segment: Segment) -> Segment:
    """The segment without carriage returns before its line feeds, codes moved along."""
    if "\r\n" not in segment.text:
        return segment
    moved = tuple(
        replace(code, position=code.position - segment.text.count("\r\n", 0, code.position)) for code in segment.codes
    )
    return replace(segment, text=segment.text.replace("\r\n", "\n"), codes=moved)
