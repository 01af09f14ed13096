"""The commands on the real release, and the door for pipelines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RELEASE = "corpora/sce2018/fr-en-zh.tmx"


def tmkit(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tmkit", *arguments]
        if Path("src/tmkit/__main__.py").exists()
        else [sys.executable, "-c", "from tmkit.apps.cli.main import run; run()", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = str(tmp_path_factory.mktemp("release") / "release.tmdb")
    code, out, _ = tmkit("memory", "import", RELEASE, "--to", made)
    assert (code, out) == (0, f"{RELEASE}: 13 units: 13 added\n")
    return made


def test_the_changed_amount_comes_back_repaired_in_both_languages(path: str) -> None:
    text = Path(RELEASE).read_text(encoding="utf-8")
    sentence = next(line for line in text.split("<seg>") if "612 milliards" in line).partition("</seg>")[0]
    code, out, _ = tmkit("memory", "lookup", "-m", path, sentence.replace("612 milliards", "700 milliards"), "--omegat")
    assert code == 0
    assert out.count("99% (OmegaT ") == 2
    assert "700 billion yuan" in out
    assert "7000亿元" in out
    assert "repaired: 612 milliards" in out


def test_the_door_answers_each_line_in_order(path: str) -> None:
    asked = [
        {"id": 1, "source_lang": "zh", "target_lang": "fr", "text": "没有这句话的翻译，绝对没有。", "extra": 1},
        {"id": "b", "source_lang": "de", "target_lang": "fr", "text": "Wort"},
        {"id": 3, "source_lang": "fr", "target_lang": "en"},
    ]
    lines = "\n".join([json.dumps(one, ensure_ascii=False) for one in asked] + ["{", "[]", ""])
    code, out, _ = tmkit("memory", "lookup", "--jsonl", "-m", path, "--threshold", "60", "--limit", "1", stdin=lines)
    assert code == 0
    answers = [json.loads(line) for line in out.splitlines()]
    assert answers[0] == {"id": 1, "matches": []}
    assert "has no de; it has fr, en, zh" in answers[1]["error"]
    assert answers[2] == {"id": 3, "error": "the field 'text' must be a text"}
    assert [answer["id"] for answer in answers[3:]] == [None, None]


def test_a_match_has_the_fields_of_the_door(path: str) -> None:
    code, out, _ = tmkit("memory", "concordance", "-m", path, "--lang", "zh", "--json", "-n", "1", "重庆")
    assert code == 0
    text = json.loads(out)["texts"]["zh"]
    asked = json.dumps({"id": 7, "source_lang": "zh", "target_lang": "en", "text": text})
    _, out, _ = tmkit("memory", "lookup", "--jsonl", "-m", path, stdin=asked)
    (match,) = json.loads(out)["matches"]
    assert list(match) == ["score", "source", "target", "origin", "repairs"]
    assert (match["score"], match["source"], match["origin"]) == (100, text, "release.tmdb:fr-en-zh.tmx")


def test_nothing_found_exits_one_and_nothing_there_two(path: str, tmp_path: Path) -> None:
    assert tmkit("memory", "lookup", "-m", path, "rien de tel")[0] == 1
    assert tmkit("memory", "concordance", "-m", path, "introuvable")[0] == 1
    code, _, errors = tmkit("memory", "lookup", "-m", str(tmp_path / "none.tmdb"), "x")
    assert code == 2
    assert "no such memory" in errors
    assert tmkit("memory", "import", str(tmp_path), "--to", path)[0] == 2
    assert tmkit("memory", "looku")[2].endswith("did you mean lookup?\n")


def test_export_stats_clean_list_merge_and_evaluate_run(path: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out.tmx")
    assert tmkit("memory", "export", path, "-o", out)[0] == 0
    assert tmkit("validate", out)[0] == 0
    assert "13 units" in tmkit("memory", "stats", path)[1]
    assert json.loads(tmkit("memory", "stats", path, "--json")[1])["units"] == 13
    assert "0 of 13 units would go" in tmkit("memory", "clean", path, "--dry-run")[1]
    assert "13 units (en, fr, zh)" in tmkit("memory", "list", str(Path(path).parent))[1]
    assert "13 added" in tmkit("memory", "merge", path, "--to", str(tmp_path / "n.tmdb"))[1]
    assert tmkit("memory", "evaluate", path, "--source-lang", "fr", "--target-lang", "zh")[0] == 0
    assert "context" in tmkit("analyze", RELEASE, "-m", path, "--target-lang", "en")[1]


def test_a_broken_import_keeps_what_came_before_it(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tmx"
    broken.write_text(Path(RELEASE).read_text(encoding="utf-8")[:-400], encoding="utf-8")
    code, _, errors = tmkit("memory", "import", str(broken), "--to", str(tmp_path / "m.tmdb"))
    assert code == 2
    assert "broken.tmx" in errors


def within(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """As `tmkit`, in a working folder."""
    code = "from tmkit.apps.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_the_memory_is_the_configurations_where_none_is_named(path: str, tmp_path: Path) -> None:
    Path(tmp_path / "tmkit.toml").write_text(f"memory = ['{Path(path).as_posix()}']\n", encoding="utf-8")
    (tmp_path / "a.po").write_text(
        'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "x"\nmsgstr ""\n',
        encoding="utf-8",
    )
    assert "⟦合同⟧" in within(tmp_path, "memory", "concordance", "合同")[1]
    assert within(tmp_path, "memory", "lookup", "rien de tel")[:2] == (1, "no match\n")
    asked = '{"id": 1, "source_lang": "fr", "target_lang": "en", "text": "x"}'
    assert json.loads(within(tmp_path, "memory", "lookup", "--jsonl", stdin=asked)[1]) == {"id": 1, "matches": []}
    assert "1 none" in within(tmp_path, "pretranslate", "a.po", "-o", "b.po")[1]
    assert within(tmp_path, "analyze", "a.po")[0] == 0


@pytest.mark.parametrize("command", [("memory", "lookup"), ("memory", "concordance"), ("pretranslate", "-o", "b.po")])
def test_where_no_memory_is_named_anywhere_the_way_out_is_said(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "tmkit.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.po").write_text('msgid "x"\nmsgstr ""\n', encoding="utf-8")
    code, out, errors = within(tmp_path, *command, "a.po")
    assert (code, out) == (2, "")
    assert "--memory" in errors
    assert "tmkit.toml" in errors
    assert "tmkit memory import" in errors


def test_a_concordance_asks_several_memories_and_lists_their_languages(path: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("fr,de\nun contrat,ein Vertrag\n", encoding="utf-8")
    other = str(tmp_path / "a.tmdb")
    tmkit("memory", "import", str(tmp_path / "a.csv"), "--to", other)
    _, out, _ = tmkit("memory", "concordance", "-m", other, "-m", path, "contrat", "--lang", "fr")
    assert out.startswith("fr: un ⟦contrat⟧\nde: ein Vertrag\n\nfr: ")
    code, _, errors = tmkit("memory", "concordance", "-m", other, "-m", path, "x", "--lang", "es")
    assert code == 2
    assert "has no es; it has fr, de, en, zh" in errors


def test_the_checks_take_a_memory_as_they_take_a_file(path: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("en,fr\nSave the file now,Enregistrer le fichier\n", encoding="utf-8")
    tmkit("memory", "import", str(tmp_path / "a.csv"), "--to", str(tmp_path / "a.tmdb"))
    (tmp_path / "tmkit.toml").write_text('memory = ["a.tmdb"]\n', encoding="utf-8")
    (tmp_path / "a.po").write_text(
        'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Save the file now"\nmsgstr "Enregistrer le dossier"\n',
        encoding="utf-8",
    )
    code, out, errors = within(tmp_path, "qa", "a.po")
    assert (code, errors) == (0, "")
    assert "inconsistent-target the memory has “Enregistrer le fichier”" in out
