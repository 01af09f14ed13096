"""Scores carry their signatures, and pair one to one."""

import json
import sys
from pathlib import Path

import pytest

from tmkit.apps.cli import main
from tmkit.core import ConfigurationError
from tmkit.score import score

CORPUS = Path(__file__).parent.parent / "corpora" / "sce2018"


def test_a_text_scores_full_marks_against_itself() -> None:
    lines = ["The city opened the expo on Monday morning.", "It runs until tomorrow, the mayor said."]
    bleu, chrf, ter = score(lines, lines, "en")
    assert (round(bleu.value, 6), round(chrf.value, 6), ter.value) == (100.0, 100.0, 0.0)
    assert [one.name for one in (bleu, chrf, ter)] == ["BLEU", "chrF2++", "TER"]


@pytest.mark.parametrize(("lang", "tokenizer"), [("en", "13a"), ("fr-CA", "13a"), ("zh-Hans", "zh"), ("ja", "char")])
def test_the_language_chooses_the_tokenizer(lang: str, tokenizer: str) -> None:
    bleu, *_ = score(["重庆很大 big"], ["重庆很大 big"], lang)
    assert f"tok:{tokenizer}|" in bleu.signature
    assert "version:" in bleu.signature


def test_chinese_is_scored_by_characters_not_by_lines() -> None:
    bleu, _, ter = score(["重庆将成为这一盛会的永久举办地"], ["重庆将是这一盛会的永久举办地"], "zh")
    assert 50 < bleu.value < 100
    assert 0 < ter.value < 30


def test_texts_of_different_lengths_are_refused_with_their_counts() -> None:
    with pytest.raises(ConfigurationError, match="2 hypotheses and 1 references"):
        score(["a", "b"], ["a"], "en")


def test_the_command_prints_each_score_with_its_signature(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["score", str(CORPUS / "draft.en.txt"), str(CORPUS / "release.en.txt"), "--format", "json"]
    with pytest.raises(SystemExit) as leave:
        main.run(arguments)
    sys.stdout.flush()
    told = json.loads(capsys.readouterr().out)
    assert leave.value.code == 0
    assert [one["name"] for one in told] == ["BLEU", "chrF2++", "TER"]
    assert 30 < told[0]["score"] < 90
