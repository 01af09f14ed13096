"""Nothing is marked as unfinished.

Why      gettext leaves fuzzy entries out when it compiles: their text is shown in the source language.
What     PO entries with the flag `fuzzy`, units whose state says that they need work (XLIFF `needs-...`, Qt
         `unfinished`).
Limits   Off by default: a catalogue in progress has such entries. `--select unfinished` before a release.
Source   GNU gettext manual, "Fuzzy Entries"; OASIS XLIFF 1.2, attribute `state`; W3C ITS 2.0, issue type "other".
"""

from collections.abc import Iterator

from tmkit.core import Severity, State, Unit
from tmkit.qa.check import Check, Example, Hit, Side


def run(unit: Unit) -> Iterator[Hit]:
    """One hit."""
    if "fuzzy" in unit.flags:
        yield Hit("the translation is marked fuzzy")
    elif unit.state is State.NEEDS_WORK or "needs-work" in unit.flags:
        yield Hit("the translation is marked as needing work")


CHECK = Check(
    "unfinished",
    "Nothing is marked as unfinished",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="other",
    default=False,
    structural=True,
    examples=(Example(("en", "fr"), "Save", "Enregistrer", "Enregistrer", frozenset({"fuzzy"}), cleared=True),),
)
