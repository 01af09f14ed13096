"""Every format, over its cases: not a byte changed that nobody edited, and what is written is read back."""

import gettext
import io
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import OBJECT, Code, CodeKind, ConfigurationError, Segment, State, Unit, UnitKey
from tmkit.formats import files, registry

BLOCKS = frozenset({"text", "srt", "vtt", "markdown", "html", "fluent", "yaml", "utx", "omegat-glossary", "properties"})
CASES = Path(__file__).parent.parent / "cases" / "formats"


def cases() -> list[str]:
    return sorted(str(path.relative_to(CASES)) for path in CASES.rglob("*.*") if path.is_file())


@lru_cache
def document(name: str):
    return registry.parse((CASES / name).read_bytes(), path=name)


def units(name: str) -> dict[tuple[str, str], Unit]:
    return {(unit.id, unit.plural): unit for unit in document(name).units()}


@pytest.mark.parametrize("name", cases())
def test_an_unedited_file_is_the_same_to_the_byte(name: str) -> None:
    raw = (CASES / name).read_bytes()
    for content in (raw, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")):
        parsed = registry.parse(content, path=name)
        assert parsed.render({}) == content
        same = {unit.key: unit.target for unit in parsed.units() if unit.target is not None}
        assert parsed.render(same) == content


@pytest.mark.parametrize("name", cases())
def test_its_keys_are_unique(name: str) -> None:
    keys = [unit.key for unit in document(name).units()]
    assert len(keys) == len(set(keys))


def apart(unit: Unit, key: UnitKey) -> bool:
    """Whether it neither is the unit nor stands in one of its codes, or has it in one of its own."""
    inner, outer = (unit.id, key.id) if "@" in unit.id else (key.id, unit.id)
    return unit.key != key and not ("@" in inner and inner.startswith(f"{outer}/"))


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufffc"), max_size=30)


@settings(max_examples=120)
@given(st.sampled_from(cases()), texts, st.sampled_from(["", "\n", "  ", "'", '"', "\\", "]]>", "@", "{x}"]), st.data())
def test_an_edit_reads_back_and_leaves_the_others_alone(name: str, text: str, odd: str, data: st.DataObject) -> None:
    before = list(document(name).units())
    if not before:
        return
    key = data.draw(st.sampled_from(before)).key
    try:
        edited = document(name).render({key: odd + text + odd + "."})
    except ConfigurationError:  # in a document of blocks a line break or a mark may mean something of its own
        assert document(name).format in BLOCKS
        return
    after = {unit.key: unit for unit in registry.parse(edited, path=name).units()}
    assert after.pop(key).target.text == odd + text + odd + "."
    stay = {unit.key: (unit.source, unit.target) for unit in before if apart(unit, key)}
    there = {other: (unit.source, unit.target) for other, unit in after.items() if apart(unit, key)}
    if (
        "trgLang" not in (CASES / name).read_text("utf-8", "replace") and "2.2" in name
    ):  # the first target brings its language
        return
    assert there == stay


@settings(max_examples=150)
@given(st.sampled_from(cases()), st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    raw = (CASES / name).read_bytes()
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    noise = data.draw(st.binary(max_size=8) | st.sampled_from([b"<", b"&", b"]]>", b"<a>", b"&#x0;", b"\0"]))
    damaged = raw[:start] + noise + raw[end:]
    try:
        parsed = registry.parse(damaged, path=name)
    except files.InputError:
        return
    assert parsed.render({}) == damaged
    list(parsed.units())


def test_xliff_1_reads_codes_states_notes_and_plurals() -> None:
    read = units("codes.xlf")
    first, second = read["1", ""], read["2", ""]
    assert first.source.text == f"Hello big {OBJECT}world!"
    assert first.source.plain == "Hello big \u00a0world!" or first.source.plain == "Hello big  world!"
    assert [(code.id, code.kind, code.position) for code in first.source.codes] == [
        ("1", CodeKind.OPEN, 6),
        ("1", CodeKind.CLOSE, 9),
        ("2", CodeKind.STANDALONE, 10),
        ("3", CodeKind.OPEN, 16),
        ("3", CodeKind.CLOSE, 17),
    ]
    assert (first.state, first.note, first.context) == (State.FINAL, "Polite", "greeting")
    assert [(code.id, code.kind) for code in second.source.codes] == [
        ("1", CodeKind.STANDALONE),
        ("5", CodeKind.OPEN),
        ("4", CodeKind.OPEN),
        ("5", CodeKind.CLOSE),
    ]
    assert (second.target, second.state) == (None, State.NEW)
    assert read["3", ""].flags == frozenset({"no-translate"})
    assert (read["5", "one"].source.text, read["5", "other"].target.text) == ("%d file", "%d fichiers")


def test_a_missing_target_is_put_after_the_source_with_the_source_s_codes() -> None:
    edited = document("codes.xlf").render({UnitKey("2", "fr", ""): f"Page {OBJECT} sur n"}).decode()
    added = (
        '\n        <target>Page <ph id="1">{0}</ph> sur <bpt id="2" rid="5">&lt;b&gt;</bpt>'
        '<it id="4" pos="open">&lt;i&gt;</it>n<ept id="3" rid="5">&lt;/b&gt;</ept></target>'
    )
    before = (CASES / "codes.xlf").read_text("utf-8")
    assert edited.replace(added, "") == before


def test_an_empty_target_is_expanded_only_when_written_into() -> None:
    edited = document("codes.xlf").render({UnitKey("4", "fr", ""): "Enregistrer"}).decode()
    assert '<target state="needs-translation">Enregistrer</target>' in edited


def test_a_cdata_section_stays_one() -> None:
    edited = document("codes.xlf").render({UnitKey("3", "fr", ""): "si (a < c)"}).decode()
    assert "<target><![CDATA[si (a < c)]]></target>" in edited


def test_segments_of_sdl_trados_have_their_own_state() -> None:
    read = units("segmented.sdlxliff")
    assert list(read) == [("t0", ""), ("t1/1", ""), ("t1/2", ""), ("t2/3", ""), ("t2/4", "")]
    assert (read["t1/1", ""].state, read["t1/1", ""].flags) == (State.REVIEWED, frozenset({"locked"}))
    assert read["t1/1", ""].properties == (("original", "C:\\a.docx"), ("origin", "tm"), ("percent", "100"))
    assert (read["t1/2", ""].source.text, read["t1/2", ""].state) == (f"Deux{OBJECT}.", State.NEW)
    assert read["t0", ""].flags == frozenset({"no-translate"})


def test_segments_of_a_unit_without_target_get_the_source_s_frame() -> None:
    third, fourth = UnitKey("t2/3", "en-GB", ""), UnitKey("t2/4", "en-GB", "")
    whole = '<target><mrk mtype="seg" mid="3">Three.</mrk> <mrk mtype="seg" mid="4">Four.</mrk></target>'
    both = document("segmented.sdlxliff").render({fourth: "Four.", third: "Three."}).decode()
    assert f"</seg-source>{whole}" in both
    one = document("segmented.sdlxliff").render({fourth: "Four."})
    then = registry.parse(one).render({third: "Three."}).decode()
    assert '<mrk mtype="seg" mid="3">Three.</mrk><mrk mtype="seg" mid="4">Four.</mrk></target>' in then


def test_memoq_states_and_locks() -> None:
    read = units("memo.mqxliff")
    assert (read["1", ""].state, read["1", ""].flags) == (State.FINAL, frozenset({"locked"}))
    assert (read["2", ""].state, read["2", ""].source.text) == (State.NEW, f"No{OBJECT}")


def test_xliff_2_reads_a_unit_a_segment() -> None:
    read = units("codes2.xlf")
    assert list(read) == [("u0", ""), ("u1/s1", ""), ("u1/2", ""), ("u2", "")]
    first, second = read["u1/s1", ""], read["u1/2", ""]
    assert (first.state, first.note, first.context) == (State.REVIEWED, "Shown at start", "welcome")
    assert [(code.id, code.kind, code.can_delete) for code in first.source.codes] == [
        ("1", CodeKind.OPEN, False),
        ("1", CodeKind.CLOSE, False),
        ("2", CodeKind.STANDALONE, True),
    ]
    assert second.source.plain == "Bye\x07 now"
    assert [code.id for code in second.source.codes] == ["3", "U+0007", "3", "m1", "m1"]
    assert (read["u0", ""].flags, read["u2", ""].state) == (frozenset({"no-translate"}), State.NEW)


def test_the_first_target_of_an_xliff_2_file_brings_its_language() -> None:
    read = units("plural22.xlf")
    assert list(read) == [("u1", "one"), ("u1", "other")]
    edits = {unit.key: "x" for unit in read.values()}
    edited = document("plural22.xlf").render(edits).decode()
    assert edited.count('trgLang="und"') == 1
    assert edited.count("<target>x</target>") == 2


def test_qt_reads_numerus_forms_and_types() -> None:
    read = units("app_fr.ts")
    assert list(read) == [
        ("Window|Open %1…|menu", ""),
        ("Window|%n file(s)", "one"),
        ("Window|%n file(s)", "other"),
        ("Window|Gone", ""),
        ("Window|New", ""),
    ]
    first = next(iter(read.values()))
    assert (first.state, first.note, first.target.plain) == (State.NEEDS_WORK, "Developer", "Ouvrir %1\x1b")
    assert read["Window|Gone", ""].flags == frozenset({"vanished"})


def test_a_termbase_pairs_terms_by_rank_and_grows_a_language() -> None:
    read = units("terms3.tbx")
    assert [(unit.source.text, unit.target and unit.target.text) for unit in read.values()] == [
        ("memory", "mémoire"),
        ("memory", "souvenir"),
        ("storage", None),
    ]
    edited = document("terms3.tbx").render({UnitKey("c2", "fr", ""): "stockage"}).decode()
    assert '<langSec xml:lang="fr"><termSec><term>stockage</term></termSec></langSec>' in edited


def test_android_escapes_are_read_and_written() -> None:
    read = units("values-fr/strings.xml")
    hello = read["hello", ""]
    assert (hello.target.text, hello.target_lang, hello.note) == (
        "Bonjour à tous, %1$s\u00a0!",
        "fr",
        "On the first page",
    )
    assert [code.position for code in hello.target.codes] == [8, 14, 16, 20]
    assert read["quote", ""].target.text == "L'été\n est là  "
    assert read["fixed", ""].flags == frozenset({"no-translate"})
    assert read["files", "one"].target.text == "%d fichier"
    edited = document("values-fr/strings.xml").render({UnitKey("days[1]", "fr", ""): "l'an  2"}).decode()
    assert r"<item>l\'an \u00202</item>" in edited


def test_files_of_one_language_have_targets_alone() -> None:
    for name in ("values-fr/strings.xml", "Strings.fr.resx", "fr.lproj/Localizable.stringsdict"):
        assert {(unit.source.text, unit.source.lang, unit.target_lang) for unit in document(name).units()} == {
            ("", "und", "fr")
        }


def test_resx_objects_are_not_text() -> None:
    assert list(units("Strings.fr.resx")) == [("Greeting", ""), ("Empty", "")]


def test_stringsdict_forms_have_their_category() -> None:
    assert list(units("fr.lproj/Localizable.stringsdict")) == [
        ("%d files", ""),
        ("%d files/n", "one"),
        ("%d files/n", "other"),
    ]


def test_mo_keeps_every_other_byte() -> None:
    import django

    path = Path(django.__file__).parent / "conf/locale/fr/LC_MESSAGES/django.mo"
    raw = path.read_bytes()
    parsed = registry.parse(raw, path=str(path))
    assert parsed.render({}) == raw
    unit = next(unit for unit in parsed.units() if unit.plural == "one")
    edited = parsed.render({unit.key: "un"})
    assert len(edited) > len(raw)
    assert sum(old != new for old, new in zip(raw, edited, strict=False)) <= 8
    again = {other.key: other.target for other in registry.parse(edited, path=str(path)).units()}
    assert again.pop(unit.key).text == "un"
    assert again == {other.key: other.target for other in parsed.units() if other.key != unit.key}
    assert edited.endswith(b"\0")  # C programs read on to it
    assert gettext.GNUTranslations(io.BytesIO(edited)).ngettext(unit.source.text, "", 1) == "un"


def test_qt_s_placeholders_are_flagged_so_that_checks_find_them() -> None:
    from tmkit.text import placeholders

    first = next(iter(units("app_fr.ts").values()))
    assert "qt-format" in first.flags
    assert [one.key for one in placeholders.find("%1 of %L2, %n", first.flags)] == ["%1", "%2", "%n"]


@pytest.mark.parametrize("markup", ["<g id='1'>", "</g>", "<b", "&lt", "</target><target>"])
def test_codes_that_are_no_xml_here_are_refused(markup: str) -> None:
    target = Segment("a", "fr", codes=(Code("1", CodeKind.OPEN, 0, markup),))
    with pytest.raises(ConfigurationError, match="do not make well-formed XML"):
        document("codes.xlf").render({UnitKey("4", "fr", ""): target})
