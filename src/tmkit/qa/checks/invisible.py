"""No character hides: zero-width characters and direction controls stand only where the source has them.

Why      A zero-width space breaks searches and links; a direction override can make a text read as another.
What     Zero width spaces, word joiners, byte order marks, soft hyphens (an info, with a fix); embeddings, overrides
         and isolates that are not in the source or not closed (a warning).
Limits   Joiners that scripts and emoji need are let be; so are direction marks (LRM, RLM), and isolates in Arabic and
         Hebrew.
Source   Unicode TR 36 and UAX 9; CVE-2021-42574; W3C ITS 2.0, issue type "characters".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, patterns
from tmkit.text.invisibles import BIDI, ZERO_WIDTH, name
from tmkit.text.signs import HIDDEN

_EITHER = patterns.of(f"{ZERO_WIDTH.pattern}|{BIDI.pattern}")
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv"})
_SPACELESS = frozenset({"th", "lo", "km", "my", "ja"})
"""Languages that break lines at zero width spaces."""


def run(unit: Unit) -> Iterator[Hit]:
    """Each hidden character."""
    target = unit.target
    if target is None or target.text.isascii():
        return
    tongue = languages.primary(unit.target_lang)
    for found in _EITHER.finditer(target.text):
        char, span = found[0], Span(*found.span())
        if char in unit.source.text or (char == "\u200b" and tongue in _SPACELESS):
            continue
        if BIDI.match(char):
            if tongue not in _RIGHT_TO_LEFT:
                yield Hit(f"a {name(char)} hides in the text", (), (span,), Fix(span, ""), Severity.WARNING)
        else:
            yield Hit(f"a {name(char)} hides in the text", (), (span,), Fix(span, ""))


CHECK = Check(
    "invisible",
    "No character hides",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="characters",
    mqm="Linguistic conventions/Character encoding",
    alone=True,
    needs=Needs(target=HIDDEN),
    examples=(
        Example(("en", "fr"), "New page", "Nouvelle⟦\u200b⟧ page", "Nouvelle page"),
        Example(("en", "zh"), "Total", "合计⟦\u202e⟧", "合计"),
    ),
)
