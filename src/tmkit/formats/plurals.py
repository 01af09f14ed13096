"""Plural forms: from gettext's expression (or none) to CLDR's categories."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from tmkit.formats import plural_rules

_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;?(?:\s*plural\s*=\s*([^;]+);?)?")
_SAMPLE = (*range(31), *range(100, 123), 1000, 100_000, 1_000_000)
"""Numbers on which two languages' rules that differ at all give different answers (CLDR's integer samples)."""

_ORDER = ("zero", "one", "two", "few", "many", "other")
"""CLDR's, which is that in which every format but gettext lists plural forms."""


@lru_cache(maxsize=256)
def categories(header: str, lang: str) -> tuple[str, ...]:
    """The CLDR category of each form that a `Plural-Forms` header declares, in order.

    Each form gets the category that CLDR gives most of its numbers; a form that would share one keeps its own index.
    Without a header, the two forms of `n != 1`.
    """
    count, form = _rule(header)
    category = plural_rules.rule(lang)
    if category is not None and "plural=" not in header.replace(" ", ""):
        usual = tuple(name for name in _ORDER if name in {category(number) for number in _SAMPLE})
        for names in (usual, tuple(name for name in usual if name != "many")):
            if len(names) == count:
                return names
    if category is None:
        return {1: ("other",), 2: ("one", "other")}.get(count, tuple(str(index) for index in range(count)))
    votes: list[Counter[str]] = [Counter() for _ in range(count)]
    for number in _SAMPLE:
        index = form(number)
        if 0 <= index < count:
            votes[index][category(number)] += 1
    found: list[str] = []
    for index, vote in enumerate(votes):
        best = next((name for name, _ in vote.most_common() if name not in found), "")
        found.append(best or str(index))
    return tuple(found)


def _rule(header: str) -> tuple[int, Callable[[int], int]]:
    from gettext import c2py  # the standard library's own reading of the expression, bounded in length and depth

    declared = _FORMS.search(header)
    if not declared:
        return 2, lambda number: int(number != 1)
    count = min(int(declared[1]), 16)
    try:
        if declared[2]:
            compiled = c2py(declared[2].strip())
            for number in _SAMPLE:
                compiled(number)
            return count, compiled
    except (ValueError, ArithmeticError, RecursionError):
        pass
    return count, lambda number: min(int(number != 1), count - 1)
