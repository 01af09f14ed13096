"""`tmkit glossary`, from the command line."""

import io
import json
import sys
from pathlib import Path

import pytest

from tmkit.apps.cli.main import run

SCE = str(Path(__file__).parents[2] / "glossaries" / "sce2018.tbx")
CASES = Path(__file__).parents[1] / "cases" / "glossary"


def tmkit(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as leave:
        run(["glossary", *arguments])
    said = capsys.readouterr()
    return int(leave.value.code or 0), said.out, said.err


def test_lookup_tells_a_person_and_an_editor(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = tmkit(capsys, "lookup", "-g", SCE, "véhicules autonomes", "--to", "zh")
    assert code == 0
    assert "自动驾驶汽车" in out
    assert "véhicule autonome " not in out
    code, out, _ = tmkit(capsys, "lookup", "-g", SCE, "--json", "IdO")
    answers = json.loads(out)["answers"]
    assert [answer["concept"] for answer in answers] == ["internet-of-things"]
    assert answers[0]["terms"]["zh-Hans"][0]["term"] == "物联网"
    assert tmkit(capsys, "lookup", "-g", SCE, "zzzzz")[0] == 1


def test_check_finds_a_term_that_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "The Internet of Things"\nmsgstr "Le réseau"\n', encoding="utf-8"
    )
    code, out, _ = tmkit(capsys, "check", str(path), "-g", SCE, "--source-lang", "en")
    assert code == 1
    assert "term-missing" in out
    assert "Internet des objets" in out
    path.write_text(path.read_text(encoding="utf-8").replace("Le réseau", "L'IdO"), encoding="utf-8")
    assert tmkit(capsys, "check", str(path), "-g", SCE, "--source-lang", "en")[0] == 0


def test_every_format_goes_out_and_comes_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, form in [("a.utx", ""), ("a.xlsx", ""), ("a.csv", "weblate"), ("b.csv", "google"), ("a.tsv", "deepl"),
                       ("a.utf8", ""), ("c.csv", "glotpress"), ("a.tbx", "")]:  # fmt: skip
        arguments = ["--to", form] if form else []
        out = str(tmp_path / name)
        assert tmkit(capsys, "export", SCE, "-o", out, "--langs", "fr,en", *arguments)[0] == 0
        back = str(tmp_path / f"{name}.back.tbx")
        code, said, err = tmkit(capsys, "import", out, "-o", back, "--langs", "fr,en")
        assert (code, err) == (0, ""), name
        assert " concepts, " in said
        assert tmkit(capsys, "lookup", "-g", back, "Internet des objets", "--lang", "fr")[0] == 0, name
    code, _, err = tmkit(capsys, "export", SCE, "-o", str(tmp_path / "a.doc"))
    assert code == 2
    assert "--to" in err


def test_validate_accepts_and_refuses_with_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert tmkit(capsys, "validate", str(CASES / "rich.tbx"))[0] == 0
    bad = tmp_path / "bad.tbx"
    bad.write_bytes((CASES / "rich.tbx").read_bytes().replace(b"partOfSpeech>noun", b"partOfSpeech>thing"))
    code, out, _ = tmkit(capsys, "validate", str(bad))
    assert code == 1
    assert f"error {bad}:31 partOfSpeech may not be 'thing'" in out


def test_merge_and_stats(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = str(tmp_path / "m.tbx")
    code, said, _ = tmkit(capsys, "merge", SCE, str(CASES / "rich.tbx"), SCE, "-o", out)
    assert code == 0
    assert "concepts joined" in said
    code, said, _ = tmkit(capsys, "stats", out, "--json")
    counted = json.loads(said)
    alone = json.loads(tmkit(capsys, "stats", SCE, "--json")[1])
    assert counted["concepts"] == alone["concepts"] + 2


def test_extract_writes_tables_and_termbases(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    memory = str(Path(SCE).parents[1] / "corpora" / "sce2018" / "fr-en.tmx")
    for name in ("c.csv", "c.tbx"):
        out = tmp_path / name
        assert tmkit(capsys, "extract", memory, "--least", "2", "-o", str(out))[0] == 0
        assert "technologie" in out.read_text(encoding="utf-8")
    assert "Chongqing = Chongqing" in tmkit(capsys, "extract", memory, "--least", "2")[1]


def test_present_answers_line_by_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "1", "source_lang": "en", "target_lang": "fr", "source_term": "file", "target_terms": ["fichier"],
         "target": "Deux fichiers."},
        {"id": 2, "source_lang": "en", "target_lang": "zh", "source_term": "IoT", "target_terms": ["物联网"],
         "target": "互联网", "more": True},
        {"id": "3", "target_lang": "fr"},
        {"id": "4", "target_lang": "Fr!", "target_terms": [], "target": ""},
    ]  # fmt: skip
    raw = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\nno json\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))
    code, out, _ = tmkit(capsys, "present", "--jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert answers[:2] == [
        {"id": "1", "present": True, "spans": [[5, 13]]},
        {"id": 2, "present": False, "spans": []},
    ]
    assert [answer["id"] for answer in answers[2:]] == ["3", "4", None]
    assert all(answer["error"] for answer in answers[2:])


@pytest.mark.parametrize("command", ["lookup", "check", "import", "export", "validate", "merge", "stats", "extract"])
def test_a_missing_file_is_refused_in_words(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.tbx")
    arguments = {
        "lookup": ["-g", gone, "x"],
        "check": [gone, "-g", SCE],
        "import": [gone, "-o", "x.tbx"],
        "export": [gone, "-o", "x.tbx"],
        "merge": [gone, gone, "-o", "x.tbx"],
    }.get(command, [gone])
    code, _, err = tmkit(capsys, command, *arguments)
    assert code == 2
    assert "gone.tbx" in err
    assert "no such file" in err
