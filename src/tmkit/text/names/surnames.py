"""Chinese surnames: how common each is, the compound ones, and how all of them read.

Sources: the Song dynasty's Hundred Family Surnames, and the ranking of the Ministry of Public Security's yearly
reports on names (the hundred most common cover 85 % of the people).
"""

from functools import lru_cache

from tmkit.text.names.hanzi import spell
from tmkit.text.names.wordlists import word_lists

_LISTS = word_lists("surnames.txt")
COMMON = _LISTS["common"]
"""The surnames that make up nearly all names; a name with one of them may accuse."""

RARE = _LISTS["rare"] - COMMON
"""Surnames that are seldom met, many of them ordinary words: a name with one of them needs more evidence."""

TELLING = _LISTS["telling"]
"""Surnames that write hardly anything else."""

COMPOUND = _LISTS["compound"]
"""Surnames of more than one character."""

SINGLE = COMMON | RARE
"""Surnames of one character."""


@lru_cache(maxsize=1)
def common_readings() -> frozenset[str]:
    """How the common surnames are spelt in pinyin, `lyu` and `lu` for 吕 included."""
    return _spellings(COMMON) | compound_readings()


@lru_cache(maxsize=1)
def all_readings() -> frozenset[str]:
    """How any surname is spelt in pinyin."""
    return common_readings() | _spellings(RARE)


@lru_cache(maxsize=1)
def compound_readings() -> frozenset[str]:
    """How the compound surnames are spelt in pinyin, in one word."""
    return frozenset(spell(name, len(name)).lower().replace("'", "").replace("ü", "v") for name in COMPOUND)


def _spellings(surnames: frozenset[str]) -> frozenset[str]:
    """The reading that `spell` takes, and the spellings of its ü."""
    first = {spell(name, 1).lower().replace("ü", "v") for name in surnames}
    return frozenset(first | ({"lu", "lyu"} if "lv" in first else set()))
