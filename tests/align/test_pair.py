"""Documents become beads: every segment in exactly one, the same each time, whatever the documents are."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import align
from tmkit.core import Bead, ConfigurationError, Segment, Span

CORPUS = Path(__file__).parents[2] / "corpora" / "sce2018"
CASES = sorted((Path(__file__).parents[1] / "cases" / "align").glob("*.txt"))


def segments(texts: list[str], lang: str) -> list[Segment]:
    return [Segment(text, lang) for text in texts]


def pairs(beads: tuple[Bead, ...]) -> list[tuple[list[int], list[int]]]:
    return [(list(range(b.source.start, b.source.end)), list(range(b.target.start, b.target.end))) for b in beads]


def assert_whole(beads: tuple[Bead, ...], sources: int, targets: int) -> None:
    """Every segment stands in exactly one bead, in order."""
    told = pairs(beads)
    assert [i for source, _ in told for i in source] == list(range(sources))
    assert [j for _, target in told for j in target] == list(range(targets))
    assert all(0 <= bead.score <= 1 for bead in beads)
    assert all(bead.source or bead.target for bead in beads)


TEXTS = st.lists(
    st.text(st.sampled_from("abc é重庆。?!,;«»\"' 12\n\u00a0Ж"), max_size=30) | st.sampled_from(["", "3,5 %", "«"]),
    max_size=12,
)


@given(TEXTS, TEXTS, st.sampled_from(["fr", "zh", "is", "xx"]))
@settings(max_examples=40, deadline=None)
def test_every_segment_stands_in_exactly_one_bead(source: list[str], target: list[str], lang: str) -> None:
    beads = align.pair(segments(source, "en"), segments(target, lang), embed=False)
    assert_whole(beads, len(source), len(target))


def case_of(path: Path) -> tuple[list[str], list[str], list[str]]:
    parts = path.read_text(encoding="utf-8").split("-----\n")
    assert len(parts) == 3, f"{path.name}: source, target and beads with bars between"
    first, second, third = (part.splitlines() for part in parts)
    return first, second, third


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hand_written_documents_come_out_as_their_cases_say(path: Path) -> None:
    source, target, gold = case_of(path)
    langs = path.stem.split(".")[-1].split("-")
    beads = align.pair(segments(source, langs[0]), segments(target, langs[1]), embed=False)
    assert [f"{s}:{t}" for s, t in pairs(beads)] == gold


@pytest.mark.parametrize("pair", ["fr-en", "fr-zh", "en-zh"])
@pytest.mark.parametrize("embed", [False, None])
def test_the_release_comes_out_as_the_gold_says(pair: str, embed: bool | None) -> None:
    texts = [
        (CORPUS / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines() for lang in pair.split("-")
    ]
    sides = [segments(text, lang) for text, lang in zip(texts, pair.split("-"), strict=True)]
    beads = align.pair(sides[0], sides[1], embed=embed)
    assert [f"{s}:{t}" for s, t in pairs(beads)] == (CORPUS / f"gold.{pair}.beads.txt").read_text().splitlines()


def release(lang: str) -> list[Segment]:
    return segments((CORPUS / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines(), lang)


def test_the_same_document_twice_is_one_to_one_and_sure() -> None:
    beads = align.pair(release("fr"), release("fr"), embed=False)
    assert pairs(beads) == [([i], [i]) for i in range(15)]
    assert min(bead.score for bead in beads) > 0.9


def test_it_is_the_same_each_time() -> None:
    assert align.pair(release("fr"), release("en")) == align.pair(release("fr"), release("en"))


@pytest.mark.parametrize("dropped", [range(5, 9), range(11, 15), range(4)])
def test_a_passage_that_is_missing_is_left_out_and_nothing_else(dropped: range) -> None:
    whole = release("fr")
    part = [segment for number, segment in enumerate(whole) if number not in dropped]
    beads = pairs(align.pair(whole, part, embed=False))
    assert [source for source, target in beads if not target] == [[i] for i in dropped]
    assert all(len(source) == len(target) == 1 for source, target in beads if target)


def test_an_empty_side_leaves_everything_out() -> None:
    assert pairs(align.pair(release("fr")[:2], [])) == [([0], []), ([1], [])]
    assert pairs(align.pair([], release("fr")[:1])) == [([], [0])]
    assert align.pair([], []) == ()


def test_one_segment_against_a_thousand_is_answered() -> None:
    many = [Segment(f"Line number {number} says something.", "en") for number in range(1000)]
    beads = align.pair([Segment("La ligne 500 dit quelque chose.", "fr")], many, embed=False)
    assert_whole(beads, 1, 1000)
    both = [target for source, target in pairs(beads) if source and target]
    assert all(500 in target for target in both)


def test_a_wrong_language_is_answered_all_the_same() -> None:
    mistaken = [Segment(segment.text, "de") for segment in release("fr")]
    assert_whole(align.pair(mistaken, release("zh"), embed=False), 15, 17)


@pytest.mark.parametrize("most", [2, 3, 8])
@pytest.mark.parametrize("embed", [False, None])
def test_beads_stay_within_the_most_segments_allowed(most: int, embed: bool | None) -> None:
    beads = align.pair(release("fr"), release("zh"), embed=embed, most=most)
    assert max(len(bead.source) + len(bead.target) for bead in beads) <= most
    assert_whole(beads, 15, 17)


def test_hard_paragraphs_are_never_crossed() -> None:
    french = segments(["Un mot de plus.", "Deux mots de plus.", "Trois mots de plus."], "fr")
    english = segments(["One word more, and two words more.", "Three words more."], "en")
    free = align.pair(french, english, embed=False)
    assert pairs(free) == [([0, 1], [0]), ([2], [1])]
    held = align.pair(french, english, embed=False, paragraphs=((1, 2, 2), (1, 2)), hard=True)
    assert all(len({(1, 2, 2)[i] for i in source}) == 1 for source, _ in pairs(held) if source)


def test_terms_met_on_both_sides_bind() -> None:
    plain = segments(["aaa bbb ccc ddd.", "eee fff ggg hhh.", "iii jjj kkk lll."], "fr")
    other = segments(["mmm nnn ooo ppp.", "qqq rrr sss ttt."], "en")
    for at, met in ((0, 0), (1, 0), (2, 1)):
        concepts = [[f"c{k}" for k in range(6)] if number == at else [] for number in range(3)]
        facing = [[f"c{k}" for k in range(6)] if number == met else [] for number in range(2)]
        beads = pairs(align.pair(plain, other, embed=False, concepts=(concepts, facing)))
        assert any(at in source and met in target for source, target in beads)


def test_an_unknown_dictionary_suggests_its_neighbour() -> None:
    with pytest.raises(ConfigurationError, match="did you mean cedict"):
        align.pair(release("fr"), release("en"), dictionary="cedit")


def test_a_bead_keeps_its_spans_where_nothing_corresponds() -> None:
    beads = align.pair(release("fr"), release("fr")[:10], embed=False)
    assert beads[-1].target == Span(10, 10)
