"""tmkit's own rules cut hand-written texts as their cases say: a line a text, ‖ where a segment ends."""

from pathlib import Path

import pytest

from tmkit import segment

CASES = Path(__file__).parents[1] / "cases" / "segment"
FILES = sorted(CASES.glob("*.txt"))


def cases() -> list[tuple[str, str]]:
    found = []
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                text = line.replace(r"\u00a0", "\u00a0").replace(r"\u202f", "\u202f")
                found.append(("sv" if path.stem == "any" else path.stem, text))
    return found


@pytest.mark.parametrize(("lang", "marked"), cases())
def test_a_text_is_cut_where_its_case_says(lang: str, marked: str) -> None:
    text = marked.replace("‖", "")
    wanted = [piece.strip() for piece in marked.split("‖")]
    assert [each.text for each in segment.split(text, lang)] == wanted


def test_every_language_with_rules_has_cases() -> None:
    assert {path.stem for path in FILES} == {*segment.available(), "any"}


@pytest.mark.parametrize("lang", segment.available())
def test_every_rule_of_ours_compiles_in_both_dialects_and_means_the_same(lang: str) -> None:
    own = segment.ruleset(lang)
    exported = segment.write(own)
    for dialect in segment.Dialect:
        rules = segment.read(exported, dialect=dialect)
        assert segment.notes(lang, rules=rules) == ()
        for line in (CASES / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
            text = line.replace("‖", "")
            assert segment.split(text, lang, rules=rules) == segment.split(text, lang)
