"""Every check's marked examples: bad fires once and exactly at the mark, good never, the fix turns bad into good."""

import inspect
import re
from dataclasses import replace

import pytest

from tmkit.core import Segment, Span, Unit
from tmkit.qa import registry
from tmkit.qa.check import Check, Example, Hit, Scope

EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{number}")
    for check in registry.CHECKS
    for number, example in enumerate(check.examples)
]


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the spans between them."""
    spans, bare = [], ""
    for part in re.split(r"(⟦[^⟧]*⟧)", text):
        if part.startswith("⟦"):
            spans.append(Span(len(bare), len(bare) + len(part) - 2))
            part = part[1:-1]
        bare += part
    return bare, tuple(spans)


def hits(check: Check, example: Example, source: str, target: str, *, good: bool = False) -> list[Hit]:
    here, there = Segment(source, example.langs[0]), Segment(target, example.langs[1])
    unit = Unit("1", here, there, there.lang)
    if not (good and example.cleared):
        unit = replace(unit, flags=example.flags, properties=example.properties)
    return list(check.run(unit if check.scope in {Scope.UNIT, Scope.HEADER} else [unit]))


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_bad_fires_exactly_at_the_mark_and_good_never(check: Check, example: Example) -> None:
    source, in_source = marked(example.source)
    bad, in_bad = marked(example.bad)
    found = hits(check, example, source, bad)
    assert len(found) == 1
    if in_source:
        assert found[0].source_spans == in_source
    if in_bad:
        assert found[0].target_spans == in_bad
    assert hits(check, example, example.good_source or source, example.good, good=True) == []
    fix = found[0].fix
    if fix is not None:
        side = source if check.side.value == "source" and example.good_source else bad
        mended = side[: fix.span.start] + fix.text + side[fix.span.end :]
        assert mended == (example.good_source or example.good)


@pytest.mark.parametrize("check", registry.CHECKS, ids=lambda check: check.code)
def test_every_check_explains_itself(check: Check) -> None:
    assert check.examples or check.scope not in {Scope.UNIT, Scope.HEADER}
    module = inspect.getmodule(check.run) if inspect.isfunction(check.run) else inspect.getmodule(type(check.run))
    assert module is not None
    assert module.__doc__
    assert "Why" in module.__doc__
    assert check.title
    assert check.its_type
