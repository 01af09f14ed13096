"""Each kind of evidence sees what it should, alike in both directions."""

import time
from pathlib import Path

import numpy as np
import pytest

from tmkit.align import lexical, registry, scorers
from tmkit.align.block import Block
from tmkit.align.induction import learn
from tmkit.align.model import FEATURES, GAP_FEATURES, RUN_FEATURES, stages
from tmkit.align.pairing import gather
from tmkit.align.scorer import Case
from tmkit.align.scorers import addresses, cognates, names, numbers
from tmkit.align.side import Side, count, side
from tmkit.core import Segment


def sided(texts: list[str], lang: str) -> Side:
    return side([Segment(text, lang) for text in texts])


def met(scorer_module: object, source: tuple[str, list[str]], target: tuple[str, list[str]]) -> set[tuple[str, str]]:
    """The pairs of the scorer's table."""
    table = scorer_module.pairs(sided(source[1], source[0]), sided(target[1], target[0]))  # type: ignore[attr-defined]
    if table is None:
        return set()
    sources = np.repeat(np.arange(len(table.source.words)), np.diff(table.starts))
    return {(table.source.words[a], table.target.words[b]) for a, b in zip(sources, table.partners, strict=True)}


def test_every_scorer_has_its_file_and_its_line() -> None:
    files = {path.stem for path in Path(scorers.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {scorer.name for scorer in registry.SCORERS}


def test_every_weight_belongs_to_a_feature() -> None:
    assert len(FEATURES) == len(set(FEATURES))
    assert set(stages()) == {f"{kind}{stage}" for kind in ("plain", "embed") for stage in ("", "-tuned", "-lexicon")}
    for weights in stages().values():
        assert set(weights) <= {*FEATURES, *GAP_FEATURES, *RUN_FEATURES}


def test_numbers_meet_by_value() -> None:
    assert met(numbers, ("fr", ["612 milliards de yuans, le 24 août 2018"]), ("zh", ["2018年8月24日，6120亿元"])) >= {
        ("612000000000", "612000000000")
    }
    assert met(numbers, ("de", ["8848 m hoch"]), ("is", ["8.848 metrar"])) >= {("8848", "8848")}


def test_cognates_meet_over_spelling_and_alphabet() -> None:
    told = met(cognates, ("de", ["Lhotse und Himalaya"]), ("fr", ["le Lhotsé, l'Himalaya et la montagne"]))
    assert {("lhotse", "lhotse"), ("himalaia", "himalaia")} <= told
    assert met(cognates, ("ru", ["Москва"]), ("en", ["Moskva and Oslo"])) == {("moskva", "moskva")}
    assert not met(cognates, ("fr", ["chien"]), ("en", ["dog"]))


def test_names_meet_by_pinyin_and_by_the_table() -> None:
    told = met(names, ("zh", ["陈清扬在香港。"]), ("en", ["Chen Qingyang is in Hong Kong."]))
    assert {("qingyang", "qingyang"), ("=hong kong", "=hong kong")} <= told
    assert not met(names, ("fr", ["Chen Qingyang"]), ("en", ["Chen Qingyang"]))


def test_addresses_and_placeholders_meet() -> None:
    told = met(addresses, ("fr", ["Voir https://a.example/b. Bonjour {name}"]), ("en", ["{name}: https://a.example/b"]))
    assert told == {("https://a.example/b", "https://a.example/b"), ("{name}", "{name}")}


FRENCH = ["« Où est-il ? » dit Anne.", "Le 3 mai, 412 francs.", "Rien.", "Paul rit (un peu) ; Anne, non."]
ENGLISH = [
    '"Where is he?" said Anne.',
    "412 francs on May 3.",
    "Nothing at all!",
    "Paul laughed (a little).",
    "Not Anne.",
]


def values(case: Case) -> dict[tuple[str, int, int], np.ndarray]:
    block = Block(0, len(case.source), 0, len(case.target), 3)
    found = {}
    for scorer in registry.SCORERS:
        evidence = scorer.gather(case)
        if evidence is None:
            continue
        measure = evidence(block)
        for a, b in ((1, 1), (1, 2), (2, 1), (3, 1)):
            for feature, told in zip(scorer.features, measure(a, b), strict=True):
                found[feature, a, b] = told
    return found


def test_evidence_is_alike_in_both_directions() -> None:
    french, english = ([Segment(text, lang) for text in texts] for texts, lang in ((FRENCH, "fr"), (ENGLISH, "en")))
    there, back = values(gather(french, english)), values(gather(english, french))
    assert len({feature for feature, _, _ in there}) > 30
    for feature, a, b in there:
        if (feature, b, a) in back:
            rows, columns = 5 - a, 6 - b
            ours, theirs = there[feature, a, b][:rows, :columns], back[feature, b, a][:columns, :rows].T
            assert np.allclose(ours, theirs, atol=1e-5), f"{feature} for {a}-{b}"


def test_a_question_and_its_quotes_tell() -> None:
    told = values(gather([Segment(t, "fr") for t in FRENCH], [Segment(t, "en") for t in ENGLISH]))
    assert told["question_both", 1, 1][0, 0] == 1
    assert told["question_apart", 1, 1][0, 2] == 1
    assert told["quote_opens_both", 1, 1][0, 0] == 1
    assert told["numbers_gain", 1, 1][1, 1] > 0
    assert told["numbers_gain", 1, 1][0, 1] == 0


def test_a_lexicon_learns_what_keeps_meeting() -> None:
    french = count([["chien", "noir"], ["chien", "blanc"], ["chat", "noir"], ["chat", "blanc"]] * 2)
    english = count([["dog", "black"], ["dog", "white"], ["cat", "black"], ["cat", "white"]] * 2)
    table = learn(french, english, [(k, k + 1, k, k + 1, 1.0) for k in range(8)])
    assert table is not None
    sources = np.repeat(np.arange(4), np.diff(table.starts))
    told = {
        (french.words[a], english.words[b]): p for a, b, p in zip(sources, table.partners, table.forward, strict=True)
    }
    assert min(told[pair] for pair in (("chien", "dog"), ("noir", "black"), ("chat", "cat"))) > 0.6
    assert told.get(("chien", "black"), 0) < 0.2


def test_what_met_once_teaches_nothing() -> None:
    table = learn(count([["a", "b", "c"]]), count([["x", "y", "z"]]), [(0, 1, 0, 1, 1.0)])
    assert table is not None
    assert not len(table.partners)


@pytest.mark.parametrize("text", ["", " ", "?", "«»", "。", "1", "\u200b"])
def test_a_text_of_next_to_nothing_has_a_length_and_a_place(text: str) -> None:
    one = sided([text], "fr")
    assert one.lengths[0] >= 1
    assert len(one) == 1


@pytest.mark.parametrize("text", ["a" * 200_000, "<" + "a" * 200_000, "1." * 100_000, "重庆" * 20_000, "a@" * 50_000])
def test_a_hostile_line_takes_no_longer_than_its_length(text: str) -> None:
    begun = time.process_time()
    gather([Segment(text, "zh")], [Segment(text, "en")])
    assert time.process_time() - begun < 10


def test_coverage_is_the_same_in_however_many_parts_the_pairs_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:

    words = [[f"w{k % 7}", f"w{k % 5}", f"w{k % 3}"] for k in range(12)]
    tokens = count(words)
    types = np.repeat(np.arange(len(tokens.words)), 2)
    pairs = lexical.table(
        tokens, tokens, types, (types + np.arange(len(types)) % 2) % len(tokens.words), types / 9 + 0.1
    )
    block = Block(2, 8, 1, 9, 3)
    whole = lexical.coverage(pairs, block)
    monkeypatch.setattr(lexical, "MOST_AT_ONCE", 1)
    parts = lexical.coverage(pairs, block)
    for ours, theirs in zip([*whole.source, *whole.target], [*parts.source, *parts.target], strict=True):
        assert np.allclose(ours, theirs, atol=1e-5)
    assert whole.source[2].max() > 0
