"""Placeholders and markup that a format keeps in its text, lifted off it as codes, and put back.

PO, JSON, `.properties`, Qt, Android and the like have no inline elements: `%s`, `{name}`, `%1` and `<b>` stand in the
text. `lifted` turns them into codes, so that such a text can go into XLIFF or TMX, be matched in a memory without its
variables, or be shown with chips; `lowered` is its inverse.
"""

from collections.abc import Iterable
from dataclasses import replace

import regex

from tmkit.core import OBJECT, Code, CodeKind, Segment
from tmkit.text import patterns, placeholders
from tmkit.text.placeholders import PlaceholderKind

_QT = patterns.of(r"%(?:L?[1-9][0-9]?|n)")
_FLUENT = patterns.of(
    r"""\{\s{0,99}(?:\$[A-Za-z][\w-]{0,99}|-[A-Za-z][\w.-]{0,99}(?:\([^(){}]{0,200}\))?|[A-Z][A-Z0-9_-]{0,99}\([^(){}]{0,200}\)
        |"(?:[^"\\\n]|\\.){0,200}"|(?<=\s)[a-z][\w.-]{0,99}(?=\s))\s{0,99}\}""",
    regex.VERBOSE,
)
"""Fluent's placeables but selects, whose variants are text: `{ $count }`, `{ -brand }`, `{ DATETIME($day) }`."""
_TAG = patterns.of(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})((?:\s[^<>]{0,500})?)(/?)>")
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "area", "col", "embed", "link", "meta", "source", "track"})
"""HTML elements without an end tag (HTML Living Standard, section 13.1.2)."""
_UNORDERED = frozenset({PlaceholderKind.URL, PlaceholderKind.EMAIL})

_Found = tuple[int, int, CodeKind, str, bool]
"""Start, end, kind, id, whether it may change places with others."""


def lifted(segment: Segment, flags: Iterable[str] = ()) -> Segment:
    """The segment with each placeholder as a standalone code, and each tag as a code of its kind, off the text.

    `flags` are the unit's; `qt-format` adds Qt's `%1` and `%n`. Addresses stay text. Codes that it has stay.
    """
    found = sorted((*_placeholders(segment.text, frozenset(flags)), *_tags(segment.text)))
    pieces: list[str] = []
    codes: list[Code] = []
    moves: list[tuple[int, int]] = []
    done = length = 0
    for start, end, kind, name, moves_freely in found:
        if start < done:
            continue
        pieces.append(segment.text[done:start])
        length += start - done
        codes.append(Code(name, kind, length, segment.text[start:end], can_reorder=moves_freely))
        if kind is CodeKind.STANDALONE:
            pieces.append(OBJECT)
            length += 1
        done = end
        moves.append((end, length - end))
    if not codes:
        return segment
    kept = [replace(code, position=_moved(code.position, moves)) for code in segment.codes]
    ordered = sorted((*kept, *codes), key=lambda code: (code.position, code.kind is CodeKind.STANDALONE))
    return replace(segment, text="".join((*pieces, segment.text[done:])), codes=tuple(ordered))


def _moved(position: int, moves: list[tuple[int, int]]) -> int:
    return position + next((by for end, by in reversed(moves) if end <= position), 0)


def lowered(segment: Segment) -> Segment:
    """The segment with its codes' markup in its text, as a format without inline codes has it."""
    if not segment.codes:
        return segment
    pieces: list[str] = []
    done = 0
    for code in segment.codes:
        pieces += (segment.text[done : code.position], code.markup)
        done = code.position + (code.kind is CodeKind.STANDALONE)
    return replace(segment, text="".join((*pieces, segment.text[done:])), codes=())


def _placeholders(text: str, flags: frozenset[str]) -> list[_Found]:
    found = [one for one in placeholders.find(text, flags) if one.kind not in _UNORDERED]
    bare = [one for one in found if one.kind is PlaceholderKind.PRINTF and "$" not in one.text and one.text != "%%"]
    made = [
        (one.span.start, one.span.end, CodeKind.STANDALONE, one.key, one not in bare or len(bare) == 1) for one in found
    ]
    if "qt-format" in flags:
        made += [(each.start(), each.end(), CodeKind.STANDALONE, each[0], True) for each in _QT.finditer(text)]
    if "{" in text:
        made += [(each.start(), each.end(), CodeKind.STANDALONE, each[0], True) for each in _FLUENT.finditer(text)]
    return made


def _tags(text: str) -> list[_Found]:
    """Tags, each end with the id of its start; a tag without its partner stands alone in its kind."""
    if "<" not in text:
        return []
    found: list[_Found] = []
    opened: list[tuple[str, str]] = []
    for number, each in enumerate(_TAG.finditer(text), 1):
        name = each[2].lower()
        if each[4] or name in _VOID:
            found.append((each.start(), each.end(), CodeKind.STANDALONE, f"{name}{number}", True))
        elif not each[1]:
            opened.append((name, f"{name}{number}"))
            found.append((each.start(), each.end(), CodeKind.OPEN, f"{name}{number}", True))
        else:
            at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == name), -1)
            partner = opened.pop(at)[1] if at >= 0 else f"{name}{number}"
            found.append((each.start(), each.end(), CodeKind.CLOSE, partner, True))
    return found
