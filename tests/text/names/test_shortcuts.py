"""The short ways through names give what the long ones give."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import Segment, Unit
from tmkit.qa.checks import name_consistency
from tmkit.text.names import copied, hanzi
from tmkit.text.names.exchanges import mentions
from tmkit.text.names.renderings import by_latin
from tmkit.text.names.syllables import SYLLABLES, divide

LETTERS = "abcABCéÉçÇ'\u2019-_./@ \u00a0\n12½ⅧªǀƻʔЖжÀ\u0301Ł ſKİı，中"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=20))
def test_no_word_with_a_capital_is_missed_between_spaces(text: str) -> None:
    every = [found.span() for found in copied._WORD.finditer(text) if not found[0].islower()]
    assert [found.span() for found in copied._capital_words(text) if not found[0].islower()] == every


def test_no_word_of_two_syllables_is_thought_impossible() -> None:
    assert all(divide(one + other) for one, other in product(sorted(SYLLABLES)[::4], sorted(SYLLABLES)))


def test_each_rendering_of_the_table_is_found_in_a_sentence() -> None:
    for written in {known[0].latin[0] for known in by_latin().values()}:
        if written[:1].isupper() and written[-1].isalpha() and len(written.split()) <= 4 and len(written) <= 40:
            assert mentions(f"He saw {written} there."), written


def test_a_language_without_a_list_of_words_is_compared_all_the_same() -> None:
    pairs = [("He met Kisinger there.", "Han møtte Kissinger der."), ("So Kissinger said.", "Så sa Kissinger.")] * 3
    units = [
        Unit(str(number), Segment(source, "en"), Segment(target, "no"), "no")
        for number, (source, target) in enumerate(pairs)
    ]
    list(name_consistency.run(units))


def test_readings_are_those_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [*range(0x3000, 0x3500), *range(0x4E00, 0x5200), *range(0x9F00, 0xA100), 0x20000, 0x2A6D6]
    assert hanzi._lines()
    as_it_lies = [hanzi._toned(code) for code in codes]
    monkeypatch.setattr(hanzi, "_lines", list)
    assert as_it_lies == [hanzi._toned(code) for code in codes]
    assert "zhòng" in as_it_lies[codes.index(ord("仲"))]
