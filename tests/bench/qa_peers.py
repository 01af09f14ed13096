"""tmkit's checks beside pofilter's, l10n-lint's, Weblate's and dennis's, on the same units: speed, quiet, slips found.

Speed and quiet: approved catalogues of real projects, each tool as a process over the same PO file; CPU seconds are
the least of three runs, the tools taking turns. Slips: bad translations beside good ones; a slip is found when a rule
of the tool speaks of the bad one, at whatever level, that does not speak of the good one.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polib

from tests.bench import _checkers as checkers

CATALOGUES = {"po_en-fr": "en-fr", "po_en-zh": "en-zh"}
TURNS = 3

SLIPS = {
    "critical_id10_numbers_replaced": "another number (DEMETR)",
    "pert-digit": "a digit changed",
    "pert-omit": "a number left out",
    "pert-scale": "a scale lost (million, 万)",
    "pert-decimal": "a decimal point moved",
    "pert-spelled": "a number word changed",
    "pert-currency": "another currency",
    "pert-unit": "another unit",
    "pert-year": "another year",
    "pert-month": "another month",
    "pert-weekday": "another weekday",
    "name-swap": "a Chinese name with another's",
    "name-syllable": "a Chinese name misspelt",
    "critical_id9_ne_replaced": "another name (DEMETR)",
    "critical_id25_ne_removed": "a name left out (DEMETR)",
    "critical_id4_codemix": "a part in another language",
    "minor_id1_repeat2": "a word repeated",
    "minor_id26_misspelled": "a word misspelt",
    "minor_id28_final_punc_removed": "final punctuation lost",
    "minor_id29_punc_addition": "punctuation added",
    "minor_id30_tokenized": "spaces before punctuation",
    "minor_id31_full_lower": "all in lower case",
    "minor_id32_first_lower": "first letter in lower case",
}
"""Phenomenon -> what was done to the translation."""

INTO_ENGLISH = ("cs", "de", "es", "fr", "hi", "it", "ja", "pl", "ru", "zh")
PAIRS = {"en-fr", "en-zh", "fr-zh", "zh-fr", *(f"{lang}-en" for lang in INTO_ENGLISH)}


def rows(path: Path) -> list[dict[str, Any]]:
    """The items of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def entry(row: dict[str, Any], side: str, *, context: bool = False) -> polib.POEntry:
    """An item as an entry of a catalogue."""
    name = {"msgctxt": row["id"]} if context else {}
    return polib.POEntry(msgid=row["source"], msgstr=row[side], flags=list(row.get("flags", ())), **name)


def speed_and_quiet(data: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """CPU seconds beside ours, and entries flagged, in percent."""
    tools = checkers.installed()
    for name, pair in CATALOGUES.items():
        path = folder / f"{name}.po"
        unique = {row["source"]: entry(row, "good") for row in reversed(rows(data / "qa" / f"{name}.jsonl"))}
        checkers.catalogue(path, pair[3:], list(unique.values()))
        runs: dict[str, list[checkers.Said]] = {tool: [] for tool in tools}
        for _ in range(TURNS):
            for tool, run_ in tools.items():
                runs[tool].append(run_(path, pair))
        print(f"\n{name}: {len(unique)} entries")
        print(f"{'':10s} {'CPU s':>6s} {'units/s':>8s} {'flagged %':>9s} {'warned %':>9s}")
        ours = min(said.seconds for said in runs["tmkit"])
        for tool, said in runs.items():
            seconds, last = min(one.seconds for one in said), said[-1]
            told, loud = (100 * sum(map(bool, some)) / len(some) for some in (last.told, last.loud))
            print(f"{tool:10s} {seconds:6.2f} {len(unique) / seconds:8.0f} {told:9.2f} {loud:9.2f}", flush=True)
            if last.alone:
                alone = min(one.alone for one in said)
                print(f"{'':10s} {alone:6.2f} {len(unique) / alone:8.0f}  its checks alone")
            if tool != "tmkit":
                yield f"{tool} seconds per tmkit second, {name}", seconds / ours
                yield (
                    f"{tool} warned per tmkit warned, {name}",
                    loud / (100 * sum(runs["tmkit"][-1].loud) / len(unique)),
                )


def ours(items: Sequence[dict[str, Any]], side: str, options: Sequence[str]) -> list[frozenset[str]]:
    """For each item the checks of `tmkit qa` that speak of it."""
    asked = [
        {"source_lang": row["src_lang"], "target_lang": row["tgt_lang"], "source": row["source"], "target": row[side]}
        for row in items
    ]
    command = [str(Path(sys.executable).with_name("tmkit")), "qa", "--jsonl", *options]
    lines = "\n".join(map(json.dumps, asked))
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=empty)
    told = [frozenset(one["code"] for one in json.loads(line)["findings"]) for line in done.stdout.splitlines()]
    assert len(told) == len(items), done.stderr
    return told


def theirs(tool: checkers.Tool, items: Sequence[dict[str, Any]], side: str, folder: Path) -> list[frozenset[str]]:
    """For each item the rules of a peer that speak of it; it gets a catalogue for each pair of languages."""
    told: list[frozenset[str]] = [frozenset()] * len(items)
    pairs: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(items):
        pairs[f"{row['src_lang']}-{row['tgt_lang']}"].append(at)
    for pair, mine in pairs.items():
        path = folder / f"{pair}-{side}.po"
        checkers.catalogue(path, pair.partition("-")[2], [entry(items[at], side, context=True) for at in mine])
        for at, said in zip(mine, tool(path, pair).told, strict=True):
            told[at] = said
    return told


def slips(data: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """Slips found by each tool, in percent, with good translations flagged beside."""
    names = (*(path.stem for path in sorted((data / "qa").glob("demetr_*.jsonl"))), "ntrex_perturb", "names_pinyin")
    items = [row for name in names for row in rows(data / "qa" / f"{name}.jsonl") if row["phenomenon"] in SLIPS]
    items = [row for row in items if f"{row['src_lang']}-{row['tgt_lang']}" in PAIRS]
    told: dict[str, tuple[list[frozenset[str]], list[frozenset[str]]]] = {}
    for label, options in (("tmkit", []), ("tmkit all", ["--select", "all"])):
        told[label] = (ours(items, "bad", options), ours(items, "good", options))
    for name, tool in checkers.installed().items():
        if name != "tmkit":
            told[name] = (theirs(tool, items, "bad", folder), theirs(tool, items, "good", folder))
    print("\nslips found / good translations flagged, in percent")
    print(f"{'':41s}" + "".join(f"{name:>10s}" for name in told))
    for phenomenon, title in SLIPS.items():
        mine = [at for at, row in enumerate(items) if row["phenomenon"] == phenomenon]
        line = f"{title:34s} {len(mine):4d}  "
        for name, (bad, good) in told.items():
            found = 100 * sum(bool(bad[at] - good[at]) for at in mine) / len(mine)
            flagged = 100 * sum(bool(good[at]) for at in mine) / len(mine)
            line += f"{found:6.0f}/{flagged:3.0f}"
            yield f"{name} finds {phenomenon}", found
        print(line, flush=True)


def run(data: Path) -> dict[str, float]:
    """Every figure by its name; prints the tables as they come."""
    with tempfile.TemporaryDirectory() as folder:
        return dict([*speed_and_quiet(data, Path(folder)), *slips(data, Path(folder))])
