"""The conditional random field behind `learn_align.py`: every likely way to cut documents, as one graph of edges."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from tmkit.align.band import Band, around
from tmkit.align.model import (
    FEATURES,
    GAP_FEATURES,
    RUN_FEATURES,
    SCORERS,
    blocks,
    cells,
    gap_features,
    possible,
)
from tmkit.align.pairing import MOST
from tmkit.align.scorer import Case
from tmkit.align.search import Lattice, posterior, shapes

SHAPES = shapes(MOST)
NAMES = (*FEATURES, *GAP_FEATURES, *RUN_FEATURES)
RUN, GAP = -len(RUN_FEATURES), -len(RUN_FEATURES) - len(GAP_FEATURES)
PENALTY = 2.0  # of squared standardised weights
MARGIN = 9
LEAST = 1e-5  # steps less likely than this by the weights begun with are left out
PIECE = 60  # gold steps
BY_HAND = ("addresses", "glossary", "paragraph")  # too rare in the sets to be learned
Step = tuple[int, int, int, int]
Weights = dict[str, float]


@dataclass
class Edges:
    """Every likely step of some documents, as a graph of states; and what the gold steps sum up to.

    A boundary has three states: after a bead, after a gap, after either. Levels grow along every edge.
    """

    source: list[Any]
    """State that each edge leaves."""
    target: list[Any]
    """State that it reaches."""
    features: list[Any]
    """[feature, edge]."""
    weight: list[Any]
    """Of its document."""
    level: list[int]
    """Of each state."""
    ends: list[tuple[int, int, float]]
    """First and last state of each piece of a document, and its weight."""
    gold: Any


def empty() -> Edges:
    return Edges([], [], [], [], [], [], np.zeros(len(NAMES)))


def table(case: Case, band: Band, mask: Any) -> Any:
    """[feature, shape, row, cell] of a document."""
    made = np.zeros((len(FEATURES), *mask.shape), dtype=np.float32)
    at = 0
    for scorer in SCORERS:
        evidence = scorer.gather(case)
        here = range(at, at + len(scorer.features))
        at += len(scorer.features)
        if evidence is None:
            continue
        for block in blocks(band, SHAPES):
            measure = evidence(block)
            where, places = cells(band, block)
            for number, (a, b) in enumerate(SHAPES):
                for feature, values in zip(here, measure(a, b), strict=True):
                    made[feature, number, where] = np.take_along_axis(values, places, axis=1)
    made[:, ~np.isfinite(mask)] = 0
    return made


def enter(edges: Edges, case: Case, steps: Sequence[Step], weight: float, begin: Any) -> None:
    """Add a document, in pieces of about PIECE gold steps; steps less likely than LEAST by `begin` are left out."""
    rows, columns = len(case.source) + 1, len(case.target) + 1
    band = golden_band(rows, columns, steps)
    mask = possible(band, SHAPES)
    features = table(case, band, mask)
    gaps = gap_features(case, band)
    beads = (0.7 * begin[: len(FEATURES)].astype(np.float32) @ features.reshape(len(FEATURES), -1)).reshape(mask.shape)
    opening, rate, edge = 0.7 * begin[RUN:]
    opening += rate * case.gap_rate
    priced = [0.7 * begin[GAP:RUN] @ each for each in gaps]
    found = posterior(Lattice(band, SHAPES, beads + mask, priced[0], priced[1], opening, opening + edge))
    golden_beads = {(start, left, end - start, right - left) for start, end, left, right in steps}
    likely = [
        (start, int(band.low[start] + cell), *SHAPES[number], features[:, number, start, cell])
        for number, start, cell in zip(*np.nonzero(found.beads > LEAST), strict=True)
    ]
    known = {step[:4] for step in likely}
    number_of = {shape: number for number, shape in enumerate(SHAPES)}
    for start, left, a, b in golden_beads - known:
        if a and b:
            likely.append((start, left, a, b, features[:, number_of[a, b], start, left - band.low[start]]))
    for vertical, probable in ((True, found.source_gaps), (False, found.target_gaps)):
        for row, cell in zip(*np.nonzero(probable > LEAST), strict=True):
            likely.append((int(row), int(band.low[row] + cell), int(vertical), int(not vertical), None))
    known = {step[:4] for step in likely}
    likely += [(*step, None) for step in golden_beads - known]
    cuts = _cuts(steps, rows, columns)
    for (top, left), (bottom, right) in pairwise(cuts):
        inside = [
            step
            for step in likely
            if top <= step[0] and left <= step[1] and step[0] + step[2] <= bottom and step[1] + step[3] <= right
        ]
        part = [step for step in steps if top <= step[0] and left <= step[2] and step[1] <= bottom and step[3] <= right]
        _enter_piece(
            edges, inside, part, gaps, case.gap_rate, (rows - 1, columns - 1), (top, left, bottom, right), weight
        )


def _cuts(steps: Sequence[Step], rows: int, columns: int) -> list[tuple[int, int]]:
    cuts, since = [(0, 0)], 0
    for before, after in pairwise(steps):
        since += 1
        both = all(step[1] > step[0] and step[3] > step[2] for step in (before, after))
        if since >= PIECE and both and len(steps) > 1.5 * PIECE:
            cuts.append((before[1], before[3]))
            since = 0
    return [*cuts, (rows - 1, columns - 1)]


def _enter_piece(
    edges: Edges,
    inside: Sequence[Any],
    part: Sequence[Step],
    gaps: Any,
    rate: float,
    corner: Any,
    box: Any,
    weight: float,
) -> None:
    top, left, bottom, right = box
    state_of: dict[tuple[int, int], int] = {}

    def state(i: int, j: int) -> int:
        """The first of the boundary's three states."""
        if (i, j) not in state_of:
            state_of[i, j] = len(edges.level)
            level = 2 * (i + j - top - left)
            edges.level += [level, level, level + 1]
            for kind in (0, 1):
                add(state_of[i, j] + kind, state_of[i, j] + 2, None)
        return state_of[i, j]

    def add(source: int, target: int, features: Any) -> None:
        edges.source.append(source)
        edges.target.append(target)
        edges.features.append(features)
        edges.weight.append(weight)

    def gap_features(i: int, j: int, vertical: bool, opens: bool) -> Any:
        made = np.zeros(len(NAMES), dtype=np.float32)
        made[GAP:RUN] = gaps[0][:, i] if vertical else gaps[1][:, j]
        if opens:
            made[RUN:] = 1, rate, i in (0, corner[0]) or j in (0, corner[1])
        return made

    first = state(top, left)
    for i, j, a, b, features in inside:
        begin, end = state(i, j), state(i + a, j + b)
        if a and b:
            made = np.zeros(len(NAMES), dtype=np.float32)
            made[: len(FEATURES)] = features
            add(begin + 2, end, made)
        else:
            add(begin, end + 1, gap_features(i, j, bool(a), True))
            add(begin + 1, end + 1, gap_features(i, j, bool(a), False))
    edges.ends.append((first, state(bottom, right) + 2, weight))
    of_bead = {step[:4]: step[4] for step in inside}
    was_gap = False
    for start, end_, low, high in part:
        a, b = end_ - start, high - low
        if a and b:
            edges.gold[: len(FEATURES)] += weight * of_bead[start, low, a, b]
        else:
            edges.gold += weight * gap_features(start, low, bool(a), not was_gap)
        was_gap = not (a and b)


