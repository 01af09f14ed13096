"""Number checks through `tmkit qa --jsonl`, counted by the data's own scorer; pofilter's number check beside them.

DEMETR (Karpinska et al. 2022), ACES (Amrhein et al. 2022) and mechanical slips give what is found (`win`: the bad
flagged and the good not); NTREX, WMT 2021 and PO entries what is flagged of human translations, per segment with a
digit.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tmkit.core import Segment, Unit
from tmkit.qa import registry

CODES = [
    "three-way",
    "date",
    "weekday",
    "time",
    "percent",
    "currency",
    "unit",
    "code",
    "number-scale",
    "number-value",
    "number-omitted",
    "number-format",
]
NEWS = ("en-fr", "en-zh", "fr-en", "fr-zh", "zh-en", "zh-fr")
HUMAN = (*(f"ntrex_{pair}" for pair in NEWS), "wmt21_en-zh", "wmt21_zh-en", "po_en-fr", "po_en-zh")
PLANTED = ("demetr_critical_id10_numbers_replaced", "aces_unit", "ntrex_perturb")
TOOL = str(Path(sys.executable).with_name("tmkit"))


def sides(data: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name of the file, side and row of every text to check."""
    for name in (*HUMAN, *PLANTED):
        for line in (data / "qa" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for side in ("good", "bad"):
                if row.get(side) is not None:
                    yield name, side, row


def findings(data: Path) -> list[dict[str, Any]]:
    """What the command says of every text, as the scorer reads it."""
    keys, lines = [], []
    for _, side, row in sides(data):
        keys.append((row["id"], side))
        told = {
            "source_lang": row["src_lang"],
            "target_lang": row["tgt_lang"],
            "source": row["source"],
            "target": row[side],
        }
        lines.append(json.dumps({"id": f"{row['id']}/{side}", "flags": row.get("flags", []), **told}))
    command = [TOOL, "qa", "--jsonl", "--select", ",".join(CODES), "--ignore", ",".join(others())]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines), done.stderr
    found = []
    for (name, side), answer in zip(keys, answers, strict=True):
        told = [
            {"code": one["code"], "severity": one["severity"], "target_span": (one["target_spans"] or [None])[0]}
            for one in answer["findings"]
            if one["code"] in CODES
        ]
        found.append({"id": name, "side": side, "findings": told})
    return found


def others() -> list[str]:
    """The checks that are no number checks."""
    return [code for code in registry.by_code() if code not in CODES]


def scored(data: Path, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The scorer's table."""
    with tempfile.TemporaryDirectory() as folder:
        written, table = Path(folder) / "findings.jsonl", Path(folder) / "table.json"
        written.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
        scorer = data / "qa" / "scorer.py"
        subprocess.run([sys.executable, scorer, data / "qa", written, "--json", table], check=True, capture_output=True)
        read: list[dict[str, Any]] = json.loads(table.read_text(encoding="utf-8"))
    return [row for row in read if row["file"] in {*HUMAN, *PLANTED}]


def detection(table: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """What is found of planted slips, at warning or above."""
    for row in table:
        told = row.get("warn+", {})
        if row["file"] not in PLANTED or (row["pair"] != "ALL" and row["file"] == "ntrex_perturb"):
            continue
        name = {"aces_unit": "ACES units", "ntrex_perturb": row["phenomenon"].removeprefix("pert-")}
        name_ = name.get(row["file"], "DEMETR numbers")
        yield f"win {name_} {row['pair']}", told["win"]
        if row["pair"] == "ALL":
            yield f"found {name_}", told["detect_bad"]
            yield f"span {name_}", told.get("span_hit", 0.0)


def alarms(table: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """Human translations flagged, per segment with a digit."""
    for row in table:
        if row["file"] in HUMAN:
            yield f"{row['file']} error max", row["error"]["alarm_per_digit_seg"]
            yield f"{row['file']} warning max", row["warn+"]["alarm_per_digit_seg"]


def speed(data: Path) -> Iterator[tuple[str, float]]:
    """Pairs a second of CPU, every number check on human translations that no cache has seen."""
    units = [
        Unit(row["id"], Segment(row["source"], row["src_lang"]), Segment(row["good"], row["tgt_lang"]), row["tgt_lang"])
        for name, side, row in sides(data)
        if side == "good" and name in {"wmt21_en-zh", "wmt21_zh-en", "po_en-fr", "po_en-zh", "ntrex_en-fr"}
    ]
    checks = [registry.check(code) for code in CODES]
    for unit in units[:40]:
        [list(check.run(unit if check.code != "three-way" else [unit])) for check in checks]
    start = time.process_time()
    for unit in units[40:]:
        [list(check.run(unit if check.code != "three-way" else [unit])) for check in checks]
    yield "pairs a second", (len(units) - 40) / (time.process_time() - start)


def peer(data: Path) -> Iterator[tuple[str, float]]:
    """Pofilter's number check on the same English to French news and on the planted slips of its own kind."""
    pofilter = Path(sys.executable).with_name("pofilter")
    if not pofilter.exists():
        print("pofilter is not installed (make bench-setup)")
        return
    import polib

    with tempfile.TemporaryDirectory() as folder:
        for kind, side in (
            ("ntrex_en-zh", "good"),
            ("ntrex_en-fr", "good"),
            ("pert-scale", "bad"),
            ("pert-digit", "bad"),
        ):
            catalogue = polib.POFile()
            catalogue.metadata = {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
            for name, this, row in sides(data):
                if this == side and row["src_lang"] == "en" and kind in {name, row["phenomenon"]}:
                    catalogue.append(polib.POEntry(msgid=row["source"], msgstr=row[side], msgctxt=row["id"]))
            path = Path(folder) / f"{kind}.po"
            catalogue.save(str(path))
            out = Path(folder) / f"{kind}.out.po"
            subprocess.run([pofilter, "-t", "numbers", "--progress=none", path, out], check=False, capture_output=True)
            flagged = len(polib.pofile(str(out))) if out.exists() else 0
            yield f"pofilter numbers: {kind} {side} flagged, percent", 100 * flagged / max(1, len(catalogue))


def run(data: Path) -> dict[str, float]:
    """Every figure by its name; prints them as they come."""
    figures: dict[str, float] = {}
    table = scored(data, findings(data))
    for part in (speed(data), detection(table), alarms(table), peer(data)):
        for name, figure in part:
            print(f"{name:60s} {figure:10.2f}", flush=True)
            figures[name] = figure
    return figures
