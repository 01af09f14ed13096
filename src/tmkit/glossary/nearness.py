"""The place in a translation that looks like a term gone wrong: a misspelt name, one character changed."""

from tmkit.core import Span
from tmkit.glossary.designation import Designation
from tmkit.glossary.reading import Reading, read

LIKE = 85  # percent of shared letters: Qualcom/Qualcomm 93, Chengdu/Chongqing 50, Tencent/Tensent 86
SHORTEST = 5  # letters: shorter words resemble each other by chance


def misspelt(wanted: Designation, target: str, lang: str) -> Span | None:
    """The place in the target most like the term without being it, or None when nothing is like enough.

    In Chinese and its like: as many characters with one changed, from three characters on.
    """
    reading = read(target, lang)
    size = len(wanted.words)
    if reading.unspaced:
        return _one_changed(wanted, reading) if size >= 3 else None
    term = " ".join(wanted.words)
    if len(term) < SHORTEST:
        return None
    from rapidfuzz import fuzz

    best, at = 0.0, -1
    for first in range(len(reading.words) - size + 1):
        likeness = fuzz.ratio(term, " ".join(reading.words[first : first + size]), score_cutoff=LIKE)
        if likeness > best:
            best, at = likeness, first
    return reading.span(at, at + size - 1) if at >= 0 else None


def _one_changed(wanted: Designation, reading: Reading) -> Span | None:
    size = len(wanted.words)
    for first in range(len(reading.words) - size + 1):
        same = sum(a == b for a, b in zip(wanted.words, reading.words[first : first + size], strict=True))
        if same == size - 1:
            return reading.span(first, first + size - 1)
    return None
