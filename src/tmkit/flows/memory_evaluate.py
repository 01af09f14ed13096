"""How good a memory is as a translator: each of its units asked without itself, the best match scored against it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tmkit import memory, score
from tmkit.core import Match, Score
from tmkit.memory import Memory, Record
from tmkit.text import languages

BANDS = ((101, "context"), (100, "100"), (95, "95-99"), (85, "85-94"), (75, "75-84"), (50, "50-74"))
"""Least score of each band, the best first."""


@dataclass(frozen=True, slots=True)
class Band:
    """The units whose best match falls in a band."""

    name: str
    units: int
    scores: tuple[Score, ...]
    """Of the matches' targets as translations, against the units' own; empty where there is no match."""


def band(worth: int) -> str:
    """The name of a score's band; `none` below all of them."""
    return next((name for least, name in BANDS if worth >= least), "none")


def evaluate(
    path: str, *, source_lang: str, target_lang: str, threshold: int = 50, sample: int = 1000, seed: int = 1
) -> tuple[Band, ...]:
    """The bands, best first, then `none` and `all`; of `sample` units drawn by `seed`, or of all if there are fewer.

    Raises InputError, or ConfigurationError where the memory lacks a language.
    """
    with memory.open(path) as opened:
        for lang in (source_lang, target_lang):
            opened.answering(lang)
        drawn = _drawn(opened, source_lang, target_lang, sample, seed)
        pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in (*dict(BANDS).values(), "none")}
        for record in drawn:
            source, target = (_in(record, lang) for lang in (source_lang, target_lang))
            best = _without(opened, record, source, source_lang, target_lang, threshold)
            pairs[band(best.score) if best else "none"].append((best.target if best else "", target))
    every = [pair for some in pairs.values() for pair in some if pair[0]]
    named = [*pairs.items(), ("all", every)]
    return tuple(Band(name, len(some), _scored(some, target_lang)) for name, some in named)


def _scored(pairs: list[tuple[str, str]], lang: str) -> tuple[Score, ...]:
    if not pairs or not any(hypothesis for hypothesis, _ in pairs):
        return ()
    return score.score([one for one, _ in pairs], [other for _, other in pairs], languages.canonical(lang))


def _drawn(opened: Memory, source_lang: str, target_lang: str, sample: int, seed: int) -> list[Record]:
    """A sample by reservoir, so that a memory of any size is read once."""
    chance = random.Random(seed)
    drawn: list[Record] = []
    for number, record in enumerate(_fitting(opened, source_lang, target_lang)):
        if number < sample:
            drawn.append(record)
        else:
            place = chance.randint(0, number)
            if place < sample:
                drawn[place] = record
    return drawn


def _fitting(opened: Memory, source_lang: str, target_lang: str) -> Iterator[Record]:
    for record in opened.records():
        if _in(record, source_lang) and _in(record, target_lang):
            yield record


def _in(record: Record, lang: str) -> str:
    wanted = (languages.primary(lang), languages.script(lang))
    return next(
        (one.text for one in record.variants if (languages.primary(one.lang), languages.script(one.lang)) == wanted), ""
    )


def _without(
    opened: Memory, record: Record, source: str, source_lang: str, target_lang: str, threshold: int
) -> Match | None:
    """The best match from any other unit."""
    matches = opened.lookup(
        source, source_lang=source_lang, target_lang=target_lang, threshold=threshold, limit=1, without=record.id
    )
    return matches[0] if matches else None
