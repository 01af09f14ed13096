"""Words found, memories cleaned, counted and held against files."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import memory
from tmkit.core import ConfigurationError
from tmkit.flows import analyze, memory_clean, memory_evaluate, memory_keeping
from tmkit.memory import Record, Variant, concordance, store
from tmkit.text import counting

RELEASE = "corpora/sce2018/fr-en-zh.tmx"


def unit(source: str, target: str, langs: tuple[str, str] = ("fr", "en"), **facts: object) -> Record:
    return Record((Variant(langs[0], source), Variant(langs[1], target)), **facts)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> str:
    memory.open(tmp_path / "m.tmdb", create=True).close()
    return str(tmp_path / "m.tmdb")


def put(path: str, *given: Record) -> None:
    with memory.open(path) as opened:
        opened.add(given)


def found(path: str, words: str, lang: str = "") -> list[str]:
    return [
        memory_keeping.marked(one.variant.text, one.spans, "[", "]")
        for one in memory_keeping.occurrences([path], words, lang=lang)
    ]


def test_words_are_found_in_any_case_on_either_side(path: str) -> None:
    put(
        path, unit("Un contrat d'investissement", "An investment contract"), unit("Rien", "Nothing of investments here")
    )
    assert found(path, "INVESTISSEMENT") == ["Un contrat d'[investissement]"]
    assert found(path, "investment contract") == ["An [investment contract]"]
    assert found(path, "invest", "en") == ["An [investment] contract", "Nothing of [investments] here"]
    assert found(path, "contract investment") == []
    assert found(path, "...") == []


def test_any_run_of_chinese_characters_is_found(path: str) -> None:
    put(path, unit("contrat", "总金额7000亿元人民币，额度不限", ("fr", "zh")), unit("autre", "金银", ("fr", "zh")))
    assert found(path, "金额") == ["总[金额]7000亿元人民币，额度不限"]
    assert found(path, "额") == ["总金[额]7000亿元人民币，[额]度不限"]
    assert found(path, "亿元人") == ["总金额7000[亿元人]民币，额度不限"]
    assert found(path, "7000亿") == ["总金额[7000亿]元人民币，额度不限"]
    assert found(path, "银行") == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("重庆签约abé ", min_size=1, max_size=8), min_size=1, max_size=5), st.data())
def test_every_run_of_han_in_a_memory_is_found(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("law") / "m.tmdb"
    with memory.open(path, create=True) as opened:
        opened.add(unit(f"u{at}", text, ("fr", "zh")) for at, text in enumerate(texts) if text.strip())
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text) - 1))
        part = text[start : start + data.draw(st.integers(1, 4))]
        if not part.strip() or not all("\u4e00" <= char <= "\u9fff" for char in part):
            return
        expected = {one for one in texts if part in one.replace(" ", "")}  # a space between two Han is none
        assert {one.variant.text for one in concordance.find(opened.store, part, limit=100)} == expected


def test_words_added_later_are_found_and_removed_ones_are_not(path: str) -> None:
    put(path, unit("le premier", "the first"))
    assert found(path, "premier") == ["le [premier]"]
    put(path, unit("le premier aussi", "the first too"))
    assert len(found(path, "premier")) == 2
    put(path, unit("vide", " "))
    memory_clean.clean(path, rules=["empty"])
    assert found(path, "vide") == []


def test_without_an_index_every_text_is_read(path: str) -> None:
    put(path, unit("le premier", "the first"))
    Path(f"{path}.index").write_text("in its place")
    assert found(path, "premier") == ["le [premier]"]


def faulty() -> list[tuple[str, Record]]:
    return [
        ("", unit("Le contrat a été signé hier à Chongqing.", "The contract was signed in Chongqing yesterday.")),
        (
            "duplicates",
            unit("Le contrat  a été signé hier à Chongqing.", "The contract was signed in Chongqing yesterday."),
        ),
        ("", unit("Le contrat a été signé hier à Chongqing.", "Yesterday the contract was signed in Chongqing.")),
        ("empty", unit("Rien", "  ")),
        ("same-as-source", unit("Enregistrer le fichier", "Enregistrer le fichier")),
        ("", unit("Chongqing", "Chongqing")),
        ("", unit("iPhone 15 Pro", "iPhone 15 Pro")),
        (
            "language",
            unit(
                "La ville a signé le contrat avec les entreprises.", "La ville a signé le contrat pour les habitants."
            ),
        ),
        ("language", unit("La ville a signé le contrat.", "The city signed the contract.", ("fr", "zh"))),
        ("length", unit("Oui", "Yes, and this goes on for much longer than that")),
        ("numbers", unit("Il y a 612 milliards.", "There are 162 billion.")),
        ("", unit("Il y a 612 milliards de yuans.", "总金额6120亿元。", ("fr", "zh"))),
        ("mojibake", unit("L'Ã©tÃ© est lÃ  depuis hier", "Summer has been here")),
    ]


def test_each_rule_takes_out_its_fault_and_nothing_else(path: str) -> None:
    put(path, *(record for _, record in faulty()))
    wanted = {name: sum(rule == name for rule, _ in faulty()) for name in memory_clean.cleaning.NAMES}
    dry = memory_clean.clean(path, dry=True)
    assert dict(dry.counts) == wanted
    assert dry.batch == ""
    done = memory_clean.clean(path)
    assert dict(done.counts) == wanted
    with memory.open(path) as opened:
        left = [record.variants[:2] for record in opened.records()]
    assert left == [record.variants for rule, record in faulty() if not rule]
    assert memory_clean.undo(path) == (done.batch, 8)
    with memory.open(path) as opened:
        assert store.count(opened.store) == len(faulty())
    with pytest.raises(ConfigurationError, match="did you mean numbers"):
        memory_clean.clean(path, rules=["number"])
    with pytest.raises(ConfigurationError, match="nothing cleaned out"):
        memory_clean.undo(path)


def test_of_duplicates_the_one_changed_last_stays(path: str) -> None:
    put(path, unit("un  deux", "x", changed="20180101T000000Z"), unit("un deux", "x", changed="20200101T000000Z"))
    memory_clean.clean(path)
    with memory.open(path) as opened:
        assert [record.variants[0].text for record in opened.records()] == ["un deux"]


def test_stats_list_and_merge(path: str, tmp_path: Path) -> None:
    put(path, unit("un", "one"), unit("deux", "二", ("fr", "zh")))
    held = memory_keeping.stats(path)
    assert (held.units, held.languages) == (2, (("fr", 2), ("en", 1), ("zh", 1)))
    (tmp_path / "bad.tmdb").write_text("x")
    names = {Path(name).name: told for name, told in memory_keeping.found_in([str(tmp_path)])}
    assert isinstance(names["bad.tmdb"], str)
    merged = memory_keeping.merge([path, path], str(tmp_path / "n.tmdb"))
    assert [dict(one.counts) for one in merged] == [{"added": 2}, {"known": 2}]


def test_a_memory_is_evaluated_without_each_unit_itself(path: str) -> None:
    put(path, *(unit(f"Le contrat numéro {at} est signé.", f"Contract number {at} is signed.") for at in range(1, 9)))
    put(path, unit("Tout autre chose ici", "Something else"))
    bands = {band.name: band for band in memory_evaluate.evaluate(path, source_lang="fr", target_lang="en")}
    assert bands["95-99"].units == 8
    assert bands["none"].units == 1
    assert {score.name: score.value for score in bands["95-99"].scores}["BLEU"] == pytest.approx(100)
    assert bands["95-99"].scores[0].signature


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("L'été 2018, à Chongqing.", 4, 21),
        ("使用WiFi连接，2018年8月", 9, 16),
        ("A，B", 2, 3),
        ("... !", 0, 4),
        ("", 0, 0),
    ],
)
def test_words_are_counted_as_translators_do(text: str, words: int, characters: int) -> None:
    assert (counting.words(text), counting.characters(text)) == (words, characters)


def table(tmp_path: Path, name: str, *sources: str) -> str:
    rows = "".join(f'msgid "{source}"\nmsgstr ""\n\n' for source in sources)
    (tmp_path / name).write_text(
        f'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n{rows}'
    )
    return str(tmp_path / name)


def test_files_are_counted_by_band_with_repetitions_and_likeness_within(path: str, tmp_path: Path) -> None:
    put(path, unit("Save the file now", "Enregistrer", ("en", "fr")), unit("Close all windows", "Fermer", ("en", "fr")))
    one = table(
        tmp_path, "a.po", "Save the file now", "Save the files now", "Quite another sentence", "Quite another sentences"
    )
    other = table(tmp_path, "b.po", "Quite another sentence", "Close all my windows")
    done = analyze.analyze([one, other], [path])
    bands = [{name: count.segments for name, count in file.bands.items() if count.segments} for file in done.files]
    assert bands == [
        {"100": 1, "85-94": 1, "none": 1, "internal 95-99": 1},
        {"repetitions across files": 1, "85-94": 1},
    ]
    assert done.total.total.words == 4 + 4 + 3 + 3 + 3 + 4
    assert done.total.weighted(done.weights) == pytest.approx(0.4 + 2 + 3 + 0.9 + 0.3 + 2)
    for shape in ("text", "csv", "json", "html"):
        assert "85-94" in analyze.told(done, shape)
    assert json.loads(analyze.told(done, "json"))["total"]["bands"]["100"]["words"] == 4
    with pytest.raises(ConfigurationError, match="did you mean json"):
        analyze.told(done, "jsn")
    with pytest.raises(ConfigurationError, match="no band"):
        analyze.analyze([one], [], weights={"99": 1})


def test_the_release_is_all_context_once_it_is_remembered(path: str) -> None:
    memory_keeping.merge([RELEASE], path)
    done = analyze.analyze([RELEASE], [path], target_lang="zh")
    assert {name for name, count in done.total.bands.items() if count.segments} == {"context", "100"}
    assert done.total.bands["100"].segments <= 2  # the first and the last have one neighbour each
