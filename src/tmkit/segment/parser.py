r"""Regular expressions of SRX files read: ICU's or Java's in, what `regex` (version 1) reads out."""

from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from tmkit.segment.dialect import LINE_ENDS, boundary, char_set, character, literal
from tmkit.segment.pattern import Chars, Group, Node, Opaque, Repeat, Sequence, Text, joined, simplified
from tmkit.segment.ruleset import Dialect
from tmkit.text import patterns


class PatternError(ValueError):
    """An expression that cannot be read: what is wrong with it."""


class Flags(NamedTuple):
    """What inline flags say."""

    fold: bool = False
    dotall: bool = False
    multiline: bool = False
    comments: bool = False
    unicode: bool = False


_RUN = patterns.of(r"[^\\\[\](){}.*+?^$|#\s]+")
_QUANTIFIER = patterns.of(r"(?:[*+?]|\{(\d+)(,(\d*))?\})[+?]?")
_FLAGS = patterns.of(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])")
_OPENING = patterns.of(r"\((?:\?(?::|>|=|!|<=|<!|<([A-Za-z]\w*)>|P<([A-Za-z]\w*)>))?")
_BACK = patterns.of(r"([1-9])|k<([A-Za-z]\w*)>")
_BACK_USED = patterns.of(r"\\[1-9]|\\k<")
_COMMENT = patterns.of(r"\s+|#[^\n]*")


def parse(source: str, dialect: Dialect, *, groups: int = 0) -> tuple[Sequence, ...]:
    """The alternatives of an expression.

    `groups`: how many capturing groups stand before it, which its back references must count in.
    Raises PatternError.
    """
    parser = _Parser(source, dialect, captures=_BACK_USED.search(source) is not None, groups=groups)
    choices = parser.choices(Flags())
    if parser.at < len(source):
        raise PatternError(f"unmatched ) at character {parser.at + 1}")
    return choices


