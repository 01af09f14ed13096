"""Three languages: the one that has a name otherwise is named."""

import pytest

from tmkit.core import Segment, Unit
from tmkit.qa.odd_names import odd_names


def group(french: str, english: str, chinese: str) -> list[Unit]:
    source = Segment(french, "fr")
    return [Unit("1", source, Segment(english, "en"), "en"), Unit("1", source, Segment(chinese, "zh"), "zh")]


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        (("Han Zheng a lu", "Han Zheng read", "韩正宣读了"), []),
        (("Han Zheng a lu", "Han Zhen read", "韩正宣读了"), [(0, "en")]),
        (("Han Zheng a lu", "Han Zheng read", "韩振宣读了"), [(1, "zh")]),
        (("Han Zhen a lu", "Han Zheng read", "韩正宣读了"), [(0, "fr"), (1, "fr")]),
        (("Han Zheng a lu", "Han Zhen read", "韩江宣读了"), []),
        (("à Chongqing", "in Chengdu", "在重庆"), [(0, "en")]),
        (("à Chongqing", "in Chongqing", "在成都"), [(1, "zh")]),
    ],
)
def test_the_odd_one_out_is_named(texts: tuple[str, str, str], odd: list[tuple[int, str]]) -> None:
    hits = list(odd_names(group(*texts)))
    assert [(hit.unit, hit.message.split(" ")[0]) for hit in hits] == odd
