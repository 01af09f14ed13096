"""Names of persons in a Chinese text, without a segmenter: surname, given name, and what stands on either side.

A run of two or three characters (three or four with a compound surname) that begins with a surname is a candidate. Its
neighbours decide (`evidence`): a title or a mark before it, a verb of saying, a title or a mark after it speak for a
name; a given name of the characters that people are named with speaks for it; an everyday word that begins with a
surname (高兴, 方法, 王国) is none. Precision goes before recall: what is not sure is left out, or marked as not sure.
"""

from functools import lru_cache

from tmkit.core import Span
from tmkit.text.names.evidence import MAYBE, PERHAPS, SURE, Candidate, candidates, compound
from tmkit.text.names.hanzi import readings, spell
from tmkit.text.names.name import Name, NameKind

_LISTED = frozenset("、和与及")
"""What stands between one name and the next: a name beside a name is more likely one."""


@lru_cache(maxsize=1024)
def persons(text: str) -> tuple[Name, ...]:
    """Names of persons, in order, none within another; those that are not sure say so."""
    best = {at: max(found) for at in range(len(text)) if (found := candidates(text, at))}
    best = {at: one for at, one in best.items() if one.points >= PERHAPS}
    starts = set(best)
    for at in sorted(best):
        end = at + best[at].size
        if text[end : end + 1] in _LISTED and end + 1 in starts:
            _vouch(best, at, end + 1)
    kept: list[tuple[int, Candidate]] = []
    for at, one in sorted(best.items(), key=lambda item: (-item[1].points, item[0])):
        if one.points < MAYBE:
            break
        if all(at + one.size <= other or other + taken.size <= at for other, taken in kept):
            kept.append((at, one))
    return tuple(_name(text, at, one) for at, one in sorted(kept))


def _vouch(best: dict[int, Candidate], first: int, second: int) -> None:
    """Of two candidates side by side in a list, the surer vouches for the other with a point."""
    one, other = best[first], best[second]
    if one.points >= SURE > other.points:
        best[second] = Candidate(other.points + 1, other.size)
    elif other.points >= SURE > one.points:
        best[first] = Candidate(one.points + 1, one.size)


@lru_cache(maxsize=1024)
def hidden_spans(text: str) -> tuple[Span, ...]:
    """Where a person's name may stand, be it ever so doubtful; they overlap."""
    return tuple(
        Span(at, at + one.size) for at in range(len(text)) for one in candidates(text, at) if one.points >= PERHAPS
    )


def _name(text: str, at: int, one: Candidate) -> Name:
    span = Span(at, at + one.size)
    reading = tuple(readings(character)[0] for character in span.of(text))
    return Name(span, span.of(text), NameKind.PERSON, (reading,), sure=one.points >= SURE)


def spelling(name: Name) -> str:
    """A Chinese person's name in pinyin, as it is to be written."""
    return spell(name.text, compound(name.text, 0) or 1)
