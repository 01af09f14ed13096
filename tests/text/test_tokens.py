"""Words by place."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text import tokens

CASES = [
    ("l'IdO et le big-data", "fr", ("l", "IdO", "et", "le", "big", "data")),
    ("Stra\u00adße 12", "de", ("Stra\u00adße", "12")),
    ("重庆SCE 2018", "zh-Hans", ("重", "庆", "SCE", "2018")),
    ("スマート都市", "ja", tuple("スマート都市")),
    ("the 重庆 team", "en", ("the", "重庆", "team")),
    ("— , !", "en", ()),
]


@pytest.mark.parametrize(("text", "lang", "expected"), CASES)
def test_words(text: str, lang: str, expected: tuple[str, ...]) -> None:
    assert tokens.texts(text, lang) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["fr", "zh", "ja"]))
def test_words_are_in_order_and_apart(text: str, lang: str) -> None:
    spans = tokens.words(text, lang)
    assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
    assert all(span and span.end <= len(text) for span in spans)
