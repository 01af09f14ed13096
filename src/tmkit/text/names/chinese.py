"""Names of persons in a Chinese text, without a segmenter: surname, given name, and what stands on either side.

A run of two or three characters (three or four with a compound surname) that begins with a surname is a candidate. Its
neighbours decide: a title or a mark before it, a verb of saying, a title or a mark after it speak for a name; a given
name of the characters that people are named with speaks for it; an everyday word that begins with a surname (高兴,
方法, 王国) is none. Precision goes before recall: what is not sure is left out, or marked as not sure.
"""

from functools import lru_cache
from types import MappingProxyType

from tmkit.core import Span
from tmkit.text.names.hanzi import readings, spell
from tmkit.text.names.name import Name, NameKind
from tmkit.text.names.surnames import COMMON, COMPOUND, SINGLE
from tmkit.text.names.wordlists import word_lists

_SURE = 4  # of the points below; 3 lets 高度重视, 3 more of 100 candidates, through
_MAYBE = 3

_MARKS = frozenset("，。、：；“”‘’（）《》？！…— 　,.:;()\"'/|\n\t【】「」")
_DOTS = frozenset("·‧•・")
"""What parts the names of foreigners."""
_SOUNDS = frozenset("斯克尔特德森顿姆普逊伯夫奇科托维巴拉莱埃恩格茨诺洛列布卡威歇尼亚迪塞萨舍耶")
"""Characters that write foreign names by sound: a given name of two of them is rather a piece of such a name."""
_GRAMMAR = frozenset(
    "和从都于向时能来应那全有后国平水万位方常成曾高何连许解任强安计易明金文信关单白容习史程项司路冰山巴广利商官年季"
)
"""Surnames that are words of grammar or of every day: without a title before them they begin no name as a rule."""
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿几数多余")
_COUNTED = frozenset("项时万位年户家户代师路班方段季门楼商平元")
"""Surnames that are also counted or measured with: after a numeral they begin no name."""
_LISTED = frozenset("、和与及")
"""What stands between one name and the next: a name after a name is more likely one."""
_BEFORE = frozenset("与和同对向由是叫让给被把为及跟比像以请找问见")
"""Words of one character that stand before a name."""
_AFTER = frozenset(
    "说称等是在与和及对的将从因于为也被把向就曾已正则又还都一出先表指认告介回坦强透补提担任摄作演饰不并给"
)
"""What may begin the word after a name."""


def _lists() -> MappingProxyType[str, frozenset[str]]:
    """The word lists of `persons.txt`."""
    return word_lists("persons.txt")


@lru_cache(maxsize=4096)
def persons(text: str) -> tuple[Name, ...]:
    """Names of persons, in order, none within another; those that are not sure say so."""
    taken = 0
    found: list[Name] = []
    for at, character in enumerate(text):
        if at < taken or (character not in SINGLE and not _compound(text, at)):
            continue
        best = max(_candidates(text, at), default=None)
        if best is None:
            continue
        points, size, _ = best
        listed = bool(found) and found[-1].span.end == at - 1 and text[at - 1] in _LISTED and points > 1
        if points + listed >= _MAYBE:
            found.append(_name(text, at, size, sure=points + listed >= _SURE))
            if points + listed >= _SURE:
                taken = at + size
    return _disjoint(found)


def points(text: str, span: Span) -> int:
    """How much speaks for a person's name just there; 4 and more: surely one, 2 and more: maybe, below 0: hardly."""
    if text[span.start] not in SINGLE and not _compound(text, span.start):
        return -9
    size = len(span)
    return next((found[0] for found in _candidates(text, span.start) if found[1] == size), -9)


def _compound(text: str, at: int) -> int:
    """Length of the compound surname that begins there, or 0."""
    return next((size for size in (4, 3, 2) if text[at : at + size] in COMPOUND), 0)


def _candidates(text: str, at: int) -> list[tuple[int, int, int]]:
    """(points, characters of the name, characters of the surname) of what may begin at a place."""
    surname = _compound(text, at) or 1
    lists = _lists()
    if surname == 1 and (
        any(text[at : at + size] in lists["words"] for size in (2, 3, 4))
        or any(text[max(0, at - size) : at + 1] in lists["tails"] for size in (1, 2, 3))
        or text[max(0, at - 1) : at + 1] in lists["everyday"]
        or (at and text[at - 1] in _NUMERALS and text[at] in _COUNTED)
    ):
        return []
    if at and text[at - 1] in _DOTS:
        return []  # the surname of a foreigner, written out by sound
    before = _points_before(text, at)
    found = []
    for given in (1, 2):
        end = at + surname + given
        if end > len(text) or not all(readings(one) for one in text[at + surname : end]):
            break
        name = text[at + surname : end]
        if end < len(text) and text[end] in _DOTS:
            break
        after = _points_after(text, end)
        points = before + after + _points_of_given(name) + (1 if surname > 1 else 0)
        if surname == 1 and text[at] not in COMMON:
            points -= 1
        if surname == 1 and text[at] in _GRAMMAR and before < 2 and after < 2:
            points -= 2
        if after <= 0 and before <= 0:
            points -= 1
        found.append((points, surname + given, surname))
    return found


def _points_before(text: str, at: int) -> int:
    """What stands before speaks for a name (2: a title), is neutral (1: a mark), or nothing is known (0)."""
    lists = _lists()
    if any(text[max(0, at - size) : at] in lists["titles"] for size in (2, 3, 4)):
        return 2
    if at == 0 or text[at - 1] in _MARKS or text[at - 1].isascii():
        return 1
    if text[at - 1] in _BEFORE:
        return 1
    return 0


def _points_after(text: str, end: int) -> int:
    """What stands after: 2 for a verb of saying or a title, 1 for a mark or a likely word, 0 for anything else."""
    lists = _lists()
    if any(
        text[end : end + size] in lists["verbs"] or text[end : end + size] in lists["suffixes"] for size in (1, 2, 3)
    ):
        return 2
    if end == len(text) or text[end] in _MARKS or text[end].isascii() or text[end] in _AFTER:
        return 1
    return 0


def _points_of_given(given: str) -> int:
    """2 when every character is one that people are named with, -2 when one is never so used."""
    lists = _lists()
    if any(one in lists["never"] for one in given):
        return -3
    if given in lists["everyday"]:
        return -2
    if len(given) == 2 and all(one in _SOUNDS for one in given):
        return -2
    return sum(one in lists["given"] for one in given) if len(given) == 2 else int(given in lists["given"])


def _name(text: str, at: int, size: int, *, sure: bool) -> Name:
    span = Span(at, at + size)
    name = text[at : at + size]
    reading = tuple(readings(one)[0] for one in name)
    return Name(span, name, NameKind.PERSON, (reading,), sure=sure)


def _disjoint(names: list[Name]) -> tuple[Name, ...]:
    """Sure names stand; of the others those that no name before or after them covers."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (not one.sure, one.span)):
        if not any(name.span.overlaps(other.span) for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda one: one.span))


def spelling(name: Name) -> str:
    """A Chinese person's name in pinyin, as it is to be written."""
    return spell(name.text, _compound(name.text, 0) or 1)
