"""No word is stretched with kashida.

Why      The stretching letter (U+0640) is an ornament of typesetting: in a text it breaks searches, and shows as a bar
         where the font or the line width is another.
What     Kashida in Arabic, Persian, Urdu and other languages in Arabic script, where the source has none; the fix
         takes it out.
Limits   A kashida alone, between spaces or after a single letter (`\u0647\u0640` for the year of the hijra), is let be.
Source   Unicode Standard, section 9.2, "Tatweel"; W3C ITS 2.0, issue type "characters".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import languages, patterns

_KASHIDA = patterns.of(r"(?<=\p{L}\p{M}?)\u0640+(?=\p{M}?\p{L})")
_TONGUES = frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ckb", "arz", "ary", "pnb", "az"})


def run(unit: Unit) -> Iterator[Hit]:
    """Each run of them."""
    target = unit.target
    if target is None or "\u0640" not in target.text or "\u0640" in unit.source.text:
        return
    if languages.primary(unit.target_lang) not in _TONGUES:
        return
    for found in _KASHIDA.finditer(target.text):
        span = Span(*found.span())
        yield Hit("the kashida stretches a word", (), (span,), Fix(span, ""))


CHECK = Check(
    "kashida",
    "No word is stretched",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="characters",
    mqm="Linguistic conventions/Typography",
    alone=True,
    examples=(Example(("en", "ar"), "Save", "\u062d\u0641\u27e6\u0640\u0640\u27e7\u0638", "\u062d\u0641\u0638"),),
)
