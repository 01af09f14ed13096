"""No forbidden term stands in the target.

Why      A client's forbidden word (a rival's mark, an offensive or a wrong name) costs more than a clumsy sentence.
Source   Term status `forbidden`; TBX has deprecated alone, and a note (docs/glossary.md).
How      Forbidden terms of the target language are found in any inflected form. A longer term that is right covers
         them, and so does a concept of the source for which the same word is right.
Fix      The concept's preferred term; safe where nothing in the sentence must agree with it.
Units    A unit may bring terms in its flags: `term-forbidden:SOURCE=WORD`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import Severity, TermStatus, Unit
from tmkit.glossary import Glossary
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.terms import EMPTY, glossaries, unwanted


@dataclass(frozen=True, slots=True)
class TermForbidden:
    """The check with its knob."""

    glossary: Glossary = EMPTY

    def __call__(self, unit: Unit) -> Iterator[Hit]:
        """A hit for each forbidden term in the target."""
        for glossary in glossaries(unit, self.glossary):
            for found in unwanted(unit, glossary, frozenset({TermStatus.FORBIDDEN})):
                yield Hit(f"“{found.words}” is forbidden{found.advice}", found.source, (found.hit.span,), found.fix)


CHECK = Check(
    "term-forbidden",
    "No forbidden terms",
    Severity.ERROR,
    Side.TARGET,
    TermForbidden(),
    its_type="terminology",
    mqm="terminology/wrong-term",
    examples=(
        Example(
            ("en", "fr"),
            "Read your e-mail.",
            "Lisez vos ⟦mails⟧.",
            "Lisez vos courriels.",
            frozenset({"term:e-mail=courriel", "term-forbidden:e-mail=mail"}),
        ),
        Example(
            ("en", "zh-Hans"),
            "Mouse",
            "⟦滑鼠⟧",
            "鼠标",
            frozenset({"term:mouse=鼠标", "term-forbidden:mouse=滑鼠"}),
        ),
    ),
)
