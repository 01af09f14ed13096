"""`tmkit segment`: what it prints, what it answers, what it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tmkit import segment

TMKIT = str(Path(sys.executable).with_name("tmkit"))


def tmkit(*arguments: str, sent: str = "", folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [TMKIT, "segment", *arguments],
        input=sent,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_file_is_cut_one_segment_a_line_and_its_name_says_its_language(tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("M. Dupont arrive. Il dort.\n", encoding="utf-8")
    assert tmkit("a.fr.txt", folder=tmp_path).stdout == "M. Dupont arrive.\nIl dort.\n"


def test_json_gives_the_file_back_byte_for_byte(tmp_path: Path) -> None:
    raw = "\n  Un.  Deux\u00a0!\r\n\r\nTrois \U0001f600. \t\n".encode()
    (tmp_path / "a.txt").write_bytes(raw)
    told = json.loads(tmkit("a.txt", "--lang", "fr", "--format", "json", folder=tmp_path).stdout)
    text = "".join(each["before"] + each["text"] for each in told["segments"]) + told["after"]
    assert text.encode() == raw
    assert all(text[each["start"] : each["end"]] == each["text"] for each in told["segments"])


def test_many_files_and_standard_input_as_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("One. Two.", encoding="utf-8")
    told = tmkit("a.en.txt", "-", "--lang", "en", "--format", "jsonl", sent="Three. Four.", folder=tmp_path)
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(row["path"], row["text"]) for row in rows] == [
        ("a.en.txt", "One."),
        ("a.en.txt", "Two."),
        ("-", "Three."),
        ("-", "Four."),
    ]


def test_the_door_answers_line_by_line(tmp_path: Path) -> None:
    sent = "\n".join(
        [
            '{"id": "a", "lang": "en", "text": "Hi \U0001f600. You.  ", "more": 1}',
            "",
            '{"id": "b", "lang": "no tag at all", "text": "x"}',
            '{"id": "c", "lang": "en"}',
            "not JSON",
            '{"id": "d", "lang": "sw", "text": "Moja. Mbili."}',
        ]
    )
    told = tmkit("--jsonl", sent=sent, folder=tmp_path)
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert rows[0] == {"id": "a", "ends": [5, 10]}
    assert [row["id"] for row in rows] == ["a", "b", "c", None, "d"]
    assert ["error" in row for row in rows] == [False, True, True, True, False]
    assert told.returncode == 0
    assert "no rules for sw yet" in told.stderr


def test_a_file_of_rules_is_used_and_its_faults_are_told(tmp_path: Path) -> None:
    rule = segment.Rule(True, ";", r"\s"), segment.Rule(True, "[;", "")
    rules = segment.Ruleset((segment.RuleGroup("A", rule),), (segment.LanguageMap("xx_one", "A"),))
    (tmp_path / "r.srx").write_bytes(segment.write(rules))
    told = tmkit("--jsonl", "--rules", "r.srx", sent='{"id":1,"lang":"xx_one","text":"a; b. c"}', folder=tmp_path)
    assert json.loads(told.stdout) == {"id": 1, "ends": [2, 7]}
    assert "a set is not closed" in told.stderr
    assert "1 of 2 rules left out" in told.stderr


def test_explain_names_the_rule_of_each_position(tmp_path: Path) -> None:
    told = tmkit("-", "--lang", "fr", "--explain", sent="M. Dupont arrive. Il dort.", folder=tmp_path)
    first, second = told.stdout.splitlines()
    assert first.startswith("-:1:3: hold  M.| Dupont")
    assert "[fr.srx:" in first
    assert second.startswith("-:1:18: break")
    assert "[common.srx:" in second


def test_exported_rules_cut_as_our_own(tmp_path: Path) -> None:
    told = tmkit("--export-rules", "fr", folder=tmp_path)
    rules = segment.read(told.stdout.encode())
    text = "M. Dupont, né en 44 av. J.-C., arrive. « Il dort ! » dit-on."
    assert segment.split(text, "fr", rules=rules) == segment.split(text, "fr")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["absent.fr.txt"], "no such file"),
        ([], "name a file"),
        (["-"], "--lang"),
        (["-", "--lang", "12"], "not a language tag"),
        (["-", "--lang", "fr", "--rules", "absent.srx"], "no such file"),
        (["-", "--lang", "fr", "--dialect", "java"], "--rules"),
        (["-", "--lang", "fr", "--newlines", "three"], "three"),
        (["--export-rules", "12"], "not a language tag"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: list[str], words: str, tmp_path: Path) -> None:
    told = tmkit(*arguments, sent="Un. Deux.", folder=tmp_path)
    assert told.returncode == 2
    assert words in told.stderr
    assert "Traceback" not in told.stderr
