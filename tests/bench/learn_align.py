"""Learn the aligner's weights: `python tests/bench/learn_align.py DATA OUT.json plain,embed [SET...]`.

DATA is the folder with `align/*.jsonl`; SETs default to all three. The weights are those that make the gold beads
likeliest (a conditional random field over all ways to cut, L2 on standardised features) on the sets as they are and
with passages left out, ends cut, stray lines put in, and short pieces. Stages in order: `plain`, then
`tuned` and `lexicon` with what a `plain` search teaches of lengths and words, as `tmkit.align.pairing` runs them.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import _harder
from _graph import NAMES, Graph, Step, empty, enter, fit

from tmkit.align.model import stages
from tmkit.align.pairing import MOST, gather, search_once, taught_by, with_vectors
from tmkit.align.scorer import Case
from tmkit.core import Segment

SETS = ("tb_dev", "mac_dev", "tr_train")


def read(data: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / "align" / f"{name}.jsonl").open(encoding="utf-8")]


def variants(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    made = list(rows)
    for number, row in enumerate(rows):
        stray = _harder.strangers(rows, row, "source"), _harder.strangers(rows, row, "target")
        if len(rows) > 4 and number % 2:
            made += [_harder.omitted(row), *_harder.slices(row, share=0.3)]
        else:
            made += [_harder.truncated(row), _harder.noisy(row, *stray)]
    return made


def segments(row: dict[str, Any], side: str) -> list[Segment]:
    return [Segment(text, row[f"{side}_lang"]) for text in row[side]]


def golden(row: dict[str, Any]) -> list[Step]:
    """Steps (source from, to, target from, to); beads too large are cut in proportion."""
    steps = []
    i = j = 0
    for ours, theirs in _harder.ordered(row):
        a, b = len(ours), len(theirs)
        if not a or not b:
            for _ in range(a):
                steps.append((i, i + 1, j, j))
                i += 1
            for _ in range(b):
                steps.append((i, i, j, j + 1))
                j += 1
            continue
        parts = 1
        while a / parts + b / parts > MOST - 1 and parts < min(a, b):
            parts += 1
        if a + b <= MOST:
            parts = 1
        for part in range(parts):
            na = a * (part + 1) // parts - a * part // parts
            nb = b * (part + 1) // parts - b * part // parts
            if na + nb > MOST:
                nb = MOST - na
            steps.append((i, i + na, j, j + nb))
            i, j = i + na, j + nb
        while i < (ours[-1] + 1):
            steps.append((i, i + 1, j, j))
            i += 1
        while j < (theirs[-1] + 1):
            steps.append((i, i, j, j + 1))
            j += 1
    return steps


def release(root: Path) -> list[dict[str, Any]]:
    """The press release's three pairs: news, and pairs of languages that the sets lack."""
    rows = []
    for source, target in (("fr", "en"), ("fr", "zh"), ("en", "zh")):
        beads = [
            tuple(json.loads(side) for side in line.split(":"))
            for line in (root / f"gold.{source}-{target}.beads.txt").read_text(encoding="utf-8").splitlines()
        ]
        texts = [
            (root / f"gold.{lang}.segments.txt").read_text(encoding="utf-8").splitlines() for lang in (source, target)
        ]
        langs = {"source_lang": source, "target_lang": target}
        rows.append({"id": "release:", **langs, "source": texts[0], "target": texts[1], "beads": beads})
    return rows


@dataclass
class Sample:
    """A row with its case, and how much it counts."""

    row: dict[str, Any]
    case: Case
    weight: float


def samples(rows: Sequence[dict[str, Any]], weight: Callable[[dict[str, Any]], float]) -> list[Sample]:
    """Every row's case; Chinese and English also with the dictionary."""
    made = []
    for row in rows:
        sides = segments(row, "source"), segments(row, "target")
        made.append(Sample(row, gather(*sides), weight(row)))
        if {row["source_lang"], row["target_lang"]} == {"zh", "en"} and row["id"] in WITH_DICTIONARY:
            made.append(Sample(row, gather(*sides, dictionary="cedict"), weight(row) / 2))
    return made


WITH_DICTIONARY = {"mac_dev:002", "mac_dev:004", "mac_dev:005", "mac_dev:001:truncated1", "mac_dev:004:omitted1"}


def _unread(case: Case) -> Case:
    """Without the lexicon, as a short document is."""
    return replace(case, tables={name: table_ for name, table_ in case.tables.items() if name != "lexicon"})


def learn(given: Sequence[Sample], kind: str, rounds: int) -> dict[str, dict[str, float]]:
    """Weights of a kind's two stages: `plain` or `embed`, and the same with a lexicon."""
    begun = time.monotonic()
    learned: dict[str, dict[str, float]] = {}
    given = list(given)
    if kind == "embed":
        given = [replace(each, case=with_vectors(each.case)) for each in given]
    for stage in (kind, f"{kind}-tuned", f"{kind}-lexicon"):
        if stage == f"{kind}-tuned":
            given = [replace(each, case=taught_by(each.case, search_once(each.case, learned[kind]))) for each in given]
        used = given if stage != f"{kind}-lexicon" else [each for each in given if "lexicon" in each.case.tables]
        start = {**stages().get(stage, {}), **learned.get(kind, {})}
        begin = np.array([start.get(name, 0.0) for name in NAMES])
        edges = empty()
        for each in used:
            case = each.case if stage != f"{kind}-tuned" else _unread(each.case)
            enter(edges, case, golden(each.row), each.weight, begin)
        graph = Graph(edges)
        spent = time.monotonic() - begun
        print(f"{stage}: {len(used)} documents, {len(graph.source)} edges; {spent:.0f} s", flush=True)
        learned[stage] = fit(graph, start, rounds)
    return learned


def _worth(row: dict[str, Any]) -> float:
    """The release is the only news and must come out exactly; it counts for as much as a sixth of a set."""
    return 15.0 if row["id"] == "release:" else 1.0


def main() -> None:
    """Learn every stage and write the file."""
    data, out, kinds = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(",")
    sets = sys.argv[4:] or SETS
    rows = [row for name in sets for row in variants(read(data, name))]
    beads = {name: sum(len(row["beads"]) for row in rows if row["id"].startswith(name)) for name in sets}
    mean = sum(beads.values()) / len(beads)
    rows += release(Path(__file__).parents[2] / "corpora" / "sce2018")
    given = samples(rows, lambda row: (mean / beads.get(row["id"].partition(":")[0], mean)) ** 0.5 * _worth(row))
    learned: dict[str, dict[str, float]] = json.loads(out.read_text()) if out.exists() else {}
    for kind in kinds:
        learned |= learn(given, kind, ROUNDS)
        out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


ROUNDS = 150

if __name__ == "__main__":
    main()
