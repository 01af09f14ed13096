"""A segment of text and the inline codes that stand off it."""

from dataclasses import dataclass, field
from enum import StrEnum

from tmkit.core.span import Span

OBJECT = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: the room that a standalone code takes in a text


class CodeKind(StrEnum):
    """How a code relates to the text (XLIFF 2.1, section 4.2.3)."""

    OPEN = "open"
    CLOSE = "close"
    STANDALONE = "standalone"


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code (a tag, a placeholder element) standing off the text.

    A standalone code that stands for content (`<ph/>`, `<x/>`, `<br/>`) owns the one U+FFFC at `position` in the text;
    an opening or closing code takes no room and stands just before the character at `position`.
    """

    id: str
    """Pairs an opening code with its closing one, and a source code with its target copy; unique per kind."""
    kind: CodeKind
    position: int
    """Code points into the segment's text."""
    markup: str
    """What the file has, verbatim."""
    equivalent: str = ""
    """The plain text it stands for, where the format says so (`equiv-text`, `equiv`)."""
    can_delete: bool = False
    can_reorder: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """One text in one language, verbatim; where it was found takes no part in equality."""

    text: str
    """Verbatim slice of its document: `segment.place.of(document) == segment.text`."""
    lang: str
    """BCP 47 tag."""
    place: Span | None = field(default=None, compare=False)
    """Code points of the document that it was cut from; none where it was made by hand or read from markup."""
    codes: tuple[Code, ...] = ()
    """In order of position; at one position as the file has them."""

    @property
    def plain(self) -> str:
        """The text with each standalone code replaced by its equivalent text (or by nothing)."""
        if OBJECT not in self.text:
            return self.text
        equivalents = {code.position: code.equivalent for code in self.codes if code.kind is CodeKind.STANDALONE}
        return "".join(equivalents.get(at, char) if char == OBJECT else char for at, char in enumerate(self.text))
