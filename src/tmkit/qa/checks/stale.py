"""A translation is of the source as it now stands.

Why      The source was reworded and the translation was not: it looks finished, and says what no longer holds.
What     A PO entry that still carries the old message (`#| msgid`) although nobody calls it fuzzy; under `--since`, a
         text of a keyed file (JSON, Android, YAML ...) whose source changed after that revision and whose translation
         did not. The old source is told, marked is what the new one has.
Limits   Sources that differ in white space, case, punctuation or typographical signs alone are let be. A translator who
         revised the text and kept the old message in the file is asked to take it out.
Source   GNU gettext manual, "Fuzzy Entries"; MQM Accuracy; W3C ITS 2.0, issue type "omission".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import patterns

FORMER = "previous-source"
"""Property of a unit whose source changed and whose target did not: the former source."""
_NO_WORD = patterns.of(r"[^\p{L}\p{N}%{}$]+")


def run(unit: Unit) -> Iterator[Hit]:
    """One hit, on what is new in the source."""
    if not unit.properties or unit.target is None:
        return
    plural = unit.plural and unit.plural != "one"
    former = unit.property(FORMER) or unit.property("previous-msgid_plural" if plural else "previous-msgid")
    now = unit.source.text
    if not former or not now or _words(former) == _words(now):
        return
    shown = former if len(former) <= 120 else former[:119] + "\u2026"
    yield Hit(f"the source was \u201c{shown}\u201d when this was translated", (_new(former, now),))


def _words(text: str) -> str:
    return str(_NO_WORD.sub(" ", text)).strip().casefold()


def _new(former: str, now: str) -> Span:
    """What of a text is not the former one's beginning or end, in whole words."""
    start = 0
    while start < min(len(former), len(now)) and former[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(former), len(now)) - start and former[-1 - end] == now[-1 - end]:
        end += 1
    last = len(now) - end
    while start and not (now[start - 1].isspace() or now[start - 1 : start + 1].isspace()):
        start -= 1
    while last < len(now) and now[last].isalnum():
        last += 1
    return Span(start, max(start, last))


CHECK = Check(
    "stale",
    "The translation is of the present source",
    Severity.WARNING,
    Side.SOURCE,
    run,
    its_type="omission",
    mqm="Accuracy",
    examples=(
        Example(
            ("en", "fr"),
            "Delete all ⟦files⟧?",
            "Supprimer tous les dossiers\u202f?",
            "Supprimer tous les fichiers\u202f?",
            properties=(("previous-msgid", "Delete all folders?"),),
            cleared=True,
        ),
    ),
)
