"""Texts that correspond, side by side in columns, by East Asian width."""

from collections.abc import Iterator, Sequence

from tmkit.report.widths import columns, width

COLUMN = 34
"""Terminal columns a language: three fit into 110."""
_CLOSING = frozenset(" ，。、；：！？）》」』”’…·")
"""What never begins a line (GB/T 15834, section 5)."""


def side_by_side(langs: Sequence[str], rows: Sequence[Sequence[str]], *, column: int = COLUMN) -> Iterator[str]:
    """The lines of a table, a column a language, each text folded into its column; a blank line between rows."""
    yield "   ".join(_padded(lang, column) for lang in langs).rstrip()
    for row in rows:
        yield ""
        folded = [list(_folded(text, column)) for text in row]
        for number in range(max(map(len, folded), default=0)):
            cells = [lines[number] if number < len(lines) else "" for lines in folded]
            yield "   ".join(_padded(cell, column) for cell in cells).rstrip()


def _padded(text: str, column: int) -> str:
    return text + " " * max(column - columns(text), 0)


def _folded(text: str, column: int) -> Iterator[str]:
    """Lines of at most `column` columns, broken at spaces and between wide characters, in a word only if need be."""
    line = ""
    for word in _pieces(text):
        if line and columns(line + word.rstrip()) > column:
            yield line.rstrip()
            line = ""
        while columns(word) > column:
            cut = next(at for at in range(1, len(word) + 1) if columns(word[:at]) > column) - 1
            yield word[:cut]
            word = word[cut:]
        line += word if line else word.lstrip()
    if line:
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word with its space, a wide character with the closing punctuation after it."""
    piece = ""
    for char in text:
        wide = width(char) == 2
        if piece and char not in _CLOSING and (wide or width(piece[-1]) == 2 or piece[-1] == " "):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece
