"""What speaks for a person's name at a place of a Chinese text: points for what stands before, in and after it."""

from dataclasses import dataclass

from tmkit.core import Span
from tmkit.text.names.hanzi import readings
from tmkit.text.names.surnames import COMMON, COMPOUND, SINGLE, TELLING
from tmkit.text.names.wordlists import word_lists

SURE = 4
"""Points from which a candidate surely is a name: of those with 4 and more nine in ten are."""
MAYBE = 3
"""Points from which it may well be one: about one in two."""
PERHAPS = 2
"""Points below which it hardly is one."""

_MARKS = frozenset("，。、：；“”‘’（）《》？！…— 　,.:;()\"'/|\n\t【】「」")
_SPACE = frozenset(" 　\u00a0：:（(")
"""What may part a title from the name."""
_DOTS = frozenset("·‧•・")
"""What parts the names of foreigners."""
_SOUNDS = frozenset("斯克尔特德森顿姆普逊伯夫奇科托维巴拉莱埃恩格茨诺洛列布卡威歇尼亚迪塞萨舍耶")
"""Characters that write foreign names by sound: a given name of two of them is rather a piece of such a name."""
_GRAMMAR = frozenset(
    "和从都于向时能来应那全有后国平水万位方常成曾高何连许解任强安计易明金文信关单白容史程项司路冰山巴广利商官年季"
)
"""Surnames that are words of grammar or of every day: without a title before them they begin no name as a rule."""
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿几数多余")
_COUNTED = frozenset("项时万位年户家户代师路班方段季门楼商平元")
"""Surnames that are also counted or measured with: after a numeral they begin no name."""
_BEFORE = frozenset("与和同对向由是叫让给被把为及跟比像以请找问见")
"""Words of one character that stand before a name."""
_TITLE_ENDS = frozenset("员长家师者手官士星角徒兵帅将")
"""Last characters of titles and trades: a word that ends so is likely one, even when no list has it."""
_AFTER = frozenset(
    "说称等是在与和及对的将从因于为也被把向就曾已正则又还都一出先表指认告介回坦强透补提担任摄作演饰不并给"
)
"""What may begin the word after a name."""
_BINDING = frozenset("和与在的是曾将为及从于被也向对而等")
"""Words of one character that go on after a name rather than end one."""
_AGE = ("岁的", "叫", "名叫", "岁")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A run of characters that may be a person's name."""

    points: int
    """How much speaks for it; below 0 when more speaks against it."""
    size: int
    """Characters of the whole name."""


def compound(text: str, at: int) -> int:
    """Length of the compound surname that begins there, or 0."""
    return next((size for size in (4, 3, 2) if text[at : at + size] in COMPOUND), 0)


def candidates(text: str, at: int) -> list[Candidate]:
    """What may begin at a place: a surname and one or two characters, none where a word stands that begins likewise."""
    surname = compound(text, at) or (1 if text[at] in SINGLE else 0)
    if not surname or (at and text[at - 1] in _DOTS) or (surname == 1 and _within_word(text, at)):
        return []
    before = _before(text, at)
    found = []
    for given in (1, 2):
        end = at + surname + given
        if not all(readings(one) for one in text[at + surname : end]) or end > len(text):
            break
        if (end < len(text) and text[end] in _DOTS) or text[at:end] in word_lists("persons.txt")["words"]:
            continue
        found.append(Candidate(_points(text, at, surname, end, before), surname + given))
    return found


def points(text: str, span: Span) -> int:
    """The points of a name just there; -9 where none can be."""
    return next((one.points for one in candidates(text, span.start) if one.size == len(span)), -9)


def _within_word(text: str, at: int) -> bool:
    """Whether the surname is the end of a word, a measure after a numeral, or begins a word of three or four."""
    lists = word_lists("persons.txt")
    return (
        any(text[max(0, at - size) : at + 1] in lists["tails"] for size in (1, 2, 3))
        or text[max(0, at - 1) : at + 1] in lists["everyday"]
        or (at > 0 and text[at - 1] in _NUMERALS and text[at] in _COUNTED)
        or any(text[at : at + size] in lists["words"] for size in (3, 4))
    )


def _points(text: str, at: int, surname: int, end: int, before: int) -> int:
    """The points of one candidate."""
    lists = word_lists("persons.txt")
    given = text[at + surname : end]
    after = _after(text, end)
    total = before + after + _given(given) + (surname > 1)
    if surname == 1:
        total -= text[at] not in COMMON
        if text[at] in _GRAMMAR and before < 2 and after < 2:
            total -= 2
        if len(given) == 2 and text[at : at + 2] in lists["words"]:
            total -= 3
        if text[at] in TELLING and (len(given) == 2 or (before and after)) and given not in lists["everyday"]:
            total += 1
    if before <= 0 and after <= 0:
        total -= 1
    over = text[end - 1 : end + 1]
    if len(given) == 2 and (
        given[-1] in _BINDING or any(over in lists[name] for name in ("everyday", "verbs", "titles"))
    ):
        total -= 2
    return total


def _before(text: str, at: int) -> int:
    """2 for a title, 1 for a mark, a word that names follow, or what looks like a title, 0 for anything else."""
    lists = word_lists("persons.txt")
    start = at
    while start > 0 and at - start < 2 and text[start - 1] in _SPACE:
        start -= 1
    if any(text[max(0, start - size) : start] in lists["titles"] for size in (2, 3, 4)) or text[:at].endswith(_AGE):
        return 2
    return int(at == 0 or text[at - 1] in _MARKS | _BEFORE | _TITLE_ENDS or text[at - 1].isascii())


def _after(text: str, end: int) -> int:
    """2 for a verb of saying or a title, 1 for a mark or a likely word, 0 for anything else."""
    lists = word_lists("persons.txt")
    words = [text[end : end + size] for size in (1, 2, 3)]
    if any(word in lists["verbs"] or word in lists["suffixes"] for word in words):
        return 2
    return int(end == len(text) or text[end] in _MARKS | _AFTER or text[end].isascii())


def _given(given: str) -> int:
    """2 when every character is one that people are named with, below 0 when one is never so used."""
    lists = word_lists("persons.txt")
    if any(one in lists["never"] for one in given):
        return -3
    if given in lists["everyday"] or (len(given) == 2 and all(one in _SOUNDS for one in given)):
        return -2
    return sum(one in lists["given"] for one in given)
