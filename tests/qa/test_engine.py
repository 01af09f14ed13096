"""The engine: which units are seen, who wins when two checks speak of one slip, what a fingerprint holds."""

import pickle
import time
from dataclasses import replace

import pytest

from tmkit import qa
from tmkit.core import ConfigurationError, Segment, Severity, Span, State, Unit
from tmkit.qa import Check, Hit, Rules, Scope, Side


def unit(
    source: str, target: str | None, *, number: str = "1", langs: tuple[str, str] = ("en", "fr"), **more: object
) -> Unit:
    """A unit of two texts."""
    there = None if target is None else Segment(target, langs[1])
    return Unit(number, Segment(source, langs[0]), there, langs[1], **more)  # type: ignore[arg-type]


def saying(code: str, *spans: Span, severity: Severity = Severity.WARNING, **more: object) -> Check:
    """A check that always points at the same spans of the target."""
    return Check(code, code, severity, Side.TARGET, lambda _: [Hit(code, (), spans)], **more)  # type: ignore[arg-type]


def codes(found: object) -> list[str]:
    return [one.code for one in found]  # type: ignore[attr-defined]


def test_one_slip_is_told_once_by_the_check_that_comes_first() -> None:
    checks = [saying("special", Span(2, 5)), saying("general", Span(0, 9)), saying("other", Span(9, 12))]
    assert codes(qa.check([unit("a b c d e f g", "a b c d e f g")], checks)) == ["special", "other"]


def test_one_check_may_point_at_two_places_that_touch() -> None:
    twice = Check(
        "x", "x", Severity.INFO, Side.TARGET, lambda _: [Hit("1", (), (Span(0, 2),)), Hit("2", (), (Span(1, 3),))]
    )
    assert len(list(qa.check([unit("abc", "abc")], [twice]))) == 2


def test_a_group_check_goes_before_its_pairs() -> None:
    group = Check(
        "three-way",
        "x",
        Severity.ERROR,
        Side.BOTH,
        lambda units: [Hit("odd", (), (Span(0, 1),), unit=1)],
        scope=Scope.GROUP,
    )
    pair = saying("pair", Span(0, 1))
    units = [unit("a", "b"), unit("a", "c", langs=("en", "zh"))]
    assert [(one.code, one.target_lang) for one in qa.check(units, [group, pair])] == [
        ("pair", "fr"),
        ("three-way", "zh"),
    ]


def test_units_that_share_an_id_are_one_group() -> None:
    seen: list[int] = []
    group = Check("g", "g", Severity.INFO, Side.BOTH, lambda units: seen.append(len(units)) or [], scope=Scope.GROUP)
    list(qa.check([unit("a", "b", number=number) for number in "112223"], [group]))
    assert seen == [2, 3, 1]


@pytest.mark.parametrize("flag", ["locked", "no-translate", "obsolete"])
def test_units_that_nobody_may_change_are_silent(flag: str) -> None:
    assert list(qa.check([unit("Save %s", "", flags=frozenset({flag}))])) == []


@pytest.mark.parametrize("more", [{"flags": frozenset({"fuzzy"})}, {"state": State.NEEDS_WORK}])
def test_unfinished_units_get_structural_checks_alone(more: dict[str, object]) -> None:
    found = qa.check([unit("Do you really save %s?", "Do you really save it?", **more)])
    assert codes(found) == ["placeholder"]


def test_a_unit_without_a_target_is_empty_and_nothing_else() -> None:
    for target in (None, "", " \n"):
        assert codes(qa.check([unit("Save %s <b>now</b>.", target)])) == ["empty-target"]


def test_levels_and_floor_change_what_a_finding_counts_for() -> None:
    same = unit("The file was saved.", "The file was saved.")
    for rules, level in (
        (qa.choose(levels={"same-as-source": "error"}), Severity.ERROR),
        (qa.choose(profile="strict"), Severity.WARNING),
        (qa.choose(), Severity.WARNING),
    ):
        assert [one.severity for one in qa.check([same], rules)] == [level]
    assert list(qa.check([same], qa.choose(levels={"same-as-source": "off"}))) == []


def test_select_and_ignore_understand_patterns_and_refuse_unknown_codes() -> None:
    assert codes(qa.choose(select=["end-*"]).checks) == ["end-punctuation"]
    assert "tags" not in codes(qa.choose(ignore=["tag*"]).checks)
    with pytest.raises(ConfigurationError, match="did you mean placeholder"):
        qa.choose(select=["place-holder"])
    with pytest.raises(ConfigurationError, match="did you mean strict"):
        qa.choose(profile="strickt")
    with pytest.raises(ConfigurationError, match="did you mean warning"):
        qa.choose(levels={"tags": "waring"})


