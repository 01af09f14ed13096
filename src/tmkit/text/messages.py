"""ICU MessageFormat read into a tree: arguments, branches, and what apostrophes swallow.

Grammar: ICU User Guide, "Formatting Messages"; `com.ibm.icu.text.MessagePattern` in its default apostrophe mode, where
an apostrophe quotes only before `{`, `}` and, in plurals, `#`. In `java` mode (`java.text.MessageFormat`) every single
apostrophe quotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tmkit.core import Span
from tmkit.text import patterns

DEEPEST = 40
"""Levels of nesting that are read; real messages have at most 4."""

COMPLEX = frozenset({"plural", "selectordinal", "select"})
_NAME = patterns.of(r"\s*([\p{L}_0-9][\w.-]*)\s*")
_SELECTOR = patterns.of(r"\s*(=[0-9]+(?:\.[0-9]+)?|[\p{L}_0-9][\w.-]*)\s*")
_OFFSET = patterns.of(r"\s*offset\s*:\s*[0-9]+\s*")


class MessageError(ValueError):
    """What is wrong with a message, and where."""

    def __init__(self, what: str, at: int) -> None:
        """`at`: code points."""
        super().__init__(what)
        self.at = at


@dataclass(frozen=True, slots=True)
class Branch:
    """One case of a plural or select."""

    selector: str
    """`one`, `other`, `=0`, `female`."""
    span: Span
    """Of the selector."""
    message: "Message"


@dataclass(frozen=True, slots=True)
class Argument:
    """`{name}`, `{name, type, style}` or one with branches."""

    name: str
    type: str
    """`plural`, `select`, `number` ...; empty for a plain one."""
    span: Span
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A text with arguments."""

    arguments: tuple[Argument, ...]
    """In order."""
    quoted: tuple[Span, ...] = ()
    """What apostrophes quote, the apostrophes included; an unclosed quote runs to the end."""
    closed: bool = True
    """Whether the last quote is closed."""

    def walk(self) -> Iterator[Argument]:
        """Every argument, those in branches too, in order."""
        for argument in self.arguments:
            yield argument
            for branch in argument.branches:
                yield from branch.message.walk()


@dataclass(slots=True)
class _Reader:
    text: str
    java: bool
    at: int = 0
    quoted: list[Span] = field(default_factory=list)
    closed: bool = True

    def message(self, depth: int, *, plural: bool) -> Message:
        if depth > DEEPEST:
            raise MessageError("nested too deeply", self.at)
        arguments: list[Argument] = []
        start = len(self.quoted)
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "'":
                self._apostrophe(plural=plural)
            elif char == "{":
                arguments.append(self._argument(depth))
            elif char == "}":
                if depth == 0:
                    raise MessageError("} closes nothing", self.at)
                break
            else:
                self.at += 1
        return Message(tuple(arguments), tuple(self.quoted[start:]), self.closed)

    def _apostrophe(self, *, plural: bool) -> None:
        after = self.text[self.at + 1 : self.at + 2]
        if after == "'":
            self.at += 2
            return
        if not self.java and after not in {"{", "}"} and not (plural and after == "#"):
            self.at += 1
            return
        start = self.at
        self.at += 1
        while self.at < len(self.text):
            if self.text[self.at] == "'":
                if self.text[self.at + 1 : self.at + 2] == "'":
                    self.at += 2
                    continue
                self.at += 1
                self.quoted.append(Span(start, self.at))
                return
            self.at += 1
        self.closed = False
        self.quoted.append(Span(start, self.at))

    def _argument(self, depth: int) -> Argument:
        start = self.at
        name = _NAME.match(self.text, self.at + 1)
        if not name:
            raise MessageError("{ is not followed by a name or number", start)
        self.at = name.end()
        if self._next() == "}":
            self.at += 1
            return Argument(name[1], "", Span(start, self.at))
        if self._next() != ",":
            raise MessageError(f"{{{name[1]} is never closed", start)
        kind = _NAME.match(self.text, self.at + 1)
        if not kind:
            raise MessageError(f"{{{name[1]}, is not followed by a type", start)
        self.at = kind.end()
        if kind[1] in COMPLEX:
            branches = self._branches(name[1], kind[1], depth, start)
            return Argument(name[1], kind[1], Span(start, self.at), branches)
        self._style(name[1], start)
        return Argument(name[1], kind[1], Span(start, self.at))

    def _style(self, name: str, start: int) -> None:
        open_ = 0
        while self.at < len(self.text):
            char = self.text[self.at]
            self.at += 1
            if char == "{":
                open_ += 1
            elif char == "}":
                if not open_:
                    return
                open_ -= 1
        raise MessageError(f"{{{name} is never closed", start)

    def _branches(self, name: str, kind: str, depth: int, start: int) -> tuple[Branch, ...]:
        if self._next() != ",":
            raise MessageError(f"{{{name}, {kind} has no branches", start)
        self.at += 1
        offset = _OFFSET.match(self.text, self.at)
        if offset and kind == "plural":
            self.at = offset.end()
        branches: list[Branch] = []
        while True:
            while self._next().isspace():
                self.at += 1
            if self._next() == "}":
                self.at += 1
                break
            selector = _SELECTOR.match(self.text, self.at)
            if not selector:
                raise MessageError(f"{{{name}, {kind} is never closed", start)
            self.at = selector.end()
            if self._next() != "{":
                raise MessageError(f"{selector[1]} has no text in {{ }}", selector.start(1))
            self.at += 1
            inner = self.message(depth + 1, plural=kind != "select")
            if self._next() != "}":
                raise MessageError(f"the text of {selector[1]} is never closed", selector.start(1))
            self.at += 1
            branches.append(Branch(selector[1], Span(*selector.span(1)), inner))
        return tuple(branches)

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]


@lru_cache(maxsize=1024)
def parse(text: str, *, java: bool = False) -> Message:
    """The message. Raises MessageError, with the place."""
    return _Reader(text, java).message(0, plural=False)
