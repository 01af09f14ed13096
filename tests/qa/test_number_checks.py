"""The number checks as the engine runs them: the odd one of three, fixes, messages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import Segment, Severity, Unit
from tmkit.qa import registry
from tmkit.qa.engine import check


def unit(source: str, target: str, langs: tuple[str, str] = ("fr", "en"), name: str = "1") -> Unit:
    return Unit(name, Segment(source, langs[0]), Segment(target, langs[1]), langs[1])


def numbers(*units: Unit) -> list[tuple[str, str]]:
    chosen = [registry.check(code) for code in ("three-way", "number-scale", "number-value", "number-omitted", "date")]
    return [(one.code, one.target_lang) for one in check(units, chosen) if one.severity is not Severity.INFO]


def test_the_odd_target_of_three_languages_is_named_once() -> None:
    wrong = unit("501 contrats", "501 contracts"), unit("501 contrats", "105份合同", ("fr", "zh"))
    assert numbers(*wrong) == [("three-way", "zh")]
    found = list(check(wrong, [registry.check("three-way")]))
    assert found[0].message.startswith("zh is the odd one out")


def test_the_odd_source_is_named() -> None:
    wrong = unit("501 contrats", "510 contracts"), unit("501 contrats", "510份合同", ("fr", "zh"))
    found = list(check(wrong))
    assert [(one.code, one.severity.value) for one in found] == [("three-way", "error"), ("three-way", "info")]
    assert all(one.message.startswith("fr is the odd one out") for one in found)


def test_three_languages_that_agree_are_silent() -> None:
    assert numbers(unit("onze contrats", "eleven contracts"), unit("onze contrats", "11份合同", ("fr", "zh"))) == []


def test_where_all_three_differ_each_pair_speaks_for_itself() -> None:
    found = numbers(unit("501 contrats", "502 contracts"), unit("501 contrats", "503份合同", ("fr", "zh")))
    assert found == [("number-value", "en"), ("number-value", "zh")]


@pytest.mark.parametrize(
    ("langs", "source", "target", "mended"),
    [
        (("fr", "en"), "88,7 milliards d'USD", "US$88.7 million", "US$88.7 billion"),
        (("fr", "zh"), "612 milliards de yuans", "6120万元", "6120亿元"),
        (("en", "fr"), "1,250.5 km", "1 350,5 km", "1250,5 km"),
        (("en", "fr"), "$2.5 billion", "2,7 milliards de dollars", "2,5 milliards de dollars"),
        (("fr", "en"), "24 août 2018", "Aug. 25, 2018", "Aug. 24, 2018"),
    ],
)
def test_the_fix_is_in_the_convention_of_the_target(
    langs: tuple[str, str], source: str, target: str, mended: str
) -> None:
    found = list(check([unit(source, target, langs)]))
    fix = found[0].fix
    assert fix is not None
    assert target[: fix.span.start] + fix.text + target[fix.span.end :] == mended


def test_the_message_tells_a_translator_both_values_and_the_power_of_ten() -> None:
    found = next(iter(check([unit("612 milliards de yuans", "6120万元", ("fr", "zh"))])))
    assert "612,000,000,000" in found.message
    assert "61,200,000" in found.message
    assert "factor of 10\u00a0000; 万/亿?" in found.message


def test_figures_that_keep_the_decimal_mark_of_the_source_are_told() -> None:
    found = [
        one.code for one in check([unit("88.7 percent", "88.7 %", ("en", "fr"))], [registry.check("number-format")])
    ]
    assert found == ["number-format"]
    assert list(check([unit("version 2.7", "version 2.7", ("en", "zh"))], [registry.check("number-format")])) == []


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("0123456789.,%$€ 万亿年月日时一二三百两半"), st.characters()), max_size=40
)
CODES = ("three-way", "date", "weekday", "time", "percent", "currency", "unit", "code", "number-scale", "number-value")


@settings(max_examples=60, deadline=None)
@given(
    source=TEXTS, target=TEXTS, langs=st.sampled_from([("fr", "zh"), ("en", "fr"), ("zh-TW", "en"), ("x-none", "ja")])
)
def test_no_text_makes_a_check_fail_and_spans_lie_in_it(source: str, target: str, langs: tuple[str, str]) -> None:
    for one in check([unit(source, target, langs)], [registry.check(code) for code in CODES]):
        assert all(span.end <= len(source) for span in one.source_spans)
        assert all(span.end <= len(target) for span in one.target_spans)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_a_text_agrees_with_itself(text: str) -> None:
    assert list(check([unit(text, text, ("en", "en-GB"))], [registry.check(code) for code in CODES])) == []
