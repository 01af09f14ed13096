"""Numbers are written in the target's convention: 88,7 in French, 88.7 in English and Chinese.

Why      1.500 is one and a half to one reader and fifteen hundred to the next.
How      A figure of the target that equals one of the source only when it is read with the source's decimal or group
         mark, and could be mistaken in the target's. Reported only where the two languages differ in their marks.
Limits   Only amounts, measures, percentages and numbers with a scale word: 2.5 alone may be a version, `>10.5m` and
         `(100,100)` are code.
Measured Fewer than 0.05 % of human segments with a digit flagged.
Source   Unicode CLDR, number symbols; ITS 2.0, issue type "locale-violation".
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from tmkit.core import Fix, QuantityKind, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.wording import decimal_mark, figure
from tmkit.text import quantities
from tmkit.text.signs import DIGIT

_MARKED = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*[.,]\d+(?![\w.,]*\d)")
_OPERATORS = frozenset("<>=!'\u2019\u2032\u00b0")
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})


def run(unit: Unit) -> Iterator[Hit]:
    """Figures of the target that keep the source's marks."""
    ours, theirs = decimal_mark(unit.source.lang), decimal_mark(unit.target_lang)
    if unit.target is None or ours == theirs or not _MARKED.search(unit.target.text):
        return
    source, target = unit.source.text, unit.target.text
    copied = {match[0] for match in _MARKED.finditer(source)}
    for quantity in quantities.find(target, unit.target_lang):
        match = _MARKED.search(target, quantity.span.start, quantity.span.end)
        if not match or match[0] not in copied or _is_code(target, match):
            continue
        value = _value(match[0], ours)
        amount = quantity.kind in _KINDS or quantity.value != value  # 2.5 alone may be a version
        if value is None or not amount or _value(match[0], theirs) == value:
            continue
        right = _rewritten(match[0], ours, unit.target_lang)
        if right != match[0]:
            span = Span(*match.span())
            message = f"“{match[0]}” is written as in {unit.source.lang}; {unit.target_lang} writes “{right}”"
            yield Hit(message, (), (span,), Fix(span, right, safe=False))


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether it is typed so: `>10.5m`, seconds of an arc, the pair `(100,100)`."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before in _OPERATORS or (before == "(" and after == ")" and match[0].count(",") == 1 and "." not in match[0])


def _rewritten(written: str, decimal: str, lang: str) -> str:
    """The figure with the marks of the language, every decimal kept."""
    whole, mark, rest = written.rpartition(decimal)
    if not mark:
        whole, rest = written, ""
    number = figure(Fraction(int("".join(char for char in whole if char.isdecimal()))), lang)
    return f"{number}{decimal_mark(lang)}{rest}" if rest else number


def _value(written: str, decimal: str) -> Fraction | None:
    """The value by the one reading of that decimal mark; none where the marks do not fit it."""
    other = "," if decimal == "." else "."
    whole, _, rest = written.replace(other, "").partition(decimal)
    if decimal in rest or (
        other in written and not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+(?:\{decimal}\d+)?", written)
    ):
        return None
    return Fraction(int(whole + rest), 10 ** len(rest))


def _differ(source: str, target: str) -> bool:
    return decimal_mark(source) != decimal_mark(target)


CHECK = Check(
    "number-format",
    "Numbers are written as the target language does",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="locale-convention/number-format",
    needs=Needs(target=DIGIT, pair=_differ),
    examples=(
        Example(("en", "fr"), "88.7 percent", "⟦88.7⟧ %", "88,7 %"),
        Example(("fr", "en"), "7,5 points", "⟦7,5⟧ points", "7.5 points"),
    ),
)
