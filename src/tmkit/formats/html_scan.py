"""HTML as a row of tags, texts and comments with their places (HTML Living Standard, section 13.2, read tolerantly).

Nothing is refused: what is no tag is text, an end tag without its start is a tag, a comment that does not end runs to
the end of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment><!--(?:>|->|.*?(?:--!?>|\Z))|<[!?][^>]*+(?:>|\Z)|</[^A-Za-z>][^>]*+(?:>|\Z))
      | <(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:=\s{0,99}+(?:"[^"]{0,99999}+"|'[^']{0,99999}+')|[^>])*+)>""",
    re.VERBOSE | re.DOTALL,
)
_BEGUN = re.compile(r"<(?=[A-Za-z!?]|/[^>])")
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)))?+""", re.DOTALL
)
RAW = frozenset({"script", "style", "iframe", "noembed", "noframes"})
"""Elements whose content is no text."""
LITERAL = frozenset({"xmp", "plaintext"})
"""Elements whose content is text without tags and references, shown as it stands."""
_TEXT_ONLY = frozenset({"textarea", "title"}) | LITERAL
"""Elements whose content is text without tags."""
_SCRIPT = re.compile(r"<!--(?:-?>)?|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)
VOID = frozenset(
    {"br", "hr", "img", "input", "wbr", "area", "col", "embed", "link", "meta", "source", "track", "base", "param"}
)
"""Elements without an end tag (section 13.1.2)."""
INLINE = frozenset({
    "a", "abbr", "acronym", "area", "b", "bdi", "bdo", "big", "blink", "br", "cite", "code", "data", "del", "dfn", "em",
    "embed", "font", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "nobr", "output", "q", "rp", "rt",
    "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that stand within a paragraph (section 3.2.5.2.5, phrasing content, without what holds no sentence)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, a text or a comment."""

    kind: str
    """`text`, `comment`, `open`, `close` or `void`."""
    start: int
    end: int
    name: str = ""
    """Of the element, in lower case."""
    attributes: int = -1
    """Where a tag's attributes begin."""


def pieces(text: str) -> Iterator[Piece]:
    """The file in its pieces, without gaps; the content of scripts and styles is left out."""
    at, begun = 0, None
    while at < len(text):
        begun = _BEGUN.search(text, at)
        found = _TOKEN.match(text, begun.start()) if begun else None
        if found is None:
            break
        if found.start() > at:
            yield Piece("text", at, found.start())
        at = found.end()
        if found["comment"] is not None:
            yield Piece("comment", found.start(), at)
            continue
        name = found["name"].lower()
        kind = "close" if found["close"] else "void" if name in VOID or text[at - 2] == "/" else "open"
        if kind == "void" and name not in VOID and name in RAW | _TEXT_ONLY | {"a", "p", "div", "span", "li"}:
            kind = "open"  # the standard ignores the slash
        yield Piece(kind, found.start(), at, name, found.start("attributes"))
        if kind == "open" and name in RAW | _TEXT_ONLY:
            end = _script_end(text, at) if name == "script" else _content_end(text, at, name)
            if name in _TEXT_ONLY and end > at:
                yield Piece("text", at, end)
            at = end
    cut = begun.start() if at < len(text) and begun else len(text)
    if at < cut:
        yield Piece("text", at, cut)
    if cut < len(text):  # a tag that the file's end cuts off
        yield Piece("comment", cut, len(text))


def _content_end(text: str, at: int, name: str) -> int:
    ended = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return ended.start() if ended else len(text)


def _script_end(text: str, at: int) -> int:
    """Where a script ends: a script in its comment has an end tag of its own (sections 13.2.5.20 to 13.2.5.31)."""
    in_comment = in_script = False
    for found in _SCRIPT.finditer(text, at):
        if found[0].startswith("<!--"):
            in_comment = in_comment or not found[0].endswith(">")
        elif found[0] == "-->":
            in_comment = in_script = False
        elif not found[1]:
            in_script = in_comment
        elif in_script:
            in_script = False
        else:
            return found.start()
    return len(text)


def attributes(text: str, piece: Piece) -> Iterator[tuple[str, int, int, str]]:
    """Name, start and end of the value, and its quotation mark, for each attribute of a tag that has a value."""
    for found in _ATTRIBUTE.finditer(text, piece.attributes, piece.end - 1):
        for group, mark in ((2, '"'), (3, "'"), (4, "")):
            if found[group] is not None:
                yield found[1].lower(), found.start(group), found.end(group), mark
