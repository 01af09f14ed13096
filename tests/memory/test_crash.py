"""Killed at any moment, two at a time: what was committed is there, whole, and nobody meets a lock."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tmkit import memory
from tmkit.memory import Record, Variant, store

WRITER = """
import sys
from tmkit.memory import Record, Variant, store, writing
path, name, count, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
opened = store.open_store(path, create=True)
number = writing.begin_import(opened, name)
for chunk in range(count):
    made = [
        Record((Variant("fr", text), Variant("en", text + " en")), text.replace(" ", "."))
        for text in (f"{name} {chunk} {at}" for at in range(size))
    ]
    writing.add(opened, number, made)
    print(chunk, flush=True)
writing.end_import(opened, number, {})
"""


def start(path: Path, name: str, count: int, size: int = 50) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count), str(size)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole_chunks(path: Path, size: int) -> set[tuple[str, int]]:
    """The chunks in the memory, each with all its units and both their variants; anything half fails."""
    if not path.exists():
        return set()
    counts: dict[tuple[str, int], int] = {}
    with memory.open(path, create=True) as opened:
        assert opened.store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for record in opened.records():
            name, chunk, at = record.key.split(".")
            assert [one.text for one in record.variants] == [f"{name} {chunk} {at}", f"{name} {chunk} {at} en"]
            counts[name, int(chunk)] = counts.get((name, int(chunk)), 0) + 1
    assert set(counts.values()) <= {size}
    return set(counts)


def kill_at_random(path: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    said: set[tuple[str, int]] = set()
    for number in range(rounds):
        name = f"w{number}"
        writer = start(path, name, 10_000)
        assert writer.stdout is not None
        said_now = []
        if chance.random() < 0.8:  # else it dies while it opens the file
            for _ in range(chance.randint(1, 6)):
                said_now.append(int(writer.stdout.readline()))
        time.sleep(chance.random() * 0.02)
        writer.send_signal(signal.SIGKILL)
        said_now += [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        said |= {(name, chunk) for chunk in said_now}
        assert said <= whole_chunks(path, 50)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_import_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    kill_at_random(tmp_path / "m.tmdb", 4, seed=1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_import_killed_at_fifty_moments_loses_nothing(tmp_path: Path) -> None:
    kill_at_random(tmp_path / "m.tmdb", 50, seed=2)


def test_two_may_write_while_another_reads(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    with memory.open(path, create=True) as reader:
        reader.add([Record((Variant("fr", "la première phrase"), Variant("en", "the first sentence")))])
        writers = [start(path, name, 8, 100) for name in ("a", "b")]
        asked = 0
        while any(writer.poll() is None for writer in writers):
            (match,) = reader.lookup("la première phrase", source_lang="fr", target_lang="en", limit=1)
            assert match.score == 100
            asked += 1
        for writer in writers:
            _, errors = writer.communicate()
            assert writer.returncode == 0, errors
        assert asked
        assert store.count(reader.store) == 1 + 2 * 8 * 100


def test_an_import_cut_short_goes_on_when_it_is_run_again(tmp_path: Path) -> None:
    path = tmp_path / "m.tmdb"
    writer = start(path, "a", 10_000)
    assert writer.stdout is not None
    writer.stdout.readline()
    writer.kill()
    writer.communicate()
    before = len(whole_chunks(path, 50))
    again = start(path, "a", before + 2)
    assert again.wait(60) == 0
    again.communicate()
    assert len(whole_chunks(path, 50)) == before + 2
