"""Alignment on gold sets, as they are and made harder, beside Gale and Church's method (PyPI `galechurch`).

Strict F1 as Vecalign's evaluation has it: recall over beads with both sides, precision over every bead told. All
figures are taken through the door for pipelines, `tmkit align --jsonl`, without its process.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.bench import _harder

SETS = ("tb_dev", "mac_dev", "tr_train")
Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]
Aligner = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]


def read(data: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a gold set."""
    return [json.loads(line) for line in (data / "align" / f"{name}.jsonl").open(encoding="utf-8")]


def tmkit(**knobs: Any) -> Aligner:
    """Tmkit with those options."""
    from tmkit.flows import align_lines
    from tmkit.flows.build_memory import Options

    def run(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        lines = (json.dumps({key: row[key] for key in row if key != "beads"}).encode() for row in rows)
        answers = [json.loads(line) for line in align_lines.answer_lines(lines, replace(Options(), **knobs))]
        for answer in answers:
            if "error" in answer:
                raise RuntimeError(f"{answer['id']}: {answer['error']}")
        return answers

    return run


def gale_church(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gale and Church's method as the package has it: lengths in characters, a whole text as one paragraph."""
    import galechurch.algo

    answers = []
    for row in rows:
        lengths = [[max(1, len(text)) for text in row[side]] for side in ("source", "target")]
        answers.append({"beads": galechurch_beads(galechurch.algo, *lengths)})
    return answers


def galechurch_beads(algo: Any, source: list[int], target: list[int]) -> list[list[list[int]]]:
    raise NotImplementedError


def strict(rows: Iterable[dict[str, Any]], answers: Iterable[dict[str, Any]]) -> float:
    """F1 of exactly right beads."""
    right = told = found = gold_beads = 0
    for row, answer in zip(rows, answers, strict=True):
        gold = {(tuple(s), tuple(t)) for s, t in row["beads"]}
        ours = {(tuple(s), tuple(t)) for s, t in answer["beads"]}
        right += len(gold & ours)
        told += len(ours)
        both = {bead for bead in gold if bead[0] and bead[1]}
        found += len(both & ours)
        gold_beads += len(both)
    precision, recall = right / max(1, told), found / max(1, gold_beads)
    return 2 * precision * recall / (precision + recall) if right else 0.0


def sure(rows: Iterable[dict[str, Any]], answers: Iterable[dict[str, Any]], least: float = 0.9) -> tuple[float, int]:
    """Share of right ones among the beads with at least that score, and how many there are."""
    right = told = 0
    for row, answer in zip(rows, answers, strict=True):
        gold = {(tuple(s), tuple(t)) for s, t in row["beads"]}
        for (s, t), score in zip(answer["beads"], answer["scores"], strict=True):
            if score >= least:
                told += 1
                right += (tuple(s), tuple(t)) in gold
    return right / max(1, told), told


def harder(rows: Sequence[dict[str, Any]], seed: int = 7) -> dict[str, list[dict[str, Any]]]:
    """The rows made harder, by kind; other places than those that the weights were learned on."""
    stray = [(_harder.strangers(rows, row, "source"), _harder.strangers(rows, row, "target")) for row in rows]
    return {
        "omitted": [_harder.omitted(row, seed) for row in rows],
        "truncated": [_harder.truncated(row, seed) for row in rows],
        "noise": [_harder.noisy(row, *lines, seed) for row, lines in zip(rows, stray, strict=True)],
        "slices": [piece for row in rows for piece in _harder.slices(row, seed)],
    }


def run(data: Path) -> dict[str, float]:
    """Strict F1 by set, option and hardship; precision of the sure beads."""
    figures: dict[str, float] = {}
    aligners: dict[str, Aligner] = {"": tmkit(), " embed": tmkit(embed=True)}
    for name in SETS:
        rows = read(data, name)
        figures |= _of(name, rows, {**aligners, **({" cedict": tmkit(dictionary="cedict")} if "mac" in name else {})})
        for kind, made in harder(rows).items():
            figures |= _of(f"{name} {kind}", made, aligners)
    return figures


def _of(name: str, rows: Sequence[dict[str, Any]], aligners: dict[str, Aligner]) -> dict[str, float]:
    figures = {}
    for suffix, aligner in aligners.items():
        begun = time.process_time()
        answers = aligner(rows)
        spent = time.process_time() - begun
        figure = strict(rows, answers)
        precise, told = sure(rows, answers)
        figures[f"{name}{suffix}"] = round(figure, 4)
        figures[f"{name}{suffix} sure"] = round(precise, 4)
        size = sum(len(row["source"]) + len(row["target"]) for row in rows)
        print(
            f"{name + suffix:26s} F1 {figure:.3f}   >= .9: {precise:.3f} of {told:5d}   {size} segments, {spent:.1f} s",
            flush=True,
        )
    return figures
