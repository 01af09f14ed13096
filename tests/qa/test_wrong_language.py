"""The little words that settle a text's language without the model."""

import pytest

from tmkit.qa.checks.wrong_language import _speaks


@pytest.mark.parametrize(
    ("text", "tongue", "settled"),
    [
        ("pas vous ici", "fr", True),
        ("pas ici", "fr", False),
        ("cerca de la casa", "fr", False),  # two of Spanish as well
        ("de la un x", "fr", True),  # three, and no other has more
        ("de la un el los", "fr", False),  # five of Spanish
        ("de la un și pe", "fr", False),
        ("这是一个句子", "zh", True),
        ("a sentence", "zh", False),
        ("pas vous ici", "xx", False),
    ],
)
def test_as_many_little_words_settle_it_as_no_other_has(text: str, tongue: str, settled: bool) -> None:
    assert _speaks(text, tongue) is settled
