"""The target begins with a capital where the source does.

Why      A sentence that begins small looks cut off; a label among labels looks foreign.
What     The first letter of both; a source in a script without capitals, or that begins with a number, counts as
         capital when both texts are sentences.
Limits   Off by default: languages differ in titles, weekdays and names. Names that begin small (iPhone, macOS) excuse.
Measured DEMETR, all or the first letter made small: 98 % found, no good translation flagged.
Source   MQM Linguistic conventions; W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import markup, patterns, placeholders

_FIRST = patterns.of(r"^[\P{L}]*?(?P<word>\p{L}[\p{L}\p{M}'\u2019-]*)")
_SENTENCE = patterns.of(r"[.!?。！？…।॥۔؟][\p{Pe}\p{Pf}\"'\u201d\u2019\s]*$")
_CASED = patterns.of(r"[\p{Lu}\p{Ll}]")


def run(unit: Unit) -> Iterator[Hit]:
    """One hit on the first letter."""
    target = unit.target
    if target is None:
        return
    there = _FIRST.match(markup.bare(target.text))
    here = _FIRST.match(markup.bare(unit.source.text))
    if not there or not here or _held(target.text, there.start("word"), unit):
        return
    first, word = unit.source.text[here.start("word")], there["word"]
    held = _held(unit.source.text, here.start("word"), unit)
    if held and (not unit.source.text[:1].isdigit() or " " not in target.text):
        return
    if _CASED.match(first) and not held:  # a source that begins with a number tells by its end
        wanted = first.isupper()
    else:
        wanted = bool(_SENTENCE.search(unit.source.text)) and bool(_SENTENCE.search(target.text))
        if not wanted:
            return
    if wanted and word[0].islower() and not any(char.isupper() for char in word[1:3]):
        at = there.start("word")
        mended = word[0].upper()
        yield Hit(
            "the target begins with a small letter", (), (Span(at, at + 1),), Fix(Span(at, at + 1), mended, safe=False)
        )


def _held(text: str, at: int, unit: Unit) -> bool:
    """Whether something else than letters begins the text: a placeholder, a number, an address, an option."""
    head = text[:at]
    if any(char.isalnum() or char in "%{$@#/\\-_&" for char in head):
        return True
    return placeholders.cover(text, unit.flags).holds(at)


CHECK = Check(
    "capitalisation",
    "Sentences begin with a capital",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="typographical",
    mqm="Linguistic conventions",
    default=False,
    examples=(
        Example(("en", "fr"), "Save the file", "⟦e⟧nregistrer le fichier", "Enregistrer le fichier"),
        Example(("zh", "en"), "今天开幕。", "⟦i⟧t opened today.", "It opened today."),
    ),
)
