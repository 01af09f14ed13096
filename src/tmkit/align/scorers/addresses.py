"""Web and mail addresses, and placeholders, stand unchanged on both sides.

Why      `https://...` and `{name}` are never translated, and are rare.
"""

import regex

from tmkit.align.lexical import Table
from tmkit.align.lookups import by_coverage, same
from tmkit.align.side import Side, count

# Possessive and anchored at the word's beginning, so that a long line takes linear time.
_KEPT = regex.compile(
    r"(?:https?://|www\.)[^\s<>，。；）】」]++|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]++"
    r"|\{[\w.:]*+\}|%\(\w++\)[a-z]|</?[\w-]++[^<>]*+>",
    regex.IGNORECASE,
)


def pairs(source: Side, target: Side) -> Table | None:
    """Equal addresses and placeholders."""
    return same(count([_kept(text) for text in source.texts]), count([_kept(text) for text in target.texts]))


def _kept(text: str) -> list[str]:
    return [str(found).rstrip(".,;/").casefold() for found in _KEPT.findall(text)]


SCORER = by_coverage("addresses", pairs)
