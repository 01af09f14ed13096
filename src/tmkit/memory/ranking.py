"""Units that resemble a text, put in order; a match, with its repairs, is made of those alone that are shown."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import tmkit.memory.canonical as canonical
import tmkit.memory.repairs as repairs
import tmkit.memory.scoring as scoring
from tmkit.core import Match, Segment, State, Unit
from tmkit.memory.records import Record, Variant
from tmkit.memory.repairs import Repaired
from tmkit.memory.scoring import Penalties


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, made ready."""

    asked: Segment
    text: str
    """Canonical."""
    sources: dict[str, int]
    """Tags of the memory to look in: 0 for the asked one, 1 for another region's."""
    targets: dict[str, int]
    threshold: int
    limit: int
    around: tuple[str, str, str]
    """The neighbours' texts and the key."""
    without: int
    """Id of a unit to leave out."""
    penalties: Penalties
    penalty: int
    """Points off every score."""
    compared: dict[tuple[Variant, Variant], tuple[dict[str, int], bool]] = field(default_factory=dict)
    """What differs in pairs of texts met already, and whether numbers do: most stand in a memory several times."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source that is near enough, of a unit."""

    base: int
    distance: int
    lang: str
    """Its tag in the memory."""
    lost: int
    """What `Question.sources` says of it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its score."""

    order: tuple[object, ...]
    """The least goes first: by score, context, the later change, usage, age."""
    score: int
    record: Record
    source: Variant
    target: Variant
    found: Found
    differs: dict[str, int]
    left: int | None
    """Numbers that could not be carried over; None while that is not known, and the score is the best that may be."""

    def least(self, penalties: Penalties) -> int:
        """The score if no number could be carried over."""
        return self.score - (penalties.numbers if self.left is None else 0)


def rank(question: Question, record: Record, found: Found) -> Ranked | None:
    """The unit with its score; None where it has no text in a wanted language."""
    source = record.in_language(found.lang)
    options = [one for one in record.variants if one.lang in question.targets and one.lang != found.lang]
    if source is None or not options:
        return None
    target = min(options, key=lambda variant: question.targets[variant.lang])
    pair = (source, target)
    if pair not in question.compared:
        # Numbers in words count as words, in the base score.
        numbers = canonical.numbers(question.asked.text) != canonical.numbers(source.text)
        question.compared[pair] = scoring.differences(question.asked, source.segment, found.distance), numbers
    differs, numbers = question.compared[pair]
    return _ranked(question, record, source, target, found, differs, None if numbers else 0)


def _ranked(
    question: Question,
    record: Record,
    source: Variant,
    target: Variant,
    found: Found,
    differs: dict[str, int],
    left: int | None,
    *,
    carried: bool = False,
) -> Ranked:
    score = scoring.score(found.base, differs, int(carried or left is None), left or 0, question.penalties)
    points = scoring.context(record, found.lang, *question.around)
    off = (found.lost + question.targets[target.lang]) * question.penalties.variant + question.penalty
    off += scoring.origin_penalty(record, question.penalties)
    score = max(0, score - off) if off else scoring.in_context(score, points)
    order = (-score, -points, _latest_first(record.changed or record.created), -record.used, record.id)
    return Ranked(order, score, record, source, target, found, differs, left)


def best(candidates: Iterable[Ranked], question: Question) -> list[Ranked]:
    """The first in order, as many as are asked for, with their scores for certain."""
    heap = [(ranked.order, ranked) for ranked in candidates]
    heapq.heapify(heap)
    chosen: list[Ranked] = []
    while heap and len(chosen) < question.limit:
        _, ranked = heapq.heappop(heap)
        if ranked.left is not None:
            chosen.append(ranked)
            continue
        left = len(repairs.repair(question.asked, ranked.source.segment, ranked.target.segment).left)
        sure = _ranked(
            question, ranked.record, ranked.source, ranked.target, ranked.found, ranked.differs, left, carried=True
        )
        heapq.heappush(heap, (sure.order, sure))
    return chosen


def match(ranked: Ranked, question: Question, name: str) -> Match:
    """The match as it is shown; `name` is the memory's."""
    source, record = ranked.source, ranked.record
    fitted: Repaired = repairs.repair(question.asked, source.segment, ranked.target.segment)
    longer = max(len(question.text), len(canonical.of(source.segment)), 1)
    return Match(
        unit=Unit(
            id=record.key or str(record.id),
            source=source.segment,
            target=ranked.target.segment,
            target_lang=ranked.target.lang,
            note=record.note,
            state=State.TRANSLATED,
            properties=record.properties,
        ),
        likeness=(longer - ranked.found.distance) / longer,
        score=ranked.score,
        target=fitted.segment.text,
        differences=tuple(_told(ranked.differs, fitted.left)),
        repairs=fitted.repairs,
        origin=f"{name}:{record.origin}" if record.origin else name,
        segment=fitted.segment,
    )


def _latest_first(date: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in date) or (1,)


def _told(differs: dict[str, int], left: tuple[str, ...]) -> Iterator[str]:
    words = {"text": "wording", "case": "case", "punctuation": "punctuation", "space": "white space", "code": "codes"}
    for kind in differs:
        yield words[kind]
    for one in left:
        yield f"number not carried over: {one}"
