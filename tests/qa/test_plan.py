"""What a check needs of a unit is necessary: left unasked, it would have found nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import qa
from tmkit.core import Segment, State, Unit
from tmkit.formats import registry as formats
from tmkit.qa import registry
from tmkit.qa.check import Check, Needs, Scope
from tmkit.qa.engine import hits
from tmkit.qa.plan import Plan
from tmkit.text.signs import HOLDER, WORDLESS, signs

ALL = qa.Rules(registry.CHECKS)
EAGER = qa.Rules(tuple(replace(one, needs=Needs()) for one in registry.CHECKS))
"""The same checks, asked of every unit that its state admits."""
LANGS = ("en", "fr", "fr-CA", "es", "de", "zh", "zh-TW", "ja", "ru", "th")
PIECES = st.sampled_from((
    *"aéàçñßÉИжα中慶。，；：？！、（）【】「」“”‘’«»…'\"`",
    *" \u00a0\u202f\u3000\t\n\u200b\u202e\ufeff\x07\ufffd\u0301",
    *"0123456789%{}<>&@#$^~|\\/_-\u2013.,;:?!()[]+=*",
    *("ville", "le le", "d'abord d'abord", "the the", "ceux-çi", "could of", "save()", "--all", "www.a.org"),
    *("http://x.org/a", "mailto:a@b.org", "a@b.org", "%s", "%(n)d", "{0}", "{n, plural, other {#}}", "<b>", "</b>"),
    *("$HOME", "C:\\x", "\\n", "Ã©", "p\u0430ge", "Han Zheng", "韩正", "Paris", "deux", "twelve", "May", "août"),
    *("12 %", "3,5", "1.234", "...", "。。。", "&nbsp;", "'s", " . ", "GitHub", "mot_ mot", "mot, mot", "mot- mot"),
    *("mot? mot", "mot . mot", "été été", "Smith", "smith", "WWW.b.fr", "a/b a/b", "3Mb 3Mb", "( )", "十二"),
    *("JavaScript", "Javascript", "mot 's mot", "« »", "（）", "(mot"),
))  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=12)
FLAGS = st.sampled_from(((), ("c-format",), ("java-format",), ("android",), ("fuzzy",), ("icu-message-format",)))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS | st.none(), st.sampled_from(LANGS), st.sampled_from(LANGS), FLAGS)
def test_no_check_that_is_left_unasked_finds_anything(
    source: str, target: str | None, here: str, there: str, flags: tuple[str, ...]
) -> None:
    segment = None if target is None else Segment(target, there)
    units = [Unit("1", Segment(source, here), segment, there, flags=frozenset(flags))]
    assert hits(units, ALL) == hits(units, EAGER)


def test_no_check_that_is_left_unasked_finds_anything_in_the_corpora() -> None:
    for path in sorted(Path("corpora").rglob("*.tmx")):
        units = list(formats.stream(str(path)))
        assert hits(units, ALL) == hits(units, EAGER)


@pytest.mark.parametrize("check", [one for one in registry.CHECKS if one.scope is Scope.UNIT], ids=lambda one: one.code)
def test_no_example_is_left_unasked(check: Check) -> None:
    for example in check.examples:
        source, bad = (text.replace("⟦", "").replace("⟧", "") for text in (example.source, example.bad))
        here, there = example.langs
        said = {"flags": example.flags, "properties": example.properties}
        unit = Unit("1", Segment(source, here), Segment(bad, there), there, **said)
        assert Plan((check,)).asked(unit) == (0,)


def test_checks_that_share_a_question_stand_together() -> None:
    questions = [one.needs.answer for one in registry.CHECKS if one.needs.answer]
    places = [at for at, one in enumerate(registry.CHECKS) if one.needs.answer]
    assert len(set(questions)) == 1
    assert places == list(range(places[0], places[-1] + 1))


def test_a_plan_knows_states_apart() -> None:
    plan = Plan(registry.CHECKS)
    unit = Unit("1", Segment("Save %s", "en"), Segment("Enregistrer", "fr"), "fr")
    asked = [registry.CHECKS[rank] for rank in plan.asked(replace(unit, state=State.NEEDS_WORK))]
    assert "placeholder" in {one.code for one in asked}
    assert all(one.structural for one in asked)
    assert plan.asked(replace(unit, flags=frozenset({"locked"}))) == ()
    assert [registry.CHECKS[rank].code for rank in plan.asked(replace(unit, target=None))] == ["empty-target"]


@pytest.mark.parametrize(
    ("text", "sign", "has"),
    [("www.example.org", HOLDER, True), ("w. Www", HOLDER, False), ("", WORDLESS, True), ("é", WORDLESS, False)],
)
def test_the_signs_of_a_text(text: str, sign: int, has: bool) -> None:
    assert bool(signs(text) & sign) is has