def test_a_fingerprint_survives_moves_and_changes_with_the_texts() -> None:
    def prints(*units: Unit) -> list[str]:
        return [one.fingerprint for one in qa.check(units) if one.code == "placeholder"]

    slip = unit("Save %s", "Sauver", number="7")
    moved = replace(slip, id="8")
    assert prints(slip) == prints(unit("a", "b"), moved)
    assert prints(slip) != prints(replace(slip, source=Segment("Save  %s", "en")))
    named = replace(slip, id="menu.save")
    assert prints(named) != prints(replace(slip, id="menu.store"))


def test_two_equal_findings_have_two_fingerprints() -> None:
    found = [
        one.fingerprint for one in qa.check([unit("%s and %s", "Rien")], [qa.choose(select=["placeholder"]).checks[0]])
    ]
    assert len(set(found)) == len(found) == 2


def test_what_is_wrong_with_a_source_is_told_once_for_all_its_targets() -> None:
    units = [
        unit("He said “no.", "Il a dit «\u00a0non\u00a0».", number="1"),
        unit("He said “no.", "他说“不”。", number="1", langs=("en", "zh")),
    ]
    assert [(one.code, one.target_lang) for one in qa.check(units)] == [("quotes", "fr")]


def test_a_quote_that_opens_in_one_segment_may_close_in_the_next() -> None:
    units = [unit("“A one.", "«\u00a0Un mot.", number="1"), unit("A two.” Yes.", "Un deux.\u00a0» Oui.", number="2")]
    assert codes(qa.check(units)) == []
    split = [unit('"A one.', "«\u00a0Un mot.", number="1"), unit("A two.", "Un deux.\u00a0»", number="2")]
    assert codes(qa.check(split)) == ["quotes"]


def test_a_paragraph_ends_what_a_quote_may_reach() -> None:
    def at(number: str) -> tuple[tuple[str, str], ...]:
        return (("paragraph", number),)

    units = [
        unit("One said.", "«\u00a0Un dit.", number="1", properties=at("1")),
        unit("Two said.", "Deux.\u00a0»", number="2", properties=at("2")),
    ]
    assert codes(qa.check(units)) == ["quotes", "quotes"]


def test_findings_come_in_unit_order_and_streaming_without_checks_across_units() -> None:
    given: list[str] = []

    def stream() -> object:
        for number in "123":
            given.append(number)
            yield unit("Save %s", "Sauver", number=number)

    answers = qa.review(stream(), qa.choose(select=["placeholder"]))  # type: ignore[arg-type]
    first, found = next(answers)
    assert (first.id, codes(found), given) == ("1", ["placeholder"], ["1", "2"])


def test_knobs_are_fields() -> None:
    assert isinstance(Rules.of().checks, tuple)


def test_rules_go_to_other_processes() -> None:
    rules = pickle.loads(pickle.dumps(qa.choose(levels={"tags": "warning"})))
    assert rules.levels["tags"] is Severity.WARNING
    assert codes(rules.checks) == codes(qa.choose().checks)


def test_a_text_that_is_none_gives_a_bounded_number_of_findings() -> None:
    assert len(list(qa.check([unit("x", "a ,b " * 20_000)], qa.choose(select=["spacing"])))) <= 60


@pytest.mark.parametrize("piece", ["(", "“)", "<b>", "%s ", "{a} ", "a ? ", "http://a.b ", "l'{0} ", "....", "\u0300"])
def test_a_hostile_text_is_read_in_the_time_of_its_length(piece: str) -> None:
    started = time.process_time()
    long = piece * (30_000 // len(piece))
    list(qa.check([unit("x", long)], qa.choose(select=["all"], ignore=["number-*", "name-*", "date", "term-*"])))
    assert time.process_time() - started < 5


def test_a_profile_keeps_what_a_check_tells_softly_and_a_level_of_ones_own_does_not() -> None:
    unit = Unit("1", Segment("Ask ant@example.com", "en"), Segment("Demandez à fourmi@example.com", "fr"), "fr")
    for rules, level in (
        (qa.choose(select=["placeholder"]), "info"),
        (qa.choose(select=["placeholder"], profile="software"), "info"),
        (qa.choose(select=["placeholder"], profile="strict"), "warning"),
        (qa.choose(select=["placeholder"], levels={"placeholder": "error"}), "error"),
    ):
        assert [one.severity.value for one in qa.check([unit], rules)] == [level]


def test_a_word_that_is_an_ending_alone_is_no_fault() -> None:
    for lang, text in (
        ("fr", "Un mot en ment, en ement."),
        ("es", "Una en mente, amente."),
        ("it", "In mente, amente."),
    ):
        units = [Unit("1", Segment(text, lang), Segment("Some word in ment, mente, amente.", "en"), "en")]
        units += [Unit("2", units[0].target, units[0].source, lang)]
        assert len(list(qa.review(units, qa.choose(select=["all"])))) == 2
