"""Where two of three languages agree on a number or a name, the third is named.

Why      When a source and a target disagree, either may be wrong; a third language tells which.
How      On the translations of one text (a multilingual `<tu>`), the targets are compared with each other too. One
         that disagrees with the source while another target agrees with it is the odd one out; where the targets agree
         with each other and not with the source, the source is.
Limits   It says nothing where all three differ, or with fewer than two targets; then the pairs' own checks speak.
Source   W3C ITS 2.0, issue type "numbers".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmkit.core import Severity, Span, Unit
from tmkit.qa.agreement import Disagreement, disagreements
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.qa.odd_names import odd_names
from tmkit.qa.wording import mend, named


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """The numbers and names of a group that one language of three has otherwise."""
    yield from odd_names(units)
    full = [(at, unit) for at, unit in enumerate(units) if unit.target is not None and unit.target.text.strip()]
    seen: set[tuple[int, Disagreement]] = set()
    told: set[tuple[Span, ...]] = set()
    for at, unit in full:
        for other_at, other in full:
            if at != other_at and unit.source.text == other.source.text and unit.plural == other.plural:
                for found in _of_pair(unit):
                    hit = _odd(at, unit, other, found)
                    if hit is None or (at, found) in seen:
                        continue
                    seen.add((at, found))
                    if hit.message.startswith(f"{unit.source.lang} "):  # a slip of the source is told once
                        again = hit.source_spans in told
                        told.add(hit.source_spans)
                        hit = replace(hit, severity=Severity.INFO) if again else hit
                    yield hit


def _of_pair(unit: Unit) -> list[Disagreement]:
    assert unit.target is not None
    found = disagreements(unit.source.text, unit.source.lang, unit.target.text, unit.target_lang)
    return [one for one in found if one.severity is not Severity.INFO]


def _odd(at: int, unit: Unit, other: Unit, found: Disagreement) -> Hit | None:
    """The hit on what the unit's two texts disagree on, if the other target decides it."""
    assert unit.target is not None
    assert other.target is not None
    theirs = _of_pair(other)
    between = disagreements(unit.target.text, unit.target_lang, other.target.text, other.target_lang)
    source_also = found.source is not None and any(one.source == found.source for one in theirs)
    targets_differ = found.target is None or any(one.source == found.target for one in between)
    langs = unit.source.lang, unit.target_lang, other.target_lang
    if not source_also and targets_differ and (found.source or theirs == []):
        return _hit(at, unit, found, langs[1], (langs[0], langs[2]))
    if source_also and found.target is not None and not targets_differ:
        return _hit(at, unit, found, langs[0], (langs[1], langs[2]))
    return None


def _hit(at: int, unit: Unit, found: Disagreement, odd: str, agreed: tuple[str, str]) -> Hit:
    assert unit.target is not None
    source, target = unit.source.text, unit.target.text
    in_source = odd == unit.source.lang
    mine, theirs = (found.source, found.target) if in_source else (found.target, found.source)
    here = named(mine, source if in_source else target) if mine else "nothing"
    there = named(theirs, target if in_source else source) if theirs else "nothing"
    both = " and ".join(agreed)
    message = f"{odd} is the odd one out: {here}, where {both} agree on {there}"
    certain = found.source is not None and found.target is not None
    fix = None if in_source else mend(found, target, unit.target_lang, alone=certain)
    severity = Severity.ERROR if certain else found.severity
    return Hit(message, found.source_spans, found.target_spans, fix, severity, unit=at)


CHECK = Check(
    "three-way",
    "Three languages agree on numbers and names",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="numbers",
    mqm="accuracy/mistranslation",
    scope=Scope.GROUP,
)
