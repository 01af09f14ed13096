"""An old translation made to fit a text that differs from its source in what can be carried over for certain.

Numbers, amounts and dates by their value, in the target's own wording; other figures, placeholders and codes as they
stand; the case of the first letter. Everything that was changed is said; what could not be is said too, as `left`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import tmkit.memory.canonical as canonical
from tmkit.core import Code, CodeKind, Quantity, Segment, Span
from tmkit.memory.agreement import agrees
from tmkit.memory.rewriting import rewritten
from tmkit.text import languages, placeholders, quantities


@dataclass(frozen=True, slots=True)
class Repaired:
    """A target made to fit."""

    segment: Segment
    repairs: tuple[str, ...] = ()
    """What was changed: `612 milliards -> 700 milliards: 6120亿 -> 7000亿`."""
    left: tuple[str, ...] = ()
    """Numbers of the old source that differ and could not be carried over."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the target to be written anew."""

    span: Span
    text: str
    said: str


@lru_cache(maxsize=512)  # asked for the score, and again for the match that is shown
def repair(asked: Segment, source: Segment, target: Segment) -> Repaired:
    """The target of `source`, made to fit `asked`."""
    if asked.text == source.text and asked.codes == source.codes:
        return Repaired(target)
    changes: list[_Change] = []
    left: list[str] = []
    covered = _quantities(asked, source, target, changes, left)
    _figures(asked, source, target, changes, left, covered)
    _placeholders(asked, source, target, changes)
    text, codes, said = _applied(target, changes)
    text, case = _first_letter(asked.text, source.text, text, target.lang)
    text, codes, renamed = _codes(asked, source, text, codes)
    return Repaired(Segment(text, target.lang, codes=codes), (*said, *case, *renamed), tuple(left))


def _quantities(
    asked: Segment, source: Segment, target: Segment, changes: list[_Change], left: list[str]
) -> list[Span]:
    """Carries values over; the stretches of the old source that were dealt with."""
    new, old = quantities.find(asked.text, asked.lang), quantities.find(source.text, source.lang)
    if len(new) != len(old) or new == old:
        return []
    there = quantities.find(target.text, target.lang)
    taken: set[int] = set()
    covered = []
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if one.kind is not other.kind or one.unit != other.unit:
            continue
        said = f"{one.span.of(source.text)} -> {other.span.of(asked.text)}"
        if one.readings == other.readings:
            continue
        found = _counterpart(old, place, there, taken)
        wording = found.span.of(target.text) if found else ""
        figures = other.span.of(asked.text)
        grouped = len(canonical.numbers(figures)) == 1 and re.search(r"\d[^\w.]\d{3}(?!\d)", figures) is not None
        written = rewritten(wording, found, other, target.lang, grouped=grouped) if found else None
        if found is None and one.span.of(source.text).isdecimal() and figures.isdecimal():
            continue  # as a figure, perhaps: 2017 and 2017年 are of two kinds
        covered.append(one.span)
        if found is None or written is None or not agrees((one, other), (source, asked), found, target):
            left.append(said)
            continue
        taken.add(there.index(found))
        changes.append(_Change(found.span, written, f"{said}: {wording} -> {written}"))
    return covered


def _counterpart(
    old: tuple[Quantity, ...], place: int, there: tuple[Quantity, ...], taken: set[int]
) -> Quantity | None:
    """The target's quantity with the value of the source's; of several, the one in the same turn, if as many."""
    value = old[place].readings[0]
    same = [at for at, one in enumerate(old) if one.readings[0] == value]
    likely = [at for at, one in enumerate(there) if value in one.readings and _like(one, old[place])]
    if len(likely) != len(same):
        return None
    at = likely[same.index(place)]
    return None if at in taken else there[at]


