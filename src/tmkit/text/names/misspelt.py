"""Names of the table of renderings that are spelt with a letter or a character wrong: Chongqin, Jack Mo, 乌鲁木其."""

from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import Span
from tmkit.text.names.exchanges import capitalised, mentions, missing, unshared
from tmkit.text.names.hanzi import standing
from tmkit.text.names.name import NameKind
from tmkit.text.names.renderings import Rendering, by_chinese, by_latin, key
from tmkit.text.names.syllables import divide, letters_apart

_SHORTEST = 5  # letters of a name of one word: a shorter one has some other word a letter away
_LONG = 10  # letters from which two may be wrong
_CHARACTERS = 3  # of a Chinese name: of two, one wrong leaves too little


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name of the table and what stands in its stead."""

    entry: Rendering
    there: Span
    """Code points of the text that has the name right."""
    wrong: Span
    """Code points of the text that has it wrong."""
    right: str
    """What was meant."""


@lru_cache(maxsize=1024)
def in_latin(latin: str, chinese: str) -> tuple[Misspelling, ...]:
    """Names that the Chinese text has and that the Latin one spells wrong."""
    found = []
    for at, entry in missing(chinese, latin):
        if entry.kind is NameKind.FEATURE:
            continue
        near = next(((form, span) for form in entry.latin if (span := _nearly(form, latin, chinese))), None)
        if near is not None:
            found.append(Misspelling(entry, Span(at, at + len(entry.chinese)), near[1], near[0]))
    return tuple(found)


def within_latin(first: str, second: str) -> tuple[Misspelling, ...]:
    """Names that one Latin text has and that another spells wrong."""
    left = unshared(first, second)
    if not left:
        return ()
    found = []
    mine = {key(span.of(first)) for span in capitalised(first)}
    for span, known in left:
        right = span.of(first)
        wrong = _nearly(right, second, "")
        if wrong is not None and known[0].kind is not NameKind.FEATURE and key(wrong.of(second)) not in mine:
            found.append(Misspelling(known[0], span, wrong, right))
    return tuple(found)


def _nearly(form: str, latin: str, chinese: str) -> Span | None:
    """Where capitalised words are that rendering but for a letter (two in a long one), and are no name themselves."""
    right = key(form)
    size = right.count(" ") + 1
    words = capitalised(latin)
    for at in range(len(words) - size + 1):
        span = Span(words[at].start, words[at + size - 1].end)
        wrong = key(span.of(latin))
        if abs(len(wrong) - len(right)) > 2 or wrong in by_latin() or wrong.count(" ") + 1 != size:
            continue
        if not 0 < letters_apart(right, wrong) <= (2 if len(right) >= _LONG else 1):
            continue
        if size == 1 and (len(right) < _SHORTEST or any(standing(way, chinese) for way in divide(wrong))):
            continue
        if wrong.startswith(right) or (size > 1 and not set(right.split()) & set(wrong.split())):
            continue  # an inflected form, or other words altogether
        return span
    return None


@lru_cache(maxsize=1024)
def in_chinese(latin: str, chinese: str) -> tuple[Misspelling, ...]:
    """Names that the Latin text has and that the Chinese one writes with one character wrong."""
    found = []
    for span, known in mentions(latin):
        if any(one.chinese in chinese for one in known):
            continue
        for entry in known:
            wrong = _one_off(entry.chinese, chinese)
            if wrong is not None:
                found.append(Misspelling(entry, span, wrong, entry.chinese))
                break
    return tuple(found)


def _one_off(right: str, chinese: str) -> Span | None:
    """Where as many characters stand, all but one the same, that are no name of the table themselves."""
    size = len(right)
    if size < _CHARACTERS:
        return None
    for at in range(len(chinese) - size + 1):
        window = chinese[at : at + size]
        if sum(one != other for one, other in zip(window, right, strict=True)) == 1 and window not in by_chinese():
            wrong = next(step for step in range(size) if window[step] != right[step])
            if "\u4e00" <= window[wrong] <= "\u9fff":
                return Span(at, at + size)
    return None
