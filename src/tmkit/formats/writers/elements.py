"""The inline elements of XLIFF out of codes of any format."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tmkit.core import Code, CodeKind, Segment

Spell = Callable[[Code, int, bool], str]
"""From a code, its number and whether it has its partner in the segment, to an element."""


def renumbered(segment: Segment, numbers: dict[tuple[str, str], int], spell: Spell, form: str = "") -> Segment:
    """The segment with its codes' markup in another format's elements.

    `numbers` keeps ids over source and target, and apart over the forms of a plural.
    """
    codes = []
    for code in segment.codes:
        number = numbers.setdefault((form, code.id), len(numbers) + 1)
        codes.append(replace(code, markup=spell(code, number, is_paired(code, segment.codes))))
    return replace(segment, codes=tuple(codes))


def is_paired(code: Code, codes: Sequence[Code]) -> bool:
    """Whether an opening or closing code has its partner."""
    partner = {CodeKind.OPEN: CodeKind.CLOSE, CodeKind.CLOSE: CodeKind.OPEN}.get(code.kind)
    return any(other.id == code.id and other.kind is partner for other in codes)


def are_of(codes: Sequence[Code], own: "re.Pattern[str]") -> bool:
    """Whether every code is one of a format's own elements, with no attribute of another namespace."""
    return all(own.fullmatch(code.markup) and not re.search(r"\s[\w.-]+:[\w.-]+\s*=", code.markup) for code in codes)
