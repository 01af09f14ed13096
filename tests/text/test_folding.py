"""Folding maps every place back."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import Span
from tmkit.text.folding import fold

CASES = [
    ("İstanbul", "istanbul", "İstanbul"),
    ("die Straße hier", "strasse", "Straße"),
    ("un e\u0301tat", "état", "e\u0301tat"),
    ("soft\u00adware", "software", "soft\u00adware"),
    ("5\u00a0km", "5 km", "5\u00a0km"),
    ("SARS\u2011CoV", "sars-cov", "SARS\u2011CoV"),
    ("con\ufb01g", "config", "con\ufb01g"),
    ("ＱＵＡＬＣＯＭＭ社", "qualcomm", "ＱＵＡＬＣＯＭＭ"),
    ("zero\u200bwidth", "zerowidth", "zero\u200bwidth"),
    ("l’IdO", "l'ido", "l’IdO"),
    ("阿·蒙", "阿-蒙", "阿·蒙"),
    ("\U0001f600 emoji then x²", "x2", "x²"),
    ("ΟΔΟΣ", "οδοσ", "ΟΔΟΣ"),
]


@pytest.mark.parametrize(("text", "folded", "written"), CASES, ids=[case[1] for case in CASES])
def test_a_folded_find_has_the_place_of_the_written(text: str, folded: str, written: str) -> None:
    found = fold(text)
    start = found.text.index(folded)
    assert found.span(start, start + len(folded)).of(text) == written


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_every_folded_character_comes_from_somewhere_in_order(text: str) -> None:
    found = fold(text)
    spans = [found.span(at, at + 1) for at in range(len(found.text))]
    assert all(span.end <= len(text) and span for span in spans)
    assert all(earlier.start <= later.start and earlier.end <= later.end for earlier, later in pairwise(spans))
    if found.text:
        assert found.span(0, len(found.text)) == Span(spans[0].start, spans[-1].end)


def test_no_character_alone_breaks_the_map() -> None:
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code < 0xE000:
            found = fold(f"a{chr(code)}b")
            assert found.span(len(found.text) - 1, len(found.text)) == Span(2, 3), hex(code)
