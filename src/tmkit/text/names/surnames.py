"""Chinese surnames: how common each is, the compound ones, and how all of them read.

Sources: the Song dynasty's Hundred Family Surnames, and the ranking of the Ministry of Public Security's yearly
reports on names (the hundred most common cover 85 % of the people).
"""

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


COMPOUND_READINGS = _LISTS["compound-readings"]
"""How the compound surnames are spelt in pinyin, in one word, ü as v."""

COMMON_READINGS = _LISTS["common-readings"] | COMPOUND_READINGS
"""How the common surnames are, and the compound ones; `lyu` and `lu` for 吕 included."""

ALL_READINGS = COMMON_READINGS | _LISTS["rare-readings"]
"""How any surname is."""
