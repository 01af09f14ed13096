"""Word lists answer as simplemma does, whether they are kept already or not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import simplemma
from hypothesis import given, settings
from hypothesis import strategies as st
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY, SUPPORTED_LANGUAGES

from tmkit.text import words


@pytest.fixture(autouse=True)
def _cache_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def fresh(primary: str) -> Mapping[str, str]:
    words._opened.cache_clear()
    return words.word_list(primary)


def test_a_kept_list_is_the_list() -> None:
    fresh("ga")
    kept, whole = fresh("ga"), DEFAULT_DICTIONARY_FACTORY.get_dictionary("ga")
    assert isinstance(kept, words.WordList)
    assert len(kept) == len(whole) > 1000
    some = list(kept)[:: len(kept) // 500]
    assert [kept[form] for form in some] == [whole[form] for form in some]
    kept._left = 0
    assert {form: kept.get(form) for form in whole} == dict(whole)
    first, second = list(kept)[:2]
    others = (
        "",
        "\n",
        "\t",
        f"{first}\t{whole[first]}\n{second}",
        "qqq",
        "\U0010ffff",
        *(form + "\u1234" for form in some),
    )
    assert not [form for form in others if form in kept]
    with pytest.raises(KeyError):
        kept["qqq"]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks the memory up in /proc")
@pytest.mark.parametrize("patience", [0, 10**9])
def test_a_list_that_is_asked_is_no_part_of_what_the_process_holds(patience: int) -> None:
    fresh("ga")
    kept, place = fresh("ga"), words._place("ga")
    assert isinstance(kept, words.WordList)
    kept._left = patience
    assert all(form in kept for form in list(kept)[::50])
    assert place is not None
    assert place.name not in Path("/proc/self/maps").read_text()


@given(
    st.sampled_from(("bean", "ag", "Éire", "muid's", "muid’s", "x", "agus", "b")), st.sampled_from(("", "a", "ín", "É"))
)
@settings(max_examples=40, deadline=None)
def test_what_is_known_is_what_simplemma_knows(start: str, end: str) -> None:
    for word in (start + end, (start + end).upper(), (start + end).capitalize()):
        assert words.is_known(word, "ga") == simplemma.is_known(word, lang="ga")


def test_languages_without_a_list_have_none() -> None:
    assert all(words.has_list(primary) for primary in SUPPORTED_LANGUAGES)
    assert not any(words.has_list(primary) for primary in ("zh", "xx", "", "../en"))
    with pytest.raises(ValueError, match="xx"):
        words.is_known("word", "xx")


@pytest.mark.parametrize("content", [b"", b"other\n", b"tmkit words 1 2\na\tb", b"tmkit words 1 x\n"])
def test_a_damaged_file_is_made_anew(content: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = words._place("ga")
    assert place is not None
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    old = place.with_name("ga-0-0.txt")
    old.write_bytes(b"")
    assert isinstance(fresh("ga"), words.WordList)
    assert place.read_bytes() != content
    assert isinstance(fresh("ga"), words.WordList)
    assert not old.exists()


def test_where_nothing_can_be_kept_the_list_is_unpacked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "tmkit").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    unpacked = fresh("ga")
    assert not isinstance(unpacked, words.WordList)
    assert "agus" in unpacked
