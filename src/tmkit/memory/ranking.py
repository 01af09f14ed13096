"""Units that resemble a text, put in order; a match, with its repairs, is made of those alone that are shown."""

from collections.abc import Iterator
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
    compared: dict[tuple[Variant, Variant], tuple[dict[str, int], int]] = field(default_factory=dict)
    """Differences and scores of pairs of texts met already: in real memories most stand there several times."""


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
    distance: int
    differs: dict[str, int]


def rank(question: Question, record: Record, found: Found, penalties: Penalties, penalty: int) -> Ranked | None:
    """The unit with its score; None where it has no text in a wanted language."""
    source = record.in_language(found.lang)
    options = [one for one in record.variants if one.lang in question.targets and one.lang != found.lang]
    if source is None or not options:
        return None
    target = min(options, key=lambda variant: question.targets[variant.lang])
    pair = (source, target)
    if pair not in question.compared:
        question.compared[pair] = _compared(question.asked, source, target, found, penalties)
    differs, score = question.compared[pair]
    points = scoring.context(record, found.lang, *question.around)
    off = (found.lost + question.targets[target.lang]) * penalties.variant + penalty
    off += scoring.origin_penalty(record, penalties)
    score = max(0, score - off) if off else scoring.in_context(score, points)
    order = (-score, -points, _latest_first(record.changed or record.created), -record.used, record.id)
    return Ranked(order, score, record, source, target, found.distance, differs)


def _compared(
    asked: Segment, source: Variant, target: Variant, found: Found, penalties: Penalties
) -> tuple[dict[str, int], int]:
    """What differs, and the score without context and origin. Numbers in words count as words, in the base score."""
    differs = scoring.differences(asked, source.segment, found.distance)
    if canonical.numbers(asked.text) == canonical.numbers(source.text):
        return differs, scoring.score(found.base, differs, 0, 0, penalties)
    left = repairs.repair(asked, source.segment, target.segment).left
    return differs, scoring.score(found.base, differs, 1, len(left), penalties)


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
        likeness=(longer - ranked.distance) / longer,
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
