"""What the glossary says is not to be translated stands in the target as in the source.

Why      Product names, commands and trademarks lose their owner when they are translated or respelt.
Source   W3C ITS 2.0, section 8.1 (Translate); concepts that are marked `do-not-translate`.
How      Each such term of the source must stand in the target with the same letters and capitals. Inflected endings
         that the target language adds are allowed.
Units    A unit may bring terms in its flags: `term-do-not-translate:Visual Studio`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import CasePolicy, Fix, Severity, Span, Unit
from tmkit.glossary import Glossary, designation, find, misspelt
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.terms import EMPTY, glossaries


@dataclass(frozen=True, slots=True)
class TermDoNotTranslate:
    """The check with its knob."""

    glossary: Glossary = EMPTY

    def __call__(self, unit: Unit) -> Iterator[Hit]:
        """A hit for each such term that the target lacks."""
        if unit.target is None or not unit.target.text:
            return
        for glossary in glossaries(unit, self.glossary):
            asked: set[str] = set()
            for hit in glossary.hits(unit.source.text, unit.source.lang):
                if hit.concept.do_not_translate and hit.concept.id not in asked:
                    asked.add(hit.concept.id)
                    if not _stands(hit.term.text, hit.term.variants, unit.target.text, unit.target.lang):
                        yield _hit(hit.term.text, hit.span, unit.target.text, unit.target.lang)


def _stands(text: str, variants: tuple[str, ...], target: str, lang: str) -> bool:
    for spelling in (text, *variants):
        wanted = designation(spelling, lang, CasePolicy.EXACT)
        if spelling in target or (wanted is not None and find(wanted, target, lang)):
            return True
    return False


def _hit(text: str, span: Span, target: str, lang: str) -> Hit:
    wanted = designation(text, lang, CasePolicy.INSENSITIVE)
    place = None
    if wanted is not None:
        place = next(iter(find(wanted, target, lang)), None) or misspelt(wanted, target, lang)
    message = f"“{text}” is not to be translated and must stand in the target as it is"
    return Hit(message, (span,), (place,) if place else (), Fix(place, text) if place else None)


CHECK = Check(
    "term-do-not-translate",
    "Names that are not translated stay",
    Severity.ERROR,
    Side.SOURCE,
    TermDoNotTranslate(),
    its_type="terminology",
    mqm="accuracy/do-not-translate",
    examples=(
        Example(
            ("en", "fr"),
            "Open ⟦Visual Studio⟧.",
            "Ouvrez Studio visuel.",
            "Ouvrez Visual Studio.",
            frozenset({"term-do-not-translate:Visual Studio"}),
        ),
        Example(
            ("en", "de"),
            "⟦GitHub⟧ is down.",
            "⟦Github⟧ ist nicht erreichbar.",
            "GitHub ist nicht erreichbar.",
            frozenset({"term-do-not-translate:GitHub"}),
        ),
    ),
)
