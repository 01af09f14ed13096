"""Units in a memory's file: what is new, what is known, what is newer; nothing lost, nothing twice."""

import sqlite3
from pathlib import Path

import pytest

from tmkit import memory
from tmkit.core import Code, CodeKind, InputError, OutputError
from tmkit.memory import Record, Variant, records, schema, store, writing


def unit(source: str, target: str, **facts: object) -> Record:
    return Record((Variant("fr", source), Variant("en", target)), **facts)  # type: ignore[arg-type]


@pytest.fixture
def opened(tmp_path: Path) -> store.Store:
    return store.open_store(tmp_path / "m.tmdb", create=True)


def put(opened: store.Store, *given: Record) -> dict[str, int]:
    return dict(+writing.add(opened, writing.begin_import(opened, "test"), given))


def held(opened: store.Store) -> list[tuple[str, ...]]:
    return [tuple(variant.text for variant in record.variants) for record in store.records(opened)]


def test_what_goes_in_comes_out(opened: store.Store) -> None:
    codes = (Code("1", CodeKind.OPEN, 0, '<bpt i="1">x</bpt>'), Code("1", CodeKind.CLOSE, 2, '<ept i="1"/>'))
    record = Record(
        (Variant("fr", "ab", codes), Variant("en", "cd"), Variant("zh-Hant", "重慶")),
        key="k1",
        before={"fr": "avant", "en": "before"},
        after={"fr": "après"},
        created="20180824T103000Z",
        changed="20190101T000000Z",
        author="ana",
        editor="bob",
        note="deux\nlignes",
        properties=(("domain", "it"), ("domain", "law")),
        used=3,
    )
    put(opened, record)
    (found,) = store.records(opened)
    assert found._replace(id=0, origin="") == record
    assert found.origin == "test"


def test_the_same_again_adds_nothing(opened: store.Store) -> None:
    given = [unit("un", "one"), unit("un", "a"), unit("deux", "two", key="k")]
    assert put(opened, *given) == {"added": 3}
    assert put(opened, *given) == {"known": 3}
    assert put(opened, given[0], given[0]) == {"known": 2}
    assert len(held(opened)) == 3


def test_one_source_may_have_several_translations(opened: store.Store) -> None:
    put(opened, unit("un", "one"), unit("un", "a"))
    assert held(opened) == [("un", "one"), ("un", "a")]


@pytest.mark.parametrize("facts", [{"key": "k"}, {"created": "20180101T000000Z"}])
def test_a_newer_date_updates_and_an_older_one_does_not(opened: store.Store, facts: dict[str, str]) -> None:
    put(opened, unit("un", "won", changed="20180201T000000Z", **facts))
    assert put(opened, unit("un", "one", changed="20180301T000000Z", **facts)) == {"updated": 1}
    assert held(opened) == [("un", "one")]
    assert put(opened, unit("un", "oen", changed="20180101T000000Z", **facts)) == {"older": 1}
    assert put(opened, unit("un", "won", changed="20180201T000000Z", **facts)).get("added", 0) == 0
    assert held(opened) == [("un", "one")]


def test_two_states_of_one_stamp_in_one_file_are_two_translations(opened: store.Store) -> None:
    put(
        opened,
        unit("un", "one", created="20180101T000000Z", changed="20180201T000000Z"),
        unit("un", "a", created="20180101T000000Z", changed="20180301T000000Z"),
    )
    assert len(held(opened)) == 2


def test_two_newer_translations_of_one_stamp_do_not_take_the_place_of_the_old_one(opened: store.Store) -> None:
    stamp = {"created": "20180101T000000Z"}
    put(opened, unit("un", "won", changed="20180201T000000Z", **stamp))
    newer = [
        unit("un", "one", changed="20190201T000000Z", **stamp),
        unit("un", "a", changed="20190301T000000Z", **stamp),
    ]
    assert put(opened, *newer) == {"added": 2}
    assert len(held(opened)) == 3


