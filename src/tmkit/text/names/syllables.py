"""Hanyu Pinyin: the syllables, and how a Latin word divides into them (GB/T 28039-2011, ISO 7098:2015)."""

import re
import unicodedata
from functools import lru_cache

_FINALS_OF = {
    "": "a ai an ang ao e ei en eng er o ou yi ya yao ye you yan yin yang ying yong yo wu wa wo wai wei wan wen wang "
    "weng yu yue yuan yun",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue yu",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue yu",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}
SYLLABLES = frozenset(initial + final for initial, finals in _FINALS_OF.items() for final in finals.split())
"""Every syllable without tone; ü as v, and as `yu` after l and n, as passports write it (lyu: ICAO Doc 9303)."""

_IMPOSSIBLE = re.compile(r"[^a-z'-]|[bpmfdtkhjqxyw](?![aeiouv])|l(?![aeiouvy])|[zcs](?![haeiouv])")
"""What no syllable nor two of them have: another letter, or a consonant that begins a syllable without its vowel."""

LONGEST = 6
"""Letters of the longest syllable (zhuang)."""
_TONES = frozenset("\u0300\u0301\u0304\u030c")  # grave, acute, macron, caron
_MOST_SYLLABLES = 4  # a compound surname written with its given name: Ouyangxiu, Zhugekongming


def plain(word: str) -> str:
    """The word in lower case without tone marks, ü as v: `Lǚ` gives `lv`."""
    if word.isascii():
        return word.lower()
    letters = "".join(mark for mark in unicodedata.normalize("NFD", word.lower()) if mark not in _TONES)
    return unicodedata.normalize("NFC", letters).replace("ü", "v").replace("’", "'").replace("‐", "-")


@lru_cache(maxsize=2048)
def divide(word: str) -> tuple[tuple[str, ...], ...]:
    """Every division of the word into pinyin syllables, fewest syllables first; empty where there is none.

    An apostrophe or a hyphen divides: `Xi'an` is xi an only, `Xian` is xian or xi an. At most four syllables.
    """
    if len(word) > _MOST_SYLLABLES * (LONGEST + 1):
        return ()
    letters = plain(word)
    if _IMPOSSIBLE.search(letters):
        return ()
    divisions: list[tuple[str, ...]] = [()]
    for part in letters.replace("-", "'").split("'"):
        ways = _divide(part)
        divisions = [before + way for before in divisions for way in ways]
        if not divisions:
            return ()
    return tuple(sorted((way for way in divisions if 0 < len(way) <= _MOST_SYLLABLES), key=len))


def _divide(letters: str) -> tuple[tuple[str, ...], ...]:
    """Divisions of letters that no mark divides, the most syllables being four."""
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST), end):
            if ways[start] and letters[start:end] in SYLLABLES:
                ways[end].extend(
                    (*before, letters[start:end]) for before in ways[start] if len(before) < _MOST_SYLLABLES
                )
    return tuple(ways[-1]) if letters else ()


def distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many syllables differ, place by place; as many as the longer has when the lengths differ."""
    if len(one) != len(other):
        return max(len(one), len(other))
    return sum(here != there for here, there in zip(one, other, strict=True))


def letters_apart(one: str, other: str) -> int:
    """Edits between two words; a swap of neighbours counts as one (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=3))
