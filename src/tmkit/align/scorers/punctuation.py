"""Question marks, quotes, commas and the like stay in translation, if not their shapes.

Why      A question stays a question; what is quoted stays quoted; where a sentence ends, its translation mostly does.
Limits   Counts only: which mark it is within its kind is the language's matter.
"""

from collections.abc import Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block, padded, windows
from tmkit.align.scorer import Case, Evidence, Measure, Scorer
from tmkit.align.side import LAST_FINISHED, MARKS, Side

KINDS = tuple(MARKS)
PAIRED = ("question", "exclamation", "quote", "bracket", "dash")
"""Kinds that also count where they match, for they are rare."""
FEATURES = (
    *(f"{kind}_apart" for kind in KINDS),
    *(f"{kind}_both" for kind in PAIRED),
    "end_same",
    "end_mark_apart",
    "end_finished_apart",
    "quote_opens_apart",
    "quote_opens_both",
    "quote_closes_apart",
    "quote_closes_both",
    "start_case_apart",
    "start_sign_apart",
    "start_sign_both",
)


def gather(case: Case) -> Evidence:
    """By the marks of both sides."""
    return lambda block: _measure(case, block)


def _measure(case: Case, block: Block) -> Measure:
    rows, columns = block.shape
    source = windows(case.source.marks, block.source, rows, block.reach)
    target = windows(case.target.marks, block.target, columns, block.reach)
    paired = [KINDS.index(kind) for kind in PAIRED]
    starts = _starts(case.source, block.source)[:, :rows], _starts(case.target, block.target)[:, :columns]
    ends = _ends(case.source, block.source), _ends(case.target, block.target)
    opening = [_apart(starts, 0), _both(starts, 0)]
    start = [_apart(starts, 1) * _known(starts, 2), _apart(starts, 3), _both(starts, 3)]

    def values(a: int, b: int) -> Sequence[Floats]:
        ours, theirs = source[a][:, :, None], target[b][:, None, :]
        apart = np.minimum(np.abs(ours - theirs), 3.0)
        both = np.minimum(np.minimum(ours[paired], theirs[paired]), 3.0)
        last = ends[0][:, a - 1 : a - 1 + rows], ends[1][:, b - 1 : b - 1 + columns]
        same = (last[0][0][:, None] == last[1][0][None, :]).astype(float)
        closing = [same, _apart(last, 1), _apart(last, 2), *opening, _apart(last, 3), _both(last, 3)]
        return [*apart, *both, *closing, *start]

    return values


def _ends(side: Side, where: slice) -> Floats:
    """[what, segment]: kind of end; is it a question or exclamation; is it finished; does it close a quote."""
    ends = side.ends
    kinds = np.where(ends >= 4, 4, ends)
    finished = (ends >= 1) & (ends <= LAST_FINISHED)
    return padded(np.stack([kinds, (ends == 1) + 2.0 * (ends == 2), finished, side.closes_quote]).astype(float), where)


def _starts(side: Side, where: slice) -> Floats:
    """[what, segment]: does it open a quote; is it lower case; has it case at all; does it start with a sign."""
    starts = side.starts
    cased = (starts == 1) | (starts == 2)
    return padded(np.stack([side.opens_quote, starts == 2, cased, starts >= 3]).astype(float), where)


def _apart(pair: tuple[Floats, Floats], what: int) -> Floats:
    differs: Floats = (pair[0][what][:, None] != pair[1][what][None, :]).astype(float)
    return differs


def _both(pair: tuple[Floats, Floats], what: int) -> Floats:
    both: Floats = pair[0][what][:, None] * pair[1][what][None, :]
    return both


_known = _both

SCORER = Scorer("punctuation", FEATURES, gather)
