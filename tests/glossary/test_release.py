"""The release's glossary: it reads whole, its demands are met by the gold versions, and slips are found in place."""

import json
from pathlib import Path

import pytest

from tmkit.core import Segment, TermStatus, Unit
from tmkit.formats.glossaries import tbx
from tmkit.formats.glossaries.termbase import Layout
from tmkit.glossary import Glossary, demands
from tmkit.qa.checks.term_missing import TermMissing

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpora" / "sce2018"
TERMBASE = tbx.parse((ROOT / "glossaries" / "sce2018.tbx").read_bytes(), Layout())
GLOSSARY = Glossary(TERMBASE.concepts)
PAIRS = [("fr", "en"), ("fr", "zh"), ("en", "zh")]


def segments(lang: str) -> list[str]:
    return (CORPUS / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines()


def beads(source: str, target: str) -> list[tuple[str, str]]:
    rows = (CORPUS / f"gold.{source}-{target}.beads.txt").read_text(encoding="utf-8").splitlines()
    pairs = []
    for row in rows:
        left, right = (json.loads(side) for side in row.split(":"))
        joint = "" if target == "zh" else " "
        pairs.append(
            (
                " ".join(segments(source)[at] for at in left),
                joint.join(segments(target)[at] for at in right),
            )
        )
    return pairs


def test_the_file_reads_whole() -> None:
    assert TERMBASE.problems == ()
    assert len(TERMBASE.concepts) >= 40
    statuses = {term.status for concept in TERMBASE.concepts for term in concept.terms}
    assert {TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.DEPRECATED} <= statuses
    assert all({"fr", "en", "zh-Hans"} == {term.lang for term in concept.terms} for concept in TERMBASE.concepts)


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_every_concept_is_met_in_the_release(lang: str) -> None:
    met = {hit.concept.id for text in segments(lang) for hit in GLOSSARY.hits(text, lang)}
    assert met == {concept.id for concept in TERMBASE.concepts}


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_gold_versions_meet_every_demand(source: str, target: str) -> None:
    asked = [demand for pair in beads(source, target) for demand in demands(GLOSSARY, pair[0], source, pair[1], target)]
    assert len(asked) > 50
    assert [demand for demand in asked if not demand.is_met] == []


FAULTS = [
    ("fr", "en", "Qualcomm ", "Qualcom ", "Qualcomm"),
    ("fr", "en", "announced that Chongqing", "announced that Chengdu", "Chongqing"),
    ("fr", "zh", "高通总裁", "总裁", "Qualcomm"),
    ("en", "zh", "高通总裁", "总裁", "Qualcomm"),
    ("fr", "en", "Big Data Intelligence", "big data smartness", "Big Data Intelligence"),
    ("fr", "zh", "韩正", "韩振", "Han Zheng"),
    ("en", "zh", "韩正", "韩振", "Han Zheng"),
    ("fr", "zh", "物联网", "互联网", "Internet des objets"),
]


@pytest.mark.parametrize(("source", "target", "good", "bad", "term"), FAULTS)
def test_a_slip_is_found_where_the_term_stands(source: str, target: str, good: str, bad: str, term: str) -> None:
    pair = next(pair for pair in beads(source, target) if good in pair[1] and term in pair[0])
    unit = Unit("1", Segment(pair[0], source), Segment(pair[1].replace(good, bad), target), target)
    found = list(TermMissing(GLOSSARY)(unit))
    assert [hit.source_spans[0].of(pair[0]) for hit in found] == [term]


def test_a_misspelt_name_is_shown_in_the_target_and_mended() -> None:
    unit = Unit("1", Segment("Qualcomm investit.", "fr"), Segment("Qualcom invests.", "en"), "en")
    (hit,) = TermMissing(GLOSSARY)(unit)
    assert [span.of("Qualcom invests.") for span in hit.target_spans] == ["Qualcom"]
    assert hit.fix is not None
    assert (hit.fix.text, hit.fix.safe) == ("Qualcomm", True)
