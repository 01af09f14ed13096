"""What a gate meets in real files: headers, escapes, former sources, changes since a revision."""

import subprocess
from pathlib import Path

import pytest

from tests.flows.test_review import Told, concise, tmkit

PO = """msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule}\\n"

msgid "One file"
msgid_plural "%d files"
msgstr[0] "{one}"
msgstr[1] "{other}"
"""


def rule_told(folder: Path, lang: str, rule: str, one: str = "%d a", other: str = "%d b") -> Told:
    (folder / "a.po").write_text(PO.format(lang=lang, rule=rule, one=one, other=other), encoding="utf-8")
    return tmkit(folder, "qa", "a.po", "--select", "header-plurals,header", "-f", "concise")


@pytest.mark.parametrize(
    ("lang", "rule", "level"),
    [
        ("fr", "nplurals=2; plural=(n > 1);", ""),
        ("fr", "nplurals=2; plural=n>1;", ""),
        ("fr", "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;", ""),
        ("fr", "nplurals=2; plural=(n != 1);", "info"),
        ("fr", "nplurals=2; plural=(n > 2);", "warning"),
        ("fr", "nplurals=2; plural=(n > 1", "error"),
        ("fr", "nplurals=1; plural=(n > 1);", "error"),
        ("fr", "nplurals=INTEGER; plural=EXPRESSION;", "error"),
        ("zh_CN", "nplurals=1; plural=0;", ""),
        ("zh_CN", "nplurals=2; plural=(n != 1);", "info"),
        ("pt_BR", "nplurals=2; plural=(n > 1);", ""),
        ("de", "nplurals=2; plural=(n != 1);", ""),
        ("ru", "nplurals=2; plural=(n != 1);", "warning"),
        (
            "ar",
            "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
            "",
        ),
        ("ja", "", "error"),
        ("de", "", ""),
    ],
)
def test_a_plural_rule_is_held_against_its_language(tmp_path: Path, lang: str, rule: str, level: str) -> None:
    told = rule_told(tmp_path, lang, rule)
    levels = [line.split(": ")[1] for line in told.stdout.splitlines() if "header-plurals" in line]
    assert levels == [level] * bool(level)


def test_a_header_counts_as_no_segment_and_its_comment_may_ignore(tmp_path: Path) -> None:
    head = (
        '# FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.\nmsgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain\\n"\n'
    )
    (tmp_path / "fr.po").write_text(f'{head}\nmsgid "Save"\nmsgstr "Enregistrer"\n', encoding="utf-8")
    told = tmkit(tmp_path, "qa", "fr.po", "-f", "concise", "--select", "header")
    assert concise(told) == ["header"] * 3
    assert "the header says de, the file's path fr" in told.stdout
    assert "FIRST AUTHOR" in told.stdout
    assert "charset" in told.stdout
    assert "1 segment" in told.stdout
    ignored = head.replace("msgid", "# tmkit: ignore header -- a sample\nmsgid", 1)
    (tmp_path / "fr.po").write_text(f'{ignored}\nmsgid "Save"\nmsgstr "Enregistrer"\n', encoding="utf-8")
    assert concise(tmkit(tmp_path, "qa", "fr.po", "-f", "concise", "--select", "header")) == []


def test_androids_apostrophes_are_escaped_by_the_fix(tmp_path: Path) -> None:
    for name, text in (("values", "The friend"), ("values-fr", "L'ami dit \"oui\" à l\\'un")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "strings.xml").write_text(
            f'<resources>\n  <string name="a">{text}</string>\n  <string name="b">"L\'un"</string>\n</resources>\n',
            encoding="utf-8",
        )
    told = tmkit(tmp_path, "qa", "values-fr/strings.xml", "-f", "concise", "--select", "apostrophe")
    assert concise(told) == ["apostrophe"] * 3
    tmkit(tmp_path, "qa", "values-fr/strings.xml", "--select", "apostrophe", "--fix")
    after = (tmp_path / "values-fr" / "strings.xml").read_text(encoding="utf-8")
    assert r"""<string name="a">L\'ami dit \"oui\" à l\'un</string>""" in after
    assert """<string name="b">"L'un"</string>""" in after
    assert concise(tmkit(tmp_path, "qa", "values-fr/strings.xml", "-f", "concise", "--select", "apostrophe")) == []


def test_java_drops_a_pair_of_apostrophes(tmp_path: Path) -> None:
    (tmp_path / "m_en.properties").write_text("a=The item of {0}\nb=Don't touch {0}\n")
    (tmp_path / "m_fr.properties").write_text("a=L'ami d'{0}\nb=N'y touchez pas {0}\n")
    told = tmkit(tmp_path, "qa", "m_fr.properties", "-f", "concise", "--select", "apostrophe")
    assert concise(told) == ["apostrophe"] * 2
    tmkit(tmp_path, "qa", "m_fr.properties", "--select", "apostrophe", "--fix")
    after = (tmp_path / "m_fr.properties").read_text()
    assert "b=N'y touchez pas {0}" in after
    assert "'" not in after.splitlines()[0]


