"""Runs that take their time: how far they have got, and what an interruption, from anywhere, leaves behind: nothing."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flows.test_review import SLIPS, concise, tmkit
from tmkit.core import Finding, Segment, Severity, Unit
from tmkit.flows import baseline, configuration, gathering, review
from tmkit.flows.progress import Progress
from tmkit.formats import files
from tmkit.qa import engine
from tmkit.report.review import Found, ranked

TMKIT = str(Path(sys.executable).with_name("tmkit"))
TMX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
    'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n{}</body></tmx>\n'
)
ROW = (
    '<tu><tuv xml:lang="en"><seg>Save the {0} files of %s before {0}:30 or lose $ {0}.50 billion</seg></tuv>\n'
    '<tuv xml:lang="fr"><seg>Enregistrez les {0} fichiers de %s avant {0} h 30 ou perdez {0},50 milliards</seg></tuv>\n'
    "</tu>\n"
)
needs_processes = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks processes up in /proc")


def memory(folder: Path, units: int) -> Path:
    path = folder / "big.tmx"
    path.write_text(TMX.format("".join(ROW.format(number) for number in range(units))), encoding="utf-8")
    return path


def children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False


def until(done: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def started(folder: Path, *more: str) -> subprocess.Popen[str]:
    """A run of two processes, which has begun to check."""
    command = [TMKIT, "qa", "big.tmx", "--jobs", "2", "--output", "report.html", "--format", "html", *more]
    run = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True)
    until(lambda: len(children(run.pid)) == 2 or run.poll() is not None)
    return run


@pytest.mark.slow
@needs_processes
@pytest.mark.parametrize("whole_group", [True, False])
@pytest.mark.parametrize("after", [0.0, 0.3, 4.0])
def test_an_interruption_leaves_no_process_and_no_file(tmp_path: Path, whole_group: bool, after: float) -> None:
    memory(tmp_path, 60_000)
    run = started(tmp_path)
    workers = children(run.pid)
    time.sleep(after)
    if whole_group:
        os.killpg(run.pid, signal.SIGINT)  # what a terminal does on Ctrl-C
    else:
        os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert said.startswith("tmkit: interrupted; ")
    assert said.endswith("; nothing was written\n")
    assert said.count("\n") == 1
    if after >= 4:
        assert "segments had been checked, up to big.tmx" in said
    assert not [pid for pid in workers if alive(pid)]
    assert [path.name for path in tmp_path.iterdir()] == ["big.tmx"]


@pytest.mark.slow
@needs_processes
def test_processes_end_with_the_one_they_work_for(tmp_path: Path) -> None:
    memory(tmp_path, 60_000)
    run = started(tmp_path)
    workers = children(run.pid)
    run.kill()
    run.communicate()
    until(lambda: not [pid for pid in workers if alive(pid)])
    assert [path.name for path in tmp_path.iterdir()] == ["big.tmx"]


@pytest.mark.slow
@needs_processes
def test_a_process_that_is_lost_is_told_and_not_waited_for(tmp_path: Path) -> None:
    memory(tmp_path, 60_000)
    run = started(tmp_path)
    workers = children(run.pid)
    os.kill(workers[0], signal.SIGKILL)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said.count("\n")) == (2, 1), said
    assert "--jobs 1" in said
    assert not [pid for pid in workers if alive(pid)]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_is_drawn_on_a_terminal_alone(tmp_path: Path, jobs: str) -> None:
    pty = pytest.importorskip("pty")
    memory(tmp_path, 6_000)
    command = [
        TMKIT,
        "qa",
        "big.tmx",
        "--jobs",
        jobs,
        "--select",
        "number-value",
        "-f",
        "concise",
        "--fail-on",
        "never",
    ]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert piped.stderr == ""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"COLUMNS": "60"}
    )
    os.close(theirs)
    drawn = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        drawn += piece
    os.close(ours)
    assert run.stdout is not None
    assert run.stdout.read().decode() == piped.stdout
    assert run.wait() == 0
    lines = drawn.decode().split("\r")
    bars = [line for line in lines if "segments  big.tmx" in line]
    assert bars, lines
    assert all(len(line) < 60 and line.startswith("[") for line in bars)
    shares = [int(line.partition("%")[0].rpartition("]")[2]) for line in bars]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 100
    assert lines[-1] == ""
    assert not lines[-2].strip()  # wiped out
    dumb = subprocess.run(command, cwd=tmp_path, capture_output=True, env=os.environ | {"TERM": "dumb"}, check=True)
    assert dumb.stderr == b""


def test_progress_goes_from_file_to_file_up_to_the_whole(tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("a.po", "b.po")]
    for name in names:
        rows = "".join(f'msgid "Save {at} files"\nmsgstr "Enregistrer {at} fichiers"\n\n' for at in range(700))
        Path(name).write_text(SLIPS.partition("#,")[0] + rows, encoding="utf-8")
    heard: list[Progress] = []
    review.review(names, configuration.defaults(tmp_path), review.Options(select=("number-value",)), tell=heard.append)
    assert heard[-1].units >= 1400
    assert heard[-1].share == 1.0
    assert [one.share for one in heard] == sorted(one.share for one in heard)
    assert {one.path for one in heard} == set(names)
    assert 0.1 < next(one.share for one in heard if one.units == 500) < 0.5


def test_an_interrupted_write_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"before")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, b"after")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.txt", b"before")]


def test_what_there_is_no_room_to_keep_is_counted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "KEPT", 2)
    one = gathering.Gathering()
    unit = Unit("1", Segment("a", "en"), Segment("b", "fr"), "fr")

    def made(level: Severity) -> Finding:
        return Finding("tags", level, "m", "1")

    one.add(unit, [made(Severity.INFO)] * 3)
    one.add(unit, [made(Severity.WARNING)] * 3)
    one.add(unit, [made(Severity.WARNING), made(Severity.ERROR)])
    assert one.unseen == 0
    one.add(unit, [made(Severity.WARNING)])
    assert one.unseen == 1
    assert dict(one.beyond) == {Severity.INFO: 1, Severity.WARNING: 3}
    assert [found.finding.severity for found in one.ranked(["tags"])] == [
        *[Severity.ERROR],
        *[Severity.WARNING] * 2,
        *[Severity.INFO] * 2,
    ]


def living(kind: type) -> int:
    """How many of them there are in this process."""
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())


def gathered(number: int) -> tuple[gathering.Gathering, list[Found]]:
    """What that many units gave, one finding each, of three checks in four turns."""
    one, given = gathering.Gathering(), []
    for at in range(number):
        unit = Unit(str(at), Segment("a", "en"), Segment("b", "fr"), "fr")
        level = (Severity.INFO, Severity.WARNING, Severity.INFO, Severity.ERROR)[at % 4]
        given.append(Found(Finding(("tags", "quotes", "date")[at % 3], level, "m", str(at)), unit))
        one.add(unit, [given[-1].finding])
    return one, given


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(("block", "loose"), [(1, 100), (3, 100), (100, 100), (100, 5), (100, 1)])
def test_what_is_packed_comes_back_in_order_of_risk(
    block: int, loose: int, full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "BLOCK", block)
    monkeypatch.setattr(gathering, "LOOSE", loose)
    if full:

        def refused(**_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("tempfile.TemporaryFile", refused)
    one, given = gathered(40)
    codes = ["date", "tags", "spelling", "quotes"]
    found, whole = one.ranked(codes), ranked(given, codes)
    assert isinstance(found, gathering.Packed) == (min(block, loose) < 40)
    assert (len(found), tuple(found), found[:7], found[-1]) == (40, whole, whole[:7], whole[-1])
    assert [found[at] for at in range(40)] == list(whole)
    with pytest.raises(IndexError):
        found[40]


def test_what_a_run_holds_of_its_findings_does_not_grow_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LOOSE", 30)
    for number in (100, 1600):
        before = living(Unit)
        one, given = gathered(number)
        assert living(Unit) - before == number
        del given
        assert 0 < living(Unit) - before < 30
        assert not one._shelf.held  # blocks lie in a file
        assert len(one.ranked([])) == number
        assert living(Unit) - before == 0


def test_what_a_run_holds_does_not_grow_with_its_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WINDOW", 200)
    monkeypatch.setattr(engine, "BATCH", 200)
    monkeypatch.setattr(gathering, "LOOSE", 30)
    options = review.Options(select=("number-*", "currency", "placeholder", "inconsistent-*", "shifted-entry"))
    most = {}
    for units in (600, 2_400):
        path, before, seen = memory(tmp_path, units), living(Unit), []
        path.write_text(path.read_text(encoding="utf-8").replace("milliards", "millions"), encoding="utf-8")

        def look(_: Progress, seen: list[int] = seen, before: int = before) -> None:
            seen.append(living(Unit) - before)

        done = review.review([str(path)], configuration.defaults(tmp_path), options, tell=look)
        assert (done.units, len(seen)) == (units, units // 200)
        assert len(done.found) >= units // 2
        most[units] = max(seen)
    assert 200 <= most[600] <= 250
    assert most[2_400] <= most[600] + 30


def test_a_baseline_written_anew_holds_what_the_old_one_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "KEPT", 1)
    (tmp_path / "a.po").write_text(SLIPS, encoding="utf-8")
    for _ in range(2):
        assert "wrote 3 findings" in tmkit(tmp_path, "qa", "a.po", "--write-baseline").stdout
        assert concise(tmkit(tmp_path, "qa", "a.po", "-f", "concise")) == []
    assert sum(baseline.read(str(tmp_path / baseline.NAME)).left.values()) == 3
