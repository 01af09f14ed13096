"""The scorers, in the order in which the model names their features."""

from tmkit.align.scorer import Scorer
from tmkit.align.scorers import (
    addresses,
    cognates,
    dictionary,
    embedding,
    glossary,
    length,
    lexicon,
    names,
    numbers,
    paragraphs,
    pivot,
    punctuation,
    shape,
)

SCORERS: tuple[Scorer, ...] = (
    shape.SCORER,
    length.SCORER,
    punctuation.SCORER,
    paragraphs.SCORER,
    numbers.SCORER,
    addresses.SCORER,
    cognates.SCORER,
    names.SCORER,
    glossary.SCORER,
    pivot.SCORER,
    dictionary.SCORER,
    lexicon.SCORER,
    embedding.SCORER,
)
