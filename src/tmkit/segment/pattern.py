"""Regular expressions of SRX files taken apart: what they are made of."""

from dataclasses import dataclass

from tmkit.segment.dialect import literal
from tmkit.text import patterns


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that match themselves."""

    chars: str
    fold: bool = False
    """In any case."""

    @property
    def source(self) -> str:
        """As `regex` reads it."""
        source = "".join(map(literal, self.chars))
        return f"(?i:{source})" if self.fold else source


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set."""

    source: str
    members: str = ""
    """Every character of it, where they were spelt out; else empty."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """What is passed on without being looked into."""

    source: str
    empty: bool
    """Whether it matches no character: a boundary, a look-around."""


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives."""

    opening: str
    choices: tuple["Sequence", ...]

    @property
    def source(self) -> str:
        """As `regex` reads it."""
        return self.opening + "|".join(source_of(choice) for choice in self.choices) + ")"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something several times."""

    item: "Node"
    least: int
    most: int | None
    """None: without end."""
    sign: str
    """The quantifier as written."""

    @property
    def source(self) -> str:
        """As `regex` reads it."""
        inner = self.item.source
        single = isinstance(self.item, Chars | Group) or (isinstance(self.item, Text) and len(self.item.chars) == 1)
        return (inner if single else f"(?:{inner})") + self.sign


Node = Text | Chars | Opaque | Group | Repeat
Sequence = tuple[Node, ...]


def source_of(sequence: Sequence) -> str:
    """The expression, as `regex` (version 1) reads it."""
    return "".join(node.source for node in sequence)


def joined(nodes: list[Node]) -> Sequence:
    """Neighbouring texts made one."""
    out: list[Node] = []
    for node in nodes:
        last = out[-1] if out else None
        if isinstance(node, Text) and isinstance(last, Text) and node.fold == last.fold:
            out[-1] = Text(last.chars + node.chars, node.fold)
        else:
            out.append(node)
    return tuple(out)


def simplified(group: Group) -> Node:
    """`(?:a|b)` as the set that it is."""
    members = ""
    for choice in group.choices:
        if len(choice) != 1 or group.opening != "(?:":
            return group
        only = choice[0]
        if isinstance(only, Text) and len(only.chars) == 1 and not only.fold:
            members += only.chars
        elif isinstance(only, Chars) and only.members:
            members += only.members
        else:
            return group
    return Chars("[" + "".join(map(literal, members)) + "]", members)


def source_of_all(choices: tuple[Sequence, ...]) -> str:
    """The expression with those alternatives."""
    return source_of(choices[0]) if len(choices) == 1 else Group("(?:", choices).source


# In what the parser gives out a literal is escaped, and ^ after [ negates a set.
_EDGE = patterns.of(r"\\[bBAZG]|(?<!\\)\$|(?<![\[\\])\^")


def has_edges(sequence: Sequence) -> bool:
    """Whether something in it depends on where the text ends: a boundary, an anchor of line or text."""
    for node in sequence:
        if isinstance(node, Opaque) and not node.source.startswith(("(?=", "(?!", "(?<")):
            return True
        if isinstance(node, Opaque) and _EDGE.search(node.source):
            return True
        if isinstance(node, Repeat) and has_edges((node.item,)):
            return True
        if isinstance(node, Group) and any(has_edges(choice) for choice in node.choices):
            return True
    return False
