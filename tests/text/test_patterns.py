"""Regular expressions kept between runs: the same as compiled, whatever lies in the folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import regex

from tmkit.text import patterns

EXPRESSIONS = [
    (r"(?P<name>\p{Lu}\p{Ll}*+)(?:-(?P<other>\d{1,3}))?", 0),
    (r"(?<![\p{L}--[aeiou]])x|^(?>a+)$", regex.VERSION1),
    (r"(?i:été)\b|\s(?=(?P<n>.))(?P=n)", regex.IGNORECASE),
    (r"(\((?:[^()]|(?1))*\))|[^\x00-\U0010ffff]", 0),
]
TEXT = "Été 12-345 a (b (c)) Jean-7 AAA aaa\nxx ÉTÉ  fin"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    begin()
    yield tmp_path / "tmkit" / "patterns"
    begin()


def begin() -> None:
    """As a new run does."""
    patterns._new.clear()
    patterns._kept.cache_clear()
    patterns._place.cache_clear()


def rows(kept: Path) -> list[Any]:
    read: list[Any] = json.loads(kept.read_bytes().partition(b"\n")[2])
    return read


def write(kept: Path, body: bytes) -> None:
    kept.write_bytes(b"%08x\n%s" % (crc32(body), body))


def said(pattern: str, flags: int) -> list[tuple[object, ...]]:
    made = patterns.of(pattern, flags)
    return [(found.span(), found.groups(), found.groupdict(), found.lastgroup) for found in made.finditer(TEXT)]


def test_what_was_kept_finds_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [said(*each) for each in EXPRESSIONS]
    assert all(first[:3])
    patterns.keep()
    (kept,) = folder.iterdir()
    assert len(rows(kept)) == len(EXPRESSIONS)
    begin()
    patterns._builder()
    monkeypatch.setattr(regex, "compile", lambda pattern, *_: pytest.fail(f"compiled {pattern}"))
    assert [said(*each) for each in EXPRESSIONS] == first
    for pattern, flags in EXPRESSIONS:
        made = patterns.of(pattern, flags)
        assert (made.pattern, made.flags & flags) == (pattern, flags)


def test_what_comes_later_is_added(folder: Path) -> None:
    for each in EXPRESSIONS[:2]:
        patterns.of(*each)
    patterns.keep()
    begin()
    for each in EXPRESSIONS[1:]:
        patterns.of(*each)
    patterns.keep()
    patterns.keep()
    (kept,) = folder.iterdir()
    assert sorted(row[0] for row in rows(kept)) == sorted(each[0] for each in EXPRESSIONS)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[",
        b"null",
        b"[[1]]",
        b'[["x", 0, []]]',
        b"\xff\xfe",
        b"[" * 100_000,
        b'[["x", 0, [["b"], 1]]]',
        "cut",
        "codes",
        "bit",
    ],
)
def test_a_damaged_file_is_written_anew(folder: Path, damage: bytes | str) -> None:
    first = [said(*each) for each in EXPRESSIONS]
    patterns.keep()
    (kept,) = folder.iterdir()
    if damage == "cut":
        kept.write_bytes(kept.read_bytes()[:-50])
    elif damage == "codes":  # of one expression under another's name
        content = rows(kept)
        write(kept, json.dumps([[*row[:2], content[at - 1][2]] for at, row in enumerate(content)]).encode())
    elif damage == "bit":
        damaged = bytearray(kept.read_bytes())
        damaged[damaged.index(b"\\u00") + 5] ^= 1
        kept.write_bytes(damaged)
    else:
        assert isinstance(damage, bytes)
        write(kept, damage)
    begin()
    assert [said(*each) for each in EXPRESSIONS] == first
    patterns.keep()
    begin()
    assert [said(*each) for each in EXPRESSIONS] == first
    assert not patterns._new


def test_a_folder_that_is_not_ours_keeps_nothing(folder: Path) -> None:
    folder.parent.parent.mkdir(exist_ok=True)
    folder.parent.write_text("a file in the folder's place", encoding="utf-8")
    assert said(*EXPRESSIONS[0])
    patterns.keep()
    assert folder.parent.is_file()
