"""Files turned into others and back, and counted."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tmkit.apps.cli.convert import command as convert
from tmkit.apps.cli.stats import command as stats
from tmkit.core import State
from tmkit.formats import registry
from tmkit.formats.validation.registry import validate

EN = (
    '{"title": "Files", "menu": {"open": "Open {{name}}", "close": "Close"}, '
    '"n_one": "{{count}} a", "n_other": "{{count}} b"}'
)
FR = '{"title": "Fichiers", "menu": {"open": "Ouvrir {{name}}"}}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en.json").write_text(EN, "utf-8")
    (tmp_path / "fr.json").write_text(FR, "utf-8")
    return tmp_path


def run(command, *arguments: str):
    return CliRunner().invoke(command, list(arguments), standalone_mode=False, catch_exceptions=False)


def units(path: str):
    return {(unit.id, unit.plural): unit for unit in registry.stream(path)}


@pytest.mark.parametrize("name", ["work.xlf", "work.po", "work.csv", "work.tsv", "work.tmx"])
def test_a_keyed_file_goes_out_and_comes_back(folder: Path, name: str) -> None:
    said = run(convert, "fr.json", name).stderr
    assert f"{name}: 5 units" in said
    raw = (folder / name).read_bytes()
    if not name.endswith(("csv", "tsv")):
        assert validate(raw, name).problems == ()
    document = registry.parse(raw, path=name)
    read = {unit.source.text: unit for unit in document.units()}
    assert read["Files"].target.text == "Fichiers"
    assert (read["Files"].source.lang, read["Files"].target_lang) == ("en", "fr")
    assert read["Close"].target is None or read["Close"].target.text == ""
    edits = {
        read["Close"].key: "Fermer",
        read["{{count}} a"].key: "{{count}} u",
        read["{{count}} b"].key: "{{count}} v",
    }
    (folder / name).write_bytes(document.render(edits))
    assert "fr.json: 5 units, json" in run(convert, name, "fr.json", "--into").stderr
    assert json.loads((folder / "fr.json").read_text("utf-8")) == {
        "title": "Fichiers",
        "menu": {"open": "Ouvrir {{name}}", "close": "Fermer"},
        "n_one": "{{count}} u",
        "n_other": "{{count}} v",
    }


@pytest.mark.parametrize(
    "name", ["fr.properties", "fr.strings", "fr.yml", "values-fr/strings.xml", "fr.arb", "out/fr.json", "fr.txt"]
)
def test_a_keyed_file_becomes_another(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    said = run(convert, "fr.json", name).stderr
    assert "cannot hold sources of 2 units" in said
    assert "3 units without a translation" in said
    assert [unit.target.text for unit in registry.stream(name)] == ["Fichiers", "Ouvrir {{name}}"]


def test_what_a_format_cannot_hold_is_said(folder: Path) -> None:
    (folder / "x.po").write_text(
        'msgid ""\nmsgstr "Language: fr\\n"\n\n#. note\n#, fuzzy, c-format\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n',
        "utf-8",
    )
    said = run(convert, "x.po", "fr.json").stderr
    assert [line.partition("cannot hold ")[2] for line in said.splitlines()[1:]] == [
        "sources of 1 units (it holds one language)",
        "notes of 1 units",
        "states of 1 units",
        "flags of 1 units",
    ]
    run(convert, "x.po", "x.csv")
    (unit,) = registry.stream("x.csv")
    assert (unit.state, unit.note, unit.context) == (State.NEEDS_WORK, "note", "c")


PAGES = {
    "page.html": '<html lang="fr"><p>Un <b>mot</b> et un <a href="x">lien</a>.<p>Deux</html>',
    "page.md": "Un **mot** et un [lien](x).\n\nDeux\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_document_goes_out_and_comes_back_with_its_codes_where_the_translator_put_them(
    folder: Path, name: str
) -> None:
    (folder / name).write_text(PAGES[name], "utf-8")
    run(convert, name, "work.xlf", "--target-lang", "en", "--source-lang", "fr")
    text = (folder / "work.xlf").read_text("utf-8")
    assert validate(text.encode(), "work.xlf").problems == ()
    source = text.partition("<source>")[2].partition("</source>")[0]
    _, first, mot, second, _, third, lien, fourth, _ = re.split(r"(<[be]pt.*?</[be]pt>)", source)[:9]
    del mot, lien
    target = f"A {third}link{fourth} and a {first}word{second}."
    (folder / "work.xlf").write_text(text.replace("</source>", f"</source><target>{target}</target>", 1), "utf-8")
    run(convert, "work.xlf", name, "--into")
    expected = PAGES[name].replace("<b>mot</b>", "LIEN").replace("**mot**", "LIEN")
    expected = expected.replace('<a href="x">lien</a>', "<b>word</b>").replace("[lien](x)", "**word**")
    expected = expected.replace("LIEN", '<a href="x">link</a>' if "html" in name else "[link](x)")
    expected = expected.replace("Un ", "A ").replace(" et un ", " and a ")
    assert (folder / name).read_text("utf-8") == expected


def test_formulas_are_disarmed_on_request_alone(folder: Path) -> None:
    (folder / "en.json").write_text('{"a": "=1+1", "b": "-x"}', "utf-8")
    run(convert, "en.json", "plain.csv")
    run(convert, "en.json", "safe.csv", "--excel-safe")
    assert [unit.source.text for unit in registry.stream("plain.csv")] == ["=1+1", "-x"]
    assert [unit.source.text for unit in registry.stream("safe.csv")] == ["'=1+1", "'-x"]


def test_stats_by_state_and_by_key(folder: Path) -> None:
    (folder / "x.po").write_text(
        'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "one two"\nmsgstr "一二 GDP 2018"\n\n'
        '#, fuzzy\nmsgid "a"\nmsgstr "b"\n'
        '\nmsgid "new"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "x"\n',
        "utf-8",
    )
    told = json.loads(run(stats, "x.po", "fr.json", "-f", "json").stdout)
    po, keyed = told["files"]
    assert {name: each["words"] for name, each in po["states"].items() if each["units"]} == {
        "new": 1,
        "needs-work": 1,
        "translated": 2,
    }
    assert (po["translations"]["words"], po["left_out"]["units"]) == (5, 1)
    assert keyed["pair"] == {"missing": ["menu.close", "n"], "extra": [], "duplicate": [], "same": []}
    assert told["total"]["total"]["units"] == 5
    text = run(stats, "fr.json").stdout
    assert "  translated               2" in text
    assert "  missing: 2 (menu.close, n)" in text


def test_a_file_without_units_is_told(folder: Path) -> None:
    (folder / "x.ftl").write_text("a = { $x\n", "utf-8")
    assert "no unit was found; `tmkit validate` says what was read past" in run(stats, "x.ftl").stdout


def test_a_catalogue_of_texts_gives_a_document_its_codes_back(folder: Path) -> None:
    (folder / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="en" target-language="fr" original="a" datatype="html"><body>'
        '<trans-unit id="1"><source>a <bpt id="1">&lt;b></bpt>c<ept id="1">&lt;/b></ept><x id="2"/></source>'
        "</trans-unit></body></file></xliff>",
        "utf-8",
    )
    run(convert, "a.xlf", "a.po")
    text = (folder / "a.po").read_text("utf-8")
    assert 'msgid "a <b>c</b><x id=\\"2\\"/>"' in text
    (folder / "a.po").write_text(
        text.replace('msgstr ""\n' * 2, "").rsplit('msgstr ""', 1)[0] + 'msgstr "<x id=\\"2\\"/>un <b>d</b>"\n'
    )
    run(convert, "a.po", "a.xlf", "--into")
    assert '<target><x id="2"/>un <bpt id="1">&lt;b></bpt>d<ept id="1">&lt;/b></ept></target>' in (
        folder / "a.xlf"
    ).read_text("utf-8")
