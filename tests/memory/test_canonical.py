"""The form in which a memory compares."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tmkit.memory.canonical as form
from tmkit.core import Code, CodeKind
from tmkit.memory.canonical import CODE, NUMBER, canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("612 milliards", "700 milliards"),
        ("  deux\u00a0 mots ", "deux mots"),
        ("un\tdeux\ntrois", "un deux trois"),
        ("e\u0301cole", "\u00e9cole"),
        ("1 234,5 km", "7 km"),
        ("1\u202f234 km", "1.234 km"),
        ("版本3.2", "版本12"),
    ],
)
def test_spaces_numbers_and_composition_do_not_count(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), [("Oui", "oui"), ("Oui.", "Oui"), ("12 34", "12"), ("A", "\uff21")])
def test_case_punctuation_and_width_count(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_each_code_is_one_character_whether_it_stands_alone_or_in_a_pair() -> None:
    pair = (Code("1", CodeKind.OPEN, 0, "<b>"), Code("1", CodeKind.CLOSE, 3, "</b>"))
    assert canonical("ici", pair) == f"{CODE}ici{CODE}"
    assert canonical("a\ufffcb", (Code("1", CodeKind.STANDALONE, 1, "<br/>"),)) == f"a{CODE}b"


def test_a_number_is_one_character() -> None:
    assert canonical("de 12 à 1 500") == f"de {NUMBER} à {NUMBER}"


TEXTS = st.one_of(
    st.text(max_size=12),
    st.text("a \u00e9e\u0301\t\0\u00a0 1 2\uff11.,\u3000\ufffc\u212b\u1100\u1161\ud800\u91cd\u0660", max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=8))
def test_many_texts_take_the_form_that_each_takes_alone(texts: list[str]) -> None:
    assert form.many(texts) == [canonical(text) for text in texts]


def test_codes_of_one_text_among_many_are_its_own() -> None:
    some = (Code("1", CodeKind.OPEN, 0, "<b>"), Code("1", CodeKind.CLOSE, 1, "</b>"))
    assert form.many(["a", "a", "a\ufffc"], [(), some, ()]) == ["a", f"{CODE}a{CODE}", f"a{CODE}"]


def test_characters_that_the_form_is_said_to_keep_are_kept_whatever_stands_beside_them() -> None:
    """By the standard's quick check: none decomposes, none takes a combining class, none is a pair's second part."""
    pairs = [unicodedata.decomposition(chr(point)).split() for point in range(0x110000)]
    seconds = {int(pair[1], 16) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<")}
    kinds = form._kinds()
    for point in (point for point in range(0x110000) if kinds[point] == 0):
        char = chr(point)
        assert unicodedata.normalize("NFC", char) == char == canonical(f"a{char}")[1:], hex(point)
        assert not unicodedata.combining(char), hex(point)
        assert point not in seconds, hex(point)
