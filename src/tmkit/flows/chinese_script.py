"""What bare `zh` means in a file: Simplified, unless the whole file is Traditional."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from tmkit.core import Unit
from tmkit.text import variants

LOOKED_AT = 500
"""Units from the first in bare `zh` on that decide for the file; whatever is Traditional throughout is so there too."""


def settled(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units, in order; where bare `zh` is Traditional the target segment says `zh-Hant`, and the unit's key stays.

    Streams: at most 500 units are held back.
    """
    stream = iter(units)
    for unit in stream:
        if unit.target is None or unit.target_lang.lower() != "zh":
            yield unit
            continue
        head = [unit, *islice(stream, LOOKED_AT - 1)]
        texts = (one.target.text for one in head if one.target is not None and one.target_lang.lower() == "zh")
        if variants.prevailing(texts, "zh") == "Hant":
            yield from (_traditional(one) for one in chain(head, stream))
        else:
            yield from chain(head, stream)


def _traditional(unit: Unit) -> Unit:
    if unit.target is None or unit.target_lang.lower() != "zh":
        return unit
    return replace(unit, target=replace(unit.target, lang="zh-Hant"))
