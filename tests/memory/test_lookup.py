"""Matches: their scores, their order, their languages, their context."""

from pathlib import Path

import pytest

from tmkit import memory
from tmkit.core import Code, CodeKind, ConfigurationError, Segment
from tmkit.memory import Memory, Record, Variant, scoring


@pytest.fixture
def opened(tmp_path: Path) -> Memory:
    return memory.open(tmp_path / "m.tmdb", create=True)


def pair(source: str, target: str, langs: tuple[str, str] = ("fr", "en"), **facts: object) -> Record:
    return Record((Variant(langs[0], source), Variant(langs[1], target)), **facts)  # type: ignore[arg-type]


def scores(
    opened: Memory, text: str | Segment, source: str = "fr", target: str = "en", **more: object
) -> list[tuple[int, str]]:
    found = opened.lookup(text, source_lang=source, target_lang=target, **more)  # type: ignore[arg-type]
    return [(match.score, match.target) for match in found]


@pytest.mark.parametrize(
    ("asked", "score"),
    [
        ("Le contrat est signé.", 100),
        ("Le contrat  est signé.", 99),  # white space: 100 - 1, and never 100
        ("Le contrat est signé", 94),  # 20 of 21 is 95, less 1 for punctuation
        ("le contrat est signé.", 94),  # 95, less 1 for case
        ("Le contrat fut signé.", 90),  # 19 of 21 is 90.5
        ("Le contrat n'est pas signé.", 77),  # 21 of 27
    ],
)
def test_the_score_is_the_base_less_penalties_rounded_down(opened: Memory, asked: str, score: int) -> None:
    opened.add([pair("Le contrat est signé.", "The contract is signed.")])
    found = scores(opened, asked, threshold=70)
    assert [worth for worth, _ in found] == [score]


def test_a_hundred_letters_of_which_one_differs_are_never_a_hundred(opened: Memory) -> None:
    text = "a" * 300
    opened.add([pair(text + "b", "x")])
    assert scores(opened, text + "c")[0][0] == 99


def test_numbers_carried_over_give_ninety_nine_and_others_less(opened: Memory) -> None:
    opened.add([pair("Voir page 12 et 13.", "See pages 12 and 13."), pair("Il a 7 ans.", "He is a child.")])
    assert scores(opened, "Voir page 40 et 41.") == [(99, "See pages 40 and 41.")]
    assert scores(opened, "Il a 8 ans.") == [(98, "He is a child.")]


def test_context_makes_a_hundred_and_one_and_two(opened: Memory) -> None:
    opened.add([pair("OK", "Agreed", key="k", before={"fr": "avant"}, after={"fr": "après"})])
    assert scores(opened, "OK") == [(100, "Agreed")]
    assert scores(opened, "OK", previous="avant") == [(100, "Agreed")]
    assert scores(opened, "OK", previous="avant", following="après") == [(101, "Agreed")]
    assert scores(opened, "OK", key="k") == [(101, "Agreed")]
    assert scores(opened, "OK", key="k", previous="avant", following="après") == [(102, "Agreed")]


def test_one_equal_neighbour_breaks_the_tie(opened: Memory) -> None:
    opened.add([pair("OK", "Fine", changed="20200101T000000Z"), pair("OK", "Agreed", before={"fr": "avant"})])
    assert [target for _, target in scores(opened, "OK")] == ["Fine", "Agreed"]
    assert [target for _, target in scores(opened, "OK", previous="avant")] == ["Agreed", "Fine"]


def test_equals_go_by_date_then_use_then_age(opened: Memory) -> None:
    opened.add(
        [
            pair("OK", "old", changed="20180101T000000Z"),
            pair("OK", "new", changed="20200101T000000Z"),
            pair("OK", "used", used=5),
            pair("OK", "first"),
            pair("OK", "second"),
        ]
    )
    assert [target for _, target in scores(opened, "OK")] == ["new", "old", "used", "first", "second"]


def test_a_limit_keeps_the_best_whatever_the_penalties(opened: Memory) -> None:
    machine = (("x-origin", "MT"),)
    opened.add(
        [pair("Le contrat est signé ici.", "machine", properties=machine), pair("Le contrat est signé la.", "human")]
    )
    assert scores(opened, "Le contrat est signé ici.", limit=1) == [(88, "human")]
    assert scores(opened, "Le contrat est signé ici.")[1] == (85, "machine")