class Graph:
    """The edges as arrays, sorted for sums level by level."""

    def __init__(self, edges: Edges) -> None:
        """Keeps features once, as [edge, feature]."""
        source, target, level = (np.array(each) for each in (edges.source, edges.target, edges.level))
        nothing = np.zeros(len(NAMES), dtype=np.float32)
        self.features = np.array([nothing if each is None else each for each in edges.features], dtype=np.float32)
        self.source, self.target, self.weight = source, target, np.array(edges.weight)
        self.states, self.gold = len(level), edges.gold
        self.first, self.last = (np.array([each[k] for each in edges.ends]) for k in (0, 1))
        self.ends_weight = np.array([each[2] for each in edges.ends])
        self.ahead = self._plan(target, level)
        self.back = self._plan(source, -level)
        self.piece = self._pieces()

    def _plan(self, key: Any, level: Any) -> list[tuple[Any, Any, Any]]:
        """For each level in turn: its edges, sorted by state; where each state's begin; the states."""
        order = np.lexsort((key, level[key]))
        sorted_level = level[key][order]
        plan = []
        for edges in np.split(order, np.nonzero(np.diff(sorted_level))[0] + 1):
            states, begin = np.unique(key[edges], return_index=True)
            plan.append((edges, begin, states))
        return plan

    def _pieces(self) -> Any:
        """The piece of each edge: states are numbered piece after piece."""
        return np.searchsorted(self.first, self.source, side="right") - 1

    def _sums(self, plan: Any, other: Any, scores: Any, start: Any) -> Any:
        sums = np.full(self.states, -np.inf)
        sums[start] = 0.0
        for edges, begin, states in plan:
            arriving = sums[other[edges]] + scores[edges]
            top = np.maximum.reduceat(arriving, begin)
            safe = np.where(np.isfinite(top), top, 0.0)
            counts = np.diff(np.append(begin, len(edges)))
            with np.errstate(divide="ignore"):
                total = np.log(np.add.reduceat(np.exp(arriving - np.repeat(safe, counts)), begin)) + safe
            sums[states] = np.logaddexp(sums[states], total)
        return sums

    def likelihood(self, weights: Any) -> tuple[float, Any]:
        """Weighted log likelihood of gold and its gradient."""
        scores = (self.features @ weights.astype(np.float32)).astype(float)
        ahead = self._sums(self.ahead, self.source, scores, self.first)
        back = self._sums(self.back, self.target, scores, self.last)
        evidence = ahead[self.last]
        with np.errstate(invalid="ignore"):
            probable = np.exp(ahead[self.source] + scores + back[self.target] - evidence[self.piece])
        probable = np.nan_to_num(probable) * self.weight
        expected = self.features.T @ probable.astype(np.float32)
        return float(weights @ self.gold - evidence @ self.ends_weight), self.gold - expected


