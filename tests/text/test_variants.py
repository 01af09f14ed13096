"""Simplified and Traditional Chinese."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.text import variants

SIMPLIFIED = [
    "国务院副总理韩正宣读了国家主席习近平的贺信。",
    "著名作家著书立说，执著一生。",
    "乾隆皇帝与康熙皇帝",
    "皇后、公里、台风、系统、干部、几乎、面包、松树、谷物、只有、准备、胡同、云彩、发展、头发",
    "於清清说，馀下的事由甯先生去做。",
    "鸿沟、蕴藏、馄饨、魏徵、尔虞我诈",
]
TRADITIONAL = [
    "國務院副總理韓正宣讀了國家主席習近平的賀信。",
    "這個軟體在臺灣很受歡迎。",
    "皇后、公里、颱風、系統、幹部、幾乎、麵包、鬆樹、穀物、只有、準備、衚衕、雲彩、發展、頭髮",
    "著名作家、乾隆皇帝、於是、餘下的事",
    "今天天氣很好，我們去爬山吧。",
    "里長與台北市長後來說明了計畫",
]


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_text_has_nothing_traditional(text: str) -> None:
    assert variants.traditional_spans(text) == ()


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_text_has_nothing_simplified_and_shows_itself(text: str) -> None:
    assert variants.simplified_spans(text) == ()
    assert variants.traditional_spans(text)


def test_runs_join_over_one_character_that_both_write() -> None:
    text = "峰会将推動大數據的发展"
    assert [span.of(text) for span in variants.traditional_spans(text)] == ["動大數據"]


def test_a_simplified_character_shows_in_traditional_text() -> None:
    text = "國務院副總理韩正"
    assert [span.of(text) for span in variants.simplified_spans(text)] == ["韩"]


@pytest.mark.parametrize(
    ("lang", "texts", "script"),
    [
        ("zh", SIMPLIFIED, "Hans"),
        ("zh", TRADITIONAL, "Hant"),
        ("zh", [*SIMPLIFIED, *TRADITIONAL[:1], "国家", "会议"], "Hans"),
        ("zh", [], "Hans"),
        ("zh-TW", SIMPLIFIED, "Hant"),
        ("zh-CN", TRADITIONAL, "Hans"),
    ],
)
def test_the_prevailing_script(lang: str, texts: list[str], script: str) -> None:
    assert variants.prevailing(texts, lang) == script


@given(st.text(max_size=120))
def test_any_text_is_borne(text: str) -> None:
    for spans in (variants.traditional_spans(text), variants.simplified_spans(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end < other.start for one, other in pairwise(spans))
