"""Names that one text copies from another: which words are names, and whether one became another by a slip."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import regex

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.names.syllables import letters_apart

_WORD = patterns.of(
    r"(?<![\p{Latin}\p{M}\p{N}_@./-])\p{Latin}[\p{Latin}\p{M}\p{N}]*+"
    r"(?:['’-][\p{Latin}\p{N}][\p{Latin}\p{M}\p{N}]*+)*+(?![\p{Latin}_@]|[./]\p{Latin})"
)
_CAPITAL = patterns.of(r"[\p{Latin}--\p{Lowercase}]", regex.VERSION1)
"""What a word that is written as a name has: a letter that is not small."""
_ELISION = patterns.of(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})", regex.IGNORECASE)
_POSSESSIVE = patterns.of(r"['’][sS]?$")
_OPENERS = frozenset("\"'“”‘’«»„(¿¡[—–-*•:\u00a0\u202f \t\n")
_ENDERS = frozenset(".!?…。！？\n")
_MOST = 200  # name words of a text that are compared, all with all
_ACRONYM = 3  # letters
_SHORTEST = 4  # letters; of three-letter words one in five has another word one edit away
_ENDINGS = tuple(
    tuple(pair.split("/"))
    for pair in (
        *(
            "a/e",
            "y/ie",
            "ia/ie",
            "o/que",
            "ico/ique",
            "ic/ique",
            "k/que",
            "ck/c",
            "c/que",
            "er/re",
            "or/eur",
            "ism/isme",
        ),
        *("ist/iste", "ese/ais", "ese/ois", "an/en", "an/ain", "ian/ien", "ish/ois", "ity/ite", "al/el", "us/", "us/e"),
        *(
            "is/e",
            "es/e",
            "um/",
            "en/ene",
            "in/ine",
            "in/in",
            "ine/in",
            "and/ande",
            "land/lande",
            "burg/bourg",
            "ary/aire",
        ),
        *("ory/oire", "on/onne", "ean/een", "n/nne", "s/", "e/", "x/", "es/", "onia/onie", "ey/ie", "ly/lie", "ch/que"),
        *("ni/ns", "us/ius", "er/ern", "an/ane", "/n", "/en", "/er", "/a", "/o", "ians/iens", "ans/ains", "ts/"),
    )
)
"""Endings that English and French (and their neighbours) give the same name: Syria/Syrie, Mexico/Mexique."""


class Likeness(StrEnum):
    """How a word stands to the name that it may come from."""

    SAME = "same"
    INFLECTED = "inflected"
    """Another ending, or the form that the other language has for it."""
    CHANGED = "changed"
    """A letter or two are others: likely a slip."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that is written as a name: capitalised within a sentence, with inner capitals, or an acronym."""

    start: int
    """Code points into the text."""
    text: str
    acronym: bool
    """In capitals throughout, two letters at least."""
    initial: bool
    """At the beginning of a sentence, where any word is capitalised."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


@lru_cache(maxsize=1024)
def name_words(text: str) -> tuple[NameWord, ...]:
    """The words of a text that are written as names, in order; French elisions and English possessives left off."""
    found = []
    for match in _capital_words(text):
        word = match[0]
        if word.islower():
            continue
        start = match.start()
        if "'" in word or "’" in word:
            elided = _ELISION.match(word)
            if elided:
                start, word = start + elided.end(), word[elided.end() :]
            word = _POSSESSIVE.sub("", word)
            if word.islower():
                continue
        acronym = len(word) > 1 and word.isupper()
        found.append(NameWord(start, word, acronym, _begins(text, start)))
    return tuple(found)


def _capital_words(text: str) -> Iterator["regex.Match[str]"]:
    """The words between whose spaces a capital stands, and their neighbours there."""
    end = 0
    while capital := _CAPITAL.search(text, end):
        at = capital.start()
        start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        if end < 0:
            end = len(text)
        yield from _WORD.finditer(text, start, end)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there: nothing but opening marks since the last full stop or the text's start."""
    while at > 0 and text[at - 1] in _OPENERS:
        at -= 1
        if text[at] in ":\n•*—–":
            return True
    return at == 0 or text[at - 1] in _ENDERS


