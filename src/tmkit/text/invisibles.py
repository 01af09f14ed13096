"""Characters that nobody sees: their names, and a text that shows them."""

import unicodedata

from tmkit.text import patterns

_NAMES = {
    "\t": "TAB",
    "\n": "LINE FEED",
    "\r": "CARRIAGE RETURN",
    " ": "SPACE",
    "\x7f": "DELETE",
}
_UNSEEN = patterns.of(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]|(?! )\p{Zs}")

CONTROLS = patterns.of(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
"""Control characters that no text holds (all but tab and line ends), and the replacement character."""

BIDI = patterns.of(r"[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX 9): invisible, and they reorder what is read (CVE-2021-42574)."""

ZERO_WIDTH = patterns.of(r"[\u200b\u2060\ufeff\u00ad]")
"""Zero width space, word joiner, byte order mark in a text, soft hyphen. Joiners (U+200C, U+200D) are left out:
Persian, Indic scripts and emoji need them."""


def name(char: str) -> str:
    """The Unicode name of a character, such as `NO-BREAK SPACE`, or its number when it has none."""
    return _NAMES.get(char, "") or unicodedata.name(char, "") or f"U+{ord(char):04X}"


def shown(text: str) -> str:
    """The text with each unseen character as `<NAME>`; plain spaces stay."""
    return str(_UNSEEN.sub(lambda found: f"<{name(found[0])}>", text))
