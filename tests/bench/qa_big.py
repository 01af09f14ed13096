"""`tmkit qa` on a memory of any size: what all its processes hold together, and what two of them bring.

Real pairs (`tm/en-fr.jsonl.xz`, repeated when they do not suffice) as one TMX; TMKIT_BENCH_UNITS says how many: 100 000
by default, 1 000 000 for the whole journey. Memory is the proportional set size of the command and its children
(Linux), looked at five times a second: what they share counts once.
"""

import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from xml.sax.saxutils import escape

import regex

UNITS = int(os.environ.get("TMKIT_BENCH_UNITS", "100000"))
_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
    'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n'
)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs, again and again."""
    while True:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield row["s"], row["t"]


def written(source: Path, path: Path, units: int) -> None:
    """A TMX of that many units."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, texts in zip(count(1), islice(pairs(source), units), strict=False):
            rows = "".join(
                f'<tuv xml:lang="{lang}"><seg>{escape(_NOT_XML.sub("", text))}</seg></tuv>'
                for lang, text in zip(("en", "fr"), texts, strict=True)
            )
            file.write(f'<tu tuid="{number}">{rows}</tu>\n')
        file.write("</body></tmx>\n")


def family(pid: int) -> list[int]:
    """A process and those that it started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in family(child))]


def held(pid: int) -> float:
    """MiB that a process holds, what it shares divided among those that share it; 0 where that is not known."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def measured(path: Path, jobs: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and most MiB of a whole run."""
    command = [str(Path(sys.executable).with_name("tmkit")), "qa", str(path), "--jobs", str(jobs)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.Popen([*command, "--output", f"{path}.txt", "--fail-on", "never"])
    most = 0.0
    while run.poll() is None:
        most = max(most, sum(map(held, family(run.pid))))
        time.sleep(0.2)
    if run.returncode:
        raise RuntimeError(f"{command} ended with {run.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, taken, most


def run(data: Path) -> dict[str, float]:
    """All figures."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.tmx"
        written(data / "tm" / "en-fr.jsonl.xz", path, UNITS)
        walls, taken = {}, {}
        for jobs in (1, 2):
            walls[jobs], taken[jobs], most = measured(path, jobs)
            figures[f"peak MiB jobs {jobs} max"] = most
            times = f"{walls[jobs]:.1f} s, {taken[jobs]:.1f} s of CPU"
            print(f"{UNITS} units, --jobs {jobs}: {times}, at most {most:.0f} MiB", flush=True)
        print(Path(f"{path}.txt").read_text(encoding="utf-8").splitlines()[-1])
    figures["cpu of jobs 2 per cpu of jobs 1 max"] = taken[2] / taken[1]
    figures["wall of jobs 2 per wall of jobs 1"] = walls[2] / walls[1]
    return figures
