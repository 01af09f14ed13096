"""Whatever the text: no crash, spans inside it, in order and apart, and time in proportion to length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text.quantities import find, spaced
from tmkit.text.quantities.known import lexicon

LANGS = ("fr", "en", "zh", "zh-TW", "ja", "de", "ru", "ko", "ar", "hi", "tlh", "x-none")
NUMERIC = st.text(
    alphabet="0123456789.,:/-% \u00a0'’ 年月日时点万亿千百十一二三半成折第$€£kmbnthMd°IVX½ªº\u0660\uff11零", max_size=60
)


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=80), NUMERIC), lang=st.sampled_from(LANGS))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, lang: str) -> None:
    last = 0
    for quantity in find(text, lang):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.readings
        last = quantity.span.end


@settings(max_examples=80, deadline=None)
@given(value=st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_is_read_back_with_any_group_mark(value: int) -> None:
    grouped = f"{value:,}"
    assert find(grouped, "en")[0].value == value
    assert find(grouped.replace(",", "\u202f"), "fr")[0].value == value
    assert any(one == (value,) for one in find(grouped.replace(",", "."), "de")[0].readings)


@pytest.mark.parametrize(
    "unit", ["1", "12,345 ", "1.", "一", "9万", "2018年", "1:", "-1", "MMXX ", "1 000 ", "$", "<", "%", "{1"]
)
@pytest.mark.parametrize("lang", ["en", "fr", "zh", "lt"])
def test_long_texts_take_time_in_proportion(unit: str, lang: str) -> None:
    text = unit * (20_000 // len(unit))
    start = time.process_time()
    find.__wrapped__(text, lang)
    assert time.process_time() - start < 1


def test_a_megabyte_of_digits_takes_less_than_a_second() -> None:
    for lang in ("en", "fr", "zh"):
        start = time.process_time()
        find.__wrapped__("7" * 1_000_000, lang)
        assert time.process_time() - start < 1


def test_no_more_words_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spaced, "MOST", 50)
    words = lexicon("sv")
    before = find("tolv dagar", "sv")
    for at in range(300):
        find(f"ord{chr(97 + at % 26)}{chr(97 + at // 26)} tolv {at}", "sv")
        assert len(words.dull | words.quiet) + len(words.met) <= 50
    find.cache_clear()
    assert find("tolv dagar", "sv") == before
