"""Learn the aligner's weights: `python tests/bench/learn_align.py DATA OUT.json [SET...]`.

DATA is the folder with `align/*.jsonl`; SETs default to all three. The weights are those that make the gold beads
likeliest (a conditional random field over all ways to cut, L2 on standardised features) on the sets as they are and
with passages left out, ends cut, stray lines put in, and short pieces. Stages in order: `plain` first, then `lexicon`
with the lexicon that a `plain` search induces, as `tmkit.align.pairing` runs them.
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

from tmkit.align.band import Band, around
from tmkit.align.model import FEATURES, SCORERS, blocks, cells, gap_lengths, possible, stages
from tmkit.align.pairing import MOST, gather, search_once, taught_by
from tmkit.align.scorer import Case
from tmkit.align.search import Lattice, posterior, shapes
from tmkit.core import Segment

SETS = ("tb_dev", "mac_dev", "tr_train")
SHAPES = shapes(MOST)
NAMES = (*FEATURES, "gap", "gap_length", "gap_open", "gap_edge")
PENALTY = 1.0  # of squared standardised weights
MARGIN = 10


@dataclass
class Instance:
    """One document: features of every bead in the band, and what gold sums up to."""

    band: Band
    mask: Any
    features: Any
    gaps: tuple[Any, Any]
    gold: Any
    weight: float = 1.0


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


def golden(row: dict[str, Any]) -> list[tuple[int, int, int, int]]:
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


def instance(case: Case, steps: Sequence[tuple[int, int, int, int]], weight: float) -> Instance:
    rows, columns = len(case.source) + 1, len(case.target) + 1
    first, last = np.full(rows, columns), np.zeros(rows, dtype=int)
    for start, end, left, right in [*steps, (rows - 1, rows - 1, columns - 1, columns - 1)]:
        for row, low, high in ((start, left, left), (end, right, right)):
            first[row], last[row] = min(first[row], low), max(last[row], high)
    inside = first > last
    for row in np.nonzero(inside)[0]:
        first[row], last[row] = last[row - 1], last[row - 1]
    band = around(first, last, columns, margin=MARGIN)
    mask = possible(band, SHAPES)
    table = np.zeros((len(FEATURES), *mask.shape), dtype=np.float32)
    at = 0
    for scorer in SCORERS:
        evidence = scorer.gather(case)
        here = slice(at, at + len(scorer.features))
        at += len(scorer.features)
        if evidence is None:
            continue
        for block in blocks(band, SHAPES):
            measure = evidence(block)
            where, places = cells(band, block)
            for number, (a, b) in enumerate(SHAPES):
                for feature, values in zip(range(here.start, here.stop), measure(a, b), strict=True):
                    table[feature, number, where] = np.take_along_axis(values, places, axis=1)
    table[:, ~np.isfinite(mask)] = 0
    gaps = gap_lengths(case.source, case.target)
    gold = np.zeros(len(NAMES))
    number_of = {shape: number for number, shape in enumerate(SHAPES)}
    was_gap = False
    for start, end, left, right in steps:
        a, b = end - start, right - left
        if a and b:
            gold[: len(FEATURES)] += table[:, number_of[a, b], start, left - band.low[start]]
        else:
            gold[-4] += 1
            gold[-3] += gaps[0][start] if a else gaps[1][left]
            if not was_gap:
                edge = start in (0, rows - 1) or left in (0, columns - 1)
                gold[-2] += 1
                gold[-1] += edge
        was_gap = not (a and b)
    return Instance(band, mask, table.reshape(len(FEATURES), -1), gaps, gold, weight)


def likelihood(given: Instance, weights: Any) -> tuple[float, Any]:
    """Log likelihood of gold and its gradient."""
    beads = (weights[: len(FEATURES)].astype(np.float32) @ given.features).reshape(given.mask.shape) + given.mask
    gap, length, opening, edge = weights[-4:]
    priced = [gap + length * lengths for lengths in given.gaps]
    lattice = Lattice(given.band, SHAPES, beads, priced[0], priced[1], opening, opening + edge)
    found = posterior(lattice)
    expected = np.zeros(len(NAMES))
    expected[: len(FEATURES)] = given.features @ found.beads.reshape(-1)
    low, width = given.band.low, given.band.width
    columns = low[:, None] + np.arange(width)[None, :]
    theirs = np.append(given.gaps[1], 0.0)[np.minimum(columns, len(given.gaps[1]))]
    expected[-4] = found.source_gaps.sum() + found.target_gaps.sum()
    expected[-3] = found.source_gaps[:-1].sum(axis=1) @ given.gaps[0] + (found.target_gaps * theirs).sum()
    at_edge = (columns == 0) | (columns == given.band.columns - 1)
    at_edge[0] = at_edge[-1] = True
    expected[-2] = found.openings.sum()
    expected[-1] = found.openings[at_edge].sum()
    return float(weights @ given.gold - found.evidence) * given.weight, (given.gold - expected) * given.weight


def climb(objective: Callable[[Any], tuple[float, Any]], start: Any, rounds: int, memory: int = 8) -> Any:
    """Maximum of a concave function by L-BFGS with backtracking."""
    x, (value, slope) = start.copy(), objective(start)
    pairs: list[tuple[Any, Any]] = []
    for turn in range(rounds):
        step, alphas = slope.copy(), []
        for s, y in reversed(pairs):
            alpha = s @ step / (s @ y)
            alphas.append(alpha)
            step -= alpha * y
        if pairs:
            s, y = pairs[-1]
            step *= s @ y / (y @ y)
        else:
            step /= max(1.0, np.linalg.norm(step))
        for (s, y), alpha in zip(pairs, reversed(alphas), strict=True):
            step += (alpha - y @ step / (s @ y)) * s
        size = 1.0
        while size > 1e-4:
            new_value, new_slope = objective(x + size * step)
            if new_value > value + 1e-4 * size * (slope @ step):
                break
            size /= 3
        else:
            break
        s, y = size * step, slope - new_slope
        if s @ y > 1e-10:
            pairs = [*pairs[-memory + 1 :], (s, y)]
        gain, x, value, slope = new_value - value, x + s, new_value, new_slope
        if turn % 5 == 4:
            print(f"  {turn + 1}: {value:.1f}", flush=True)
        if gain < 0.05:
            break
    return x


def fit(instances: Sequence[Instance], start: dict[str, float], rounds: int = 60) -> dict[str, float]:
    spread = np.ones(len(NAMES))
    for feature in range(len(FEATURES)):
        spread[feature] = np.sqrt(np.mean([np.mean(each.features[feature] ** 2) for each in instances]))
    used = spread > 1e-9
    spread[~used] = 1.0
    begin = np.array([start.get(name, 0.0) for name in NAMES]) * spread

    def objective(scaled: Any) -> tuple[float, Any]:
        told = [likelihood(each, scaled / spread) for each in instances]
        value = sum(value for value, _ in told) - PENALTY * float(scaled @ scaled) / 2
        slope = sum(slope for _, slope in told) / spread - PENALTY * scaled
        return value, np.where(used, slope, 0.0)

    best = climb(objective, np.where(used, begin, 0.0), rounds) / spread
    return {name: round(float(weight), 4) for name, weight in zip(NAMES, best, strict=True) if abs(weight) > 5e-5}


def learn(rows: Sequence[dict[str, Any]], weights_of: Callable[[dict[str, Any]], float], cases: Any = None) -> Any:
    """Weights of both stages."""
    begun = time.monotonic()
    learned: dict[str, dict[str, float]] = {}
    cases = [gather(segments(row, "source"), segments(row, "target")) for row in rows]
    for stage in ("plain", "lexicon"):
        if stage == "lexicon":
            cases = [taught_by(case, search_once(case, learned["plain"])) for case in cases]
        made = [instance(case, golden(row), weights_of(row)) for case, row in zip(cases, rows, strict=True)]
        print(
            f"{stage}: {len(made)} documents, {sum(len(each.gold) for each in made)}; {time.monotonic() - begun:.0f} s"
        )
        learned[stage] = fit(made, {**stages()[stage], **learned.get("plain", {})})
        del made
    return learned


def main() -> None:
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    sets = sys.argv[3:] or SETS
    rows = [row for name in sets for row in variants(read(data, name))]
    beads = {name: sum(len(row["beads"]) for row in rows if row["id"].startswith(name)) for name in sets}
    mean = sum(beads.values()) / len(beads)
    learned = learn(rows, lambda row: (mean / beads[row["id"].partition(":")[0]]) ** 0.5)
    out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    print({stage: len(weights) for stage, weights in learned.items()}, replace.__name__ and "")


if __name__ == "__main__":
    main()
