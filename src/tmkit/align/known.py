"""Translations known from elsewhere, as words beside those of the two documents."""

from collections.abc import Sequence
from itertools import islice

from tmkit.align.side import Side, Tokens, count, words

MOST_READ = 200_000  # translations looked through: some 20 seconds
MOST_KEPT = 10_000  # that teach: a third of the meetings that the lexicon learns from, at 20 words a side
COMMON = 0.1  # share of the document's segments; a word in more of them does not make a translation worth learning from


def beside(source: Side, target: Side, translations: Sequence[tuple[str, str]]) -> tuple[Tokens, Tokens] | None:
    """The words of either side, and after them those of the translations that share most with the documents.

    The documents' own words keep their numbers. None where no translation shares any.
    """
    rare = _rare(source), _rare(target)
    shared: list[tuple[int, int, list[str], list[str]]] = []
    for number, (text, other) in enumerate(islice(dict.fromkeys(translations), MOST_READ)):
        ours, theirs = words(text, source.lang), words(other, target.lang)
        score = min(len(rare[0].intersection(ours)), len(rare[1].intersection(theirs)))
        if score:
            shared.append((-score, number, ours, theirs))
    if not shared:
        return None
    kept = sorted(shared)[:MOST_KEPT]
    return (
        count([*(words(text, source.lang) for text in source.texts), *(ours for _, _, ours, _ in kept)]),
        count([*(words(text, target.lang) for text in target.texts), *(theirs for _, _, _, theirs in kept)]),
    )


def _rare(side: Side) -> frozenset[str]:
    most = max(2.0, COMMON * len(side))
    met = zip(side.tokens.words, side.tokens.frequency.tolist(), strict=True)
    return frozenset(word for word, frequency in met if frequency <= most)
