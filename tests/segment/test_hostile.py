"""Texts made to be slow take time that grows with their length, not with its square."""

import time

import pytest

from tmkit import segment

RUNS = [
    ".", ". ", "a!", "(", ".)", '."', "1. A ", "1. Aa 2. Bb ", "A.", "A. ", "。", "。”", "《", '"a。', "a. «", "…",
    " . . .",
    ".[", "a.) b (", " \n", "At 5 a.m. ", "• ", "etc. ", '"a. b" ', "a? b", "1.2.3.", "”", "x",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("lang", ["fr", "en", "zh", "de", "ja", "ru"])
def test_a_long_run_is_cut_in_no_time(run: str, lang: str) -> None:
    text = f"Ab. {run * 5000} End. Go"
    start = time.process_time()
    segment.spans(text, lang)
    assert time.process_time() - start < 1.5  # 0.05 s as a rule; a square would take a minute
