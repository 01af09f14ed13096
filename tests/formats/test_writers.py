"""New files: every format out of every other, valid, read back the same, and what is lost is said."""

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tmkit.core import OBJECT, Code, CodeKind, ConfigurationError, InputError, Segment, State, Unit
from tmkit.flows import configuration, convert
from tmkit.formats import registry, writers
from tmkit.formats.validation.registry import validate
from tmkit.formats.writers import losses, native, nesting
from tmkit.formats.writers.making import Making, Writer, is_translated
from tmkit.formats.writers.registry import WRITERS


def unit(name: str, source: str, target: str, state: State = State.TRANSLATED, **facts: object) -> Unit:
    return Unit(name, Segment(source, "en"), Segment(target, "fr"), "fr", state=state, **facts)


BOLD = (
    Code("1", CodeKind.OPEN, 2, "<b>"),
    Code("1", CodeKind.CLOSE, 5, "</b>"),
    Code("2", CodeKind.STANDALONE, 6, "<br/>"),
)
UNITS = [
    unit("menu.open", "Open %s & <x> {name}", "Ouvrir %s & <x> {name}", note='said -- "so" */\nin two lines'),
    unit("menu.close", "Close", "Fermer", State.NEEDS_WORK),
    unit("menu.items[0]", "'one' \\ and \"two\"", "'un' \\ et « \"deux\" »\n\ten deux lignes", State.REVIEWED),
    unit("menu.items[1]", "{{count}}%", "@{{count}} %", State.FINAL),
    unit("files", "%d file", "%d fichier", plural="one"),
    unit("files", "%d files", "%d fichiers", plural="other"),
    replace(
        unit("bold", "", ""),
        source=Segment(f"a bcd {OBJECT}", "en", codes=BOLD),
        target=Segment(f"b bcd {OBJECT}x", "fr", codes=BOLD),
    ),
    unit("A key: with spaces. And stops", "# plain", "- plain 😀汉字"),
    unit("yes", "no", "non"),
    replace(unit("new", "Not yet", "", State.NEW), target=None),
    unit("locked", "tmkit", "tmkit", context="about", flags=frozenset({"no-translate"})),
]


def path_of(writer: Writer) -> str:
    """Where a file of the format stands."""
    suffix = writer.suffixes[0] if writer.suffixes else ".json"
    return {"webext": "_locales/fr/messages.json", "android": "values-fr/strings.xml"}.get(
        writer.name, f"{writer.name.replace('-', '')}_fr{suffix}"
    )


FLAT = {"utx", "omegat-glossary"}
"""Formats whose cells hold no line break and no tab."""
BY_NAME = {writer.name: writer for writer in WRITERS if writer.name not in {"srt", "vtt"}}


@cache
def written(name: str) -> tuple[bytes, int]:
    """The units in a format, and how many it has of them."""
    writer = BY_NAME[name]
    units = [each for each in UNITS if writer.holds(each) and (writer.is_bilingual or is_translated(each))]
    return writer.write(units, Making("en", "fr", "work")), len(units)


@pytest.mark.parametrize(("given", "made"), list(product(BY_NAME, BY_NAME)))
def test_any_format_out_of_any_other(given: str, made: str, tmp_path: Path) -> None:
    read, write = tmp_path / "in" / path_of(BY_NAME[given]), tmp_path / "out" / path_of(BY_NAME[made])
    for path in (read, write):
        path.parent.mkdir(parents=True)
    read.write_bytes(written(given)[0])
    options = convert.Options(to=made, source_lang="en", target_lang="fr")
    settings = configuration.defaults(tmp_path)
    if not BY_NAME[given].is_bilingual and made in {*FLAT, "mo"}:
        with pytest.raises(ConfigurationError, match=r"no unit has a finished translation, and .*; --source brings"):
            convert.convert(str(read), str(write), settings, options)
        return
    done = convert.convert(str(read), str(write), settings, options)
    raw = write.read_bytes()
    assert validate(raw, str(write)).problems == ()
    document = registry.parse(raw, path=str(write))
    assert document.format == made.removesuffix("-flat")
    assert document.render({}) == raw
    texts = [loss for loss in done.losses if loss.startswith("texts of")]
    if made == "text":  # lines that are not of one width are paragraphs each
        assert len(texts) <= 1
        return
    assert texts == (["texts of 2 units as they are"] if made in FLAT and given not in FLAT else [])


@pytest.mark.parametrize("name", ["tmx", "xliff1", "xliff2"])
def test_what_a_format_holds_comes_back(name: str) -> None:
    raw, _ = written(name)
    read = list(registry.parse(raw, path=path_of(BY_NAME[name])).units())
    assert losses.found(UNITS, read, BY_NAME[name]) == []


