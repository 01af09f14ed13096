"""Inline codes as the text that they stand for: `<bpt id="1">&lt;b></bpt>` is `<b>`; and such text as codes again."""

import re
from dataclasses import replace

from tmkit.core import OBJECT, Code, CodeKind, Segment
from tmkit.formats import xmltext

_HOLDS = re.compile(r"<(bpt|ept|ph|it|ut)\b[^>]*?(?:/>|>(.*)</\1\s*>)", re.DOTALL)
_EMPTY = re.compile(r"</?(?:g|x|bx|ex|pc|sc|ec|cp)\b[^>]*>")
_ANNOTATION = re.compile(r"</?(?:mrk|sm|hi)\b[^>]*>|<em\b[^>]*\bstartRef=[^>]*>")
_DISPLAY = re.compile(r"\sdisp(?:Start)?=\"([^\"]*)\"")
"""What a code of XLIFF 2 is shown as: its data stand elsewhere in the file."""
_ELEMENT = re.compile(r"<[^>]*>")


def of(code: Code) -> str:
    """What the code stands for in the file that was translated; empty where its markup does not say."""
    shows = _DISPLAY.search(code.markup) if code.markup.startswith(("<ph", "<sc", "<ec", "<pc")) else None
    if shows:
        return xmltext.plain(shows[1])
    if _ANNOTATION.fullmatch(code.markup) or _EMPTY.fullmatch(code.markup):
        return ""
    held = _HOLDS.fullmatch(code.markup)
    if not held:
        return code.markup
    return xmltext.plain(_ELEMENT.sub("", held[2])) if held[2] else ""


def shown(code: Code) -> str:
    """What a text without inline codes has in its place: what it stands for, else its markup; an annotation nothing."""
    return "" if _ANNOTATION.fullmatch(code.markup) else of(code) or code.equivalent or code.markup


def lowered(segment: Segment) -> str:
    """The text with what its codes stand for."""
    pieces: list[str] = []
    done = 0
    for code in segment.codes:
        pieces += (segment.text[done : code.position], shown(code))
        done = code.position + (code.kind is CodeKind.STANDALONE)
    return "".join((*pieces, segment.text[done:]))


def raised(text: str, like: Segment) -> Segment | None:
    """The text with the codes of `like` where what they stand for stands; None where one of them is missing.

    Codes that stand for the same are taken in their order, so that a closing tag goes with the tag that it closes.
    """
    spelt = [(shown(code), code) for code in like.codes if shown(code)]
    if not spelt:
        return None if like.codes else Segment(text, like.lang)
    pattern = "|".join(sorted({re.escape(name) for name, _ in spelt}, key=len, reverse=True))
    pieces: list[str] = []
    codes: list[Code] = []
    done = length = 0
    for found in re.finditer(pattern, text):
        at = next((at for at, (name, _) in enumerate(spelt) if name == found[0]), None)
        if at is None:
            continue
        code = spelt.pop(at)[1]
        pieces.append(text[done : found.start()])
        length += found.start() - done
        codes.append(replace(code, position=length))
        if code.kind is CodeKind.STANDALONE:
            pieces.append(OBJECT)
            length += 1
        done = found.end()
    if spelt:
        return None
    return Segment("".join((*pieces, text[done:])), like.lang, codes=tuple(codes))
