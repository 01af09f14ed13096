"""A Chinese translation keeps to one script: no Traditional character in Simplified text, and the other way round.

Why      重慶 in a text for the mainland, or 重庆 in one for Taiwan, tells every reader that it came from elsewhere.
How      The target is turned into the script of its language tag phrase by phrase (OpenCC); what changes is shown, with
         the mend. `zh` alone means Simplified unless the whole file is Traditional.
Source   OpenCC's tables t2s and s2t; the Table of General Standard Chinese Characters (2013).
         What stands in the source as it is (a word quoted in both) is passed over.
Limits   A character that both scripts write (后, 里, 台, 著 in 著名, 乾 in 乾隆) proves nothing and is passed over.
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import variants
from tmkit.text.languages import primary, script

_WRITE_HANZI = frozenset({"zh", "ja"})  # their texts have Traditional forms of their own right
_SHOWN = 4  # runs that the message names; a wholly foreign text has dozens


def run(unit: Unit) -> Iterator[Hit]:
    """One hit for all the runs of characters of the other script."""
    if unit.target is None or unit.target.text.isascii() or primary(unit.target_lang) != "zh":
        return
    text = unit.target.text
    simple = (script(unit.target.lang) or script(unit.target_lang)) != "Hant"
    spans = variants.traditional_spans(text) if simple else variants.simplified_spans(text)
    if spans and primary(unit.source.lang) not in _WRITE_HANZI:
        spans = tuple(span for span in spans if span.of(text) not in unit.source.text)
    if not spans:
        return
    right = variants.simplified(text) if simple else variants.traditional(text)
    shown = ", ".join(f"{span.of(text)} ({span.of(right)})" for span in spans[:_SHOWN])
    more = f" and {len(spans) - _SHOWN} more" if len(spans) > _SHOWN else ""
    wrong, own = ("Traditional", "Simplified") if simple else ("Simplified", "Traditional")
    whole = Span(spans[0].start, spans[-1].end)
    yield Hit(
        f"{wrong} characters in {own} Chinese: {shown}{more}",
        target_spans=spans,
        fix=Fix(whole, whole.of(right), safe=len(spans) == 1),
    )


CHECK = Check(
    "zh-variant",
    "One Chinese script",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="Locale convention",
    needs=Needs(tongues=frozenset({"zh"})),
    examples=(
        Example(("fr", "zh"), source="La ville de Chongqing", bad="重⟦慶⟧市", good="重庆市"),
        Example(("en", "zh-CN"), source="after the opening ceremony", bad="⟦開⟧幕典礼之⟦後⟧", good="开幕典礼之后"),
        Example(("en", "zh-TW"), source="the ceremony", bad="⟦开⟧幕式", good="開幕式"),
    ),
)