@dataclass
class _Parser:
    source: str
    dialect: Dialect
    captures: bool = False
    groups: int = 0
    at: int = 0
    depth: int = 0
    flags: Flags = field(default_factory=Flags)

    def choices(self, flags: Flags) -> tuple[Sequence, ...]:
        """Up to the closing parenthesis or the end; flags set inside hold to there."""
        self.depth += 1
        if self.depth > 50:
            raise PatternError("groups nest deeper than 50")
        self.flags = flags
        found: list[Sequence] = []
        nodes: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "|":
                self.at += 1
                found.append(joined(nodes))
                nodes = []
            else:
                nodes += self._piece()
        found.append(joined(nodes))
        self.depth -= 1
        return tuple(found)

    def _piece(self) -> list[Node]:
        if self.flags.comments and (gap := _COMMENT.match(self.source, self.at)):
            self.at = gap.end()
            return []
        nodes = self._atoms()
        if not nodes:
            return []
        found = _QUANTIFIER.match(self.source, self.at)
        if not found:
            return nodes
        self.at = found.end()
        *rest, last = nodes
        if isinstance(last, Text) and len(last.chars) > 1:
            rest, last = [*rest, Text(last.chars[:-1], last.fold)], Text(last.chars[-1], last.fold)
        least, most = _bounds(found)
        if most is not None and most < least:
            raise PatternError(f"{found[0]} asks for fewer than it needs")
        return [*rest, Repeat(last, least, most, found[0])]

    def _atoms(self) -> list[Node]:
        source, char = self.source, self.source[self.at]
        if run := _RUN.match(source, self.at):
            self.at = run.end()
            return [self._text(run[0])]
        if char == "\\":
            return self._escape()
        if char == "[":
            return [self._set()]
        if char == "(":
            return self._group()
        self.at += 1
        if char == ".":
            return [Chars(r"[\s\S]" if self.flags.dotall else f"[^{LINE_ENDS}]")]
        if char in "^$":
            return [Opaque(f"(?m:{char})" if self.flags.multiline else char, True)]
        if char in "*+?":
            raise PatternError(f"nothing to repeat at character {self.at}")
        return [self._text(char)]

    def _text(self, chars: str) -> Text:
        return Text(chars, self.flags.fold and chars.lower() != chars.upper())

    def _escape(self) -> list[Node]:
        source, after = self.source, self.at + 1
        if after >= len(source):
            raise PatternError("ends with a backslash")
        if source[after] == "Q":
            end = source.find("\\E", after)
            quoted = source[after + 1 :] if end < 0 else source[after + 1 : end]
            self.at = len(source) if end < 0 else end + 2
            return [self._text(quoted)] if quoted else []
        if found := char_set(source, after, self.dialect, unicode=self.flags.unicode):
            inside, negated, self.at = found
            return [Chars(self._cased(f"[{'^' if negated else ''}{inside}]"))]
        if zero := boundary(source[after]):
            self.at = after + 1
            return [Opaque(zero, True)]
        if source[after] in "RX":
            self.at = after + 1
            return [Opaque(r"(?>\r\n|[\n\x0b\f\r\x85\u2028\u2029])" if source[after] == "R" else r"\X", False)]
        if back := _BACK.match(source, after):
            self.at = back.end()
            return [Opaque(f"\\{int(back[1]) + self.groups}" if back[1] else f"(?P={back[2]})", False)]
        if one := self._character(after):
            self.at = one[1]
            return [self._text(one[0])]
        raise PatternError(f"\\{source[after]} is no escape")

    def _character(self, after: int) -> tuple[str, int] | None:
        try:
            return character(self.source, after)
        except (KeyError, ValueError, OverflowError):
            raise PatternError(f"\\{self.source[after]} names no character") from None

    def _cased(self, source: str) -> str:
        return f"(?i:{source})" if self.flags.fold else source

    def _group(self) -> list[Node]:
        outer = self.flags
        if found := _FLAGS.match(self.source, self.at):
            inner = _set_flags(outer, found[1], found[2] or "")
            self.at = found.end()
            if found[3] == ")":
                self.flags = inner
                return []
            return [self._closed("(?:", inner, outer)]
        found = _OPENING.match(self.source, self.at)
        self.at = found.end()
        name = found[1] or found[2]
        opening = f"(?P<{name}>" if name else found[0]
        if opening == "(" or (name and not self.captures):
            opening = "(" if self.captures else "(?:"
        group = self._closed(opening, outer, outer)
        if opening in {"(?=", "(?!", "(?<=", "(?<!"}:
            return [Opaque(group.source, True)]
        return [simplified(group)]

    def _closed(self, opening: str, inner: Flags, outer: Flags) -> Group:
        choices = self.choices(inner)
        if self.at >= len(self.source):
            raise PatternError("a group is not closed")
        self.at += 1
        self.flags = outer
        return Group(opening, choices)

    def _set(self) -> Chars:
        source, members = self._set_source()
        return Chars(self._cased(source), "" if self.flags.fold else members)

    def _set_source(self) -> tuple[str, str]:
        """The set at hand, which may hold others; with its members where it spells each of them out."""
        source, self.at = self.source, self.at + 1
        negated = source.startswith("^", self.at)
        self.at += negated
        parts, members, spelt = [], "", not negated
        first = self.at
        while True:
            if self.at >= len(source):
                raise PatternError("a set is not closed")
            char = source[self.at]
            if char == "]" and self.at > first:
                self.at += 1
                break
            if char == "[":
                posix = regex.compile(r"\[:\^?\w+:\]").match(source, self.at)
                if posix:
                    self.at = posix.end()
                parts.append(posix[0] if posix else self._set_source()[0])
                spelt = False
            elif source.startswith("&&", self.at):
                self.at += 2
                parts.append("&&")
                spelt = False
            else:
                text, part = self._item()
                parts.append(part)
                members, spelt = members + text, spelt and bool(text)
        return f"[{'^' if negated else ''}{''.join(parts)}]", members if spelt else ""

    def _item(self) -> tuple[str, str]:
        """A character, a range or a class inside a set: its characters where it is one or few, and its source."""
        source = self.source
        if source[self.at] == "\\":
            if source.startswith("\\Q", self.at):
                end = source.find("\\E", self.at)
                quoted = source[self.at + 2 : end if end >= 0 else len(source)]
                self.at = len(source) if end < 0 else end + 2
                return quoted, "".join(map(literal, quoted))
            if found := char_set(source, self.at + 1, self.dialect, unicode=self.flags.unicode):
                inside, negated, self.at = found
                return "", f"[^{inside}]" if negated else inside
        low = self._member()
        if not (source.startswith("-", self.at) and self.at + 1 < len(source) and source[self.at + 1] not in "]["):
            return low, literal(low)
        if source.startswith("\\", self.at + 1) and char_set(source, self.at + 2, self.dialect, unicode=False):
            return low, literal(low)
        self.at += 1
        high = self._member()
        if high < low:
            raise PatternError(f"the range {low}-{high} is upside down")
        spelt = "".join(map(chr, range(ord(low), ord(high) + 1))) if ord(high) - ord(low) < 16 else ""
        return spelt, f"{literal(low)}-{literal(high)}"

    def _member(self) -> str:
        if self.source[self.at] != "\\":
            self.at += 1
            return self.source[self.at - 1]
        found = self._character(self.at + 1) if self.at + 1 < len(self.source) else None
        if not found:
            raise PatternError(f"{self.source[self.at : self.at + 2]} is no member of a set")
        self.at = found[1]
        return found[0]


def _bounds(found: "regex.Match[str]") -> tuple[int, int | None]:
    if found[1]:
        least = int(found[1])
        return least, (least if not found[2] else int(found[3]) if found[3] else None)
    return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[0][0]]


def _set_flags(flags: Flags, on: str, off: str) -> Flags:
    names = {"i": "fold", "s": "dotall", "m": "multiline", "x": "comments", "U": "unicode"}
    for letter in on + off:
        if letter not in "ismxUudw":
            raise PatternError(f"(?{letter}) is no flag")
    changes = {names[letter]: True for letter in on if letter in names}
    changes |= {names[letter]: False for letter in off if letter in names}
    return flags._replace(**changes)