def test_registered_writers_are_the_files_of_the_folder_and_name_formats() -> None:
    folder = Path(writers.__file__).parent
    shared = {"__init__", "registry", "making", "losses", "native", "elements", "nesting", "forms", "subtitles"}
    files = {path.stem for path in folder.glob("*.py")} - shared
    assert files == {writer.write.__module__.rpartition(".")[2] for writer in WRITERS}
    formats = {form.name for form in registry.FORMATS}
    assert {writer.name for writer in WRITERS} - {"json-flat"} == formats - {"docx", "html", "markdown", "srx"}


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.docx", "rules.srx"])
def test_what_is_more_than_its_texts_is_refused_with_the_way_out(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"tmkit convert IN {name} --into"):
        writers.registry.find(name)


FILM = """1
00:00:01,000 --> 00:00:02,500
<i>Un</i> & deux

2
00:01:03,040 --> 00:01:05,000
{\\an8}Trois
lignes
"""


@pytest.mark.parametrize("between", ["vtt", "xliff1", "tmx", "csv"])
def test_subtitles_keep_their_times_through_other_formats(between: str, tmp_path: Path) -> None:
    first, second, third = (
        tmp_path / "a_fr.srt",
        tmp_path / f"b_fr{BY_NAMES[between].suffixes[0]}",
        tmp_path / "c_fr.srt",
    )
    first.write_text(FILM, "utf-8")
    settings, options = configuration.defaults(tmp_path), convert.Options(source_lang="fr")
    convert.convert(str(first), str(second), settings, options)
    convert.convert(str(second), str(third), settings, options)
    assert third.read_text("utf-8") == (FILM if between != "vtt" else FILM.replace("{\\an8}", ""))


def test_subtitles_need_times() -> None:
    with pytest.raises(ConfigurationError, match=r"subtitles need times, and the unit 'menu.open' has none; put"):
        BY_NAMES["srt"].write(UNITS, Making("en", "fr"))


BY_NAMES = {writer.name: writer for writer in WRITERS}


def test_forms_of_a_plural_are_one_message_where_the_format_has_such() -> None:
    forms = [each for each in UNITS if each.plural]
    forms = [replace(each, target=Segment(each.target.text.replace("%d", "{n}"), "fr")) for each in forms]
    arb = BY_NAME["arb"].write(forms, Making("en", "fr")).decode()
    assert '"files": "{n, plural, one{{n} fichier} other{{n} fichiers}}"' in arb
    fluent = BY_NAME["fluent"].write(
        [replace(each, target=Segment("{ $n } a", "fr")) for each in forms], Making("en", "fr")
    )
    assert fluent.decode() == "files = { $n ->\n        [one] { $n } a\n       *[other] { $n } a\n    }\n"


def test_variables_are_spelt_as_fluent_has_them() -> None:
    each = [unit("a", "x", "{{n}} de {name}, { $total } {0} {1a"), unit("b", "x", ".a\n*b\n c ")]
    fluent = BY_NAME["fluent"].write(each, Making("en", "fr")).decode()
    assert fluent.split("\n\n")[0] == 'a = { $n } de { $name }, { $total } {"{"}0{"}"} {"{"}1a'
    assert fluent.split("\n\n")[1] == 'b =\n    {""}.a\n    {""}*b\n    {""} c {""}\n'


def test_plural_forms_are_those_of_the_language() -> None:
    polish = [
        replace(UNITS[4], plural=form, target=Segment(form, "pl"), target_lang="pl") for form in ("one", "few", "many")
    ]
    for name in ("po", "qt-ts", "xliff1"):
        raw = BY_NAME[name].write(polish, Making("en", "pl"))
        assert [each.plural for each in registry.parse(raw, path="x").units()] == ["one", "few", "many"]
    english = [
        replace(UNITS[4], plural=form, target=Segment(form, "en"), target_lang="en") for form in ("one", "few", "other")
    ]
    raw = BY_NAME["po"].write(english, Making("fr", "en"))
    assert losses.found(english, list(registry.parse(raw, path="x.po").units()), BY_NAME["po"])[0].startswith(
        "texts of 1"
    )


def test_keys_are_nested_where_nothing_is_in_the_way() -> None:
    texts = {
        "a.b": "1",
        "c": "2",
        "a.d[0]": "3",
        "a.d[1].e": "4",
        "a.b.x": "5",
        "a.f[7]": "6",
        "Hello. You": "7",
        "a": "8",
    }
    assert nesting.nested(texts) == {
        "a": {"b": "1", "d": ["3", {"e": "4"}]},
        "c": "2",
        "a.b.x": "5",
        "a.f[7]": "6",
        "Hello. You": "7",
        "a~2": "8",
    }