def golden_band(rows: int, columns: int, steps: Sequence[Step]) -> Band:
    """The band around the gold path."""
    first, last = np.full(rows, columns), np.zeros(rows, dtype=int)
    for start, end, left, right in [*steps, (rows - 1, rows - 1, columns - 1, columns - 1)]:
        for row, column in ((start, left), (end, right)):
            first[row], last[row] = min(first[row], column), max(last[row], column)
    for row in np.nonzero(first > last)[0]:
        first[row], last[row] = last[row - 1], last[row - 1]
    return around(first, last, columns, margin=MARGIN)


def climb(objective: Callable[[Any], tuple[float, Any]], start: Any, rounds: int, memory: int = 8) -> Any:
    """Maximum of a concave function by L-BFGS with backtracking."""
    x, (value, slope) = start.copy(), objective(start)
    pairs: list[tuple[Any, Any]] = []
    still = 0
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
            if not pairs:
                break
            pairs = []  # begin anew from the slope alone
            continue
        s, y = size * step, slope - new_slope
        if s @ y > 1e-10:
            pairs = [*pairs[-memory + 1 :], (s, y)]
        gain, x, value, slope = new_value - value, x + s, new_value, new_slope
        if turn % 25 == 24:
            print(f"  {turn + 1}: {value:.1f}", flush=True)
        still = still + 1 if gain < 0.02 else 0
        if still == 5:
            break
    return x


def fit(graph: Graph, start: Weights, rounds: int) -> Weights:
    """The weights under which gold is likeliest, by standardised features."""
    spread = np.sqrt((graph.features**2).mean(axis=0))
    used = spread > 1e-9
    spread = np.where(used, spread, 1.0)
    begin = np.array([start.get(name, 0.0) for name in NAMES]) * spread

    def objective(scaled: Any) -> tuple[float, Any]:
        value, slope = graph.likelihood(scaled / spread)
        value -= PENALTY * float(scaled @ scaled) / 2
        return value, np.where(used, slope / spread - PENALTY * scaled, 0.0)

    best = climb(objective, np.where(used, begin, 0.0), rounds) / spread
    told = {name: round(float(weight), 4) for name, weight in zip(NAMES, best, strict=True)}
    return {name: weight for name, weight in told.items() if weight and not name.startswith(BY_HAND)}
