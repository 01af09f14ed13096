"""The index finds what brute force finds, all of it, whatever the texts."""

from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import memory
from tmkit.core import InputError
from tmkit.memory import Record, Variant, generation, search, signatures, signing, store
from tmkit.memory.canonical import canonical

WORDS = {
    "fr": [
        "le",
        "la",
        "contrat",
        "contrats",
        "signé",
        "signée",
        "à",
        "été",
        "d'une",
        "ville",
        "l'exposition",
        "12",
        "612",
        "milliards,",
        "Chine",
        ".",
        "données",
    ],
    "en": [
        "the",
        "a",
        "contract",
        "contracts",
        "signed",
        "was",
        "of",
        "city",
        "expo",
        "12",
        "612",
        "billion",
        ",",
        "China",
        ".",
        "data",
        "in",
        "to",
        "In-To",
    ],
    "zh": [*"重庆签约合同金额亿元数据智能的在了。，", "中国", "2018", "Expo"],
}


def texts(lang: str) -> st.SearchStrategy[str]:
    """Texts of few words, so that many are near each other; some long enough for every way of signing."""
    joined = st.lists(st.sampled_from(WORDS[lang]), max_size=90).map(("" if lang == "zh" else " ").join)
    return st.one_of(joined, st.text(alphabet="abà 1重庆\U00020000", max_size=20))


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The text with some characters gone, put in or changed, about a quarter at most."""
    for _ in range(draw(st.integers(0, max(1, len(text) // 4)))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(["", "x", "的", " "])) + text[place + draw(st.integers(0, 1)) :]
    return text


def brute(sources: list[str], asked: str, threshold: int) -> set[tuple[str, int]]:
    return {(text, base) for text in sources if text and (base := search.base(text, asked)) >= threshold}


def indexed(made: generation.Generation, asked: str, threshold: int) -> set[tuple[str, int]]:
    return {(made.text(hit.row), hit.base) for hit in search.search(made, search.Query(asked, threshold))}


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_every_hit_of_brute_force_is_found_and_no_other(lang: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        sources = [canonical(text) for text in data.draw(st.lists(texts(lang), max_size=25))]
        near = [canonical(data.draw(edited(text))) for text in sources[:6]]
        made = generation.build(sources + near, range(len(sources + near)))
        asked = data.draw(st.sampled_from([*near, *sources, ""])) if sources else canonical(data.draw(texts(lang)))
        threshold = data.draw(st.sampled_from([50, 75, 75, 75, 90, 100]))
        if asked:
            assert indexed(made, asked, threshold) == brute(sources + near, asked, threshold)

    law()


def test_long_texts_in_every_tier_are_found_at_the_very_edge() -> None:
    for length in (7, 8, 9, 31, 63, 127, 128, 129, 160, 200, 300, 450, 700):
        text = "".join(chr(0x4E00 + 7 * at) for at in range(length))
        made = generation.build([text], [1])
        allowed = length // 4
        for edits in (allowed, allowed + 1):
            step = max(1, length // max(1, edits))
            places = list(range(0, step * edits, step))[:edits]
            changed = "".join("#" if at in places else char for at, char in enumerate(text))
            assert bool(indexed(made, changed, 75)) == (search.base(text, changed) >= 75), (length, edits)


@pytest.mark.parametrize("length", [90, 130, 180, 260, 400])
def test_long_texts_that_lack_a_quarter_are_found_whichever_is_the_longer(length: int) -> None:
    text = "".join(chr(0x4E00 + 7 * at) for at in range(length // 4 * 4))
    lacking = "".join(char for at, char in enumerate(text) if at % 4 != 1)  # each third gram or so is broken
    for source, asked in ((text, lacking), (lacking, text)):
        assert {base for _, base in indexed(generation.build([source], [1]), asked, 75)} == {75}


def test_units_of_equal_sources_stand_together_in_their_order() -> None:
    made = generation.build(["deux", "un", "deux", "", "deux"], [3, 4, 7, 8, 9])
    assert dict(made.rows()) == {"un": [4], "deux": [3, 7, 9]}


def test_texts_of_one_hash_stand_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = ["deux", "un", "deux", "", "trois", "un", "", "six"]
    expected = list(generation.build(sources, range(8)).rows())
    monkeypatch.setattr(generation, "hash", lambda text: len(text) // 4, raising=False)
    assert list(generation.build(sources, range(8)).rows()) == expected
    assert dict(expected) == {"un": [1, 5], "six": [7], "deux": [0, 2], "trois": [4]}


@pytest.mark.parametrize("length", [4000, 4095, 4096, 4097, 6000])
def test_of_very_long_texts_the_beginning_is_enough_to_find_them(length: int) -> None:
    text = "".join(chr(0x4E00 + at * at % 5003) for at in range(length))
    changed = text[::-1][: length // 5] + text[length // 5 :]
    made = generation.build([text, "的" * length], [1, 2])
    assert indexed(made, changed, 75) == brute([text], changed, 75) != set()
    shelf = made.shelves[-1]
    _, count = signatures.rarest(text, shelf.tier, shelf.shares)
    assert abs(int(shelf.counts[[made.text(0), made.text(1)].index(text)]) - count) <= 1


def test_a_written_generation_answers_as_the_one_in_memory(tmp_path: Path) -> None:
    sources = [(f"le contrat {word} fut signé", unit) for unit, word in enumerate("abcdefgh" * 3)]
    sources += [("重庆" * size, 100 + size) for size in range(1, 200, 7)]
    made = generation.build(*zip(*sources, strict=True), memory="m", token="t", language="fr", last=300)
    generation.save(made, tmp_path / "fr.000001.idx")
    loaded = generation.load(tmp_path / "fr.000001.idx")
    assert list(loaded.rows()) == list(made.rows())
    assert indexed(loaded, "le contrat z fut signé", 75) == indexed(made, "le contrat z fut signé", 75) != set()


@pytest.mark.parametrize("cut", [0, 10, 8192, -1])
def test_a_generation_cut_short_is_no_index(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "fr.000001.idx"
    generation.save(generation.build(["le contrat"], [1], memory="m", token="t", language="fr", last=1), path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(InputError):
        generation.load(path)


@pytest.mark.parametrize("text", ["ab", "重庆 smart expo", "le contrat de la ville " * 9])
def test_grams_apart_are_among_the_grams_and_the_same_for_one_text_and_for_many(text: str) -> None:
    for tier in signatures.TIERS:
        signed = signatures.signature(text, tier)
        shares = numpy.linspace(0, 0.9, tier.words * 64, dtype=numpy.float32)
        if tier.gram == 3:
            chosen, count = signatures.rarest(text, tier, shares)
            assert numpy.bitwise_count(signed & chosen).sum() == count > 0
            many = signing.apart([text, text, text + "x"], tier, shares)
            assert (many[:, 0] == many[:, 1]).all()
            assert abs(int(numpy.bitwise_count(many[:, 0]).sum()) - count) <= 1  # of equal worth either may be taken
            assert ((many[:, 0] & signed) == many[:, 0]).all()


def filled(path: Path, count: int, word: str = "mot") -> memory.Memory:
    opened = memory.open(path, create=True)
    opened.add(
        Record((Variant("fr", f"le {word} {at:b}".replace("0", "o")), Variant("en", f"{at}"))) for at in range(count)
    )
    return opened


def test_what_is_added_is_found_at_once_and_in_every_process(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    with filled(path, 3) as one, memory.open(path) as other:
        assert one.lookup("un autre texte", source_lang="fr", target_lang="en") == ()
        assert other.lookup("un autre texte", source_lang="fr", target_lang="en") == ()
        one.add([Record((Variant("fr", "un autre texte"), Variant("en", "another text")))])
        assert [match.target for match in one.lookup("un autre texte", source_lang="fr", target_lang="en")] == [
            "another text"
        ]
        other.index._looked = 0.0  # a second later
        assert [match.score for match in other.lookup("un autre texte", source_lang="fr", target_lang="en")] == [100]


def test_many_small_additions_are_merged_and_lose_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "m.tmdb", 3) as opened:
        opened.index.rebuild("fr")
        for at in range(30):
            opened.add([Record((Variant("fr", f"texte {chr(97 + at % 26) * (at + 3)}"), Variant("en", f"text {at}")))])
            opened.lookup("texte", source_lang="fr", target_lang="en")
        assert len(opened.index.generations("fr")) < 16
        for at in range(30):
            asked = f"texte {chr(97 + at % 26) * (at + 3)}"
            assert opened.lookup(asked, source_lang="fr", target_lang="en", limit=1)[0].score == 100


def test_an_index_of_another_state_of_the_file_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    with filled(path, 3) as opened:
        opened.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    backup = path.read_bytes()
    with memory.open(path) as opened:
        opened.add([Record((Variant("fr", "une phrase perdue"), Variant("en", "lost")))])
        opened.index.rebuild("fr")
        opened.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(backup)
    with memory.open(path) as opened:
        opened.add([Record((Variant("fr", "tout autre chose ici"), Variant("en", "other")))])
        assert opened.lookup("une phrase perdue", source_lang="fr", target_lang="en") == ()
        assert opened.lookup("tout autre chose ici", source_lang="fr", target_lang="en")[0].target == "other"


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    with filled(path, 40) as opened:
        opened.index.rebuild("fr")
    (made,) = (tmp_path / "m.tmdb.index").glob("fr.*.idx")
    made.write_bytes(b"{}")
    with memory.open(path) as opened:
        assert opened.lookup("le mot 1o1", source_lang="fr", target_lang="en", limit=1)[0].score == 100


def test_where_no_index_can_be_written_look_ups_work_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    (tmp_path / "m.tmdb.index").write_text("a file in the folder's place")
    with filled(path, 5) as opened:
        opened.index.rebuild("fr")
        assert opened.lookup("le mot 1o", source_lang="fr", target_lang="en", limit=1)[0].score == 100
        assert store.count(opened.store) == 5