def test_codes_are_what_they_stand_for_and_come_back() -> None:
    like = Segment(
        f"a{OBJECT}",
        "fr",
        codes=(
            Code("1", CodeKind.OPEN, 0, '<bpt id="1">&lt;b></bpt>'),
            Code("1", CodeKind.CLOSE, 1, '<ept id="1">&lt;/b></ept>'),
            Code("2", CodeKind.STANDALONE, 1, '<x id="2"/>'),
        ),
    )
    assert native.lowered(like) == '<b>a</b><x id="2"/>'
    raised = native.raised('<x id="2"/>un <b>mot</b>', like)
    assert raised is not None
    assert (raised.text, [code.position for code in raised.codes]) == (f"{OBJECT}un mot", [0, 4, 7])
    assert native.raised("un mot", like) is None


@pytest.mark.parametrize("between", ["xliff1", "xliff2", "tmx", "csv", "qt-ts", "xcstrings"])
def test_a_catalogue_comes_back_from_where_it_went(between: str, tmp_path: Path) -> None:
    catalogue = Path(__file__).parent.parent / "cases" / "formats" / "catalogue_fr.po"
    over, back = tmp_path / f"a_fr{BY_NAMES[between].suffixes[0]}", tmp_path / "b_fr.po"
    settings = configuration.defaults(tmp_path)
    convert.convert(str(catalogue), str(over), settings, convert.Options(to=between))
    convert.convert(str(over), str(back), settings, convert.Options())
    flags = frozenset() if between in {"xcstrings", "qt-ts"} else None

    def facts(path: Path) -> list[tuple[object, ...]]:
        return [
            (each.id, each.source.text, each.target.text, each.plural, each.context, each.note, each.state,
             each.flags if flags is None else flags)
            for each in registry.stream(path) if "obsolete" not in each.flags or flags is None
        ]  # fmt: skip

    if between == "qt-ts":  # one source for all forms of a plural, and so another message
        assert [fact[2:5] for fact in facts(catalogue)] == [fact[2:5] for fact in facts(back)][: len(facts(catalogue))]
    else:
        assert facts(catalogue) == facts(back)


def test_units_that_share_an_id_are_all_written(tmp_path: Path) -> None:
    files = "".join(
        f'<file original="{name}" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="1">'
        f"<source>{name}</source><target>{name} fr</target></trans-unit></body></file>"
        for name in "ab"
    )
    (tmp_path / "x.xlf").write_text(f'<xliff version="1.2">{files}</xliff>', "utf-8")
    for name in ("x_fr.json", "x_fr.stringsdict", "x.xcstrings", "y.xlf"):
        done = convert.convert(
            str(tmp_path / "x.xlf"), str(tmp_path / name), configuration.defaults(tmp_path), convert.Options()
        )
        assert done.units == 2
        assert [each.target.text for each in registry.stream(tmp_path / name)] == ["a fr", "b fr"]
    assert '<file original="b" source-language="en"' in (tmp_path / "y.xlf").read_text("utf-8")


def test_a_file_without_texts_is_not_converted(tmp_path: Path) -> None:
    (tmp_path / "x.ftl").write_text("a = { $x\n", "utf-8")
    with pytest.raises(InputError, match=r"x\.ftl: has no texts to convert; `tmkit validate` says"):
        convert.convert(
            str(tmp_path / "x.ftl"), str(tmp_path / "x.po"), configuration.defaults(tmp_path), convert.Options()
        )


def test_codes_of_an_xliff_2_keep_their_ids_in_another() -> None:
    codes = (
        Code("1", CodeKind.OPEN, 0, '<pc id="1" dataRefStart="d1" canDelete="no">'),
        Code("1", CodeKind.CLOSE, 1, "</pc>"),
        Code("2", CodeKind.OPEN, 1, '<mrk id="2" type="term">'),
        Code("2", CodeKind.CLOSE, 1, "</mrk>"),
        Code("U+1", CodeKind.STANDALONE, 1, '<cp hex="0001"/>', "\x01"),
    )
    each = Unit("1", Segment(f"a{OBJECT}", "en", codes=codes), None, "fr")
    raw = BY_NAME["xliff2"].write([each], Making("en", "fr"))
    assert b'<source><pc id="1" canDelete="no">a</pc><cp hex="0001"/></source>' in raw
    assert validate(raw, "x.xlf").problems == ()
    older = BY_NAME["xliff1"].write([each], Making("en", "fr"))
    assert validate(older, "x.xlf").problems == ()


def test_an_opening_code_alone_says_so() -> None:
    codes = (
        Code("b", CodeKind.OPEN, 0, "<b>"),
        Code("b", CodeKind.OPEN, 1, "<b>"),
        Code("b", CodeKind.CLOSE, 2, "</b>"),
    )
    each = Unit("1", Segment("abc", "en", codes=codes), None, "fr")
    for name in ("xliff1", "xliff2", "tmx"):
        assert validate(BY_NAME[name].write([each], Making("en", "fr")), "x.xlf").problems == ()
