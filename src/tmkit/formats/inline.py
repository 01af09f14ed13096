"""Inline codes: from the markup inside a segment to codes that stand off its text, and back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from xml.parsers import expat

from tmkit.core import OBJECT, Code, CodeKind, ConfigurationError, Segment
from tmkit.formats import xmltext
from tmkit.formats.xmlspans import Node, Window


@dataclass(frozen=True, slots=True)
class Role:
    """What an inline element is."""

    kind: CodeKind | None
    """None for a pair that holds text (`<g>`, `<pc>`, `<hi>`, `<mrk>`): it becomes an opening and a closing code."""
    id: str
    equivalent: str = ""
    can_delete: bool = False
    can_reorder: bool = True


Vocabulary = Callable[[Node], Role]
"""A format's word for each inline element."""


def read(window: Window, node: Node, vocabulary: Vocabulary, lang: str) -> Segment:
    """The element's content as a segment: text verbatim, references resolved, codes off it."""
    if not node.children:
        return Segment(xmltext.plain(window.content(node)), lang)
    text: list[str] = []
    codes: list[Code] = []
    _content(window, node, vocabulary, text, codes, 0)
    return Segment("".join(text), lang, codes=tuple(codes))


def _content(
    window: Window, node: Node, vocabulary: Vocabulary, text: list[str], codes: list[Code], length: int
) -> int:
    done = window.inner(node)
    for child in node.children:
        text.append(xmltext.plain(window.between(done, child.start)))
        length += len(text[-1])
        done = child.end
        role = vocabulary(child)
        if role.kind is None:
            inner = child.end if window.is_empty_tag(child) else window.inner(child)
            codes.append(_code(role, CodeKind.OPEN, length, window.between(child.start, inner)))
            if window.is_empty_tag(child):
                codes[-1] = replace(codes[-1], markup=codes[-1].markup[:-2].rstrip() + ">")
                closing = f"</{codes[-1].markup[1:-1].split(maxsplit=1)[0]}>"
            else:
                length = _content(window, child, vocabulary, text, codes, length)
                closing = window.between(child.close, child.end)
            codes.append(_code(role, CodeKind.CLOSE, length, closing))
            continue
        codes.append(_code(role, role.kind, length, window.between(child.start, child.end)))
        if role.kind is CodeKind.STANDALONE:
            text.append(OBJECT)
            length += 1
    text.append(xmltext.plain(window.between(done, node.close)))
    return length + len(text[-1])


def _code(role: Role, kind: CodeKind, position: int, markup: str) -> Code:
    return Code(role.id, kind, position, markup, role.equivalent, role.can_delete, role.can_reorder)


def written(segment: Segment, newline: str = "\n") -> str:
    """The segment as markup: the text escaped, each code's own markup in its place.

    Raises ConfigurationError for a character that XML cannot hold, or a U+FFFC that no code owns.
    """
    if not segment.codes and OBJECT not in segment.text:
        return _lines(xmltext.escaped(segment.text), newline)
    pieces: list[str] = []
    done = 0
    for code in segment.codes:
        pieces += (_lines(xmltext.escaped(segment.text[done : code.position]), newline), code.markup)
        done = code.position + (code.kind is CodeKind.STANDALONE)
    pieces.append(_lines(xmltext.escaped(segment.text[done:]), newline))
    owned = {code.position for code in segment.codes if code.kind is CodeKind.STANDALONE}
    if any(char == OBJECT and at not in owned for at, char in enumerate(segment.text)):
        raise ConfigurationError("the text has a U+FFFC (OBJECT REPLACEMENT CHARACTER) that stands for no inline code")
    markup = "".join(pieces)
    _check(markup)
    return markup


def _check(markup: str) -> None:
    """Raises ConfigurationError where the codes' markup does not make XML: another format's, or half a pair."""
    parser = expat.ParserCreate("UTF-8")
    try:
        parser.Parse(b'<!DOCTYPE x SYSTEM ""><x>' + markup.encode() + b"</x>", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ConfigurationError(f"the inline codes do not make well-formed XML in this order ({reason})") from None


def _lines(text: str, newline: str) -> str:
    return text if newline == "\n" else text.replace("\n", newline)


def recoded(text: str, old: Segment) -> Segment:
    """A new text with the codes of the one that it replaces.

    Each U+FFFC in it stands for the old text's next standalone code. The other codes keep their order and their place
    by the text before or after them that did not change, so that what was around the whole stays around the whole.

    Raises ConfigurationError when the text has more U+FFFC than the old one has codes.
    """
    if not old.codes and OBJECT not in text:
        return Segment(text, old.lang)
    standalone = [code for code in old.codes if code.kind is CodeKind.STANDALONE]
    rooms = [at for at, char in enumerate(text) if char == OBJECT]
    if len(rooms) > len(standalone):
        raise ConfigurationError(
            f"the text has {len(rooms)} U+FFFC (OBJECT REPLACEMENT CHARACTER) for {len(standalone)} inline codes"
        )
    moved = [replace(code, position=at) for code, at in zip(standalone, rooms, strict=False)]
    paired = _anchored(text, old, [code for code in old.codes if code.kind is not CodeKind.STANDALONE])
    codes = sorted((*paired, *moved), key=lambda code: (code.position, code.kind is CodeKind.STANDALONE))
    return Segment(text, old.lang, codes=tuple(codes))


def _anchored(text: str, old: Segment, codes: Sequence[Code]) -> list[Code]:
    shorter = min(len(text), len(old.text))
    before = next((at for at in range(shorter) if text[at] != old.text[at]), shorter)
    after = next((at for at in range(shorter - before) if text[-1 - at] != old.text[-1 - at]), shorter - before)
    placed: list[Code] = []
    at_end = False
    for code in codes:
        if code.position <= before and not at_end and (code.kind is CodeKind.OPEN or code.position < len(old.text)):
            position = code.position
        elif code.position >= len(old.text) - after:
            position, at_end = code.position + len(text) - len(old.text), True
        else:
            at_end = at_end or code.kind is CodeKind.CLOSE
            position = len(text) - after if at_end else before
        placed.append(replace(code, position=max(position, placed[-1].position if placed else 0)))
    return placed
