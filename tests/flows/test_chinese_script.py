"""Bare `zh` means Simplified, unless the whole file is Traditional."""

from pathlib import Path

import pytest

from tmkit.core import Segment, Unit
from tmkit.flows import chinese_script
from tmkit.flows.configuration import load
from tmkit.flows.review import Options, review

TRADITIONAL = ("開幕式", "國家主席的賀信", "請點選右上角的圖示", "網路連線中斷")
SIMPLIFIED = ("开幕式", "国家主席的贺信", "请点击右上角的图标", "网络连接中断")


def units(texts: tuple[str, ...], lang: str = "zh") -> list[Unit]:
    return [Unit(str(at), Segment("x", "en"), Segment(text, lang), lang) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "lang", "script"),
    [
        (TRADITIONAL, "zh", "zh-Hant"),
        (SIMPLIFIED, "zh", "zh"),
        ((*SIMPLIFIED, TRADITIONAL[0]), "zh", "zh"),
        (TRADITIONAL, "zh-CN", "zh-CN"),
        ((), "zh", ""),
    ],
)
def test_the_file_decides_for_bare_zh(texts: tuple[str, ...], lang: str, script: str) -> None:
    given = units(texts, lang)
    settled = list(chinese_script.settled(given))
    assert {unit.target.lang for unit in settled if unit.target} == ({script} if texts else set())
    assert [unit.key for unit in settled] == [unit.key for unit in given]


def test_a_stream_longer_than_what_decides_comes_whole() -> None:
    given = units(TRADITIONAL * 200)
    settled = list(chinese_script.settled(iter(given)))
    assert len(settled) == len(given)
    assert {unit.target.lang for unit in settled if unit.target} == {"zh-Hant"}


@pytest.mark.parametrize(("texts", "found"), [(TRADITIONAL, 0), ((*SIMPLIFIED, TRADITIONAL[0]), 1)])
def test_a_traditional_file_is_let_be(tmp_path: Path, texts: tuple[str, ...], found: int) -> None:
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh\\n"', ""]
    for at, text in enumerate(texts):
        lines += [f'msgid "text {at}"', f'msgstr "{text}"', ""]
    path = tmp_path / "a.po"
    path.write_text("\n".join(lines), encoding="utf-8")
    told = review([str(path)], load(tmp_path), Options(select=("zh-variant",)))
    assert len(told.found) == found
