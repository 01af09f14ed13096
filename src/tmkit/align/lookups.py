"""What the scorers by tables of pairs have in common: gains of whole beads, their share, and the weakest member."""

from collections.abc import Callable, Sequence

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.block import Block
from tmkit.align.lexical import Table, coverage, likelihood, table
from tmkit.align.scorer import Case, Evidence, Measure, Scorer
from tmkit.align.side import Side, Tokens

Pairs = Callable[[Side, Side], Table | None]

SCALE = 5.0  # nats; keeps the features of all scorers of a size, which the learner likes


def by_coverage(name: str, pairs: Pairs | None = None) -> Scorer:
    """A scorer of partners met, by the table of its name."""

    def gather(case: Case) -> Evidence | None:
        pairs = case.tables.get(name)
        if pairs is None or not len(pairs.partners):
            return None

        def of(block: Block) -> Measure:
            gains = coverage(pairs, block)
            summed = gains.summed(block)

            def values(a: int, b: int) -> Sequence[Floats]:
                gain = summed(a, b)
                return [gain / SCALE, gain / gains.most(block, a, b), gains.weakest(block, a, b)]

            return values

        return of

    return Scorer(name, (f"{name}_gain", f"{name}_share", f"{name}_weakest"), gather, pairs)


def by_likelihood(name: str) -> Scorer:
    """A scorer of how likely the words of one side make those of the other, by the table of its name."""

    def gather(case: Case) -> Evidence | None:
        pairs = case.tables.get(name)
        if pairs is None or not len(pairs.partners):
            return None

        def of(block: Block) -> Measure:
            gains = likelihood(pairs, block)
            summed = gains.summed(block)

            def values(a: int, b: int) -> Sequence[Floats]:
                gain = summed(a, b)
                weakest = np.maximum(gains.weakest(block, a, b), -2.0)
                return [gain / SCALE, gain / gains.most(block, a, b), weakest]

            return values

        return of

    return Scorer(name, (f"{name}_gain", f"{name}_mean", f"{name}_weakest"), gather)


def same(source: Tokens, target: Tokens) -> Table:
    """The table that pairs each type with the equal one."""
    number_of = {word: number for number, word in enumerate(target.words)}
    both = [(number, number_of[word]) for number, word in enumerate(source.words) if word in number_of]
    sources, targets = np.array(both, dtype=np.int64).reshape(-1, 2).T
    return table(source, target, sources, targets, np.ones(len(both)))
