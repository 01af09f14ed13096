"""Between our code points and a client's lines and characters; the one file that knows UTF-16.

A client and the server agree on an encoding (LSP 3.17, "Position"): a character counts code units of UTF-8, UTF-16 or
UTF-32 within its line. A line ends at CR LF, LF or CR, and nowhere else.
"""

from bisect import bisect_right
from enum import StrEnum

import regex

_LINE_END = regex.compile(r"\r\n|\n|\r")


class Encoding(StrEnum):
    """What a client counts characters in, as the protocol spells it."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"


def width(text: str, encoding: Encoding) -> int:
    """Code units that the text takes in that encoding."""
    if encoding is Encoding.UTF_32 or text.isascii():
        return len(text)
    if encoding is Encoding.UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


class Lines:
    """A text with its line starts, so that positions are found without reading it again."""

    def __init__(self, text: str) -> None:
        """Reads the text once."""
        self.text = text
        self._starts = [0, *(int(found.end()) for found in _LINE_END.finditer(text))]
        self._ends = [*(int(found.start()) for found in _LINE_END.finditer(text)), len(text)]

    def __len__(self) -> int:
        """How many lines; a text without a line end has one."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """The line of that number, from 0, without its end."""
        return self.text[self._starts[number] : self._ends[number]]

    def offset(self, line: int, character: int, encoding: Encoding) -> int:
        """Code points from the start of the text.

        A line past the last is the end of the text, a character past its line's end is that end (LSP 3.17); one inside
        a character that takes several code units is that character's start.
        """
        if line >= len(self._starts):
            return len(self.text)
        start, content = self._starts[line], self.line(line)
        if encoding is Encoding.UTF_32 or content.isascii():
            return start + min(max(character, 0), len(content))
        units = 0
        for at, char in enumerate(content):
            units += width(char, encoding)
            if units > character:
                return start + at
        return start + len(content)

    def position(self, offset: int, encoding: Encoding) -> tuple[int, int]:
        """Line and character, from 0, of an offset in code points; one between CR and LF is the line's end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return line, width(self.text[self._starts[line] : min(offset, self._ends[line])], encoding)
