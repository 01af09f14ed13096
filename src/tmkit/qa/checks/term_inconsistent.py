"""One term of the source is rendered by one term throughout.

Why      Synonyms that are all admitted still puzzle a reader when they change from page to page.
Source   W3C ITS 2.0, issue type "terminology"; MQM, inconsistent use of terminology.
How      Over all units, the renderings of a concept are counted by term. Units that use another than the commonest are
         reported. Abbreviations, acronyms, short forms and variants are no other term, and neither are deprecated ones
         (`term-deprecated` has them).
Limits   A concept is judged from three renderings on, and where the commonest has two thirds of them at least:
         otherwise nobody can say which is the rule.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import Severity, Span, Term, TermHit, TermStatus, Unit
from tmkit.glossary import Glossary
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.qa.terms import EMPTY, demanded

ENOUGH = 3
RULE = 2 / 3
_ABRIDGED = frozenset({"acronym", "abbreviation", "shortForm", "variant"})
_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})


@dataclass(frozen=True, slots=True)
class TermInconsistent:
    """The check with its knob."""

    glossary: Glossary = EMPTY

    def __call__(self, units: Sequence[Unit]) -> Iterator[Hit]:
        """A hit for each unit that renders a concept otherwise than most units do."""
        if not self.glossary.concepts:
            return
        used: dict[tuple[str, str], list[tuple[int, Span, TermHit]]] = defaultdict(list)
        for number, unit in enumerate(units):
            for demand in demanded(unit, self.glossary):
                hit = demand.rendering
                if hit is not None and hit.term.status in _RIGHT and hit.term.kind not in _ABRIDGED:
                    used[hit.concept.id, unit.target_lang].append((number, demand.span, hit))
        for renderings in used.values():
            yield from _others(renderings)


def _others(renderings: Sequence[tuple[int, Span, TermHit]]) -> Iterator[Hit]:
    counts: Counter[Term] = Counter(hit.term for _, _, hit in renderings)
    (usual, most), *_ = counts.most_common(1)
    if len(renderings) < ENOUGH or most < RULE * len(renderings):
        return
    for number, span, hit in renderings:
        if hit.term != usual:
            message = f"“{hit.term.text}” here, “{usual.text}” {most} times elsewhere for the same source term"
            yield Hit(message, (span,), (hit.span,), unit=number)


CHECK = Check(
    "term-inconsistent",
    "One rendering throughout",
    Severity.INFO,
    Side.TARGET,
    TermInconsistent(),
    its_type="inconsistency",
    mqm="terminology/inconsistent-use-of-terminology",
    scope=Scope.FILES,
)
