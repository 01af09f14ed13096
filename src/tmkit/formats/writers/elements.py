"""The inline elements of XLIFF out of codes of any format."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from tmkit.core import Code, CodeKind, Segment

_NO_XML = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
Numbers = dict[tuple[str, str], int]
"""Numbers of codes by plural form and name."""
Spell = Callable[[Code, int, bool], str]
"""From a code, its number and whether it has its partner in the segment, to an element."""


def renumbered(segment: Segment, numbers: Numbers, spell: Spell, form: str = "") -> Segment:
    """The segment with its codes' markup in another format's elements.

    `numbers` keeps ids over source and target, and apart over the forms of a plural; a code that stands there again
    gets a number of its own.
    """
    codes = []
    for code, (name, is_paired) in zip(segment.codes, named(segment.codes), strict=True):
        number = numbers.setdefault((form, name), len(numbers) + 1)
        codes.append(replace(code, markup=spell(code, number, is_paired)))
    return replace(segment, codes=tuple(codes))


def named(codes: Sequence[Code]) -> list[tuple[str, bool]]:
    """A name for each code that its partner shares and no other has, and whether it has one."""
    names: list[tuple[str, bool]] = []
    times: Counter[str] = Counter()
    opened: dict[str, list[int]] = {}
    for at, code in enumerate(codes):
        if code.kind is CodeKind.CLOSE and opened.get(code.id):
            partner = opened[code.id].pop()
            name = names[partner][0]
            names[partner] = (name, True)
            names.append((name, True))
            continue
        kind = "alone" if code.kind is CodeKind.STANDALONE else "pair"
        times[f"{kind} {code.id}"] += 1
        names.append((f"{kind} {code.id} {times[f'{kind} {code.id}']}", False))
        if code.kind is CodeKind.OPEN:
            opened.setdefault(code.id, []).append(at)
    return names


def held(text: str) -> str:
    """The text without the characters that XML cannot hold, which `<cp/>` and `<byte/>` stand for."""
    return _NO_XML.sub("", text)


def are_of(codes: Sequence[Code], own: "re.Pattern[str]") -> bool:
    """Whether every code is one of a format's own elements, with no attribute of another namespace."""
    return all(own.fullmatch(code.markup) and not re.search(r"\s[\w.-]+:[\w.-]+\s*=", code.markup) for code in codes)
