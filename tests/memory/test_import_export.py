"""Files into a memory and out of it: the same content, whatever is odd about the file."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import memory
from tmkit.core import Code, CodeKind, ConfigurationError, InputError, OutputError, ParseError, RefusedError, Unit
from tmkit.flows import memory_export, memory_import, memory_sources
from tmkit.formats import tmx, tmx_rows, tmx_rows_writer
from tmkit.formats.validation.registry import validate
from tmkit.memory import Record, Variant, store

HEAD = (
    '<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"'
    ' o-tmf="x" adminlang="en" srclang="{lang}" datatype="plaintext"/><body>\n'
)


def written(tmp_path: Path, units: str, *, name: str = "m.tmx", lang: str = "fr") -> str:
    path = tmp_path / name
    path.write_text(HEAD.format(lang=lang) + units + "</body></tmx>", encoding="utf-8")
    return str(path)


def imported(tmp_path: Path, *paths: str, **options: object) -> tuple[list[dict[str, int]], list[Record]]:
    target = str(tmp_path / "m.tmdb")
    counts = [one.counts for one in memory_import.import_files(paths, target, **options)]  # type: ignore[arg-type]
    with memory.open(target) as opened:
        return counts, list(opened.records())


def tu(*texts: str, facts: str = "", **attributes: str) -> str:
    variants = "".join(f'<tuv xml:lang="{text[:2]}"><seg>{text[3:]}</seg></tuv>' for text in texts)
    return f"<tu{''.join(f' {name}={value!r}' for name, value in attributes.items())}>{facts}{variants}</tu>\n"


def test_everything_that_a_tmx_says_is_kept(tmp_path: Path) -> None:
    facts = '<note>une note</note><prop type="domain">it</prop><prop type="x-context-pre">avant</prop>'
    path = written(
        tmp_path,
        tu(
            "en:one",
            "fr:un <ph>&lt;br&gt;</ph>x",
            facts=facts,
            tuid="k",
            creationdate="20180101T000000Z",
            changeid="eve",
        ),
    )
    counts, (record,) = imported(tmp_path, path)
    assert counts == [{"added": 1}]
    assert [(one.lang, one.text) for one in record.variants] == [("fr", "un \ufffcx"), ("en", "one")]
    assert record.variants[0].codes[0].markup == "<ph>&lt;br&gt;</ph>"
    assert (record.key, record.note, record.before) == ("k", "une note", {"fr": "avant"})
    assert (record.created, record.editor, record.properties) == ("20180101T000000Z", "eve", (("domain", "it"),))
    assert record.origin == "m.tmx"


def test_what_has_no_translation_is_counted_not_kept(tmp_path: Path) -> None:
    path = written(tmp_path, tu("fr:un", "en:one") + tu("fr:seul") + tu("fr:vide", "en:"))
    counts, records = imported(tmp_path, path)
    assert counts == [{"added": 1, "untranslated": 2}]
    assert len(records) == 1


def test_two_texts_in_one_language_make_two_units(tmp_path: Path) -> None:
    _, records = imported(tmp_path, written(tmp_path, tu("fr:un", "en:one", "en:a", "zh:一")))
    assert [[one.text for one in record.variants] for record in records] == [["un", "one", "一"], ["un", "a"]]


def test_forbidden_characters_are_dropped_and_their_lines_told(tmp_path: Path) -> None:
    path = written(tmp_path, tu("fr:un\x0b deux&#x1F;", "en:one&#31; two") + tu("fr:\x01a", "en:b\x02&#65;&#x20ac;"))
    (done,) = memory_import.import_files([path], str(tmp_path / "m.tmdb"))
    assert done.counts == {"added": 2, "characters": 5}
    assert done.dropped[0] == "line 2: U+000B"
    assert {place.split(":")[0] for place in done.dropped} == {"line 2", "line 3"}
    with memory.open(tmp_path / "m.tmdb") as opened:
        assert [record.variants[1].text for record in opened.records()] == ["one two", "bA€"]


def test_a_file_of_zeros_behind_a_tmx_head_is_refused_at_once(tmp_path: Path) -> None:
    path = Path(written(tmp_path, ""))
    with path.open("r+b") as file:
        file.truncate(1 << 30)
    with pytest.raises(RefusedError, match="no text"):
        imported(tmp_path, str(path))


def test_half_a_surrogate_pair_is_said(tmp_path: Path) -> None:
    with memory.open(tmp_path / "m.tmdb", create=True) as opened:
        with pytest.raises(InputError, match="surrogate"):
            opened.add([Record((Variant("fr", "a\ud800"), Variant("en", "b")))])
        assert opened.add([Record((Variant("fr", "a"), Variant("en", "b")))]) == {"added": 1}
        assert opened.lookup("a\ud800bcd", source_lang="fr", target_lang="en") == ()


def test_a_memory_without_languages_needs_to_be_told(tmp_path: Path) -> None:
    path = written(tmp_path, "<tu><tuv><seg>un</seg></tuv><tuv><seg>one</seg></tuv></tu>")
    with pytest.raises(ParseError, match="--source-lang"):
        imported(tmp_path, path)
    _, (record,) = imported(tmp_path, path, source_lang="fr", target_lang="en")
    assert [one.lang for one in record.variants] == ["fr", "en"]


@pytest.mark.parametrize(
    "broken", ["<tu><tuv", "<tu></tu>", '<tu><tuv xml:lang="fr"></tuv></tu>', "&nope", "<x>&lol;</x></y>"]
)
def test_a_broken_file_says_where_and_what_stood_before_it_is_kept(tmp_path: Path, broken: str) -> None:
    path = written(tmp_path, tu("fr:un", "en:one") + broken)
    with pytest.raises(ParseError):
        imported(tmp_path, path, whole=True)
    with store.errors(tmp_path), pytest.raises((ParseError, InputError)):
        imported(tmp_path, str(tmp_path / "missing.tmx"))


def declared(path: str) -> str:
    """The file with a DOCTYPE, whose entities a parser may not know."""
    text = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(text.replace("?>", '?><!DOCTYPE tmx SYSTEM "tmx14.dtd">', 1), encoding="utf-8")
    return path


def test_entities_of_ones_own_are_refused_and_htmls_are_read(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.tmx"
    bomb.write_text('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"><body/></tmx>')
    with pytest.raises(InputError):
        imported(tmp_path, str(bomb))
    _, records = imported(tmp_path, declared(written(tmp_path, tu("fr:a", "en:b") + tu("fr:un&nbsp;!", "en:one!"))))
    assert [record.variants[0].text for record in records] == ["a", "un\u00a0!"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = Path(written(tmp_path, tu("fr:été", "en:summer")))
    text = path.read_text(encoding="utf-8").replace(
        '?xml version="1.0"', f'?xml version="1.0" encoding="{encoding[:10]}"'
    )
    path.write_bytes(text.replace('encoding="utf-8-sig"', 'encoding="utf-8"').encode(encoding))
    _, (record,) = imported(tmp_path, str(path))
    assert record.variants[0].text == "été"


def test_po_fuzzy_entries_stay_out_and_neighbours_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "One"\nmsgstr "Un"\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Trois"\n\n'
        'msgctxt "menu"\nmsgid "Save"\nmsgstr "Enregistrer"\n\n'
        'msgid "None"\nmsgstr ""\n',
        encoding="utf-8",
    )
    counts, records = imported(tmp_path, str(path))
    assert counts == [{"added": 2, "unfinished": 1, "untranslated": 1}]
    assert [(record.key, record.variants[1].text) for record in records] == [("", "Un"), ("menu|Save", "Enregistrer")]
    assert records[1].before == {"en": "One", "fr": "Un"}
    assert imported(tmp_path, str(path))[0][0]["known"] == 2
    assert imported(tmp_path, str(path), unfinished=True)[0][0]["added"] == 1


def test_tables_name_their_columns_by_language(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('fr,en,zh,note\n"un, deux","one, two",一二,bien\ntrois,,三,\nseul,,,\n', encoding="utf-8")
    counts, records = imported(tmp_path, str(path))
    assert counts == [{"added": 2, "untranslated": 1}]
    assert records[0].variants[2].text == "一二"
    assert records[0].note == "bien"
    path.write_text("source;target\nquatre;four\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="--source-lang"):
        imported(tmp_path, str(path))
    assert imported(tmp_path, str(path), source_lang="fr", target_lang="en")[0] == [{"added": 1}]
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ParseError, match="first line"):
        imported(tmp_path, str(path))


def test_a_memory_takes_another(tmp_path: Path) -> None:
    imported(tmp_path, written(tmp_path, tu("fr:un", "en:one", creationdate="20180101T000000Z")))
    (done,) = memory_import.import_files([str(tmp_path / "m.tmdb")], str(tmp_path / "n.tmdb"))
    assert done.counts == {"added": 1}
    with memory.open(tmp_path / "n.tmdb") as opened:
        (record,) = opened.records()
    assert record.created == "20180101T000000Z"
    with pytest.raises(ConfigurationError, match="into itself"):
        imported(tmp_path, str(tmp_path / "m.tmdb"))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufffc\ufffe\uffff"),
    max_size=12,
)
FILLED = TEXT.filter(lambda text: bool(text.strip()))
WHEN = st.sampled_from(["", "20180824T103000Z", "20240101T000000Z"])


@st.composite
def some_records(draw: st.DrawFn) -> Record:
    langs = draw(st.permutations(["fr", "en", "zh-Hant"]))[: draw(st.integers(2, 3))]
    code = Code("1", CodeKind.STANDALONE, 0, '<ph x="1">&lt;br/&gt;</ph>')
    variants = []
    for lang in langs:
        text = draw(FILLED)
        variants.append(Variant(lang, f"\ufffc{text}", (code,)) if draw(st.booleans()) else Variant(lang, text))
    around = st.dictionaries(st.sampled_from(langs), FILLED, max_size=2)
    return Record(
        tuple(variants),
        key=draw(FILLED.filter(lambda key: not key.isdecimal())),
        before=draw(around),
        after=draw(around),
        created=draw(WHEN),
        changed=draw(WHEN),
        author=draw(TEXT).strip(),
        note=draw(FILLED).strip(),
        properties=tuple(draw(st.lists(st.tuples(st.sampled_from(["domain", "x-é"]), FILLED), max_size=2))),
        used=draw(st.integers(0, 3)),
    )


def test_what_is_exported_is_imported_elsewhere_the_same(tmp_path: Path) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(some_records(), max_size=5))
    def law(records: list[Record]) -> None:
        file = io.BytesIO()
        tmx_rows_writer.write_to(file, memory_export.rows(records), source_lang="fr")
        path = tmp_path / "law.tmx"
        path.write_bytes(file.getvalue())
        assert validate(file.getvalue()).problems == ()
        back = list(memory_sources.records(path, memory_sources.Reading()))
        assert [dict(one._asdict(), origin="", id=0) for one in back] == [one._asdict() for one in records]

    law()


def test_export_keeps_languages_asked_for_and_writes_whole_or_not_at_all(tmp_path: Path) -> None:
    imported(tmp_path, written(tmp_path, tu("fr:un", "en:one", "zh:一") + tu("fr:deux", "zh:二")))
    out = tmp_path / "out.tmx"
    assert memory_export.export(str(tmp_path / "m.tmdb"), str(out), langs=("fr", "en")) == 1
    assert validate(out.read_bytes()).problems == ()
    assert "一" not in out.read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        memory_export.export(str(tmp_path / "m.tmdb"), str(out / "x.tmx"))


def pairs(units: list[Unit]) -> list[tuple[str, str, str, str]]:
    return [
        (unit.source.lang, unit.source.text, unit.target_lang, unit.target.text if unit.target else "")
        for unit in units
    ]


def test_the_fast_reader_says_what_the_formats_own_reader_says(tmp_path: Path) -> None:
    files = [*Path("corpora").rglob("*.tmx")]
    odd = (
        '<tu srclang="EN-us"><tuv xml:lang="fr_FR"><seg>a<!-- c -->b<![CDATA[<c>]]></seg></tuv>'
        '<tuv lang="en-US"><prop type="p">v</prop><seg><hi>x</hi>&amp;&#xe9;</seg></tuv></tu>'
    )
    files.append(Path(written(tmp_path, odd + tu("fr:un", "en:one"), name="odd.tmx")))
    for path in files:
        mine = []
        for rows in (tmx_rows.rows(path), tmx_rows._exact(path, 0)):
            found = []
            for row in rows:
                lang, source, _ = row.variants[row.source]
                others = [variant for at, variant in enumerate(row.variants) if at != row.source]
                text = source if isinstance(source, str) else source.text
                found += [(lang, text, tag, to if isinstance(to, str) else to.text) for tag, to, _ in others]
            mine.append(found)
        assert mine[0] == mine[1] == [one for one in pairs(list(tmx.stream(path))) if one[3]]


def test_a_damaged_memory_says_so_and_gives_what_can_be_read(tmp_path: Path) -> None:
    units = "".join(
        tu(f"fr:phrase numéro {at} {'x' * 50}", f"en:sentence number {at} {'y' * 50}") for at in range(3000)
    )
    imported(tmp_path, written(tmp_path, units))
    path = tmp_path / "m.tmdb"
    opened = store.open_store(path)
    opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close(opened)
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2 // 4096 * 4096
    raw[middle : middle + 3 * 4096] = b"\xff" * (3 * 4096)
    path.write_bytes(raw)
    with pytest.raises(InputError, match="--salvage"):
        memory_export.export(str(path), str(tmp_path / "out.tmx"))
    assert not (tmp_path / "out.tmx").exists()
    assert 2500 < memory_export.export(str(path), str(tmp_path / "out.tmx"), damaged=True) < 3000
    path.write_bytes(raw[: len(raw) // 3])
    with pytest.raises(InputError):
        memory_export.export(str(path), str(tmp_path / "no.tmx"))


def test_a_full_disk_is_said_and_what_was_committed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tmkit.memory import writing

    monkeypatch.setattr(writing, "CHUNK", 100)
    first = written(tmp_path, "".join(tu(f"fr:a{at}", f"en:b{at}") for at in range(100)), name="first.tmx")
    imported(tmp_path, first)
    opened = store.open_store(tmp_path / "m.tmdb")
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    real = store.open_store

    def small(path: object, *, create: bool = False) -> store.Store:
        made = real(path, create=create)  # type: ignore[arg-type]
        made.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        return made

    monkeypatch.setattr(store, "open_store", small)
    long = written(tmp_path, "".join(tu(f"fr:c{at} {'é' * 200}", f"en:d{at}") for at in range(2000)), name="long.tmx")
    with pytest.raises(OutputError, match="disk is full"):
        list(memory_import.import_files([long], str(tmp_path / "m.tmdb")))
    monkeypatch.undo()
    with memory.open(tmp_path / "m.tmdb") as again:
        count = store.count(again.store)
        assert 100 <= count < 2100
        assert count % 100 == 0


def test_a_device_that_is_full_is_said_and_left_in_its_place(tmp_path: Path) -> None:
    imported(tmp_path, written(tmp_path, tu("fr:un", "en:one")))
    device = Path("/dev/full")
    if device.is_char_device():
        with pytest.raises(OutputError, match="No space left"):
            memory_export.export(str(tmp_path / "m.tmdb"), str(device))
        assert device.is_char_device()  # written to, not replaced


def test_an_import_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tmkit.memory import writing

    monkeypatch.setattr(writing, "CHUNK", 2000)
    path = written(tmp_path, "".join(tu(f"fr:a{at} {'é' * 80}", f"en:b{at} {'e' * 80}") for at in range(10_000)))
    for whole in (False, True):
        told: list[memory_import.Reached] = []
        target = str(tmp_path / f"{whole}.tmdb")
        list(memory_import.import_files([path], target, whole=whole, progress=told.append))
        assert told[-1] == memory_import.Reached(path, 10_000, 1.0, finished=True)
        shares = [one.share for one in told]
        assert shares == sorted(shares)
        assert any(0 < share < 1 for share in shares)
