"""Names of persons across a pair of texts: which stand on one side alone, and what stands there in their stead."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.names.chinese import hidden_spans, persons, spelling
from tmkit.text.names.hanzi import readings, standing
from tmkit.text.names.latin import almost_pinyin, other_words, pinyin_names
from tmkit.text.names.matching import called_otherwise, excused, known_spans, nearest, stands, stands_turned
from tmkit.text.names.name import Name
from tmkit.text.names.renderings import key
from tmkit.text.names.syllables import distance, letters_apart

_WORD = patterns.of(r"[\p{L}\p{M}]++")


class SlipKind(StrEnum):
    """What is wrong with a name."""

    SYLLABLE = "syllable"
    """One syllable is another: surely a slip."""
    OTHER = "other"
    """Another name stands on the other side."""
    DOUBLED = "doubled"
    """It stands oftener than on the other side, in the place of another name."""
    MISSING = "missing"
    """Nothing on the other side answers to it."""
    ALONE = "alone"
    """Nothing on the other side answers to it but, maybe, a pronoun."""
    TURNED = "turned"
    """The given name stands first."""


_MOST = 40
"""Unanswered names of one text that are looked into: a text with more is another text altogether."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One name that does not agree."""

    kind: SlipKind
    name: Name
    """As the first text has it."""
    spans: tuple[Span, ...]
    """Of the name in the first text, every time that it stands there."""
    other: tuple[Span, ...] = ()
    """Of what stands in its stead in the second text; empty where nothing does."""


@lru_cache(maxsize=1024)
def with_chinese(latin: str, chinese: str) -> tuple[Slip, ...]:
    """Slips of the pinyin names of a Latin text against a Chinese one, in order of the Latin text."""
    groups = _grouped(pinyin_names(latin))
    if not groups and not almost_pinyin(latin):
        return ()
    taken: list[Span] = list(known_spans(chinese, latin))
    open_ones: list[tuple[Name, tuple[Span, ...]]] = []
    slips: list[Slip] = []
    for name, spans in groups:
        place = stands(name, chinese)
        if place is not None:
            taken.append(place)
        elif excused(name, chinese):
            continue
        elif (place := stands_turned(name, chinese)) is not None:
            taken.append(place)
            slips.append(Slip(SlipKind.TURNED, name, spans, (place,)))
        else:
            open_ones.append((name, spans))
    slips.extend(_misspelt(latin, chinese, taken))
    for name, spans in open_ones[:_MOST]:
        near = nearest(name, chinese, tuple(taken))
        if near is not None and (name.likely or near.points > (1 if near.syllables > 2 else 2)):
            taken.append(near.span)
            slips.append(Slip(SlipKind.SYLLABLE, name, spans, (near.span,)))
        elif name.likely:
            slips.extend(_unanswered(name, spans, latin, chinese, taken))
    slips.extend(_doubled(groups, latin, chinese, taken))
    return tuple(sorted(slips, key=lambda slip: slip.spans))


def _doubled(
    groups: list[tuple[Name, tuple[Span, ...]]], latin: str, chinese: str, taken: list[Span]
) -> Iterator[Slip]:
    """Slips of names that the Latin text has oftener than the Chinese one, beside a Chinese name that it lacks."""
    for name, spans in groups:
        if len(spans) == 1:
            continue
        places = {start for way in name.readings for start in standing(way, chinese)}
        if not 0 < len(places) < len(spans):
            continue
        free = [one for one in _free(latin, chinese, taken) if one.sure]
        if free:
            taken.append(free[0].span)
            yield Slip(SlipKind.DOUBLED, name, spans, (free[0].span,))


def _free(latin: str, chinese: str, taken: list[Span]) -> list[Name]:
    """The persons of the Chinese text that no name of the Latin one accounts for, be it the surname alone."""
    alone = other_words(latin)
    return [
        one
        for one in persons(chinese)
        if not any(one.span.overlaps(span) for span in taken) and not alone.intersection(key(spelling(one)).split())
    ]


