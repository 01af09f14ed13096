"""What a validator finds."""

from dataclasses import dataclass

from tmkit.formats.xmlspans import Node


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One breach of a format's rules."""

    line: int
    """From 1; 0 where only the file as a whole can be blamed."""
    column: int
    """From 1, in code points."""
    rule: str
    """A short name of the rule: `id-unique`, `missing-attribute`."""
    message: str


def at(node: Node, rule: str, message: str) -> Problem:
    """A problem with an element."""
    return Problem(node.line, node.column, rule, message)
