"""Every source with words has a target with words.

Why      An untranslated passage reaches the reader as a gap, or in the wrong language.
What     A unit without a target, a blank one, or one of punctuation alone against a source of words.
Limits   Sources without letters or digits ask for nothing.
Measured DEMETR, translations emptied: 100 % found, no good one flagged.
Source   W3C ITS 2.0, issue type "untranslated"; MQM Accuracy/Untranslated.
"""

from collections.abc import Iterator

from tmkit.core import Severity, Span, State, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import patterns
from tmkit.text.signs import WORDLESS

_WORD = patterns.of(r"[\p{L}\p{N}]")


def run(unit: Unit) -> Iterator[Hit]:
    """One hit over the whole source (and target) where there are no words."""
    if not _WORD.search(unit.source.text):
        return
    source = (Span(0, len(unit.source.text)),)
    if unit.target is None or not unit.target.text.strip():
        if unit.target is not None and unit.target.codes and unit.source.text.strip("\ufffc \n") == "":
            return
        state = "is not translated yet" if unit.state is State.NEW else "has no translation"
        yield Hit(f"the segment {state}", source)
    elif (
        not _WORD.search(unit.target.text) and len(_WORD.findall(unit.source.text)) > 3 and not _drawn(unit.target.text)
    ):
        yield Hit("the translation has no words", source, (Span(0, len(unit.target.text)),))


def _drawn(text: str) -> bool:
    """Whether a placeholder or a code may stand for the words."""
    return any(char in text for char in "%{$\ufffc<")


CHECK = Check(
    "empty-target",
    "Nothing is left untranslated",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    missing=True,
    needs=Needs(target=WORDLESS),
    examples=(
        Example(("en", "fr"), "⟦The second sentence.⟧", "", "La deuxième phrase."),
        Example(("zh", "en"), "⟦今天开幕。⟧", "⟦.⟧", "It opened today."),
    ),
)
