"""A text that is said to be quiet has no quantity that accuses."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import Precision
from tmkit.text import quantities

WORDS = (
    *("un", "une", "deux", "vingt", "cent", "quart", "million", "demi", "et", "one", "half", "hundred", "third", "and"),
    *("a", "ein", "eine", "zwei", "einundzwanzig", "uno", "una", "um", "euro", "km", "jour", "day", "Uhr", "o'clock"),
    *("May", "mai", "3", "%d", "{one}", "II", "€", "$", "No.", "n°", "-", "à", "to", "%", "mot", "été", "au moins"),
    *(
        "半",
        "一",
        "一个",
        "十五",
        "周一",
        "第三",
        "千万",
        "不三不四",
        "Lab",
        "SQL",
        "March",
        "。",
        "、",
        "双十一",
        "之一",
    ),
)
PIECES = st.sampled_from(WORDS)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=8).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)
LANGS = st.sampled_from(("en", "fr", "fr-CA", "de", "es", "it", "pt", "nl", "ru", "zh", "zh-TW", "ja", "xx"))


@settings(max_examples=600, deadline=None)
@given(TEXTS, LANGS)
def test_a_quiet_text_has_soft_quantities_alone(text: str, lang: str) -> None:
    if quantities.quiet(text, lang):
        found = quantities.find(text, lang)
        assert all(one.precision is Precision.SOFT for one in found)
        assert not found or all(one.value == 1 for one in found)


def test_ordinary_texts_are_quiet() -> None:
    assert quantities.quiet("La ville accueille un salon.", "fr")
    assert quantities.quiet("此城举办博览会。", "zh")
    assert quantities.quiet("SQL Lab 使用 Google 之一。", "zh")
    assert not quantities.quiet("deux villes", "fr")
    assert not quantities.quiet("vingt et un", "fr")
    assert not quantities.quiet("May 的十五", "zh")
