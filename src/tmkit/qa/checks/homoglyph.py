"""No word mixes letters of two alphabets that look alike.

Why      A Cyrillic `а` in a Latin word looks right and is found by no search, no spelling check and no link.
What     Words with Latin and Cyrillic or Greek letters, where those of the rarer alphabet all have a twin in the other.
Limits   Words that also hold digits or signs (units, formulas) are let be.
Source   Unicode TR 39, "Unicode Security Mechanisms", mixed-script confusables.
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import patterns
from tmkit.text.signs import TWIN

_PAIRS = dict(
    zip("АВЕКМНОРСТХУІЅЈаеорсухіѕјһԁɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXYISJaeopcyxisjhdgABEZHIKMNOPTYXo", strict=True)
)  # fmt: skip
_BACK = {latin: other for other, latin in reversed(_PAIRS.items()) if "\u0400" <= other <= "\u04ff"}
_OTHER = patterns.of(r"[\p{Cyrillic}\p{Greek}]")
_WORD = patterns.of(r"\p{L}{2,}")
_LATIN = patterns.of(r"\p{Latin}")


def run(unit: Unit) -> Iterator[Hit]:
    """Each mixed word; the fix writes it in its main alphabet."""
    target = unit.target
    if target is None or target.text.isascii() or not _OTHER.search(target.text) or not _LATIN.search(target.text):
        return
    for found in _WORD.finditer(target.text):
        word = found[0]
        other, latin = len(_OTHER.findall(word)), len(_LATIN.findall(word))
        if not other or not latin or word in unit.source.text:
            continue
        table, few = (_PAIRS, _OTHER) if latin >= other else (_BACK, _LATIN)
        if all(char in table for char in few.findall(word)):
            mended = "".join(table.get(char, char) if few.match(char) else char for char in word)
            span = Span(*found.span())
            yield Hit(f"\u201c{word}\u201d mixes look-alike letters of two alphabets", (), (span,), Fix(span, mended))


CHECK = Check(
    "homoglyph",
    "Words keep to one alphabet",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="characters",
    mqm="Linguistic conventions/Character encoding",
    alone=True,
    needs=Needs(target=TWIN),
    examples=(
        Example(("en", "fr"), "page", "⟦p\u0430ge⟧", "page"),
        Example(("en", "ru"), "мир", "⟦ми\u0070⟧", "ми\u0440"),
    ),
)