def test_the_same_text_with_a_newer_date_only_takes_the_date(opened: store.Store) -> None:
    put(opened, unit("un", "one", changed="20180201T000000Z"))
    assert put(opened, unit("un", "one", changed="20190201T000000Z", editor="eve")) == {"known": 1}
    (found,) = store.records(opened)
    assert (found.changed, found.editor) == ("20190201T000000Z", "eve")


def test_ids_are_never_given_twice(opened: store.Store) -> None:
    put(opened, unit("un", "one"), unit("deux", "two"))
    writing.remove(opened, [2], "test")
    put(opened, unit("trois", "three"))
    assert [record.id for record in store.records(opened)] == [1, 3]


def test_what_was_removed_stays_away_until_it_is_restored(opened: store.Store) -> None:
    put(opened, unit("un", "one", key="k", properties=(("a", "b"),)), unit("deux", "two"))
    before = list(store.records(opened))
    batch, count = writing.remove(opened, [1], "test")
    assert count == 1
    assert held(opened) == [("deux", "two")]
    assert put(opened, unit("un", "one", key="k")) == {"removed": 1}
    assert [name for name, _, _ in writing.batches(opened)] == [batch]
    assert writing.restore(opened, batch) == 1
    assert sorted(record._replace(id=0) for record in store.records(opened)) == sorted(
        record._replace(id=0) for record in before
    )


def test_the_log_says_which_import_was_cut_short(opened: store.Store) -> None:
    one = writing.begin_import(opened, "a.tmx")
    writing.end_import(opened, one, {"added": 2})
    writing.begin_import(opened, "b.tmx")
    log = writing.imports(opened)
    assert [(entry["source"], bool(entry["finished"])) for entry in log] == [("a.tmx", True), ("b.tmx", False)]
    assert log[0]["counts"] == {"added": 2}


def test_a_failing_transaction_leaves_nothing(opened: store.Store) -> None:
    def fail() -> None:
        with store.writing(opened) as connection:
            connection.execute("INSERT INTO languages (tag) VALUES ('xx')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.tags(opened) == ()


def test_equal_digests_mean_equal_texts() -> None:
    one = unit("un", "one", key="k", note="a")
    assert records.digest(one) == records.digest(one._replace(note="b", changed="2018", before={"fr": "x"}))
    others = [
        one._replace(key=""),
        unit("un", "one ", key="k"),
        Record((Variant("fr", "un"), Variant("en-GB", "one")), "k"),
        Record((Variant("fr", "un", (Code("1", CodeKind.STANDALONE, 0, "<x/>"),)), Variant("en", "one")), "k"),
    ]
    assert len({records.digest(record) for record in [one, *others]}) == 5


def test_every_record_survives_its_json() -> None:
    record = unit("un", "one", key="k", before={"fr": "a"}, properties=(("a", "b"),), used=2, origin="o", id=7)
    assert records.decode(records.encode(record)) == record


def test_a_memory_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    store.close(store.open_store(path, create=True))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(InputError, match="update tmkit"):
        store.open_store(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"not SQLite at all, but long enough to be looked at" * 9, "no memory")],
)
def test_what_is_no_memory_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "m.tmdb"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        store.open_store(path)


def test_another_sqlite_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(InputError, match="no memory of tmkit"):
        store.open_store(path, create=True)
    with pytest.raises(InputError, match="no such memory"):
        store.open_store(tmp_path / "missing.tmdb")
    with pytest.raises(InputError, match="directory"):
        store.open_store(tmp_path, create=True)
    with pytest.raises(OutputError, match="no folder"):
        store.open_store(tmp_path / "none" / "m.tmdb", create=True)


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        store.open_store(tmp_path / "file" / "m.tmdb", create=True)


def test_an_older_schema_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.tmdb"
    with memory.open(path, create=True) as opened:
        opened.add([unit("un", "one")])
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, "CREATE TABLE later (x);\n"))
    with memory.open(path) as opened:
        assert opened.store.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert opened.store.connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert [record.variants[0].text for record in opened.records()] == ["un"]
