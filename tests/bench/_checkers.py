"""tmkit and its peers over one PO file, each as a process of its own: seconds of CPU, and what it says of each entry.

pofilter (translate-toolkit) stands beside Python, the others in `build/peers` (`make bench-setup`); what is not
installed is left out. Every tool runs as it comes, with all checks that it has on, in an empty folder.
"""

import json
import os
import re
import resource
import subprocess
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "peers" / "bin"
_TEST = re.compile(r"^\(pofilter\) (\w+):", re.MULTILINE)
Told = dict[int, set[str]]
LOUD = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one run gave."""

    seconds: float
    """CPU of the whole process, user and system."""
    told: tuple[frozenset[str], ...]
    """For each entry the names of the rules that speak of it, at whatever level."""
    loud: tuple[bool, ...]
    """For each entry whether something at warning or above is said; tools without levels have warnings alone."""
    alone: float = 0.0
    """CPU of the checks alone, where the tool's driver counts them; else 0."""


Tool = Callable[[Path, str], Said]
"""From a PO file and its source and target language, as in `en-fr`."""


def cpu(command: Sequence[str | Path], folder: Path) -> tuple[float, str]:
    """Seconds of CPU of a whole run in a folder, user and system, and its output.

    Compiled modules are kept, as an installation keeps them: an editable one may have none.
    """
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings |= {"PYTHONPYCACHEPREFIX": f"{folder}/.compiled"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=settings
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1, 2}:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def catalogue(path: Path, lang: str, entries: Sequence[polib.POEntry]) -> None:
    """Writes a PO file."""
    book = polib.POFile()
    book.metadata = {"Language": lang, "Content-Type": "text/plain; charset=UTF-8"}
    book.extend(entries)
    book.save(str(path))


def tmkit(path: Path, pair: str) -> Said:
    """`tmkit qa` over the file."""
    tool = Path(sys.executable).with_name("tmkit")
    seconds, output = cpu([tool, "qa", path, "--format", "json", "--fail-on", "never"], path.parent)
    findings = json.loads(output)["findings"]
    return _by_line(seconds, path, [(one["line"], one["code"], one["severity"]) for one in findings])


def pofilter(path: Path, pair: str) -> Said:
    """Every test of pofilter; it has no levels."""
    out = path.with_suffix(".out")
    out.unlink(missing_ok=True)
    tool = Path(sys.executable).with_name("pofilter")
    seconds, _ = cpu([tool, f"--language={pair.partition('-')[2]}", "--progress=none", path, out], path.parent)
    told: Told = defaultdict(set)
    entries = polib.pofile(str(path))
    places = {(entry.msgctxt, entry.msgid): at for at, entry in enumerate(entries)}
    for entry in polib.pofile(str(out)) if out.exists() else ():
        told[places[entry.msgctxt, entry.msgid]] |= set(_TEST.findall(entry.tcomment))
    return _said(seconds, told, set(told), len(entries))


def l10n_lint(path: Path, pair: str) -> Said:
    """l10n-lint, whose infos are told apart from its warnings."""
    seconds, output = cpu([HOME / "l10n-lint", path, "--format", "json"], path.parent)
    issues = json.loads(output)["issues"]
    return _by_line(seconds, path, [(one["line"], one["rule"], one["severity"]) for one in issues])


def dennis(path: Path, pair: str) -> Said:
    """dennis, which looks at variables, HTML and unchanged texts alone."""
    seconds, output = cpu([HOME / "dennis-cmd", "lint", path], path.parent)
    shown = (line.partition(":msg") for line in output.splitlines())
    lines = [int(line) for line, mark, _ in shown if mark and line.isdecimal()]
    return _by_line(seconds, path, [(line, "lint", "warning") for line in lines])


def weblate(path: Path, pair: str) -> Said:
    """Weblate's checks of a translation; it has no levels."""
    driver = Path(__file__).parent / "peers" / "weblate_checks.py"
    seconds, output = cpu([HOME / "python", driver, *pair.replace("zh", "zh_Hans").split("-"), path], path.parent)
    answer = json.loads(output)
    told = {at: set(names) for at, names in enumerate(answer["fired"]) if names}
    return _said(seconds, told, set(told), len(answer["fired"]), answer["seconds"])


def _by_line(seconds: float, path: Path, findings: Sequence[tuple[int, str, str]]) -> Said:
    """Findings (line, rule, level); a line belongs to the last entry that begins before it or there."""
    starts = [entry.linenum or 0 for entry in polib.pofile(str(path))]
    told: Told = defaultdict(set)
    loud = set()
    for line, rule, level in findings:
        at = bisect_right(starts, line) - 1
        told[at].add(rule)
        if level in LOUD:
            loud.add(at)
    return _said(seconds, told, loud, len(starts))


def _said(seconds: float, told: Mapping[int, set[str]], loud: set[int], count: int, alone: float = 0.0) -> Said:
    names = tuple(frozenset(told.get(at, ())) for at in range(count))
    return Said(seconds, names, tuple(at in loud for at in range(count)), alone)


def installed() -> dict[str, Tool]:
    """The tools that are here, by name, ours first."""
    tools: dict[str, tuple[Path, Tool]] = {
        "tmkit": (Path(sys.executable).with_name("tmkit"), tmkit),
        "pofilter": (Path(sys.executable).with_name("pofilter"), pofilter),
        "l10n-lint": (HOME / "l10n-lint", l10n_lint),
        "Weblate": (HOME / "django-admin", weblate),
        "dennis": (HOME / "dennis-cmd", dennis),
    }
    return {name: tool for name, (needs, tool) in tools.items() if needs.exists()}
