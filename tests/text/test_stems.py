"""Forms of one word share a key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text import stems

FORMS = [
    ("vehicles", "vehicle", "en"),
    ("went", "go", "en"),
    ("sdks", "sdk", "en"),
    ("réseaux", "réseau", "fr"),
    ("ausgewählten", "auswählen", "de"),
    ("eingegebenen", "eingeben", "de"),
    ("häuser", "haus", "de"),
    ("людей", "человек", "ru"),
    ("escoja", "escoger", "es"),
    ("compuestos", "componer", "es"),
    ("데이터를", "데이터", "ko"),
]


@pytest.mark.parametrize(("form", "word", "lang"), FORMS)
def test_forms_share_a_key(form: str, word: str, lang: str) -> None:
    assert set(stems.keys(form, lang)) & set(stems.keys(word, lang))


@pytest.mark.parametrize(
    ("one", "other", "lang"), [("who", "when", "en"), ("covid19", "covid", "en"), ("art", "start", "de")]
)
def test_other_words_share_none(one: str, other: str, lang: str) -> None:
    assert not set(stems.keys(one, lang)) & set(stems.keys(other, lang))


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=12),
    st.sampled_from(["fr", "es", "tlh", "ko"]),
)
def test_a_word_is_its_own_first_key(word: str, lang: str) -> None:
    assert stems.keys(word, lang)[0] == word
    assert all(stems.lemma_and_stem(word, lang))