def _like(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind or not one.unit or not other.unit


def _figures(
    asked: Segment,
    source: Segment,
    target: Segment,
    changes: list[_Change],
    left: list[str],
    covered: list[Span],
) -> None:
    """Figures that are no quantities (in names, codes, versions) go over as they stand, where they stand as often."""
    old, new = (list(canonical.NUMBERS.finditer(side.text)) for side in (source, asked))
    if len(old) != len(new):
        return
    old_counts, there = (Counter(canonical.NUMBERS.findall(side.text)) for side in (source, target))
    turns: Counter[str] = Counter()
    for one, other in zip(old, new, strict=True):
        turn = turns[one[0]]
        turns[one[0]] += 1
        span = Span(*one.span())
        if one[0] == other[0] or any(span.overlaps(done) for done in covered):
            continue
        said = f"{one[0]} -> {other[0]}"
        places = [found.span() for found in canonical.NUMBERS.finditer(target.text) if found[0] == one[0]]
        if there[one[0]] != old_counts[one[0]]:
            left.append(said)
            continue
        changes.append(_Change(Span(*places[turn]), other[0], said))


def _placeholders(asked: Segment, source: Segment, target: Segment, changes: list[_Change]) -> None:
    old, new = (placeholders.find(side.text, frozenset()) for side in (source, asked))
    if len(old) != len(new) or [one.key for one in old] == [one.key for one in new]:
        return
    renamed = {one.text: other.text for one, other in zip(old, new, strict=True) if one.text != other.text}
    if len({one.text for one in old}) != len(old):
        return
    for found in placeholders.find(target.text, frozenset()):
        if found.text in renamed:
            text = renamed[found.text]
            changes.append(_Change(found.span, text, f"{found.text} -> {text}"))


def _applied(target: Segment, changes: list[_Change]) -> tuple[str, tuple[Code, ...], tuple[str, ...]]:
    """The target's text with the changes, its codes moved along, and what was said; a change on another is dropped."""
    text, codes, said = target.text, list(target.codes), []
    done: list[Span] = []
    for change in sorted(changes, key=lambda change: change.span, reverse=True):
        if any(change.span.overlaps(span) for span in done):
            continue
        done.append(change.span)
        grown = len(change.text) - len(change.span)
        text = text[: change.span.start] + change.text + text[change.span.end :]
        codes = [_moved(code, grown) if code.position >= change.span.end else code for code in codes]
        said.append(change.said)
    return text, tuple(codes), tuple(reversed(said))


def _moved(code: Code, by: int) -> Code:
    return Code(code.id, code.kind, code.position + by, code.markup, code.equivalent, code.can_delete, code.can_reorder)


def _first_letter(asked: str, source: str, target: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """The case of the first letter follows, where the old pair had it alike; German nouns keep theirs."""
    if not (asked and source and target) or asked[0] == source[0] or languages.primary(lang) == "de":
        return target, ()
    alike = asked[0].lower() == source[0].lower() and source[0].isupper() == target[0].isupper()
    acronym = target[1:2].isupper() or source[1:2].isupper()
    letter = target[0].upper() if asked[0].isupper() else target[0].lower()
    if not alike or acronym or letter == target[0] or len(letter) != 1:
        return target, ()
    return letter + target[1:], (f"{target[0]} -> {letter}",)


def _codes(
    asked: Segment, source: Segment, text: str, codes: tuple[Code, ...]
) -> tuple[str, tuple[Code, ...], tuple[str, ...]]:
    """The target's codes replaced by the asked text's, paired by the order of the source's."""
    if not codes or source.codes == asked.codes:
        return text, codes, ()
    if [code.kind for code in source.codes] != [code.kind for code in asked.codes]:
        return text, codes, ()
    renamed: dict[tuple[str, CodeKind], Code] = {
        (old.id, old.kind): new for old, new in zip(source.codes, asked.codes, strict=True)
    }
    if len(renamed) != len(source.codes) or not all((code.id, code.kind) in renamed for code in codes):
        return text, codes, ()
    fitted = tuple(_at(renamed[code.id, code.kind], code.position) for code in codes)
    return text, fitted, tuple(_said(codes, fitted))


def _at(code: Code, position: int) -> Code:
    return Code(code.id, code.kind, position, code.markup, code.equivalent, code.can_delete, code.can_reorder)


def _said(before: tuple[Code, ...], after: tuple[Code, ...]) -> Iterator[str]:
    for old, new in zip(before, after, strict=True):
        if old.markup != new.markup:
            yield f"{old.markup} -> {new.markup}"
