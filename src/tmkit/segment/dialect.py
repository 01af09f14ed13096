r"""What an escape or a property means in the expressions of ICU and of Java, said as `regex` (version 1) reads it."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from tmkit.segment.ruleset import Dialect
from tmkit.text import patterns

HORIZONTAL = r" \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000"
VERTICAL = r"\n\x0b\f\r\x85\u2028\u2029"
LINE_ENDS = r"\n\r\x85\u2028\u2029"
"""What `.` does not match (java.util.regex.Pattern, "Line terminators"; ICU the same)."""

# Inside of a set, in ASCII: java.util.regex.Pattern, "Predefined character classes".
_JAVA_SETS = {"d": "0-9", "w": "a-zA-Z_0-9", "s": r" \t\n\x0b\f\r"}
_UNICODE_SETS = {"d": r"\d", "w": r"\w", "s": r"\s"}
_BOTH_SETS = {"h": HORIZONTAL, "v": VERTICAL}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "a": "\a", "e": "\x1b"}
# java.util.regex.Pattern, "POSIX character classes (US-ASCII only)" and "java.lang.Character classes".
_JAVA_PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "Lower": "a-z",
        "Upper": "A-Z",
        "ASCII": r"\x00-\x7f",
        "Alpha": "a-zA-Z",
        "Digit": "0-9",
        "Alnum": "a-zA-Z0-9",
        "Punct": r"!-/:-@\[-`{-\~",
        "Graph": r"!-\~",
        "Print": r" -\~",
        "Blank": r" \t",
        "Cntrl": r"\x00-\x1f\x7f",
        "XDigit": "0-9a-fA-F",
        "Space": r" \t\n\x0b\f\r",
        "javaLowerCase": r"\p{Lowercase}",
        "javaUpperCase": r"\p{Uppercase}",
        "javaTitleCase": r"\p{Lt}",
        "javaLetter": r"\p{L}",
        "javaDigit": r"\p{Nd}",
        "javaLetterOrDigit": r"\p{L}\p{Nd}",
        "javaWhitespace": r" \t\n\x0b\f\r\x1c-\x1f\p{Zl}\p{Zp}\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000",
        "javaSpaceChar": r"\p{Z}",
    }
)
_HEX = patterns.of(r"x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})")
_OCTAL = patterns.of(r"0([0-3]?[0-7]{1,2})")
_NAMED = patterns.of(r"N\{([^}]+)\}")
_PROPERTY = patterns.of(r"([pP])(?:\{(\^?)([^}]+)\}|([A-Z]))")


def literal(char: str) -> str:
    """A character as an expression that matches it, in a set and outside."""
    if char in " \t\n\r" or not char.isprintable():
        code = ord(char)
        return f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"
    return char if char.isalnum() or ord(char) > 127 else "\\" + char


def character(source: str, at: int) -> tuple[str, int] | None:
    """The one character that the escape at `at` (after the backslash) stands for, and where it ends; else none."""
    if found := _HEX.match(source, at):
        return chr(int(next(group for group in found.groups() if group), 16)), found.end()
    if found := _OCTAL.match(source, at):
        return chr(int(found[1], 8)), found.end()
    if found := _NAMED.match(source, at):
        return unicodedata.lookup(found[1]), found.end()
    char = source[at]
    if char == "c" and at + 1 < len(source):
        return chr(ord(source[at + 1].upper()) ^ 64), at + 2
    if char in _CONTROLS:
        return _CONTROLS[char], at + 1
    if not (char.isascii() and char.isalnum()):
        return char, at + 1
    return None


def char_set(source: str, at: int, dialect: Dialect, *, unicode: bool) -> tuple[str, bool, int] | None:
    """The set that the escape at `at` stands for: its inside, whether it is negated, and where the escape ends."""
    if found := _PROPERTY.match(source, at):
        name = found[3] or found[4]
        negated = (found[1] == "P") != bool(found[2])
        if dialect is Dialect.JAVA and name in _JAVA_PROPERTIES:
            return _JAVA_PROPERTIES[name], negated, found.end()
        return f"\\p{{{name}}}", negated, found.end()
    char = source[at]
    ascii_only = dialect is Dialect.JAVA and not unicode
    sets = (_JAVA_SETS if ascii_only else _UNICODE_SETS) | _BOTH_SETS
    if char.lower() in sets:
        return sets[char.lower()], char.isupper(), at + 1
    return None


def boundary(char: str) -> str | None:
    r"""The expression of a zero-width escape: `\b`, `\B`, `\A`, `\Z`, `\z`, `\G`.

    `\b` sees every letter in both dialects. Java's did until version 18, whatever `\w` was, and rules were written and
    tested with it: read as ASCII's, LanguageTool's French rules break after `l'éd.`, which their own tests forbid.
    """
    return {"b": r"\b", "B": r"\B", "A": r"\A", "Z": r"(?=\n?\Z)", "z": r"\Z", "G": r"\G"}.get(char)
