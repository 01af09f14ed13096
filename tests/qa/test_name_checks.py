"""Names across a pair, and one name over many pairs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.core import Segment, Severity, Unit
from tmkit.qa.check import Hit
from tmkit.qa.checks import name_consistency, name_latin, name_pinyin, zh_variant


def unit(source: str, target: str, langs: str = "zh-en") -> Unit:
    first, second = langs.split("-")
    return Unit("1", Segment(source, first), Segment(target, second), second)


def hits(source: str, target: str, langs: str = "zh-en") -> list[Hit]:
    return list(name_pinyin.run(unit(source, target, langs)))


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("国务院副总理韩正宣读了贺信。", "Vice Premier Han Zheng read the letter."),
        ("韩正说", "HAN Zheng said"),
        ("韩正说", "Hán Zhèng said"),
        ("邓小平", "Deng Xiao Ping"),
        ("邓小平", "Deng Xiao-ping"),
        ("欧阳修写道", "Ouyang Xiu wrote"),
        ("张安安说", "Zhang An’an said"),
        ("吕玲说", "Lyu Ling, Lu Ling, Lü Ling and Lv Ling said"),
        ("单田芳说", "Shan Tianfang said"),
        ("北京市长", "the mayor of Peking"),
        ("西藏、香港、哈尔滨、内蒙古", "Tibet, Hong Kong, Harbin, Inner Mongolia"),
        ("孙中山和蒋介石的国民党", "the Kuomintang of Sun Yat-sen and Chiang Kai-shek"),
        ("马云说", "Jack Ma said"),
        ("马云说", "Ma Yun said"),
        ("拜登说", "Biden said"),
        ("克里斯蒂亚诺·阿蒙说", "Cristiano Amon said"),
        ("朝鲜外交部长李英浩", "the North Korean foreign minister Ri Yong Ho"),
        ("立法委员陈建仁", "legislator Chen Chien-jen"),
        ("会长董继玲", "the president, Chiling Tong"),
        ("文章署名 Wang Tao", "signed Wang Tao"),
        ("余额宝", "Yu'E Bao"),
        ("它的雷达射程很远", "its Long Range Radar"),
    ],
)
def test_good_names_are_let_be(chinese: str, latin: str) -> None:
    assert hits(chinese, latin) == []
    assert hits(latin, chinese, "en-zh") == []


@pytest.mark.parametrize(
    ("chinese", "latin", "wrong", "severity"),
    [
        ("国务院副总理韩正宣读了贺信。", "Vice Premier Han Zhen read it.", "Han Zhen", Severity.ERROR),
        ("记者商海春报道", "by Tang Fei", "Tang Fei", Severity.WARNING),
        ("市长唐良智表示", "Mayor Tang Liangzi said", "Tang Liangzi", Severity.ERROR),
        ("市长唐良智表示", "Mayor Tang Liangzih said", "Tang Liangzih", Severity.ERROR),
        ("诸葛亮说", "Zhuge Lian said", "Zhuge Lian", Severity.ERROR),
        ("董事局主席马云表示", "chairman Pony Ma said", "Pony Ma", Severity.WARNING),
        ("在重庆开幕", "opened in Chengdu", "Chengdu", Severity.WARNING),
        ("马云演讲", "Ma Yin gave a speech", "Ma Yin", Severity.ERROR),
    ],
)
def test_wrong_names_are_found_where_they_stand(chinese: str, latin: str, wrong: str, severity: Severity) -> None:
    for found, side in ((hits(chinese, latin), "target"), (hits(latin, chinese, "en-zh"), "source")):
        assert len(found) == 1
        assert [span.of(latin) for span in getattr(found[0], f"{side}_spans")] == [wrong]
        assert (found[0].severity or name_pinyin.CHECK.severity) is severity


@pytest.mark.parametrize(
    ("source", "target", "langs", "wrong"),
    [
        ("在重庆开幕", "opened in Chonging", "zh-en", "Chonging"),
        ("马云演讲", "Jack Mo spoke", "zh-en", "Jack Mo"),
        ("Trump said", "特郎普说", "en-zh", "特郎普"),
        ("Urumqi", "乌鲁木其", "en-zh", "乌鲁木其"),
        ("in Chongqing", "à Chongqin", "en-fr", "Chongqin"),
        ("in Beijing", "à Pekin même, à Nankin", "en-fr", ""),
    ],
)
def test_known_names_are_not_misspelt(source: str, target: str, langs: str, wrong: str) -> None:
    assert [span.of(target) for hit in hits(source, target, langs) for span in hit.target_spans] == [wrong][
        : bool(wrong)
    ]


@pytest.mark.parametrize(
    ("chinese", "latin", "wrong"),
    [
        ("國務院副總理韓正宣讀了賀信", "Vice Premier Han Zheng read it", ""),
        ("國務院副總理韓正宣讀了賀信", "Vice Premier Han Zhen read it", "Han Zhen"),
        ("市長唐良智在重慶表示", "In Chongqing, Mayor Tang Liangzhi said", ""),
        ("市長唐良智在重慶表示", "In Chengdu, Mayor Tang Liangzhi said", "Chengdu"),
        ("歐巴馬說", "Obama said", ""),
    ],
)
def test_traditional_text_is_read_too(chinese: str, latin: str, wrong: str) -> None:
    found = hits(chinese, latin, "zh-en")
    assert [span.of(latin) for hit in found for span in hit.target_spans] == [wrong][: bool(wrong)]
    assert bool(hits(latin, chinese, "en-zh")) == bool(wrong)


def test_a_name_in_the_place_of_another_of_the_same_text() -> None:
    chinese = "来源：光明日报 作者：王思硕 责任编辑：陈光明"
    assert hits(chinese, "Author: Wang Sishuo, Editor: Chen Guangming") == []
    (hit,) = hits(chinese, "Author: Chen Guangming, Editor: Chen Guangming")
    assert [span.of(chinese) for span in hit.source_spans] == ["王思硕"]
    assert len(hit.target_spans) == 2
    assert hits(chinese, "Chen Guangming edited what Wang wrote; Chen Guangming wrote nothing") == []


def test_western_order_is_pointed_out_only() -> None:
    (hit,) = hits("副总理韩正说", "Vice Premier Zheng Han said")
    assert hit.severity is Severity.INFO
    assert "given name first" in hit.message
    assert "Han Zheng" in hit.message


def test_the_fix_keeps_what_the_characters_allow() -> None:
    (hit,) = hits("评书名家单田芳说", "Shan Tianfan said")
    assert hit.fix is not None
    assert hit.fix.text == "Shan Tianfang"


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_pair_is_borne(source: str, target: str) -> None:
    for langs in ("zh-en", "en-zh", "en-fr", "zh-zh"):
        pair = unit(source, target, langs)
        for check in (name_pinyin, name_latin, zh_variant):
            for hit in check.run(pair):
                assert all(span.end <= len(source) for span in hit.source_spans)
                assert all(span.end <= len(target) for span in hit.target_spans)
        list(name_consistency.run([pair, pair]))


def consistency(*pairs: tuple[str, str], langs: str = "en-zh") -> list[tuple[int, str]]:
    units = [unit(source, target, langs) for source, target in pairs]
    return [(hit.unit, hit.target_spans[0].of(pairs[hit.unit][1])) for hit in name_consistency.run(units)]


def test_homophones_are_told_apart_by_what_is_usual() -> None:
    pairs = [
        ("Tang Liangzhi said", "唐良智说"),
        ("Tang Liangzhi came", "唐良智来了"),
        ("Tang Liangzhi left", "汤良知走了"),
    ]
    assert consistency(*pairs) == [(2, "汤良知")]


def test_one_against_one_decides_nothing() -> None:
    assert consistency(("Tang Liangzhi said", "唐良智说"), ("Tang Liangzhi left", "汤良知走了")) == []


def test_a_foreign_name_is_written_out_one_way() -> None:
    right = ("the words of Cristiano Amon", "克里斯蒂亚诺·阿蒙的话")
    wrong = ("the plan of Cristiano Amon", "克里斯蒂亚诺·安蒙的计划")
    assert consistency(right, right, wrong) == [(2, "克里斯蒂亚诺·安蒙")]


def test_a_known_name_is_rendered_one_way() -> None:
    pairs = [("马云说", "Jack Ma said"), ("马云来了", "Jack Ma came"), ("马云走了", "Ma Yun left")]
    assert consistency(*pairs, langs="zh-en") == [(2, "Ma Yun")]


def test_a_name_that_is_copied_elsewhere_is_copied_here() -> None:
    right = ("The chips of Qualcomm", "Les puces de Qualcomm")
    wrong = ("The plan of Qualcomm", "Le plan de Qualcom")
    assert consistency(right, right, wrong, langs="en-fr") == [(2, "Qualcom")]
    assert consistency(right, wrong, langs="en-fr") == []


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("王小明、" * 200_000, "Zhang Dongli and " * 60_000, "zh-en"),
        (
            "王小明、李大伟，" * 300,
            " ".join(f"Li {a}{b} and" for a in ("Dong", "Xing", "Hai") for b in ("li", "wen") * 60),
            "zh-en",
        ),
        ("重庆成都武汉上海" * 600, "Chongqin Chengdo Wuham " * 200, "zh-en"),
        ("Ab" * 500_000, "國" * 500_000, "en-zh"),
        ("A'" * 500_000, "Bb " * 300_000, "fr-en"),
    ],
)
def test_what_is_no_segment_takes_no_time(source: str, target: str, langs: str) -> None:
    pair = unit(source, target, langs)
    start = time.process_time()
    for check in (name_pinyin, name_latin, zh_variant):
        list(check.run(pair))
    list(name_consistency.run([pair]))
    assert time.process_time() - start < 5
