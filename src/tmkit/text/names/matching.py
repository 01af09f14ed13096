"""Whether a Latin name stands in a Chinese text, and if not, what stands there in its stead."""

from dataclasses import dataclass

from tmkit.core import Span
from tmkit.text.names.chinese import spelling
from tmkit.text.names.evidence import points
from tmkit.text.names.hanzi import join, places, readings, standing, usual_reading
from tmkit.text.names.name import Name, NameKind
from tmkit.text.names.renderings import by_latin, entries, key
from tmkit.text.names.surnames import SINGLE
from tmkit.text.names.syllables import divide
from tmkit.text.names.wordlists import word_lists

_WADE_GILES = {
    "p": ("b", "p"), "t": ("d", "t"), "k": ("g", "k"), "ch": ("zh", "ch", "j", "q"), "ts": ("z", "c"), "c": ("j", "q"),
    "j": ("r",), "s": ("x", "s", "sh"), "g": ("g",),
}  # fmt: skip
"""Initials of Wade-Giles written without its aspiration marks, as pinyin; the others are the same."""


_FAMILIAR = frozenset("老小大阿")
"""Before a surname: old Shi, young Shi."""
_POLITE = frozenset("某总导爷哥姐嫂婶叔伯姨氏妈爸公婆队工董局处科教老")
"""After a surname, in place of a given name."""


@dataclass(frozen=True, slots=True)
class Near:
    """A run of characters that reads almost like a name."""

    span: Span
    """Code points of the Chinese text."""
    syllables: int
    """How many the name has."""
    points: int
    """How much speaks for a person's name just there (`evidence.points`)."""


def stands(name: Name, chinese: str) -> Span | None:
    """Where the name stands in the Chinese text, surname first, or as its letters run; none where it does not."""
    for way in (*name.readings, *_as_written(name.text)):
        for start in standing(way, chinese):
            return Span(start, start + len(way))
    return None


def stands_turned(name: Name, chinese: str) -> Span | None:
    """Where the name stands when its given name was written first."""
    for way in name.reversed:
        for start in standing(way, chinese):
            return Span(start, start + len(way))
    return None


def excused(name: Name, chinese: str) -> bool:
    """Whether the Chinese text may well hold the name in another way than by its pinyin.

    That is: copied in Latin letters, known by a rendering of its own, a place or firm (which Chinese abbreviates at
    will), or spelt as Wade and Giles did.
    """
    if name.text in chinese:
        return True
    known = by_latin().get(key(name.text), ())
    if any(entry.kind is not NameKind.PERSON or entry.chinese in chinese for entry in known):
        return True
    western = len(name.readings[0]) > 2 and len(divide(name.text.split()[-1])[0]) == 1
    return ("-" in name.text or western) and any(_older(way, chinese) for way in name.readings)


def called_otherwise(name: Name, chinese: str) -> bool:
    """Whether the Chinese text names the person by the surname with a title (老史, 唐市长) or by the given name."""
    lists = word_lists("persons.txt")
    index = places(chinese)
    for way in name.readings:
        for at in index.get(way[0], ()):
            if chinese[at] not in SINGLE:
                continue
            if chinese[max(0, at - 1) : at] in _FAMILIAR or chinese[at + 1 : at + 2] in _POLITE:
                return True
            if any(chinese[at + 1 : at + 1 + size] in lists["suffixes"] for size in (2, 3)):
                return True
        for at in standing(way[-2:], chinese) if len(way) > 2 else ():
            given = chinese[at : at + 2]
            if all(one in lists["given"] for one in given) and given not in lists["words"] | lists["everyday"]:
                return True
    return False


def _as_written(text: str) -> list[tuple[str, ...]]:
    """The syllables of all its words, one after the other."""
    ways: list[tuple[str, ...]] = [()]
    for word in text.split():
        ways = [(*before, *way) for before in ways for way in divide(word)]
    return ways


def _older(way: tuple[str, ...], chinese: str) -> bool:
    """Whether the Chinese text has a run that Wade-Giles might spell so."""
    index = places(chinese)
    sets = [{at for spelt in _pinyin_of(one) for at in index.get(spelt, ())} for one in way]
    return any(all(start + step in where for step, where in enumerate(sets)) for start in sets[0])


def _pinyin_of(syllable: str) -> set[str]:
    """The pinyin syllables that a Wade-Giles syllable without marks may stand for."""
    size = next((length for length in (2, 1) if syllable[:length] in _WADE_GILES), 0)
    initials = _WADE_GILES.get(syllable[:size], (syllable[:size],))
    return {syllable} | {initial + syllable[size:] for initial in initials}


def nearest(name: Name, chinese: str, taken: tuple[Span, ...]) -> Near | None:
    """The run of characters that differs from the name in one syllable alone; of several the likeliest name.

    `taken` are spans that other names account for. Two syllables out of three must agree; of a name of two syllables
    the surname must, and something must speak for a person's name there.
    """
    index = places(chinese)
    found: list[tuple[int, int, Near]] = []
    for way in name.readings:
        sets = [frozenset(index.get(one, ())) for one in way]
        starts = {at - step for step, where in enumerate(sets) for at in where if at >= step}
        for start in starts:
            agree = [start + step in where for step, where in enumerate(sets)]
            span = Span(start, start + len(way))
            if sum(agree) != len(way) - 1 or span.end > len(chinese) or any(span.overlaps(one) for one in taken):
                continue
            near = Near(span, len(way), points(chinese, span))
            if (len(way) > 2 and (agree[0] or near.points >= 0)) or (agree[0] and near.points >= 1):
                found.append((near.points, -start, near))
    return max(found, key=lambda one: one[:2])[2] if found else None


def known_spans(chinese: str, latin: str) -> tuple[Span, ...]:
    """Where names of the table stand that are no candidates for another name.

    That is places and firms, and persons that the Latin text has by their rendering.
    """
    return tuple(
        Span(at, at + len(entry.chinese))
        for at, entry in entries(chinese)
        if entry.kind is not NameKind.PERSON or any(form in latin for form in entry.latin)
    )


def respelt(name: Name, hanzi: str) -> str:
    """The Chinese name in pinyin, as near to the Latin one as the characters allow: its syllables where they fit."""
    usual = spelling(Name(Span(0, len(hanzi)), hanzi, NameKind.PERSON, ()))
    way = next((one for one in name.readings if len(one) == len(hanzi)), None)
    if way is None:
        return usual
    words = [divide(word)[0] for word in name.text.split() if divide(word)]
    surname = len(words[0]) if len(words) > 1 and len(words[0]) < len(hanzi) else 1
    syllables = [
        one if one in readings(character) else usual_reading(character, surname=at < surname)
        for at, (one, character) in enumerate(zip(way, hanzi, strict=True))
    ]
    return f"{join(syllables[:surname]).capitalize()} {join(syllables[surname:]).capitalize()}"
