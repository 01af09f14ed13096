"""A term of the source is rendered by a term that is still right.

Why      A term that was replaced lives on in old translations and in translators' memories.
Source   ISO 30042:2019, administrativeStatus: deprecatedTerm-admn-sts and supersededTerm-admn-sts.
How      Deprecated and superseded terms of the target language are found in any inflected form, where the source has
         their concept; elsewhere the same word may mean another thing.
Fix      The concept's preferred term; safe where nothing in the sentence must agree with it.
Units    A unit may bring terms in its flags: `term-deprecated:SOURCE=WORD`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import Severity, TermStatus, Unit
from tmkit.glossary import Glossary
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.terms import EMPTY, glossaries, unwanted

_OLD = frozenset({TermStatus.DEPRECATED, TermStatus.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class TermDeprecated:
    """The check with its knob."""

    glossary: Glossary = EMPTY

    def __call__(self, unit: Unit) -> Iterator[Hit]:
        """A hit for each deprecated or superseded term that renders a concept of the source."""
        for glossary in glossaries(unit, self.glossary):
            for found in unwanted(unit, glossary, _OLD):
                if found.source:
                    status = found.hit.term.status.value
                    message = f"“{found.words}” is {status}{found.advice}"
                    yield Hit(message, found.source, (found.hit.span,), found.fix)


CHECK = Check(
    "term-deprecated",
    "No deprecated terms",
    Severity.WARNING,
    Side.TARGET,
    TermDeprecated(),
    its_type="terminology",
    mqm="terminology/inconsistent-with-terminology-resource",
    examples=(
        Example(
            ("fr", "en"),
            "Un véhicule autonome attend.",
            "A ⟦robocar⟧ waits.",
            "A self-driving car waits.",
            frozenset({"term:véhicule autonome=autonomous vehicle", "term-deprecated:véhicule autonome=robocar"}),
        ),
        Example(
            ("en", "zh-Hans"),
            "The Internet of Things grows.",
            "⟦万物网⟧正在发展。",
            "物联网正在发展。",
            frozenset({"term:Internet of Things=物联网", "term-deprecated:Internet of Things=万物网"}),
        ),
    ),
)
