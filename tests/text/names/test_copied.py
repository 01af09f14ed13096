"""Names copied from one text into another: what is a name, and what is a slip."""

import pytest

from tmkit.text.names.copied import Likeness, likeness, name_words, slips
from tmkit.text.names.usage import into_chinese, out_of_chinese


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the president of Qualcomm, Cristiano Amon's deputy", ["Qualcomm", "Cristiano", "Amon"]),
        ("l’iPhone d'Alibaba et la SCE", ["iPhone", "Alibaba", "SCE"]),
        ("visit https://Example.org or mail Me@Example.org", []),
        ("高通（Qualcomm）的和Flash等", ["Qualcomm", "Flash"]),
        ("no names here", []),
    ],
)
def test_words_written_as_names_are_found(text: str, names: list[str]) -> None:
    found = name_words(text)
    assert [word.text for word in found] == names
    assert all(word.span.of(text) == word.text for word in found)


@pytest.mark.parametrize(
    ("name", "word", "how"),
    [
        ("Qualcomm", "QUALCOMM", Likeness.SAME),
        ("Syria", "Syrie", Likeness.INFLECTED),
        ("Mexico", "Mexique", Likeness.INFLECTED),
        ("Macedonia", "Macédoine", Likeness.INFLECTED),
        ("Qualcomm", "Qualcom", Likeness.CHANGED),
        ("Guterres", "Gutteres", Likeness.CHANGED),
        ("Alibaba", "Tencent", Likeness.OTHER),
        ("Amon", "Omon", Likeness.OTHER),
    ],
)
def test_how_a_word_stands_to_a_name(name: str, word: str, how: Likeness) -> None:
    assert likeness(name, word) is how


@pytest.mark.parametrize(
    ("first", "second", "verbatim", "pairs"),
    [
        ("The chips of Qualcomm", "Les puces de Qualcom", False, [("Qualcomm", "Qualcom")]),
        ("The chips of Qualcomm", "Les puces de Qualcomm", False, []),
        ("the aims of NATO", "les buts de l'OTAN", False, []),
        ("SCE 2018 opened", "SEC 2018 开幕", True, [("SCE", "SEC")]),
        ("Reports are due", "Reportes à rendre", False, []),
    ],
)
def test_slips_of_copied_names(first: str, second: str, verbatim: bool, pairs: list[tuple[str, str]]) -> None:
    assert [(one.text, other.text) for one, other in slips(first, second, verbatim=verbatim)] == pairs


def test_uses_point_at_both_texts() -> None:
    latin, chinese = "Tang Liangzhi met Jack Ma", "唐良智会见马云"
    assert [(use.name, use.rendering) for use in into_chinese(latin, chinese)] == [("tang liangzhi", "唐良智")]
    uses = out_of_chinese(chinese, latin)
    assert {(use.name, use.rendering) for use in uses} == {("唐良智", "Tang Liangzhi"), ("马云", "Jack Ma")}
    assert all(use.first.of(chinese) == use.name and use.second.of(latin) == use.rendering for use in uses)
