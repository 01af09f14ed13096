"""Places, firms and persons of the table of renderings that were exchanged for another of their kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.names.name import NameKind
from tmkit.text.names.renderings import Rendering, by_latin, entries, heads, key
from tmkit.text.names.wordlists import word_lists

_WORD = patterns.of(r"(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}.]*+(?:['’-]\p{L}[\p{L}\p{M}]*+)*+")
_END = patterns.of(r"['’][sS]$|\.$")
_LONGEST = 4  # words of a rendering


_Mention = tuple[Span, tuple[Rendering, ...]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two entries of one kind, each of which stands on one side alone."""

    first: Rendering
    first_span: Span
    """Code points of the first text."""
    second: Rendering
    second_span: Span
    """Code points of the second text."""


@lru_cache(maxsize=1024)
def with_chinese(latin: str, chinese: str) -> tuple[Exchange, ...]:
    """Exchanges between a Latin text and a Chinese one."""
    left = missing(chinese, latin)
    if not left:
        return ()
    mine = [(span, known) for span, known in mentions(latin) if not any(one.chinese in chinese for one in known)]
    there: list[_Mention] = [(Span(at, at + len(entry.chinese)), (entry,)) for at, entry in left]
    return _paired(mine, there)


@lru_cache(maxsize=1024)
def missing(chinese: str, latin: str) -> tuple[tuple[int, Rendering], ...]:
    """The entries of the table that the Chinese text has and the Latin one has not, with where each stands first."""
    first: dict[str, tuple[int, Rendering]] = {}
    for at, entry in entries(chinese):
        if entry.chinese not in first and not _cuts(chinese, at, entry):
            first[entry.chinese] = (at, entry)
    return tuple((at, entry) for at, entry in first.values() if not _named(entry, latin))


def _cuts(chinese: str, at: int, entry: Rendering) -> bool:
    """Whether the entry's last character rather begins a word of every day: 南通 in 呼南通道, 淮南 in 江淮南部."""
    lists = word_lists("persons.txt")
    last = at + len(entry.chinese) - 1
    return chinese[last : last + 2] in lists["words"] or chinese[last : last + 2] in lists["everyday"]


def within_latin(first: str, second: str) -> tuple[Exchange, ...]:
    """Exchanges between two Latin texts."""
    left, right = unshared(first, second), unshared(second, first)
    return _paired(left, right) if left and right else ()


@lru_cache(maxsize=1024)
def unshared(first: str, second: str) -> tuple[_Mention, ...]:
    """The entries of the table that the first of two Latin texts has and the second has not."""
    mine = mentions(first)
    if not mine or set(_words(first)) <= set(_words(second)):
        return ()
    return tuple((span, known) for span, known in mine if not any(_named(one, second) for one in known))


def _paired(first: Sequence[_Mention], second: Sequence[_Mention]) -> tuple[Exchange, ...]:
    """First with first of its kind, each entry once."""
    found = []
    rest = list(second)
    seen: set[str] = set()
    for span, known in first:
        if known[0].chinese in seen:
            continue
        seen.add(known[0].chinese)
        for other in rest:
            if other[1][0].kind is known[0].kind is not NameKind.FEATURE:
                found.append(Exchange(known[0], span, other[1][0], other[0]))
                rest = [one for one in rest if one[1][0] is not other[1][0]]
                break
    return tuple(found)


def _named(entry: Rendering, latin: str) -> bool:
    """Whether the Latin text has the entry in one of its renderings, or begins a word with it (Tibetan)."""
    if any(form in latin for form in entry.latin):
        return True
    folded = key(latin)
    return any(key(form) in folded or key(form).replace(" ", "") in folded for form in entry.latin)


def _words(latin: str) -> tuple[str, ...]:
    """The capitalised words as they stand."""
    if latin[1:].islower():  # the first word alone can be one
        first = _WORD.match(latin)
        return (first[0],) if first else ()
    return tuple(_WORD.findall(latin))


@lru_cache(maxsize=2048)
def _begins(word: str) -> bool:
    """Whether a mention of some entry may begin with that word."""
    return key(_END.sub("", word)).partition(" ")[0] in heads()


@lru_cache(maxsize=1024)
def capitalised(latin: str) -> tuple[Span, ...]:
    """Where capitalised words stand, without an English possessive or a full stop at the end."""
    found = []
    for match in _WORD.finditer(latin):
        word, start = match[0], match.start()
        found.append(Span(start, start + len(_END.sub("", word) if word[-1] in "sS." else word)))
    return tuple(found)


@lru_cache(maxsize=1024)
def mentions(latin: str) -> tuple[_Mention, ...]:
    """Renderings of the table in a Latin text, in order, the longest at each place."""
    begins = [_begins(word) for word in _words(latin)]
    if True not in begins:
        return ()
    words, table = capitalised(latin), by_latin()
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at) if begins[at] else 0, 0, -1):
            span = Span(words[at].start, words[at + size - 1].end)
            known = table.get(key(span.of(latin)))
            if known and len(span) <= 40:
                found.append((span, known))
                at += size - 1
                break
        at += 1
    return tuple(found)
