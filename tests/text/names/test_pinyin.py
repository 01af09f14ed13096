"""Syllables, readings and names in pinyin."""

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.text.names import find, pinyin_names, spelling
from tmkit.text.names.chinese import persons
from tmkit.text.names.hanzi import readings, spell, standing
from tmkit.text.names.renderings import TABLE, by_chinese, entries, parse
from tmkit.text.names.surnames import ALL_READINGS, COMMON, COMMON_READINGS, COMPOUND, COMPOUND_READINGS, RARE, SINGLE
from tmkit.text.names.syllables import SYLLABLES, divide


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("Zheng", [("zheng",)]),
        ("Xian", [("xian",), ("xi", "an")]),
        ("Xi'an", [("xi", "an")]),
        ("Xi’an", [("xi", "an")]),
        ("Jin-ping", [("jin", "ping")]),
        ("Lǚ", [("lv",)]),
        ("Hán", [("han",)]),
        ("Qualcomm", []),
        ("", []),
        ("'", []),
        ("a" * 1000, []),
    ],
)
def test_a_word_divides_into_syllables(word: str, ways: list[tuple[str, ...]]) -> None:
    assert list(divide(word)) == ways


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=4))
def test_what_is_joined_by_apostrophes_divides_again(syllables: list[str]) -> None:
    assert tuple(syllables) in divide("'".join(syllables))


def test_every_reading_of_a_surname_is_a_syllable() -> None:
    assert {reading for name in SINGLE for reading in readings(name)} - {"lyue", "nyue"} <= SYLLABLES


def test_there_are_surnames_enough() -> None:
    assert len(COMMON) >= 200
    assert len(SINGLE | COMPOUND) >= 450


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vice Premier Han Zheng read it.", ["Han Zheng"]),
        ("le président Xi Jinping et Tang Liangzhi", ["Xi Jinping", "Tang Liangzhi"]),
        ("Deng Xiao Ping’s reforms", ["Deng Xiao Ping"]),
        ("Sima Qian wrote", ["Sima Qian"]),
        ("Haichun Shang wrote", ["Haichun Shang"]),
        ("Cristiano Amon and Jack Ma", []),
        ("he said", []),
        ("Hán Zhèng", ["Hán Zhèng"]),
    ],
)
def test_names_in_pinyin_are_found(text: str, names: list[str]) -> None:
    found = pinyin_names(text)
    assert [name.text for name in found] == names
    assert all(name.span.of(text) == name.text for name in found)


@pytest.mark.parametrize(
    "text", ["Long Range Radar", "Ri Yong Ho said", "in Hong Kong", "XI JINPING", "China Men’s team"]
)
def test_what_only_looks_like_a_name_is_not_likely(text: str) -> None:
    assert not any(name.likely for name in pinyin_names(text))


def test_a_name_stands_in_chinese_by_any_reading() -> None:
    assert standing(("shan", "tian", "fang"), "评书名家单田芳说") == (4,)
    assert standing(("lu", "ling"), "吕玲说") == (0,)
    assert standing(("lyu", "ling"), "吕玲说") == (0,)
    assert standing(("zeng", "yin"), "曾荫权") == (0,)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("国务院副总理韩正宣读了贺信", ["韩正"]),
        ("重庆市市长唐良智表示：", ["唐良智"]),
        ("记者陈尚营、王立武、刘夏雨", ["陈尚营", "王立武", "刘夏雨"]),
        ("诸葛亮说", ["诸葛亮"]),
        ("高通总裁克里斯蒂亚诺·阿蒙赞同", []),
        ("这是非常重要的，但于健康不利。", []),
        ("高度重视，方便群众，马上开始", []),
        ("北京、广州、重庆和成都", []),
    ],
)
def test_names_in_chinese_are_found_with_precision(text: str, sure: list[str]) -> None:
    assert [name.text for name in persons(text) if name.sure] == sure


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("欧阳修", "Ouyang Xiu"),
        ("单田芳", "Shan Tianfang"),
        ("张安安", "Zhang An'an"),
        ("吕玲", "Lü Ling"),
        ("曾庆红", "Zeng Qinghong"),
    ],
)
def test_a_chinese_name_is_spelt(name: str, pinyin: str) -> None:
    (found,) = [one for one in persons(f"作者：{name}") if one.text == name]
    assert spelling(found) == pinyin


def test_find_goes_by_the_language() -> None:
    assert [name.text for name in find("作者：韩正。", "zh-CN")] == ["韩正"]
    assert [name.text for name in find("Han Zheng", "fr")] == ["Han Zheng"]


@given(st.text(max_size=200))
def test_any_text_is_borne(text: str) -> None:
    for lang in ("zh", "en"):
        for name in find(text, lang):
            assert name.span.of(text) == name.text
    for at, entry in entries(text):
        assert text.startswith(entry.chinese, at)


@given(st.text(alphabet="王李张韩正国家说、，·A ", max_size=80))
def test_names_do_not_overlap(text: str) -> None:
    found = persons(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_the_table_of_renderings_is_sound() -> None:
    table = by_chinese()
    assert len(table) > 500
    assert table["重庆"].latin[0] == "Chongqing"
    assert table["西安"].latin[0] == "Xi'an"
    assert table["马云"].latin == ("Jack Ma", "Ma Yun")


def test_places_written_in_pinyin_are_spelt_as_their_characters_read() -> None:
    table = (files("tmkit.text.names") / TABLE).read_text(encoding="utf-8")
    written = parse(table.partition("that are written in pinyin ---\n")[2])
    assert len(written) > 250
    odd = [entry.chinese for entry in written if spell(entry.chinese, 0) not in entry.latin]
    assert odd == ["蚌埠", "佛山"]  # Bengbu, Foshan: by themselves the first characters mostly read bang and fu


def test_the_readings_of_surnames_are_those_of_their_characters() -> None:
    common, rare = ({spell(name, 1).lower().replace("ü", "v") for name in names} for names in (COMMON, RARE))
    compound = {spell(name, len(name)).lower().replace("'", "").replace("ü", "v") for name in COMPOUND}
    assert compound == COMPOUND_READINGS
    assert common | compound | {"lu", "lyu"} == COMMON_READINGS
    assert rare | COMMON_READINGS == ALL_READINGS


@pytest.mark.parametrize("line", ["马云\tJack Ma", "马云\tperson\t", "马云\tsinger\tJack Ma"])
def test_a_broken_table_says_its_line(line: str) -> None:
    with pytest.raises(Exception, match="line 2"):
        parse(f"# remark\n{line}\n")
