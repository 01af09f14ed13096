"""Every term of the source that the glossary has is rendered in the target by one of its terms.

Why      A reader meets one thing under two names; a client's product, person or place goes wrong.
Source   ISO 30042:2019 (TBX); W3C ITS 2.0, issue type "terminology".
How      Terms are found in any inflected form, the longest first; any term of the concept in the target language will
         do, preferred, admitted or not (a deprecated one is `term-deprecated`'s matter). Where several concepts share
         a source term, rendering one is enough. One place in the target renders one term.
Limits   A pronoun or a paraphrase in the term's place is reported. Where approved translations mostly do so too, the
         glossary's calibration lowers the finding to an info.
Units    A unit may bring terms in its flags: `term:Qualcomm=高通`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.glossary import Demand, Glossary, designation, misspelt
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.terms import EMPTY, demanded, glossaries, quoted


@dataclass(frozen=True, slots=True)
class TermMissing:
    """The check with its knob."""

    glossary: Glossary = EMPTY

    def __call__(self, unit: Unit) -> Iterator[Hit]:
        """A hit for each term without a rendering: its place in the source, and in the target what looks misspelt."""
        for glossary in glossaries(unit, self.glossary):
            for demand in demanded(unit, glossary):
                if not demand.is_met and not demand.concepts[0].do_not_translate:
                    yield _hit(unit, demand, glossary)


def _hit(unit: Unit, demand: Demand, glossary: Glossary) -> Hit:
    term = demand.span.of(unit.source.text)
    wanted = quoted(demand.wanted)
    message = f"“{term}” is to be rendered by {wanted}, which the target lacks"
    if wanted == f"“{term}”":
        message = f"{wanted} is to stand in the target as in the source, and does not"
    severity = None
    habit = glossary.habit(demand.concepts[0], unit.target_lang)
    if habit is not None and habit.is_loose:
        message += f"; info only, as {habit}"
        severity = Severity.INFO
    place, fix = _misspelt(unit, demand)
    return Hit(message, (demand.span,), (place,) if place else (), fix, severity)


def _misspelt(unit: Unit, demand: Demand) -> tuple[Span | None, Fix | None]:
    """What in the target looks like one of the wanted terms; mended unseen only where the term is a name."""
    target = unit.target
    assert target is not None  # demands are made of targets only
    for term in demand.wanted:
        wanted = designation(term.text, term.lang)
        place = misspelt(wanted, target.text, target.lang) if wanted else None
        if place is not None:
            is_name = term.text[:1].isupper() and place.of(target.text)[:1].isupper()
            return place, Fix(place, term.text, safe=is_name)
    return None, None


CHECK = Check(
    "term-missing",
    "Glossary terms are used",
    Severity.WARNING,
    Side.SOURCE,
    TermMissing(),
    its_type="terminology",
    mqm="terminology/wrong-term",
    examples=(
        Example(
            ("fr", "zh-Hans"),
            "Le président de ⟦Qualcomm⟧ a parlé.",
            "该公司总裁发表了讲话。",
            "高通总裁发表了讲话。",
            frozenset({"term:Qualcomm=高通"}),
        ),
        Example(
            ("fr", "en"),
            "⟦Qualcomm⟧ investit.",
            "⟦Qualcom⟧ invests.",
            "Qualcomm invests.",
            frozenset({"term:Qualcomm=Qualcomm"}),
        ),
        Example(
            ("en", "fr"),
            "Two ⟦autonomous vehicles⟧ are shown.",
            "Deux voitures sont présentées.",
            "Deux véhicules entièrement autonomes sont présentés.",
            frozenset({"term:autonomous vehicle=véhicule autonome"}),
        ),
    ),
)
