"""What can be said of an expression without running it: how it ends, how it begins, which rare character it needs."""

from functools import lru_cache
from typing import NamedTuple

import regex

from tmkit.segment.pattern import Chars, Group, Node, Opaque, Repeat, Sequence, Text

MOST_TAILS = 20_000
"""Texts that one rule may end in and still be looked up by them: the longest list of abbreviations has 1 000."""


def tails(sequence: Sequence) -> tuple[Sequence, tuple[str, ...]]:
    """The longest end of the sequence that stands for finitely many texts, as those, and what comes before it."""
    found: tuple[str, ...] = ("",)
    for count in range(len(sequence), 0, -1):
        finite = _texts(sequence[count - 1])
        if finite is None or len(finite) * len(found) > MOST_TAILS:
            return sequence[:count], found
        found = tuple([first + last for first in finite for last in found])
    return (), found


def _texts(node: Node) -> tuple[str, ...] | None:
    """Every text that a node matches, where they are few."""
    if isinstance(node, Text):
        return None if node.fold else (node.chars,)
    if isinstance(node, Chars):
        return tuple(node.members) if 0 < len(node.members) <= 16 else None
    if isinstance(node, Repeat):
        inner = _texts(node.item)
        if inner is None or node.most != 1 or node.least > 1:
            return None
        return inner if node.least else ("", *inner)
    if isinstance(node, Group) and node.opening == "(?:":
        found: tuple[str, ...] = ()
        for choice in node.choices:
            before, ends = tails(choice)
            if before:
                return None
            found += ends
        return found if len(found) <= MOST_TAILS else None
    return None


def finite_and_not(sequence: Sequence) -> tuple[Sequence, ...]:
    """The sequence, or two of which one has those alternatives of a group that stand for few texts, the other the rest.

    So a list of abbreviations can be looked up though one of them is an expression.
    """
    for index, node in enumerate(sequence):
        if isinstance(node, Group) and node.opening == "(?:" and len(node.choices) > 1:
            few = tuple(choice for choice in node.choices if not tails(choice)[0])
            many = tuple(choice for choice in node.choices if tails(choice)[0])
            if few and many and all(tails(choice)[1] for choice in few):
                return tuple((*sequence[:index], Group("(?:", part), *sequence[index + 1 :]) for part in (few, many))
    return (sequence,)


class Anchored(NamedTuple):
    """A sequence split at a rare character that it cannot do without."""

    before: Sequence
    anchor: str
    """Source of the set."""
    rest: Sequence
    """From the anchor on."""


def anchored(sequence: Sequence) -> Anchored | None:
    """The sequence split at its first rare character, or nothing where it needs none."""
    flat = _flat(sequence)
    for index, node in enumerate(flat):
        if isinstance(node, Text):
            for at, char in enumerate(node.chars):
                if is_rare(Text(char).source):
                    before = (*flat[:index], Text(node.chars[:at], node.fold)) if at else flat[:index]
                    return Anchored(before, Text(char).source, (Text(node.chars[at:], node.fold), *flat[index + 1 :]))
        needed = node.item if isinstance(node, Repeat) and node.least else node
        single = isinstance(needed, Chars) or (isinstance(needed, Text) and len(needed.chars) == 1)
        if single and is_rare(needed.source):
            return Anchored(flat[:index], needed.source, flat[index:])
    return None


def _flat(sequence: Sequence) -> Sequence:
    """Groups of one alternative opened up."""
    found: list[Node] = []
    for node in sequence:
        if isinstance(node, Group) and node.opening == "(?:" and len(node.choices) == 1:
            found += _flat(node.choices[0])
        else:
            found.append(node)
    return tuple(found)


def last_chars(sequence: Sequence) -> tuple[str, ...] | None:
    """Sources of the sets that hold the last character of every match; none where a match may be empty or unknown."""
    return _edge(sequence[::-1], last=True)


def first_chars(sequence: Sequence) -> tuple[str, ...] | None:
    """As `last_chars`, for the first character."""
    return _edge(sequence, last=False)


def _edge(sequence: Sequence, *, last: bool) -> tuple[str, ...] | None:
    found: tuple[str, ...] = ()
    for node in sequence:
        if isinstance(node, Opaque):
            if node.empty:
                continue
            return None
        if isinstance(node, Text):
            return (*found, Text(node.chars[-1 if last else 0], node.fold).source)
        if isinstance(node, Chars):
            return (*found, node.source)
        optional = isinstance(node, Repeat) and node.least == 0
        inner = node.item if isinstance(node, Repeat) else node
        parts = _edges_of(inner, last=last)
        if parts is None:
            return None
        found += parts
        if not optional:
            return found
    return None


def _edges_of(node: Node, *, last: bool) -> tuple[str, ...] | None:
    if not isinstance(node, Group):
        return _edge((node,), last=last)
    found: tuple[str, ...] = ()
    for choice in node.choices:
        parts = _edge(choice[::-1] if last else choice, last=last)
        if parts is None:
            return None
        found += parts
    return found


@lru_cache(maxsize=512)
def members(source: str) -> str:
    """Every character of a set that spells each of them out; else empty."""
    inside = source[1:-1] if source.startswith("[") else source
    plain = regex.sub(r"\\([^a-zA-Z0-9])|\\x([0-9a-f]{2})|\\U([0-9a-f]{8})", _spelt, inside)
    unspelt = regex.search(r"\\|\[|&&|^\^|-(?!$)", regex.sub(r"\\[^a-zA-Z0-9]", "", inside)) is not None
    return "" if unspelt and regex.search(r"\\[^xU]|\[|&&|^\^|(?<!\\)-", inside) else plain


def _spelt(found: "regex.Match[str]") -> str:
    return found[1] or chr(int(found[2] or found[3], 16))


@lru_cache(maxsize=512)
def is_rare(source: str) -> bool:
    """Whether the set holds no letter, digit or space, of which texts are full."""
    return not any(regex.match(source, char, regex.V1) for char in "aeZ09 é中あ한عя,'")
