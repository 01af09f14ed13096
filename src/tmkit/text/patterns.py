"""Regular expressions that are compiled once a machine, not once a run.

To compile the 200 of a run over units takes 35 ms, a fifth of all that a short run does; to build them again of
what `regex` made of them takes one. So what it made is kept in the cache folder, for its very version, in the form
that pickling it would keep, behind a sum of its bytes; a file that is damaged, or lies where nobody may write, costs
those 35 ms and no more.
"""

import copyreg
import json
import sys
from functools import cache as once
from pathlib import Path
from typing import Any
from zlib import crc32

import regex

from tmkit.text import cache

MOST = 2_000
"""Expressions in the file; with more it holds those of other versions of this program, and is begun anew."""

_Key = tuple[str, int]
_new: dict[_Key, tuple[Any, ...]] = {}
"""What this run had to compile."""


def of(pattern: str, flags: int = 0) -> "regex.Pattern[str]":
    """The expression, as `regex.compile` gives it; for those that stand in the program, not for a user's."""
    key = pattern, int(flags)
    known = _kept().get(key)
    if known is not None:
        try:
            made: regex.Pattern[str] = _builder()(*known)
            if made.pattern == pattern:
                return made
        except (RuntimeError, TypeError, ValueError, OverflowError):
            pass  # damaged
    made = regex.compile(pattern, flags)
    _new[key] = _reduced(made)[1]
    return made


def keep() -> None:
    """Write down what this run had to compile, whole or not at all; where the folder is not ours nothing is kept."""
    place = _place()
    if not _new or place is None:
        return
    known = _kept() if len(_kept()) + len(_new) <= MOST else {}
    rows = [[*key, _plain(made)] for key, made in {**known, **_new}.items()]
    body = json.dumps(rows).encode()
    cache.write(place, (b"%08x\n" % crc32(body), body))
    _new.clear()


@once
def _kept() -> dict[_Key, tuple[Any, ...]]:
    place = _place()
    try:
        content = place.read_bytes() if place is not None else b""
        sum_, _, body = content.partition(b"\n")
        rows = json.loads(body) if int(sum_ or b"0", 16) == crc32(body) else []
        return {(pattern, flags): _unpacked(made) for pattern, flags, made in rows}
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def _plain(made: tuple[Any, ...]) -> list[Any]:
    """In JSON's values: bytes by their numbers as Latin-1, dictionaries with numbers for keys as pairs."""
    return [
        ["b", one.decode("latin-1")]
        if isinstance(one, bytes)
        else ["d", list(one.items())]
        if isinstance(one, dict)
        else ["t", list(one)]
        if isinstance(one, tuple)
        else one
        for one in made
    ]


def _unpacked(made: list[Any]) -> tuple[Any, ...]:
    return tuple(
        (one[1].encode("latin-1") if one[0] == "b" else dict(one[1]) if one[0] == "d" else tuple(one[1]))
        if isinstance(one, list) and one and one[0] in ("b", "d", "t")
        else one
        for one in made
    )


def _reduced(made: "regex.Pattern[str]") -> tuple[Any, ...]:
    """What pickling it would keep: a function and its arguments (`copyreg`)."""
    return tuple(copyreg.dispatch_table[regex.Pattern](made))


@once
def _builder() -> Any:
    return _reduced(regex.compile(""))[0]


@once
def _place() -> Path | None:
    """The file of this very version of `regex` and of Python; None where there is no cache folder."""
    folder = cache.folder("patterns")
    return folder and folder / f"{regex.__version__}-{sys.implementation.cache_tag}.json"
