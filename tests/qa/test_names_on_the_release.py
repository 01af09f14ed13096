"""On the release nothing alarms, and every name that is tampered with is found at its place."""

import json
from pathlib import Path

import pytest

from tmkit.core import Segment, Severity, Unit
from tmkit.qa.checks import name_pinyin, zh_variant

CORPUS = Path(__file__).parents[2] / "corpora" / "sce2018"
LANGUAGES = ("fr", "en", "zh")


def units(first: str, second: str) -> list[Unit]:
    """The gold beads of two languages as units."""
    texts = {
        lang: (CORPUS / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines() for lang in LANGUAGES
    }
    found = []
    for line in (CORPUS / f"gold.{first}-{second}.beads.txt").read_text(encoding="utf-8").splitlines():
        left, right = (json.loads(side) for side in line.split(":"))
        source = " ".join(texts[first][at] for at in left)
        target = ("" if second == "zh" else " ").join(texts[second][at] for at in right)
        found.append(Unit(str(len(found)), Segment(source, first), Segment(target, second), second))
    return found


PAIRS = [("fr", "en"), ("fr", "zh"), ("en", "zh")]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_release_is_clean(first: str, second: str) -> None:
    for unit in units(first, second):
        assert [hit.message for check in (name_pinyin, zh_variant) for hit in check.run(unit)] == []


@pytest.mark.parametrize(
    ("first", "second", "right", "wrong"),
    [
        ("fr", "zh", "韩正", "韩振"),
        ("fr", "zh", "习近平", "习近鹏"),
        ("fr", "zh", "唐良智", "唐良正"),
        ("en", "zh", "唐良智", "王良智"),
        ("en", "zh", "马云", "马化腾"),
        ("fr", "en", "Han Zheng", "Han Zhen"),
        ("fr", "en", "Xi Jinping", "Xi Jingping"),
        ("fr", "en", "Jack Ma", "Pony Ma"),
    ],
)
def test_a_name_that_was_tampered_with_is_found_there(first: str, second: str, right: str, wrong: str) -> None:
    found = 0
    for unit in units(first, second):
        assert unit.target is not None
        if right not in unit.target.text:
            continue
        found += 1
        bad = unit.target.text.replace(right, wrong, 1)
        hits = list(name_pinyin.run(Unit(unit.id, unit.source, Segment(bad, second), second)))
        places = [span.of(bad) for hit in hits if hit.severity is not Severity.INFO for span in hit.target_spans]
        assert places == [wrong]
    assert found