def _misspelt(latin: str, chinese: str, taken: list[Span]) -> Iterator[Slip]:
    """Slips of words that are almost a name in pinyin and no syllables (`Xi Jinpign`), by the Chinese name meant."""
    almost = almost_pinyin(latin)
    if not almost:
        return
    for one in persons(chinese):
        if not one.sure or any(one.span.overlaps(span) for span in taken):
            continue
        surname, _, given = key(spelling(one)).partition(" ")
        for name in almost:
            first, _, second = key(name.text).partition(" ")
            apart = letters_apart(first + second, surname + given)
            close = 0 < apart <= (1 if len(given) < 5 else 2)
            half = first == surname and len(one.text) > 2 and _halves(second, one)
            if half or (close and (first == surname or second == given)):
                taken.append(one.span)
                yield Slip(SlipKind.SYLLABLE, name, (name.span,), (one.span,))
                break


def _halves(given: str, name: Name) -> bool:
    """Whether a word begins or ends with one of the two syllables of a Chinese given name."""
    first, last = readings(name.text[-2]), readings(name.text[-1])
    return given.startswith(first) or given.endswith(last)


def _unanswered(name: Name, spans: tuple[Span, ...], latin: str, chinese: str, taken: list[Span]) -> Iterator[Slip]:
    """The slip of a name that nothing resembles: with the Chinese name that no other name accounts for, if any.

    Where there is none, a pronoun of the Chinese text may be what the Latin one makes a name.
    """
    if called_otherwise(name, chinese):
        return
    free = _free(latin, chinese, taken)
    free.sort(key=lambda one: (not one.sure, one.span))
    if free:
        taken.append(free[0].span)
        yield Slip(SlipKind.OTHER, name, spans, (free[0].span,))
    elif name.sure:
        pronoun = "他" in chinese or "她" in chinese
        hidden = any(not any(span.overlaps(other) for other in taken) for span in hidden_spans(chinese))
        yield Slip(SlipKind.ALONE if pronoun and not hidden else SlipKind.MISSING, name, spans)


def within_latin(first: str, second: str) -> tuple[Slip, ...]:
    """Slips of the pinyin names of one Latin text against another, which must have them to the letter."""
    if not pinyin_names(first) or not pinyin_names(second):
        return ()
    mine, theirs = _grouped(pinyin_names(first)), _grouped(pinyin_names(second))
    left = [(name, spans) for name, spans in mine if not _copied(name, second)]
    right = [(name, spans) for name, spans in theirs if not _copied(name, first)]
    slips = []
    for name, spans in left:
        if not right:
            break
        best = min(range(len(right)), key=lambda at: _apart(name, right[at][0]))
        other, places = right[best]
        close = _apart(name, other) == 1
        if (close or (name.sure and other.sure)) and name.likely and other.likely:
            slips.append(Slip(SlipKind.SYLLABLE if close else SlipKind.OTHER, name, spans, places))
            del right[best]
    return tuple(slips)


def _apart(one: Name, other: Name) -> int:
    return min(distance(here, there) for here in one.readings for there in other.readings)


def _copied(name: Name, text: str) -> bool:
    """Whether the text has the words of the name, in whatever order and with whatever between them."""
    return set(key(name.text).split()) <= words(text)


@lru_cache(maxsize=1024)
def words(text: str) -> frozenset[str]:
    """The words of a Latin text, spelt as `renderings.key` does."""
    return frozenset(_WORD.findall(key(text)))


def _grouped(names: tuple[Name, ...]) -> list[tuple[Name, tuple[Span, ...]]]:
    """Each different name once, with all its spans; surest occurrence first."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.text.casefold(), []).append(name)
    return [
        (next((one for one in same if one.sure), same[0]), tuple(one.span for one in same)) for same in groups.values()
    ]
