"""What one side of a pair of documents shows to the scorers, counted once."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import regex

from tmkit.align.band import Floats, Ints
from tmkit.core import Segment
from tmkit.text import languages

# Scripts written without spaces between words: their characters and pairs of characters serve as words.
_PIECE = regex.compile(
    r"[\p{Han}]|[\p{Hiragana}\p{Katakana}ー]|[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    r"|[\p{L}\p{M}]+|\p{N}+(?:[.,\u00a0\u202f ’'](?=\p{N}{3}(?!\p{N}))\p{N}+|[.,:]\p{N}+)*"
)
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
# What a character of these says takes about 3 and 2 letters of an alphabet (median of the zh-en dev set: 3.1).
_HAN = regex.compile(r"\p{Han}")
_SYLLABLE = regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Hangul}]")

MARKS: dict[str, str] = {
    "question": "?？؟;",
    "exclamation": "!！",
    "stop": ".。．｡।…",
    "clause": ";；:：،",
    "comma": ",，、",
    "quote": '"“”„«»‹›「」『』《》‟',
    "bracket": "()（）[]{}【】",
    "dash": "—–―",
}
"""Kinds of punctuation whose counts are compared; their order is that of `Side.marks`."""

_KIND = {char: number for number, chars in enumerate(MARKS.values()) for char in chars}
_CLOSERS = "\"'”’»›」』》)）]】＂"
_OPENERS = "\"'“‘«‹「『《„(（[【＂"
_ENDINGS = {"?": 1, "？": 1, "؟": 1, "!": 2, "！": 2, ".": 3, "。": 3, "．": 3, "…": 3, "।": 3}
_HELD = {":": 4, "：": 4, ";": 5, "；": 5, ",": 6, "，": 6, "、": 6, "-": 7, "—": 7, "–": 7}
NO_END = 0  # neither: a heading, a caption, a cut sentence
LAST_FINISHED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Occurrences of words, segment after segment."""

    words: tuple[str, ...]
    """Every type, by number."""
    starts: Ints
    """Where each segment's occurrences begin in `numbers`; one more for the end."""
    numbers: Ints
    """Type of each occurrence."""
    frequency: Ints
    """Segments in which each type stands."""
    mass: Floats
    """How much an occurrence of each type counts: 1 for a word, 1/2 for an unspaced character or pair."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Counts per segment of one document."""

    lang: str
    texts: tuple[str, ...]
    lengths: Floats
    """Characters other than white space as if of an alphabet, at least 1: a Han character counts as 3."""
    marks: Floats
    """[kind, segment]: how many of each kind of MARKS."""
    ends: Ints
    """How each segment ends: 0 nothing, 1 question, 2 exclamation, 3 stop, 4 and up a sentence that goes on."""
    opens_quote: Ints
    closes_quote: Ints
    starts: Ints
    """How each segment begins: 0 caseless, 1 upper case, 2 lower case, 3 digit, 4 dash or bullet."""
    tokens: Tokens
    """Words for the lexicon: folded and stemmed."""

    def __len__(self) -> int:
        return len(self.texts)


def side(segments: Sequence[Segment]) -> Side:
    """The counts of a document's segments, all in one language."""
    lang = segments[0].lang if segments else "und"
    texts = tuple(segment.plain for segment in segments)
    marks = np.zeros((len(MARKS), len(texts)))
    for number, text in enumerate(texts):
        for char in text:
            kind = _KIND.get(char)
            if kind is not None:
                marks[kind, number] += 1
    stripped = [text.strip() for text in texts]
    return Side(
        lang=lang,
        texts=texts,
        lengths=np.array([_length(text) for text in texts]),
        marks=marks,
        ends=np.array([_end(text) for text in stripped], dtype=np.int64),
        opens_quote=np.array([text[:1] in _OPENERS and text != "" for text in stripped], dtype=np.int64),
        closes_quote=np.array([text[-1:] in _CLOSERS and text != "" for text in stripped], dtype=np.int64),
        starts=np.array([_start(text) for text in stripped], dtype=np.int64),
        tokens=count([words(text, lang) for text in texts]),
    )


def _length(text: str) -> float:
    visible = sum(not char.isspace() for char in text)
    return max(1.0, visible + 2.0 * len(_HAN.findall(text)) + len(_SYLLABLE.findall(text)))


def _end(text: str) -> int:
    bare = text.rstrip(_CLOSERS + " \u00a0\u202f\u3000")
    last = bare[-1:]
    return _ENDINGS.get(last) or _HELD.get(last) or NO_END


def _start(text: str) -> int:
    bare = text.lstrip(_OPENERS + " \u00a0\u202f\u3000")
    first = bare[:1]
    if first.isdigit():
        return 3
    if first and first in "-—–•*·":
        return 4
    return 1 if first.isupper() else 2 if first.islower() else 0


def count(words: Sequence[Sequence[str]]) -> Tokens:
    """The occurrences of those words, types numbered as first met."""
    number_of: dict[str, int] = {}
    numbers: list[int] = []
    starts = [0]
    for segment in words:
        numbers.extend(number_of.setdefault(word, len(number_of)) for word in segment)
        starts.append(len(numbers))
    frequency = np.zeros(len(number_of), dtype=np.int64)
    for start, end in pairwise(starts):
        frequency[list(set(numbers[start:end]))] += 1
    mass = np.array([0.5 if _UNSPACED.match(word) else 1.0 for word in number_of])
    return Tokens(tuple(number_of), np.array(starts), np.array(numbers, dtype=np.int64), frequency, mass)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without diacritics, so that `Lhotsé` and `Lhotse` are one."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ø", "o").replace("ł", "l")


def pieces(text: str) -> list[str]:
    """Words of spaced scripts, single characters of unspaced ones, numbers whole."""
    return [str(piece) for piece in _PIECE.findall(text)]


def digits(text: str) -> str:
    """A number by its digits alone, so that `1,234` and `1 234` are one: `#1234`."""
    return "#" + "".join(str(unicodedata.decimal(char, "")) for char in text).lstrip("0")


def words(text: str, lang: str) -> list[str]:
    """Stems of spaced scripts; characters and their pairs of unspaced ones."""
    found: list[str] = []
    before = ""
    for piece in pieces(text):
        if _UNSPACED.match(piece):
            if before:
                found.append(before + piece)
            found.append(piece)
            before = piece
        else:
            before = ""
            found.append(digits(piece) if piece[0].isdigit() else stem(fold(piece), languages.primary(lang)))
    return found


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """The word's stem: its first five letters, which serves every inflected language alike."""
    return word[:STEM]


STEM = 5  # letters: strict F1 on the dev sets is within 0.3 of Snowball's stems at 5, and every language has it
