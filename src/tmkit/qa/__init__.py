"""Checks: units in, findings out.

for finding in qa.check(units): ...                       what is on by default
for finding in qa.check(units, qa.choose(select=["number-*"])): ...
for unit, findings in qa.review(units, rules): ...        every unit, those without findings too
"""

from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.qa.engine import check, fingerprint, hits, review, review_files
from tmkit.qa.rules import PROFILES, Profile, Rules, choose

__all__ = [
    "PROFILES",
    "Check",
    "Example",
    "Hit",
    "Profile",
    "Rules",
    "Scope",
    "Side",
    "check",
    "choose",
    "fingerprint",
    "hits",
    "review",
    "review_files",
]
