"""A plural entry has every form that its language has, and no other.

Why      A missing form shows an empty text for some numbers; a form that the language lacks shows that the file's rule
         is another language's.
What     The forms of one entry against the plural categories of CLDR (by babel); forms that are all the same where the
         language and the source tell them apart.
Limits   `many` is not asked of French, Spanish, Italian, Portuguese and Catalan. Forms that the file only numbers are
         let be.
Source   Unicode CLDR, "Language Plural Rules"; W3C ITS 2.0, issue type "grammar".
"""

from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.qa.checks.icu import categories
from tmkit.text import languages

_LARGE_ONLY = frozenset({"fr", "es", "it", "pt", "ca"})
_NAMES = frozenset({"zero", "one", "two", "few", "many", "other"})


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """For each language of the entry: forms that are lacking, forms too many, forms that are all one."""
    if len(units) == 1 and not units[0].plural:
        return
    by_lang: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit.plural in _NAMES:
            by_lang.setdefault(unit.target_lang, []).append(number)
    for lang, numbers in by_lang.items():
        yield from _forms(units, numbers, lang)


def _forms(units: Sequence[Unit], numbers: list[int], lang: str) -> Iterator[Hit]:
    known = categories(lang)
    filled = [number for number in numbers if (there := units[number].target) is not None and there.text.strip()]
    if not known or not filled:
        return
    have = {units[number].plural for number in numbers}
    for number in filled:
        if units[number].plural not in known and units[number].plural not in {"zero", "one", "two"}:
            says = f"{lang} has no plural category \u201c{units[number].plural}\u201d"
            yield Hit(says, unit=number)
    exempt = {"many"} if languages.primary(lang) in _LARGE_ONLY else set()
    lacking = sorted(known - have - exempt)
    if lacking:
        yield Hit(
            f"the plural form{'s' * (len(lacking) > 1)} {', '.join(lacking)} of {lang} is missing", unit=filled[0]
        )
    texts = {there.text for number in filled if (there := units[number].target) is not None}
    sources = {units[number].source.text for number in filled}
    if len(filled) > 1 and len(texts) == 1 and len(sources) > 1 and languages.primary(lang) not in {"fr", "ja", "zh"}:
        last = filled[-1]
        there = units[last].target
        size = len(there.text) if there is not None else 0
        yield Hit("all plural forms are the same", (), (Span(0, size),), severity=Severity.INFO, unit=last)


CHECK = Check(
    "plural-forms",
    "Plural forms are those of the language",
    Severity.ERROR,
    Side.TARGET,
    run,
    its_type="grammar",
    mqm="Linguistic conventions",
    scope=Scope.GROUP,
    structural=True,
)