@lru_cache(maxsize=2048)
def bare(word: str) -> str:
    """The word in lower case without accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(mark for mark in letters if not unicodedata.combining(mark))


@lru_cache(maxsize=2048)
def likeness(name: str, word: str) -> Likeness:
    """How a word stands to a name: the same, the same in another form, changed by a slip, or another word."""
    one, other = bare(name), bare(word)
    if one == other:
        return Likeness.SAME
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 3:
        return Likeness.OTHER
    if one[:3] == other[:3] and _other_ending(one, other):
        return Likeness.INFLECTED
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or letters_apart(one, other) > (1 if shorter < 7 else 2):
        return Likeness.OTHER
    accents = [mark for mark in (name + word) if mark.isalpha() and not mark.isascii()]
    return Likeness.INFLECTED if accents else Likeness.CHANGED  # Macedonia, Macédoine: each language has its own form


def _other_ending(one: str, other: str) -> bool:
    """Whether the two are one stem of three letters or more with endings that answer to each other."""
    for left, right in ((one, other), (other, one)):
        for mine, theirs in _ENDINGS:
            stem = left.removesuffix(mine) if left.endswith(mine) else ""
            if len(stem) >= 3 and right == stem + theirs:
                return True
    return False


@lru_cache(maxsize=1024)
def slips(first: str, second: str, *, verbatim: bool = False) -> tuple[tuple[NameWord, NameWord], ...]:
    """Names of the first text that the second lacks, each with the word of the second that it became by a slip.

    `verbatim`: one text is in another script, so that whatever it has in Latin letters is copied, acronyms and
    first words of sentences too; else both languages may have their own form (NATO, OTAN), and those are passed over.
    """
    start = 0 if verbatim else 1  # what begins a text begins a sentence
    if first.isascii() and first[start:].islower():
        return ()  # most sources in English; told in a fifth of a search
    if not _CAPITAL.search(second, start) or not _CAPITAL.search(first, start):
        return ()
    mine, theirs = name_words(first), name_words(second)
    if not mine or not theirs or max(len(mine), len(theirs)) > _MOST:
        return ()
    left, new = _alone(mine, theirs, verbatim), _alone(theirs, mine, verbatim)
    if not left or not new:
        return ()
    new = _missing(new, theirs=mine)
    found = []
    for name in _missing(left, theirs) if new else ():
        slip = next((word for word in new if _is_slip(name, word, verbatim)), None)
        if slip is not None:
            new.remove(slip)
            found.append((name, slip))
    return tuple(found)


def _alone(words: tuple[NameWord, ...], others: tuple[NameWord, ...], verbatim: bool) -> list[NameWord]:
    """Those that the other side has not got in the same letters, each once, and that may be a slip at all."""
    there = {word.text for word in others}
    left: dict[str, NameWord] = {}
    for word in words:
        if word.text not in there:
            left.setdefault(word.text, word)
    return [word for word in left.values() if verbatim or not word.initial]


def _missing(words: list[NameWord], theirs: tuple[NameWord, ...]) -> list[NameWord]:
    """Those that the other side has not got in any form."""
    beginning: dict[str, list[str]] = {}  # words that begin otherwise are other words
    for other in dict.fromkeys(word.text for word in theirs):
        beginning.setdefault(bare(other)[:1], []).append(other)
    same = {Likeness.SAME, Likeness.INFLECTED}
    return [
        word
        for word in words
        if not any(likeness(word.text, other) in same for other in beginning.get(bare(word.text)[:1], ()))
    ]


def _is_slip(name: NameWord, word: NameWord, verbatim: bool) -> bool:
    """Whether the word is the name with a letter or two changed."""
    if name.acronym != word.acronym:
        return False
    if verbatim and name.acronym:
        return len(name.text) == len(word.text) >= _ACRONYM and letters_apart(name.text, word.text) == 1
    if name.acronym and (sorted(name.text) == sorted(word.text) or len(name.text) != len(word.text)):
        return False  # acronyms translate by turning their letters round
    return likeness(name.text, word.text) is Likeness.CHANGED
