"""JSON (RFC 8259) as a tree of values with their places in the text; `//` and `/* */` comments are read past.

Chrome reads comments in an extension's messages, and editors write them; `json` refuses them, and of keys that stand
twice it tells the last alone.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tmkit.core import InputError, ParseError, RefusedError
from tmkit.formats.text_slots import Lines

DEEPEST = 100
"""Nested values; real files of messages stay under a dozen."""
_TOKEN = re.compile(
    r"""(?:[ \t\n\r]++|//[^\n]*+|/\*.*?\*/)*+(?:
        (?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+")
      | (?P<mark>[{}\[\]:,])
      | (?P<other>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null)
      | (?P<end>\Z) )""",
    re.VERBOSE | re.DOTALL,
)
_GAP = re.compile(r"(?:[ \t\n\r]++|//[^\n]*+|/\*.*?\*/)*+", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+')


@dataclass(slots=True)
class Value:
    """A value and where it stands."""

    kind: str
    """`object`, `array`, `string` or `other`."""
    start: int
    end: int = -1
    text: str = ""
    """What a string says."""
    members: "list[Member]" = field(default_factory=list)
    items: "list[Value]" = field(default_factory=list)

    def get(self, key: str) -> "Value | None":
        """The value of the last member of that name, as `json` has it."""
        return next((member.value for member in reversed(self.members) if member.key == key), None)

    def string(self, key: str) -> str:
        """What the string of that name says; empty where there is none."""
        found = self.get(key)
        return found.text if found is not None and found.kind == "string" else ""


@dataclass(slots=True)
class Member:
    """A key and its value."""

    key: str
    start: int
    """Of the key's quotation mark."""
    end: int
    """After the key's other quotation mark."""
    value: Value


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0

    def next(self) -> tuple[str, int, int]:
        """Kind, start and end of the next token; a mark is its own kind."""
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            raise self.lost()
        kind = found.lastgroup or ""
        start, self.at = found.span(kind)
        return self.text[start] if kind == "mark" else kind, start, self.at

    def lost(self) -> InputError:
        gap = _GAP.match(self.text, self.at)
        at = gap.end() if gap else self.at
        char = self.text[at : at + 1]
        if char == '"':
            string = _STRING.match(self.text, at)
            at = string.end() if string else at
            bad = self.text[at : at + 1]
            if bad == "\\":
                return self.wrong("a backslash is followed by what is no escape", at)
            return self.wrong("a string does not end on its line" if bad in "\r\n" else "a string does not end", at)
        if self.text.startswith("/*", at):
            return self.wrong("a comment does not end", at)
        return self.wrong(f"{char!r} stands where JSON has no such thing", at)

    def wrong(self, what: str, at: int) -> ParseError:
        place = Lines.of(self.text).place(at)
        return ParseError(f"is not JSON: {what}", line=place.line, column=place.column)


def parse(text: str) -> Value:
    """The tree of the text. Raises ParseError with line and column, or RefusedError when it is nested too deep."""
    reader = _Reader(text)
    root = _value(reader, *reader.next(), 0)
    kind, start, _ = reader.next()
    if kind != "end":
        raise reader.wrong("something follows its end", start)
    return root


def _value(reader: _Reader, kind: str, start: int, end: int, depth: int) -> Value:
    if depth > DEEPEST:
        place = Lines.of(reader.text).place(start)
        raise RefusedError(f"values are nested more than {DEEPEST} deep", line=place.line, column=place.column)
    if kind == "string":
        return Value("string", start, end, said(reader.text[start:end]))
    if kind == "other":
        return Value("other", start, end)
    value = Value({"{": "object", "[": "array"}.get(kind, ""), start)
    if not value.kind:
        raise reader.wrong("it ends too early" if kind == "end" else f"{kind!r} stands where a value belongs", start)
    closing = "}" if kind == "{" else "]"
    kind, start, end = reader.next()
    while kind != closing:
        if value.kind == "object":
            value.members.append(_member(reader, kind, start, end, depth))
        else:
            value.items.append(_value(reader, kind, start, end, depth + 1))
        kind, start, end = reader.next()
        if kind == ",":
            comma = start
            kind, start, end = reader.next()
            if kind == closing:
                raise reader.wrong("a comma has nothing after it", comma)
        elif kind != closing:
            what = "it ends too early" if kind == "end" else f"a comma or {closing!r} is missing"
            raise reader.wrong(what, start)
    value.end = end
    return value


def _member(reader: _Reader, kind: str, start: int, end: int, depth: int) -> Member:
    if kind != "string":
        raise reader.wrong("it ends too early" if kind == "end" else "a key in quotation marks is missing", start)
    colon, at, _ = reader.next()
    if colon != ":":
        raise reader.wrong("a colon is missing after the key", at)
    return Member(said(reader.text[start:end]), start, end, _value(reader, *reader.next(), depth + 1))


def said(literal: str) -> str:
    """What a string literal says; a lone surrogate, which no text may hold, is U+FFFD."""
    if "\\" not in literal:
        return literal[1:-1]
    text: str = json.loads(literal)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def strings(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Value]]:
    """Every string below a value, with its path, in file order."""
    if value.kind == "string":
        yield path, value
    for member in value.members:
        yield from strings(member.value, (*path, member.key))
    for number, item in enumerate(value.items):
        yield from strings(item, (*path, number))
