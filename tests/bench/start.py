"""How much CPU `tmkit --help` takes, as a whole process, beside Python alone."""

import resource
import subprocess
import sys
from pathlib import Path

RUNS = 7


def cpu(command: list[str]) -> float:
    """Median seconds of CPU, user and system, of one whole run of the command."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(taken)[RUNS // 2]


def run(data: Path) -> dict[str, float]:
    """The start's CPU seconds; needs no data."""
    tmkit, python = cpu([str(Path(sys.executable).with_name("tmkit")), "--help"]), cpu([sys.executable, "-c", "pass"])
    print(f"tmkit --help  {tmkit:.3f} s of CPU   (python -c pass: {python:.3f} s)")
    return {"help cpu seconds max": tmkit}
