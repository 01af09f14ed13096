"""Checks shared out over processes: each gets whole groups of units and gives back what its checks say."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from tmkit import qa
from tmkit.core import Unit
from tmkit.qa import Rules
from tmkit.qa.engine import Ranked, Spread

_rules: Rules | None = None
"""Of a worker process: what it was told to check."""


def _begin(rules: Rules) -> None:
    import signal

    global _rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that shares the work out ends its workers itself
    _rules = rules


def _work(units: Sequence[Unit]) -> list[list[Ranked]]:
    assert _rules is not None
    return qa.hits(units, _rules)


@contextmanager
def crew(rules: Rules, jobs: int) -> Iterator[Spread]:
    """What shares batches of units out over `jobs` processes, in order; they end with the block."""
    import multiprocessing

    kinds = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in kinds else None)
    pool = context.Pool(jobs, _begin, (rules,))

    def spread(batches: Iterable[Sequence[Unit]]) -> Iterable[list[list[Ranked]]]:
        return pool.imap(_work, batches)

    try:
        yield spread
        pool.close()
    finally:
        pool.terminate()
        pool.join()
