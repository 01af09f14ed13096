"""The search is exact: its sums are those of every path written out, and its path the best of them."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.align.band import around, whole
from tmkit.align.search import Lattice, forward, likeliest, posterior, shapes

SHAPES = shapes(4)
Path = tuple[tuple[int, int, int, int], ...]


def paths(rows: int, columns: int, i: int = 0, j: int = 0) -> Iterator[Path]:
    """Every way to cut: steps (source from, to, target from, to)."""
    if (i, j) == (rows, columns):
        yield ()
        return
    for a, b in (*SHAPES, (1, 0), (0, 1)):
        if i + a <= rows and j + b <= columns:
            for rest in paths(rows, columns, i + a, j + b):
                yield ((i, i + a, j, j + b), *rest)


def price(lattice: Lattice, path: Path) -> float:
    openings = lattice.openings
    total, in_gap = 0.0, False
    for start, end, left, right in path:
        a, b = end - start, right - left
        if a and b:
            number = lattice.shapes.index((a, b))
            total += float(lattice.beads[number, start, left])
        else:
            total += float(lattice.source_gaps[start] if a else lattice.target_gaps[left])
            total += 0.0 if in_gap else float(openings[start, left])
        in_gap = not (a and b)
    return total


def made(seed: int, rows: int, columns: int) -> Lattice:
    chance = np.random.default_rng(seed)
    beads = chance.normal(-1, 2, (len(SHAPES), rows + 1, columns + 1))
    for number, (a, b) in enumerate(SHAPES):
        beads[number, rows + 1 - a :] = -np.inf
        beads[number, :, columns + 1 - b :] = -np.inf
    gaps = chance.normal(-1, 1, rows), chance.normal(-1, 1, columns)
    return Lattice(whole(rows + 1, columns + 1), SHAPES, beads, *gaps, -1.5, -0.5)


@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_the_sums_are_those_of_every_path_written_out(seed: int, rows: int, columns: int) -> None:
    lattice = made(seed, rows, columns)
    every = [(path, price(lattice, path)) for path in paths(rows, columns)]
    total = np.logaddexp.reduce([value for _, value in every])
    sums = forward(lattice)
    assert math.isclose(float(np.logaddexp(sums.after_bead, sums.after_gap)[-1, -1]), float(total), abs_tol=1e-6)
    kept = lattice.beads.copy()
    found = posterior(lattice)
    assert math.isclose(found.evidence, float(total), abs_tol=1e-6)
    for number, (a, b) in enumerate(SHAPES):
        for i, j in np.ndindex(rows + 1, columns + 1):
            if np.isfinite(kept[number, i, j]):
                with_it = [math.exp(value - total) for path, value in every if (i, i + a, j, j + b) in path]
                assert math.isclose(float(found.beads[number, i, j]), sum(with_it), abs_tol=1e-6)
    left_out = sum(math.exp(value - total) * sum(end == start for *_, start, end in path) for path, value in every)
    assert math.isclose(float(found.source_gaps.sum()), left_out, abs_tol=1e-6)


@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_the_likeliest_path_has_the_most_probable_steps_of_all(seed: int, rows: int, columns: int) -> None:
    found = posterior(made(seed, rows, columns))
    tables = {(1, 0): found.source_gaps, (0, 1): found.target_gaps}
    tables |= {shape: found.beads[number] for number, shape in enumerate(SHAPES)}

    def worth(path: Path) -> float:
        return sum(float(tables[end - start, right - left][start, left]) for start, end, left, right in path)

    steps = likeliest(found, [0.0] * len(SHAPES), 0.0)
    told = tuple(step[:4] for step in steps)
    assert told in set(paths(rows, columns))
    assert math.isclose(worth(told), max(map(worth, paths(rows, columns))), abs_tol=1e-6)


def test_a_band_that_holds_all_likely_paths_changes_nothing() -> None:
    chance = np.random.default_rng(3)
    lattice = made(3, 12, 12)
    lattice.beads[0] += 6 * np.eye(13)  # the diagonal stands out
    full = posterior(Lattice(lattice.band, SHAPES, lattice.beads.copy(), *[np.full(12, -3.0)] * 2, -1.5, -0.5))
    band = around(np.arange(13), np.arange(13), 13, margin=4)
    columns = band.low[:, None] + np.arange(band.width)[None, :]
    beads = np.take_along_axis(lattice.beads, np.broadcast_to(columns, (len(SHAPES), *columns.shape)), axis=2)
    part = posterior(Lattice(band, SHAPES, beads, *[np.full(12, -3.0)] * 2, -1.5, -0.5))
    assert [step[:4] for step in likeliest(full, [0.0] * 6, 0.0)] == [
        step[:4] for step in likeliest(part, [0.0] * 6, 0.0)
    ]
    assert part.evidence == pytest.approx(full.evidence, abs=0.05)
    assert chance is not None


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), min_size=2, max_size=30), st.integers(0, 5))
def test_a_band_holds_what_it_is_made_around(ranges: list[tuple[int, int]], margin: int) -> None:
    first = np.maximum.accumulate(np.array([low for low, _ in ranges]))
    last = first + np.array([size for _, size in ranges])
    columns = int(last.max()) + 1
    band = around(first, last, columns, margin=margin)
    assert band.low[0] == 0
    assert (np.diff(band.low) >= 0).all()
    assert band.low[-1] + band.width == columns
    assert (band.low <= first).all()
    assert (last < band.low + band.width).all()


def test_small_beads_come_first() -> None:
    assert shapes(4) == ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
    assert len(shapes(7)) == 21