def test_any_language_can_be_the_source(opened: Memory) -> None:
    opened.add([Record((Variant("fr", "contrat"), Variant("en", "contract"), Variant("zh", "合同")))])
    for source, text in (("fr", "contrat"), ("en", "contract"), ("zh", "合同")):
        for target, expected in (("fr", "contrat"), ("en", "contract"), ("zh", "合同")):
            if source != target:
                assert scores(opened, text, source, target) == [(100, expected)]


def test_simplified_and_traditional_stay_apart(opened: Memory) -> None:
    opened.add([pair("contrat", "合同", ("fr", "zh-Hans")), pair("contrat", "合約", ("fr", "zh-Hant"))])
    assert scores(opened, "contrat", target="zh") == [(100, "合同")]
    assert scores(opened, "contrat", target="zh-CN") == [(100, "合同")]
    assert scores(opened, "contrat", target="zh-TW") == [(100, "合約")]


def test_another_region_answers_with_a_small_penalty(opened: Memory) -> None:
    opened.add([pair("courriel", "email"), pair("courriel", "e-mail", ("fr-CA", "en-CA"))])
    assert scores(opened, "courriel", "fr-CA", "en-CA") == [(100, "e-mail"), (98, "email")]
    assert [score for score, _ in scores(opened, "courriel", "fr", "en")] == [100, 100]


def test_codes_that_differ_cost_a_point_each_and_are_renamed_where_they_pair(opened: Memory) -> None:
    def bold(text: str, name: str) -> Variant:
        codes = (Code("1", CodeKind.OPEN, 0, f"<{name}>"), Code("1", CodeKind.CLOSE, len(text), f"</{name}>"))
        return Variant("fr" if text == "Attention" else "en", text, codes)

    opened.add([Record((bold("Attention", "b"), bold("Warning", "b")))])
    asked = bold("Attention", "strong").segment
    (match,) = opened.lookup(asked, source_lang="fr", target_lang="en")
    assert match.segment is not None
    assert [code.markup for code in match.segment.codes] == ["<strong>", "</strong>"]
    assert match.repairs == ("<b> -> <strong>", "</b> -> </strong>")
    (plain,) = opened.lookup("Attention", source_lang="fr", target_lang="en")
    assert plain.score == 100 * 9 // 11 - 2


def test_a_threshold_is_held_against_the_base(opened: Memory) -> None:
    opened.add([pair("abcdefgh", "x", properties=(("x-origin", "mt"),))])
    assert scores(opened, "abcdefXY") == [(60, "x")]
    assert scores(opened, "abcdefXY", threshold=76) == []
    with pytest.raises(ConfigurationError, match="1 to 100"):
        scores(opened, "x", threshold=0)


def test_a_language_that_the_memory_lacks_lists_those_it_has(opened: Memory) -> None:
    opened.add([pair("un", "one")])
    with pytest.raises(ConfigurationError, match="has no de; it has fr, en"):
        scores(opened, "eins", "de")


def test_the_differences_are_said(opened: Memory) -> None:
    opened.add([pair("Le contrat est signé.", "The contract is signed.")])
    (match,) = opened.lookup("le contrat est signé", source_lang="fr", target_lang="en")
    assert match.differences == ("punctuation", "case")
    assert 0.90 < match.likeness < 0.91
    assert match.origin == "m.tmdb:editor"


def test_of_equal_scores_from_several_texts_the_latest_comes_first_whatever_the_limit(opened: Memory) -> None:
    opened.add(
        [pair(f"le contrat de la ville {char}", char, changed=f"2020010{at}T000000Z") for at, char in enumerate("abc")]
    )
    assert scores(opened, "le contrat de la ville x", limit=1) == [(95, "c")]


def test_penalties_of_memories_and_origins() -> None:
    assert scoring.origin_penalty(pair("a", "b", properties=(("score", "0.31"),))) == 5
    assert scoring.origin_penalty(pair("a", "b", properties=(("score", "0.98"),))) == 0
    assert scoring.origin_penalty(pair("a", "b", properties=(("x-origin", "machine translation"),))) == 15


def test_omegats_percentage_counts_tokens() -> None:
    assert scoring.omegat("Save the file", "Save the file") == 100
    assert scoring.omegat("Save the file", "Save the files") == 80


def test_the_best_is_right_beside_brute_force_with_every_limit(opened: Memory) -> None:
    words = ["le", "contrat", "de", "la", "ville", "fut", "signé", "hier"]
    opened.add(pair(" ".join(words[:at] + words[at + 1 :]), str(at)) for at in range(len(words)))
    every = scores(opened, " ".join(words), threshold=50, limit=100)
    assert len(every) == 8
    for limit in range(1, 9):
        assert scores(opened, " ".join(words), threshold=50, limit=limit) == every[:limit]
