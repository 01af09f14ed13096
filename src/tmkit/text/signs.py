"""The signs of a text: which kinds of characters it has, as bits of one number.

One look at the characters of a text, each different one once, tells which longer looks are worth taking: without an
`@` there is no mail address, without a digit no `8 %`.
"""

from functools import reduce
from operator import or_

import regex

from tmkit.text import patterns
from tmkit.text.invisibles import BIDI, CONTROLS, ZERO_WIDTH

LETTER = 1 << 0
"""Unicode categories L."""
UPPER = 1 << 1
"""Categories Lu and Lt."""
DIGIT = 1 << 2
"""Categories N."""
APOSTROPHE = 1 << 3
"""The straight one."""
BRACE = 1 << 4
"""An opening one."""
ANGLE = 1 << 5
"""`<`."""
HOLDER = 1 << 6
"""What a placeholder or an address has: one of `% { @ $ # :`, or `www.`."""
CODE = 1 << 7
"""One of `/ \\ $` and the backquote."""
BRACKET = 1 << 8
"""`( ) [ ]`."""
HYPHEN = 1 << 9
"""The plain one, which is also minus."""
DOT = 1 << 10
"""A full stop elsewhere than right after a character at the very end."""
MARK = 1 << 11
"""`, ; : ? !`, their full-width kin, and quotes that may hold nothing or touch a word on either side."""
KNOT = 1 << 12
"""`_ @ ^ ~ | \\`: signs that no sentence has."""
BREAK = 1 << 13
"""Line feed, tab, backslash."""
SPACED = 1 << 14
"""A space at an edge, two spaces together, or one that does not break."""
CORRUPT = 1 << 15
"""A control character, a replacement character, or what UTF-8 looks like when it is read as Windows-1252."""
TWIN = 1 << 16
"""Cyrillic or Greek, which have twins of Latin letters."""
HIDDEN = 1 << 17
"""Zero-width characters and direction controls."""
FRENCH = 1 << 18
"""`; ! ? : « »`."""
CHINESE = 1 << 19
"""`, . : ; ? ! ( …`, which Chinese writes in other forms."""
ASKING = 1 << 20
"""`?` and `!`."""
WORDLESS = 1 << 21
"""Neither letter nor digit."""
CODED = 1 << 22
"""Inline codes stand off the text; for whoever knows the segment to add."""
NOTED = 1 << 24
"""The format says more of the unit (its properties); for whoever knows the unit to add to the source's."""
CURLY = 1 << 25
"""The typographic apostrophe."""

_LEAD, _FOLLOWER, _STOP, _W = (1 << bit for bit in range(28, 32))
_DERIVED = _STOP | _W | _LEAD

_PLAIN: dict[int, str] = {
    APOSTROPHE: "'",
    BRACE: "{",
    ANGLE: "<",
    HOLDER: "%{@$#:",
    CODE: "/\\$`",
    BRACKET: "()[]",
    HYPHEN: "-",
    CURLY: "\u2019",
    MARK: ',;:?!\uff0c\u3002\uff1b\uff1a\u3001"\u201c\u201d«（「',
    KNOT: "_@^~|\\",
    BREAK: "\n\t\\",
    SPACED: "\u00a0\u202f\u3000",
    FRENCH: ";!?:«»",
    CHINESE: ",.:;?!(\u2026",
    ASKING: "?!",
    _STOP: ".",
    _W: "wW",
}
_CLASSES: dict[int, "regex.Pattern[str]"] = {
    LETTER: patterns.of(r"\p{L}"),
    UPPER: patterns.of(r"[\p{Lu}\p{Lt}]"),
    DIGIT: patterns.of(r"\p{N}"),
    CORRUPT: CONTROLS,
    TWIN: patterns.of(r"[\p{Cyrillic}\p{Greek}]"),
    HIDDEN: patterns.of(f"{ZERO_WIDTH.pattern}|{BIDI.pattern}"),
    # The first byte of a character in UTF-8 and the others, as Windows-1252 or Latin-1 shows them.
    _LEAD: patterns.of(r"[\xc2-\xf4]"),
    _FOLLOWER: patterns.of(
        r"[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
        r"\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    ),
}


class _Known(dict[str, int]):
    """The signs of each character met so far; there are as many as Unicode has at most."""

    def __missing__(self, char: str) -> int:
        bits = LETTER if "\u4e00" <= char <= "\u9fff" else self._looked_up(char)
        self[char] = bits
        return bits

    @staticmethod
    def _looked_up(char: str) -> int:
        bits = sum(bit for bit, chars in _PLAIN.items() if char in chars)
        return bits | sum(bit for bit, pattern in _CLASSES.items() if pattern.match(char))


_of = _Known().__getitem__


def signs(text: str) -> int:
    """The signs of a text."""
    bits = reduce(or_, map(_of, set(text)), 0)
    if bits & _DERIVED:
        if bits & _STOP:
            if text.find(".", 0, -1) >= 0 or text[-2:-1].isspace():
                bits |= DOT
            if bits & _W and "www." in text.lower():
                bits |= HOLDER
        if bits & _LEAD and bits & _FOLLOWER:
            bits |= CORRUPT
    if not bits & (LETTER | DIGIT):
        bits |= WORDLESS
    if text and ("  " in text or text[0] in " \t" or text[-1] in " \t"):
        bits |= SPACED
    return bits
