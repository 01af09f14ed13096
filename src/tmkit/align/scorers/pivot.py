"""Segments that a third version binds: what the source shares with it, and it with the target.

Why      When two versions of one source agree with each other, the source agrees with both alike.
Limits   Only with several targets; the links are made by whoever has aligned them before.
"""

from tmkit.align.lookups import by_coverage

SCORER = by_coverage("pivot")
