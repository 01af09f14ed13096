"""`tmkit qa` and its neighbours, as a person calls them."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tmkit.apps.cli.main import _run

HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SLIPS = HEAD + (
    '#, python-format\nmsgid "Hello %(name)s?"\nmsgstr "Bonjour ?"\n\n'
    'msgid "Save the file"\nmsgstr "Enregistrer  le fichier"\n'
)


@dataclass
class Told:
    returncode: int
    stdout: str
    stderr: str


def tmkit(folder: Path, *arguments: str, given: str = "") -> Told:
    """The command in this process: starting one takes longer than most of what is tested."""
    out, err = io.StringIO(), io.StringIO()
    before, stdin = Path.cwd(), sys.stdin
    os.chdir(folder)
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = _run(list(arguments))
    finally:
        os.chdir(before)
        sys.stdin = stdin
    return Told(code, out.getvalue(), err.getvalue())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.po").write_text(SLIPS, encoding="utf-8")
    return tmp_path


def concise(told: Told) -> list[str]:
    assert "Traceback" not in told.stderr
    return [line.split(": ")[2] for line in told.stdout.splitlines() if ": " in line and line.count(": ") >= 3]


def test_findings_are_told_by_risk_and_the_exit_code_follows_fail_on(folder: Path) -> None:
    told = tmkit(folder, "qa", "a.po", "-f", "concise")
    assert told.returncode == 1
    assert concise(told) == ["placeholder", "fr-spacing", "whitespace"]
    assert told.stdout.endswith("1 of 2 segments needs you (1 error, 2 infos)\n")
    for level, code in (("never", 0), ("error", 1), ("info", 1)):
        assert tmkit(folder, "qa", "a.po", "--fail-on", level).returncode == code
    assert tmkit(folder, "qa", "a.po", "--ignore", "placeholder").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["qa", "b.po"], "there is no such file"),
        (["qa"], "name a file"),
        (["qa", "a.po", "--select", "placehodler"], "did you mean placeholder"),
        (["qa", "a.po", "--profile", "sofware"], "did you mean software"),
        (["qa", "a.po", "--fail-on", "warnings"], "did you mean warning"),
        (["qa", "a.po", "-f", "junitt"], "did you mean junit"),
        (["qa", "a.po", "-o", "a.po/x"], "cannot be written"),
        (["qa", "a.po", "--since", "HEAD"], "git knows no revision"),
        (["qa", "a.po", "--baseline", "a.po"], "is no baseline"),
        (["qa", "*.tmx"], "matches no file"),
        (["rules", "--test"], "name the files"),
        (["explain", "tag"], "did you mean tags"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(folder: Path, arguments: list[str], says: str) -> None:
    told = tmkit(folder, *arguments)
    assert told.returncode == 2
    assert says in told.stderr
    assert "Traceback" not in told.stderr


def test_a_configuration_is_heeded_and_its_slips_are_named(folder: Path) -> None:
    (folder / "tmkit.toml").write_text(
        "files = ['*.po']\n[qa]\nignore = ['placeholder']\n[qa.levels]\nwhitespace = 'error'\n"
    )
    told = tmkit(folder, "qa", "-f", "concise")
    assert concise(told) == ["whitespace", "fr-spacing"]
    assert told.returncode == 1
    shown = tmkit(folder, "config", "show").stdout
    assert 'qa.levels.whitespace = "error"' in shown
    assert "tmkit.toml" in shown
    (folder / "tmkit.toml").write_text("[qa]\nprofil = 'prose'\n")
    told = tmkit(folder, "qa", "a.po")
    assert (told.returncode, "did you mean qa.profile" in told.stderr) == (2, True)
    (folder / "tmkit.toml").write_text("[qa]\njobs = 'many'\n")
    assert "must be a whole number" in tmkit(folder, "qa", "a.po").stderr
    (folder / "tmkit.toml").write_text("[qa\n")
    assert "line 1" in tmkit(folder, "qa", "a.po").stderr


def test_settings_by_path_hold_for_that_path(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.po").write_text(SLIPS, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.tmkit.qa.paths.'sub/*']\nignore = ['placeholder', 'fr-spacing']\n")
    told = tmkit(folder, "qa", "a.po", "sub", "-f", "concise")
    assert [line.partition(":")[0] for line in told.stdout.splitlines()[:-1]] == ["a.po", "a.po", "a.po", "sub/b.po"]


def test_safe_fixes_are_spliced_in_and_shown_before(folder: Path) -> None:
    shown = tmkit(folder, "qa", "a.po", "--diff").stdout
    assert '-msgstr "Bonjour ?"\n+msgstr "Bonjour\u202f?"' in shown
    assert (folder / "a.po").read_text(encoding="utf-8") == SLIPS
    told = tmkit(folder, "qa", "a.po", "--fix", "-f", "concise")
    assert concise(told) == ["placeholder"]
    assert "2 fixes made in 1 file" in told.stdout
    wanted = SLIPS.replace("Bonjour ?", "Bonjour\u202f?").replace("Enregistrer  le", "Enregistrer le")
    assert (folder / "a.po").read_text(encoding="utf-8") == wanted


def test_a_baseline_lets_known_findings_be_wherever_they_move(folder: Path) -> None:
    assert tmkit(folder, "qa", "a.po", "--write-baseline", "known.json").returncode == 0
    moved = SLIPS.replace("\n\n", '\n\nmsgid "One more"\nmsgstr "Un de plus"\n\n', 1)
    (folder / "a.po").write_text(moved, encoding="utf-8")
    told = tmkit(folder, "qa", "a.po", "--baseline", "known.json", "-f", "concise")
    assert (told.returncode, concise(told)) == (0, [])
    (folder / "a.po").write_text(moved.replace("Bonjour ?", "Salut ?"), encoding="utf-8")
    assert concise(tmkit(folder, "qa", "a.po", "--baseline", "known.json", "-f", "concise")) == [
        "placeholder",
        "fr-spacing",
    ]


def test_a_comment_lets_a_finding_be_and_an_idle_one_is_told(folder: Path) -> None:
    ignoring = SLIPS.replace("#, python", "# tmkit: ignore placeholder, tags -- the name is known\n#, python")
    (folder / "a.po").write_text(ignoring, encoding="utf-8")
    told = tmkit(folder, "qa", "a.po", "-f", "concise")
    assert concise(told) == ["fr-spacing", "unused-ignore", "whitespace"] or set(concise(told)) == {
        "fr-spacing",
        "unused-ignore",
        "whitespace",
    }
    assert "ignores tags, which finds nothing here" in told.stdout


@pytest.mark.parametrize("name", ["a.po", "a.xlf", "a2.xlf", "a.tmx", "a.sdlxliff"])
def test_comments_are_written_and_taken_out_again_to_the_byte(folder: Path, name: str) -> None:
    (folder / "a.xlf").write_text(XLIFF_1, encoding="utf-8")
    (folder / "a2.xlf").write_text(XLIFF_2, encoding="utf-8")
    (folder / "a.tmx").write_text(TMX, encoding="utf-8")
    (folder / "a.sdlxliff").write_text(SDLXLIFF, encoding="utf-8-sig")
    before = (folder / name).read_bytes()
    told = tmkit(folder, "qa", name, "--annotate")
    assert told.returncode == 1, told.stderr
    after = (folder / name).read_bytes()
    assert b"placeholder: " in after
    assert tmkit(folder, "qa", name, "--annotate").returncode == 1
    assert undated((folder / name).read_bytes()) == undated(after)
    assert tmkit(folder, "qa", name, "--unannotate").returncode == 0
    assert (folder / name).read_bytes() == before


def undated(raw: bytes) -> bytes:
    return re.sub(rb'date="[^"]*"', b"", raw)


def test_studio_finds_the_comment_at_its_segment(folder: Path) -> None:
    (folder / "a.sdlxliff").write_text(SDLXLIFF, encoding="utf-8-sig")
    tmkit(folder, "qa", "a.sdlxliff", "--annotate")
    root = etree.parse(str(folder / "a.sdlxliff")).getroot()
    sdl = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
    definition = root.find(f"{sdl}doc-info/{sdl}cmt-defs/{sdl}cmt-def")
    assert definition is not None
    assert "placeholder" in "".join(definition.itertext())
    marker = root.find(".//{*}target/{*}mrk/{*}mrk[@mtype='x-sdl-comment']")
    assert marker is not None
    assert (marker.get(f"{sdl}cid"), "".join(marker.itertext())) == (definition.get("id"), "Sauverx")


def test_only_what_changed_since_a_revision_is_told(folder: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "a.po"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=folder, check=True, capture_output=True)
    assert concise(tmkit(folder, "qa", "a.po", "--since", "HEAD", "-f", "concise")) == []
    (folder / "a.po").write_text(SLIPS.replace("le fichier", "ce fichier"), encoding="utf-8")
    assert concise(tmkit(folder, "qa", "a.po", "--since", "HEAD", "-f", "concise")) == ["whitespace"]


def test_own_rules_are_tested_by_their_examples_and_run(folder: Path) -> None:
    rule = (
        "[[rule]]\ncode = 'no-save'\nmessage = 'say sauver'\ntarget = '[Ee]nregistrer'\nlangs = ['fr']\n"
        "example = [{langs = ['en', 'fr'], source = 'Save', bad = '⟦Enregistrer⟧', good = 'Sauver'}]\n"
    )
    (folder / "own.toml").write_text(rule, encoding="utf-8")
    assert tmkit(folder, "rules", "--test", "own.toml").returncode == 0
    assert concise(tmkit(folder, "qa", "a.po", "--rules", "own.toml", "-s", "no-save", "-f", "concise")) == ["no-save"]
    (folder / "own.toml").write_text(rule.replace("'Sauver'}", "'Enregistrer'}"), encoding="utf-8")
    assert "good fires" in tmkit(folder, "rules", "--test", "own.toml").stdout
    (folder / "own.toml").write_text(rule.replace("message", "mesage"), encoding="utf-8")
    assert "did you mean message" in tmkit(folder, "rules", "--test", "own.toml").stderr
    (folder / "own.toml").write_text(rule.replace("'[Ee]nregistrer'", "'(['"), encoding="utf-8")
    assert "is no regular expression" in tmkit(folder, "rules", "--test", "own.toml").stderr


def test_sources_alone_are_checked_once(folder: Path) -> None:
    (folder / "a.tmx").write_text(TMX.replace("Save %s", "Save the the file"), encoding="utf-8")
    told = tmkit(folder, "qa", "a.tmx", "--source", "-f", "json")
    findings = json.loads(told.stdout)["findings"]
    assert [(one["code"], one["source_spans"], one["target_spans"]) for one in findings] == [
        ("repeated-word", [[9, 12]], [])
    ]


def test_processes_find_the_same_as_one(folder: Path) -> None:
    assert tmkit(folder, "qa", "a.po", "-j", "2").stdout == tmkit(folder, "qa", "a.po").stdout


def test_lines_of_json_are_answered_one_for_one(folder: Path) -> None:
    rows = [
        {
            "id": 1,
            "source_lang": "en",
            "target_lang": "fr",
            "source": "Hi %s",
            "target": "Salut",
            "flags": ["c-format"],
        },
        {"id": "b", "source_lang": "en", "target_lang": "fr", "source": "Hi", "target": "Salut", "more": 1},
        {"id": 3, "source_lang": "en", "source": "Hi", "target": "Salut"},
        {"id": 4, "source_lang": "e!", "target_lang": "fr", "source": "Hi", "target": "Salut"},
    ]
    told = tmkit(folder, "qa", "--jsonl", given="\n".join([*map(json.dumps, rows), "{", "[1]", ""]))
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert told.returncode == 1
    assert [answer["id"] for answer in answers] == [1, "b", 3, 4, None, None]
    assert answers[0]["findings"][0]["code"] == "placeholder"
    assert answers[0]["findings"][0]["source_spans"] == [[3, 5]]
    assert set(answers[0]["findings"][0]) == {"code", "severity", "message", "source_spans", "target_spans"}
    assert answers[1]["findings"] == []
    assert all("error" in answer for answer in answers[2:])
    assert tmkit(folder, "qa", "--jsonl", given=json.dumps(rows[1])).returncode == 0


def test_a_starter_names_what_lies_in_the_folder(folder: Path) -> None:
    assert tmkit(folder, "init").returncode == 0
    assert "files = ['*.po']" in (folder / "tmkit.toml").read_text(encoding="utf-8")
    assert tmkit(folder, "qa", "-f", "concise").returncode == 1
    assert "--force" in tmkit(folder, "init").stderr


XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1"><source>Save %s</source><target>Sauver</target><alt-trans><target>x</target></alt-trans></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr">
<file id="f"><unit id="1"><segment><source>Save %s</source><target>Sauver</target></segment></unit></file></xliff>
"""
SDLXLIFF = """<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="x-sdlfilterframework2"><header/><body><trans-unit id="u"><source>Save %s</source><seg-source><mrk mtype="seg" mid="1">Save %s</mrk></seg-source><target><mrk mtype="seg" mid="1">Sauver<g id="1"><mrk mtype="x-term">x</mrk></g></mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs></trans-unit></body></file></xliff>
"""  # noqa: E501
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>
<body><tu><tuv xml:lang="en"><seg>Save %s</seg></tuv><tuv xml:lang="fr"><seg>Sauver</seg></tuv><tuv xml:lang="zh"><seg>保存 %s</seg></tuv></tu></body></tmx>
"""  # noqa: E501

STRINGS = '<?xml version="1.0" encoding="utf-8"?>\n<resources>\n{}</resources>\n'


def test_a_file_of_one_language_is_held_against_its_source_file(folder: Path) -> None:
    for place, rows in (
        ("values", '    <string name="a">Save %1$s</string>\n    <string name="b">Open</string>\n'),
        ("values-fr", '    <string name="a">Enregistrer</string>\n'),
    ):
        (folder / "res" / place).mkdir(parents=True)
        (folder / "res" / place / "strings.xml").write_text(STRINGS.format(rows), encoding="utf-8")
    told = tmkit(folder, "qa", "res/values-fr/strings.xml", "-f", "json")
    findings = json.loads(told.stdout)["findings"]
    assert [(one["code"], one["unit_id"], one["source"]) for one in findings] == [
        ("empty-target", "b", "Open"),
        ("placeholder", "a", "Save %1$s"),
    ]


def test_a_memory_says_what_stood_for_a_source_before(folder: Path) -> None:
    (folder / "m.tmx").write_text(
        TMX.replace("Save %s", "Save the file").replace("Sauver", "Sauver le fichier"), encoding="utf-8"
    )
    told = tmkit(folder, "qa", "a.po", "--memory", "m.tmx", "-s", "inconsistent-target")
    assert "the memory has “Sauver le fichier” for this source" in told.stdout


def test_an_interruption_says_how_far_it_got(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tmkit import qa

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(qa, "review_files", interrupted)
    told = tmkit(folder, "qa", "a.po")
    assert told.returncode == 130
    assert "interrupted" in told.stderr


def test_a_baseline_of_the_usual_name_is_heeded_unasked(folder: Path) -> None:
    assert "let be from now on\n" in tmkit(folder, "qa", "a.po", "--write-baseline").stdout
    assert concise(tmkit(folder, "qa", "a.po", "-f", "concise")) == []


@pytest.mark.parametrize(
    ("names", "source", "target"),
    [
        (("m.properties", "m_fr.properties"), "a=The item {0}\n", "a=L'élément {0}\n"),
        (("app_en.arb", "app_fr.arb"), '{"@@locale": "en", "a": "of {n}"}', '{"@@locale": "fr", "a": "d\'{n}"}'),
    ],
)
def test_an_apostrophe_that_swallows_a_placeholder_is_told_and_mended(
    folder: Path, names: tuple[str, str], source: str, target: str
) -> None:
    for name, text in zip(names, (source, target), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    assert concise(tmkit(folder, "qa", names[1], "-f", "concise")) == ["apostrophe"]
    assert concise(tmkit(folder, "qa", names[1], "--fix", "-f", "concise")) == []


def test_checks_across_units_see_all_files_and_groups_end_with_their_file(folder: Path) -> None:
    (folder / "b.po").write_text(HEAD + 'msgid "Save the file"\nmsgstr "Sauver le fichier"\n', encoding="utf-8")
    (folder / "c.po").write_text(HEAD + 'msgid "Save the file"\nmsgstr "Sauver le fichier"\n', encoding="utf-8")
    told = tmkit(folder, "qa", "a.po", "b.po", "c.po", "-s", "inconsistent-target,three-way,plural-forms", "-f", "json")
    assert [(one["path"], one["code"]) for one in json.loads(told.stdout)["findings"]] == [
        ("a.po", "inconsistent-target")
    ]


def test_a_message_that_is_a_key_is_held_against_the_text_it_stands_for(folder: Path) -> None:
    rows = (
        '#. Default: "Save ${name} now."\nmsgid "label_save"\nmsgstr "Enregistrer maintenant."\n\n'
        'msgid "label_open"\nmsgstr "Ouvrir ${name} maintenant."\n'
    )
    (folder / "k.po").write_text(HEAD + rows, encoding="utf-8")
    findings = json.loads(tmkit(folder, "qa", "k.po", "-f", "json").stdout)["findings"]
    assert [(one["code"], one["unit_id"], one["source"]) for one in findings] == [
        ("placeholder", "label_save", "Save ${name} now.")
    ]


def test_a_text_without_a_source_is_checked_by_itself_alone(folder: Path) -> None:
    (folder / "lone.fr.json").write_text('{"a": "Bonjour {name}, le le jour"}', encoding="utf-8")
    assert concise(tmkit(folder, "qa", "lone.fr.json", "-f", "concise")) == ["repeated-word"]
