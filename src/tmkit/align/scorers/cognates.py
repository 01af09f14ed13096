"""Words that look alike: names that are kept, and words of one origin.

Why      `Lhotse` is Lhotsé, `Himalaya` Himalaya; French and English share a third of their words.
Source   Simard, Foster and Isabelle 1992, whose rule of a common beginning finds the candidates here.
Limits   Scripts are compared through a rough Latin spelling of Greek and Cyrillic; Chinese names are `pinyin`'s matter.
"""

import unicodedata
from collections import defaultdict
from functools import lru_cache

import numpy as np
import regex

from tmkit.align.lexical import Table, table
from tmkit.align.lookups import by_coverage
from tmkit.align.side import Side, Tokens, count, fold

_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
BEGINNING = 3  # letters in common that make two words candidates
ALIKE = 0.6  # least share of letters in common, in order; unrelated words of one beginning lie below

# Letters as if they were Latin, so that Москва meets Moskva; sounds as one spelling, so that Caspar meets Kaspar.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґαβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sh",
            "_",
            "i",
            "_",
            "e",
            "iu",
            "ia",
            "i",
            "i",
            "e",
            "g",
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "i",
            "f",
            "h",
            "ps",
            "o",
        ],
        strict=True,
    )
) | {"_": ""}
_SOUNDS: tuple[tuple[str, str], ...] = (
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("c", "k"),
    ("q", "k"),
    ("y", "i"),
    ("w", "v"),
    ("ð", "d"),
    ("þ", "t"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("x", "ks"),
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word in a rough common spelling of alphabets and sounds."""
    spelt = "".join(_LATIN.get(char, char).replace("_", "") for char in fold(word))
    for letters, sound_ in _SOUNDS:
        spelt = spelt.replace(letters, sound_)
    once = "".join(char for at, char in enumerate(spelt) if at == 0 or char != spelt[at - 1])
    return unicodedata.normalize("NFC", once)


def pairs(source: Side, target: Side) -> Table | None:
    """Words of a common beginning and mostly common letters, weighed by how alike and how long they are."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    ours, theirs = _counted(source), _counted(target)
    beginnings = _by_beginning(ours), _by_beginning(theirs)
    found: list[tuple[int, int, float]] = []
    for start in beginnings[0].keys() & beginnings[1].keys():
        these, those = beginnings[0][start], beginnings[1][start]
        alike = cdist(
            [ours.words[number] for number in these],
            [theirs.words[number] for number in those],
            scorer=Indel.normalized_similarity,
            score_cutoff=ALIKE,
        )
        for row, column in zip(*np.nonzero(alike), strict=True):
            a, b = these[row], those[column]
            length = min(len(ours.words[a]), len(theirs.words[b]))
            weight = (float(alike[row, column]) - ALIKE + 0.1) / (1.1 - ALIKE) * min(1.0, (length - 1) / 5)
            found.append((a, b, weight))
    if not found:
        return None
    found.sort()
    sources, targets, weights = (np.array(column) for column in zip(*found, strict=True))
    return table(ours, theirs, sources, targets, weights)


def _counted(side: Side) -> Tokens:
    return count([[sound(word) for word in _WORD.findall(text) if not _UNSPACED.match(word)] for text in side.texts])


def _by_beginning(tokens: Tokens) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(tokens.words):
        if len(word) >= BEGINNING:
            groups[word[:BEGINNING]].append(number)
    return groups


SCORER = by_coverage("cognates", pairs)
