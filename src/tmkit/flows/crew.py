"""The checks' work in batches: in this process or shared out over others, and told of as it is done."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from tmkit import qa
from tmkit.core import TmkitError, Unit
from tmkit.qa import Rules
from tmkit.qa.engine import Ranked, Spread

Tell = Callable[[int], None]
"""Is told how many units more have been checked."""

AHEAD = 3
"""Batches a process that are handed out before the first is waited for: enough that none is idle, few in memory."""

LONG = 20
"""Batches from which a run is a long one: 10 000 units, 2 s."""

_LARGE = -3, 1 << 17
"""glibc's M_MMAP_THRESHOLD, and the 128 KiB that it begins with."""

_rules: Rules | None = None
"""Of a worker process: what it was told to check."""


def _begin(rules: Rules) -> None:
    """Of a worker process: Ctrl-C is the business of the process that shares the work out, and it ends with that."""
    global _rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # or else each look for circles writes on what this process shares with its parent: a copy of it all
    _rules = rules


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _steady() -> None:
    """From now on large pieces of memory go back to the system as soon as nobody holds them.

    By itself glibc takes each that it gets back for a sign to keep the next: what is looked at across a window, 10 MB
    and more, then lies about in pieces, more of them with every window. Other C libraries need no word, or know none.
    """
    import ctypes

    try:
        ctypes.CDLL(None).mallopt(*_LARGE)
    except (AttributeError, OSError, TypeError):  # TypeError: Windows has no library without a name
        return


def _ready() -> None:
    """Nothing: the first work starts the processes."""


def _work(units: Sequence[Unit]) -> list[list[Ranked]]:
    assert _rules is not None
    return qa.hits(units, _rules)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits meanwhile: a process that is just being made must not get it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def crew(rules: Rules, jobs: int, tell: Tell) -> Iterator[Spread]:
    """What does the work on batches of units, in order: with `jobs` processes, which end with the block."""
    if jobs <= 1:
        yield lambda batches: _alone(batches, rules, tell)
        return
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    _steady()
    kinds = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in kinds else None)
    pool = ProcessPoolExecutor(jobs, context, _begin, (rules,))
    with _uninterrupted():  # they begin before there are units, of which each would hold a copy
        pool.submit(_ready)
    waiting: deque[tuple[int, Future[list[list[Ranked]]]]] = deque()

    def first() -> list[list[Ranked]]:
        size, future = waiting.popleft()
        found = future.result()
        tell(size)
        return found

    def spread(batches: Iterable[Sequence[Unit]]) -> Iterator[list[list[Ranked]]]:
        for batch in batches:
            with _uninterrupted():
                waiting.append((len(batch), pool.submit(_work, batch)))
            if len(waiting) > AHEAD * jobs:
                yield first()
        while waiting:
            yield first()

    try:
        yield spread
    except BrokenProcessPool:
        said = "a process that was checking has been ended from outside, perhaps for want of memory"
        raise TmkitError(f"{said}; --jobs 1 needs least") from None
    finally:
        with _uninterrupted():
            pool.shutdown(cancel_futures=True)


def _alone(batches: Iterable[Sequence[Unit]], rules: Rules, tell: Tell) -> Iterator[list[list[Ranked]]]:
    for number, batch in enumerate(batches):
        if number == LONG:
            _steady()
        yield qa.hits(batch, rules)
        tell(len(batch))
