"""Alignment on gold sets, as they are and made harder, beside Gale and Church's method (PyPI `galechurch`).

Strict F1 as Vecalign's evaluation has it: recall over beads with both sides, precision over every bead told. All
figures are taken through the door for pipelines, `tmkit align --jsonl`, without its process.
"""

import json
import resource
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
    """Gale and Church's method as the package has it: by lengths in characters, a whole document as one paragraph."""
    import galechurch

    answers = []
    for row in rows:
        beads = galechurch.align(row["source"], row["target"], max_block_size=10**6).beads
        told = [[list(range(b.source_start, b.source_end)), list(range(b.target_start, b.target_end))] for b in beads]
        answers.append({"beads": told, "scores": [0.0] * len(told)})
    return answers


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


def encode_once() -> None:
    """Let texts that several sets share be encoded once: the sets made harder are mostly the sets themselves."""
    import numpy as np

    from tmkit.align import vectors

    plain, known = vectors._encoded, {}

    def encoded(texts: Sequence[str]) -> Any:
        new = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(new, plain(new), strict=True) if new else ())
        return np.array([known[text] for text in texts]) if texts else plain(texts)

    vectors._encoded = encoded


def run(data: Path) -> dict[str, float]:
    """Strict F1 by set, option and hardship beside the peer's; precision of the sure beads; a long document's cost."""
    encode_once()
    figures: dict[str, float] = {}
    ours: dict[str, Aligner] = {"": tmkit(embed=False), " embed": tmkit(embed=True)}
    for name in SETS:
        rows = read(data, name)
        more = {" cedict": tmkit(embed=False, dictionary="cedict")} if name == "mac_dev" else {}
        try:
            import galechurch  # noqa: F401
        except ImportError:
            print("galechurch is not installed; `make bench-setup` installs it")
        else:
            _of(name, rows, {" galechurch": gale_church})
        figures |= _of(name, rows, {**ours, **more})
        for kind, made in harder(rows).items():
            figures |= _of(f"{name} {kind}", made, ours)
    for suffix in ours:
        for kind in ("omitted", "truncated", "noise", "slices"):
            figures[f"{kind}{suffix}"] = round(sum(figures[f"{name} {kind}{suffix}"] for name in SETS) / len(SETS), 4)
            print(f"{kind + suffix:26s} F1 {figures[kind + suffix]:.3f}   mean of the sets", flush=True)
    return figures | long(data)


def long(data: Path, size: int = 3000) -> dict[str, float]:
    """CPU seconds and MiB for a document of that many segments a side, against half of it: growth is near linear."""
    rows = read(data, "tr_train")
    source, target = ([text for row in rows for text in row[side]] * (size // 1500) for side in ("source", "target"))
    spent = []
    for part in (size // 2, size):
        row = {"id": "long", "source_lang": "en", "target_lang": "fr", "source": source[:part], "target": target[:part]}
        begun = time.process_time()
        tmkit(embed=False)([row])
        spent.append(time.process_time() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} x {size}: {spent[1]:.1f} s of CPU, {spent[1] / spent[0]:.1f} times that of half; {memory:.0f} MiB")
    return {"long cpu seconds max": round(spent[1], 1), "long growth max": round(spent[1] / spent[0], 2)}


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
