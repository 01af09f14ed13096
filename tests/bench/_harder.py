"""Gold alignments made harder, as real documents are: passages left out, cut ends, stray lines, short pieces.

Deterministic for a seed. A row is `{"id", "source_lang", "target_lang", "source", "target", "beads"}`.
"""

import random
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
Beads = list[tuple[list[int], list[int]]]


def _row(row: Row, name: str, pieces: Sequence[tuple[list[str], list[str]]]) -> Row:
    """A row of those beads, given by their texts; one-sided ones become a bead a segment."""
    source: list[str] = []
    target: list[str] = []
    beads: Beads = []
    for ours, theirs in pieces:
        here, there = (
            list(range(len(source), len(source) + len(ours))),
            list(range(len(target), len(target) + len(theirs))),
        )
        source += ours
        target += theirs
        if ours and theirs:
            beads.append((here, there))
        else:
            beads += [([i], []) for i in here] + [([], [j]) for j in there]
    known = {key: row[key] for key in ("source_lang", "target_lang")}
    return {"id": f"{row['id']}:{name}", **known, "source": source, "target": target, "beads": beads}


def ordered(row: Row) -> Beads:
    """The row's beads as a path through both texts; of beads that cross, the fewest become segments left out."""
    beads = sorted(((s, t) for s, t in row["beads"] if s and t), key=lambda bead: bead[0][0])
    best = [(1, -1)] * len(beads)  # longest chain that ends in each bead, and the bead before it
    for at, (_, theirs) in enumerate(beads):
        before = [(best[k][0] + 1, k) for k in range(at) if beads[k][1][-1] < theirs[0]]
        best[at] = max(before, default=(1, -1))
    at, chain = max(range(len(beads)), key=lambda k: best[k][0]) if beads else -1, []
    while at >= 0:
        chain.append(beads[at])
        at = best[at][1]
    i = j = 0
    path: Beads = []
    for ours, theirs in [*chain[::-1], ([len(row["source"])], [len(row["target"])])]:
        path += [([k], []) for k in range(i, ours[0])] + [([], [k]) for k in range(j, theirs[0])] + [(ours, theirs)]
        i, j = ours[-1] + 1, theirs[-1] + 1
    return path[:-1]


def _pieces(row: Row) -> list[tuple[list[str], list[str]]]:
    return [([row["source"][i] for i in s], [row["target"][j] for j in t]) for s, t in ordered(row)]


def omitted(row: Row, seed: int = 1) -> Row:
    """About a tenth of the beads left out on one side or the other, in passages of 2 to 12."""
    chance = random.Random(f"omitted {row['id']} {seed}")
    pieces = _pieces(row)
    for _ in range(max(1, len(pieces) // 60)):
        length = chance.randint(2, min(12, max(2, len(pieces) // 4)))
        start, side = chance.randrange(max(1, len(pieces) - length)), chance.randrange(2)
        for at in range(start, min(len(pieces), start + length)):
            ours, theirs = pieces[at]
            pieces[at] = (ours, []) if side else ([], theirs)
    return _row(row, f"omitted{seed}", [piece for piece in pieces if piece[0] or piece[1]])


def truncated(row: Row, seed: int = 1) -> Row:
    """A fifth to two fifths of one side cut off at an end."""
    chance = random.Random(f"truncated {row['id']} {seed}")
    pieces = _pieces(row)
    cut = int(len(pieces) * chance.uniform(0.2, 0.4))
    at_end, side = chance.random() < 0.7, chance.randrange(2)
    for at in range(len(pieces) - cut, len(pieces)) if at_end else range(cut):
        ours, theirs = pieces[at]
        pieces[at] = (ours, []) if side else ([], theirs)
    return _row(row, f"truncated{seed}", [piece for piece in pieces if piece[0] or piece[1]])


def noisy(row: Row, strangers: Sequence[str], others: Sequence[str], seed: int = 1) -> Row:
    """One stray line for every twelve beads, in runs of 1 to 3, from other texts of the side's language."""
    chance = random.Random(f"noise {row['id']} {seed}")
    pieces = []
    for piece in _pieces(row):
        pieces.append(piece)
        if chance.random() < 1 / 24:
            lines = chance.sample(list(strangers if chance.randrange(2) else others), chance.randint(1, 3))
            pieces.append((lines, []) if lines[0] in strangers else ([], lines))
    return _row(row, f"noise{seed}", pieces)


def slices(row: Row, seed: int = 1, share: float = 1.0) -> list[Row]:
    """The row cut into pieces of 6 to 25 beads; a share of them."""
    chance = random.Random(f"slices {row['id']} {seed}")
    pieces, made, at = _pieces(row), [], 0
    while at < len(pieces) - 5:
        length = chance.randint(6, 25)
        made.append(_row(row, f"slice{at}", pieces[at : at + length]))
        at += length
    return [each for each in made if each["source"] and each["target"] and chance.random() < share]


def strangers(rows: Sequence[Row], row: Row, side: str) -> list[str]:
    """Lines of the other rows in the language of that side of the row, or of the row's far end where there is none."""
    lang = row[f"{side}_lang"]
    lines = [
        line
        for other in rows
        if other["id"] != row["id"]
        for which in ("source", "target")
        if other[f"{which}_lang"] == lang
        for line in other[which]
    ]
    return lines[:2000] or list(row[side])[::-1]
