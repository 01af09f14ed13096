"""Every target translates its own source, not its neighbour's.

Why      One line lost in a spreadsheet moves every translation after it to the wrong string.
What     Runs of three units and more whose numbers, placeholders, addresses, code and names in Latin letters do not
         match their own source but that of the unit before or after, each one.
Limits   Units without any such trace are stepped over; a shift by more than two is not seen.
Source   MQM Accuracy/Mistranslation; W3C ITS 2.0, issue type "mistranslation".
"""

import re
from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope, Side
from tmkit.text import patterns

RUN = 3
"""Units in a row that must match their neighbour's source alone; two happen by chance in lists of numbers."""
_SHORT = r"\d+(?:[.,]\d+)*|%\(\w+\)\w?|\{\w*\}|%\w"
_NAME = r"\b\p{Lu}[\p{Lu}\d]+\b|\b\p{Lu}\p{Ll}+\p{Lu}\w*"
_TRACE = patterns.of(rf"{_SHORT}|https?://\S+|{_NAME}|\b\w+_\w+\b")
_PLAIN_TRACE = patterns.of(rf"{_SHORT}|{_NAME}")
"""Of a text without underscores and addresses, which are looked for in every word; told twice as fast."""

_SIGN = re.compile(r"[\d%{:_]")
_CAPITAL_WITHIN = patterns.of(r"\p{L}\p{Lu}")
_NONE: frozenset[str] = frozenset()


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """Each unit of each run."""
    by_lang: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit.target is not None and not unit.plural:
            by_lang.setdefault(unit.target_lang, []).append(number)
    for numbers in by_lang.values():
        sources = [_traces(units[number].source.text) for number in numbers]
        targets = [_traces(_text(units[number])) for number in numbers]
        here, there = ([at for at, traces in enumerate(side) if traces] for side in (sources, targets))
        told: set[int] = set()
        for by in (-1, 1, -2, 2):
            places = sorted({at - by for at in here}.union(there))  # without a trace nothing is said
            for at in _runs(sources, targets, by, places):
                if at not in told:
                    told.add(at)
                    unit = units[numbers[at]]
                    where = "before" if by < 0 else "after"
                    yield Hit(
                        f"the target seems to translate the unit {abs(by)} {where}",
                        (Span(0, len(unit.source.text)),),
                        (Span(0, len(_text(unit))),),
                        unit=numbers[at],
                    )


def _runs(
    sources: list[frozenset[str]], targets: list[frozenset[str]], by: int, places: Sequence[int]
) -> Iterator[int]:
    """Places whose targets have the traces of the source `by` further on, in runs of RUN and more."""
    run_: list[int] = []
    seen: set[frozenset[str]] = set()
    for at in places:
        other = at + by
        if not 0 <= other < len(sources) or not 0 <= at < len(targets):
            continue
        target = targets[at]
        if target and target == sources[other] and not target & sources[at]:
            run_.append(at)
            seen.add(target)
            continue
        if len(run_) >= RUN and len(seen) >= RUN:
            yield from run_
        run_, seen = [], set()
    if len(run_) >= RUN and len(seen) >= RUN:
        yield from run_


def _text(unit: Unit) -> str:
    return unit.target.text if unit.target is not None else ""


def _traces(text: str) -> frozenset[str]:
    if not _SIGN.search(text) and (text[1:].islower() or not _CAPITAL_WITHIN.search(text)):
        return _NONE  # most texts; told three times as fast
    return frozenset((_TRACE if "_" in text or "://" in text else _PLAIN_TRACE).findall(text))


CHECK = Check(
    "shifted-entry",
    "Targets stand beside their own source",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="mistranslation",
    mqm="Accuracy/Mistranslation",
    scope=Scope.FILES,
)