def test_an_old_message_left_on_a_finished_entry_is_told(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n'
    entry = '#| msgid "Delete all folders"\nmsgid "Delete all files"\nmsgstr "Supprimer tous les dossiers"\n'
    (tmp_path / "fr.po").write_text(head + entry, encoding="utf-8")
    assert concise(tmkit(tmp_path, "qa", "fr.po", "-f", "concise", "--select", "stale")) == ["stale"]
    (tmp_path / "fr.po").write_text(head + "#, fuzzy\n" + entry, encoding="utf-8")
    assert concise(tmkit(tmp_path, "qa", "fr.po", "-f", "concise", "--select", "stale")) == []
    assert concise(tmkit(tmp_path, "qa", "fr.po", "-f", "concise", "--select", "unfinished")) == ["unfinished"]


def test_since_a_revision_a_keyed_file_tells_what_changed_and_what_should_have(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def put(lang: str, **texts: str) -> None:
        inner = ",\n".join(f'  "{key}": "{text}"' for key, text in texts.items())
        (tmp_path / f"{lang}.json").write_text("{\n" + inner + "\n}\n", encoding="utf-8")

    git("init", "-q")
    put("en", a="Save {x}", b="Delete folder", c="Open the file")
    put("fr", a="Enregistrer", b="Supprimer le dossier", c="Ouvrir le fichier")
    git("add", ".")
    git("commit", "-qm", "first")
    assert concise(tmkit(tmp_path, "qa", "fr.json", "--since", "HEAD", "-f", "concise")) == []
    put("en", a="Save {x}", b="Delete file", c="Open the file")
    assert concise(tmkit(tmp_path, "qa", "fr.json", "--since", "HEAD", "-f", "concise")) == ["stale"]
    put("fr", a="Enregistrer", b="Supprimer le fichier", c="Ouvrir  le fichier {y}")
    assert sorted(concise(tmkit(tmp_path, "qa", "fr.json", "--since", "HEAD", "-f", "concise"))) == [
        "placeholder",
        "whitespace",
    ]


XLIFF = {
    "a.xlf": '''<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="u1"><source>Pay 12 euros.</source><target state="translated">Payez 21 euros.</target></trans-unit>
<trans-unit id="u2"><source>Empty one</source></trans-unit>
</body></file>
</xliff>
''',
    "b.xlf": '''<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
<file id="f1">
<unit id="u1"><segment id="s1"><source>12 euros &amp; go.</source><target>21 euros, et partez.</target></segment>
<segment id="s2"><source><pc id="1">13</pc> euros.</source><target><pc id="1">31</pc> euros.</target></segment>
</unit>
<unit id="u2">
 <segment><source>Empty one</source></segment></unit>
</file>
</xliff>
''',
}  # fmt: skip


@pytest.mark.parametrize("name", XLIFF)
def test_its_annotations_are_valid_and_change_no_finding_and_go_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(XLIFF[name], encoding="utf-8")
    plain = concise(tmkit(tmp_path, "qa", name, "-f", "concise"))
    for _ in range(2):  # the second time in place of the first
        assert tmkit(tmp_path, "qa", name, "--annotate", "--its").returncode == 1
    after = path.read_text(encoding="utf-8")
    assert after.count("locQualityIssuesRef=") == plain.count("number-value") == after.count('Type="numbers"')
    assert after.count("empty-target: the segment") == 1
    assert tmkit(tmp_path, "validate", name).returncode == 0
    assert concise(tmkit(tmp_path, "qa", name, "-f", "concise")) == plain
    tmkit(tmp_path, "qa", name, "--unannotate")
    assert path.read_text(encoding="utf-8") == XLIFF[name]


def test_its_annotations_are_for_xliff_alone(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text('msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "12"\nmsgstr "21"\n')
    told = tmkit(tmp_path, "qa", "fr.po", "--annotate", "--its")
    assert told.returncode == 2
    assert "are for XLIFF" in told.stderr


def test_a_folder_gives_keyed_files_beside_their_source_and_comments_of_yaml_ignore(tmp_path: Path) -> None:
    for name, text in {
        "config/locales/en.yml": 'en:\n  hello: "12 messages"\n  bye: "Bye"\n',
        "config/locales/fr.yml": 'fr:\n  # tmkit: ignore number-value -- so\n  hello: "21 messages"\n  bye: Adieu\n',
        "locales/en.json": '{"a": "Save {x}"}',
        "locales/fr.json": '{"a": "Enregistrer"}',
        "res/values/strings.xml": '<resources><string name="a">Pay %d</string></resources>',
        "res/values-fr/strings.xml": '<resources><string name="a">Payer</string></resources>',
        "settings.json": '{"lang": "fr"}',
        "fr/data.json": '{"lang": "fr"}',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = tmkit(tmp_path, "qa", ".", "-f", "concise")
    assert [line.split(":")[0] for line in told.stdout.splitlines()[:-1]] == [
        "locales/fr.json",
        "res/values-fr/strings.xml",
    ]
    assert "of 4 segments" in told.stdout
    tmkit(tmp_path, "init")
    files = next(line for line in (tmp_path / "tmkit.toml").read_text().splitlines() if line.startswith("files"))
    assert set(files.partition("[")[2][:-1].split(", ")) == {
        "'config/locales/*.yml'",
        "'locales/*.json'",
        "'res/values-*/strings.xml'",
    }
    told = tmkit(tmp_path, "qa", "-f", "concise")
    assert "\nres/values-fr/strings.xml:" in told.stdout
