"""A text that is said to have no quantity has none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.text import quantities

PIECES = st.sampled_from(
    (
        "un",
        "deux",
        "one",
        "half",
        "May",
        "3",
        "%d",
        "{one}",
        "II",
        "半",
        "一",
        "十五",
        "周一",
        "第三",
        "mot",
        "été",
        "。",
        "%",
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=8).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(("en", "fr", "fr-CA", "de", "zh", "zh-TW", "ja", "xx")))
def test_a_silent_text_has_no_quantity(text: str, lang: str) -> None:
    assert not (quantities.silent(text, lang) and quantities.find(text, lang))


def test_ordinary_texts_are_silent() -> None:
    assert quantities.silent("La ville accueille le salon.", "fr")
    assert quantities.silent("此城举办博览会。", "zh")
    assert not quantities.silent("deux villes", "fr")
