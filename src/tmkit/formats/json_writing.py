"""What is written into a JSON file: strings in its own manner, and new members beside those that stand there."""

import json
import re
from dataclasses import dataclass

from tmkit.core import Segment
from tmkit.formats.json_tree import Member, Value
from tmkit.formats.text_document import Insertion

_ESCAPED = re.compile(r"\\u00[89A-Fa-f]|\\u0[1-9A-Fa-f]|\\u[1-9A-Fa-f]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file writes its strings."""

    is_ascii: bool
    """Characters past ASCII as `\\u00e9`."""
    slashed: bool
    """Slashes as `\\/`, as PHP writes them."""

    @classmethod
    def of(cls, text: str) -> "Manner":
        """The manner of a file."""
        return cls(text.isascii() and bool(_ESCAPED.search(text)), "\\/" in text and not re.search(r"[^\\:]/", text))

    def __call__(self, text: Segment | str) -> str:
        """The string literal."""
        plain = text if isinstance(text, str) else text.text
        literal = json.dumps(plain, ensure_ascii=self.is_ascii)
        return literal.replace("/", "\\/") if self.slashed else literal


def added(text: str, parent: Value, after: Member | None, key: str, value: str) -> Insertion:
    """The insertion that gives an object a new member: after that one, or first; laid out as its neighbour is."""
    manner = Manner.of(text)
    if after is None and not parent.members:
        gap = _gap(text, parent.start)
        inner = f"{gap}{unit(text)}" if gap else ""
        made = f"{inner}{manner(key)}: {value}{gap}"
        return Insertion(parent.start + 1, made.rstrip("\n\r\t ") if _is_open(text, parent) else made, alone=True)
    beside = after or parent.members[0]
    between = text[beside.end : beside.value.start]
    gap = text[_before(text, beside.start) : beside.start]
    made = f"{manner(key)}{between if between.strip() == ':' else ': '}{value}"
    return Insertion(beside.value.end, f",{gap}{made}") if after else Insertion(beside.start, f"{made},{gap}")


def _is_open(text: str, parent: Value) -> bool:
    return "\n" in text[parent.start + 1 : parent.end - 1]


def _before(text: str, at: int) -> int:
    """Where the white space before an offset begins."""
    while at and text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _gap(text: str, at: int) -> str:
    """A line end and the indentation of the line that the offset is on; empty in a file of one line."""
    if "\n" not in text.strip():
        return "" if "{}" not in text else "\n"
    line = text.rfind("\n", 0, at) + 1
    indent = text[line : len(text) - len(text[line:].lstrip(" \t"))]
    return ("\r\n" if "\r\n" in text else "\n") + indent


def unit(text: str) -> str:
    """What a file indents one level with."""
    found = re.search(r"\n([ \t]+)\"", text)
    return found[1] if found else "  "
