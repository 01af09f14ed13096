"""Numbers are written in the target's convention: 88,7 in French, 88.7 in English and Chinese.

Why      1.500 is one and a half to one reader and fifteen hundred to the next.
How      A figure of the target that equals one of the source only when it is read with the source's decimal or group
         mark, and could be mistaken in the target's. Reported only where the two languages differ in their marks.
Limits   Versions, codes and figures without a mark are passed over; a figure that both conventions allow is let pass.
Measured Fewer than 0.05 % of human segments with a digit flagged.
Source   Unicode CLDR, number symbols; ITS 2.0, issue type "locale-violation".
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from tmkit.core import Fix, QuantityKind, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.wording import decimal_mark, figure
from tmkit.text import languages, quantities

_MARKED = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*[.,]\d+(?![\w.,]*\d)")
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT, QuantityKind.NUMBER})


def run(unit: Unit) -> Iterator[Hit]:
    """Figures of the target that keep the source's marks."""
    ours, theirs = decimal_mark(unit.source.lang), decimal_mark(unit.target_lang)
    if unit.target is None or ours == theirs or not _MARKED.search(unit.target.text):
        return
    source, target = unit.source.text, unit.target.text
    copied = {match[0] for match in _MARKED.finditer(source)}
    for quantity in quantities.find(target, languages.canonical(unit.target_lang)):
        match = _MARKED.search(target, quantity.span.start, quantity.span.end)
        if not match or quantity.kind not in _KINDS or match[0] not in copied:
            continue
        value = _value(match[0], ours)
        right = figure(value, unit.target_lang) if value is not None else match[0]
        if _value(match[0], theirs) != value and right != match[0]:
            span = Span(*match.span())
            message = f"“{match[0]}” is written as in {unit.source.lang}; {unit.target_lang} writes “{right}”"
            yield Hit(message, (), (span,), Fix(span, right, safe=False))


def _value(written: str, decimal: str) -> Fraction | None:
    """The value by the one reading of that decimal mark; none where the marks do not fit it."""
    other = "," if decimal == "." else "."
    whole, _, rest = written.replace(other, "").partition(decimal)
    if decimal in rest or (
        other in written and not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+(?:\{decimal}\d+)?", written)
    ):
        return None
    return Fraction(int(whole + rest), 10 ** len(rest))


CHECK = Check(
    "number-format",
    "Numbers are written as the target language does",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="locale-convention/number-format",
    examples=(
        Example(("en", "fr"), "88.7 percent", "⟦88.7⟧ %", "88,7 %"),
        Example(("fr", "en"), "7,5 points", "⟦7,5⟧ points", "7.5 points"),
    ),
)
