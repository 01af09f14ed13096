"""The press release comes out as its gold segments say, in three languages, and nothing is lost."""

from pathlib import Path

import pytest

from tmkit import segment

RELEASE = Path(__file__).parents[2] / "corpora" / "sce2018"


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_the_release_is_cut_as_the_gold_says(lang: str) -> None:
    text = (RELEASE / f"release.{lang}.txt").read_text(encoding="utf-8")
    gold = (RELEASE / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines()
    found = segment.split(text, lang)
    assert [each.text for each in found] == gold
    assert all(each.place is not None and each.place.of(text) == each.text for each in found)
