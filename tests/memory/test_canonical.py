"""The form in which a memory compares."""

import pytest

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
