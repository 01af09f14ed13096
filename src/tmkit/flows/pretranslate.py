"""A file filled from memories, marked as its format has it; what somebody has translated or approved is left alone."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tmkit.core import OBJECT, ConfigurationError, Match, Segment, State, Unit, UnitKey
from tmkit.flows.memory_lookup import Asking, Memories
from tmkit.formats import files, prefilled, registry
from tmkit.formats.prefilled import Candidate

_SURE = 95  # a match of an equal canonical text at this score or above: nothing better stands further away
_LEFT_OUT = frozenset({"no-translate", "locked", "obsolete"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a file's units."""

    path: str
    counts: tuple[tuple[str, int], ...]
    """`context`, `exact`, `fuzzy`, `none` (no match), `unmarkable` (a fuzzy match that the format cannot mark, left
    out) and `kept` (translated or locked before)."""


def pretranslate(
    path: str, output: str, memories: Sequence[str], asking: Asking, *, penalties: Sequence[int] = ()
) -> Filled:
    """Fill the units without a target, and exactly matched fuzzy ones; write the file to `output`.

    Raises InputError, OutputError or ConfigurationError; then nothing is written.
    """
    raw = files.read(path)
    document = registry.parse(raw, path=path)
    units = list(document.units())
    edits: dict[UnitKey, str | Segment] = {}
    fills: dict[UnitKey, list[Candidate]] = {}
    counts: Counter[str] = Counter()
    with Memories(memories, penalties=penalties) as opened:
        for at, unit in enumerate(units):
            if not _open(unit):
                counts["kept"] += 1
                continue
            found = _matches(opened, units, at, asking, path)
            kind = _kind(unit, found, document.format)
            counts[kind] += 1
            if kind in {"context", "exact", "fuzzy"}:
                edits[unit.key] = _fitting(found[0], unit)
                fills[unit.key] = [_candidate(match, unit) for match in found]
    written = document.render(edits)
    if fills:
        written = prefilled.marked(written, path, fills)
    files.write(output, written)
    names = ("context", "exact", "fuzzy", "none", "unmarkable", "kept")
    return Filled(path, tuple((name, counts[name]) for name in names))


def _open(unit: Unit) -> bool:
    """Whether a memory may write the target: it is empty or fuzzy, and nobody approved it or locked it."""
    if unit.flags & _LEFT_OUT or unit.state in {State.REVIEWED, State.FINAL} or not unit.source.text.strip():
        return False
    return unit.target is None or not unit.target.text.strip() or unit.state in {State.NEW, State.NEEDS_WORK}


def _kind(unit: Unit, found: Sequence[Match], form: str) -> str:
    if not found:
        return "none"
    best = found[0].score
    if best > 100:
        return "context"
    if best == 100:
        return "exact"
    if unit.target is not None and unit.target.text.strip():
        return "kept"  # another's fuzzy translation is worth as much as ours
    return "fuzzy" if form in prefilled.MARKED else "unmarkable"


def _matches(opened: Memories, units: Sequence[Unit], at: int, asking: Asking, path: str) -> tuple[Match, ...]:
    unit = units[at]
    source_lang = asking.source_lang or unit.source.lang
    target_lang = asking.target_lang or unit.target_lang
    if source_lang in {"", "und"} or target_lang in {"", "und"}:
        raise ConfigurationError(f"{path}: does not say its languages; name them with --source-lang and --target-lang")
    previous = units[at - 1].source.text if at else ""
    following = units[at + 1].source.text if at + 1 < len(units) else ""
    found: tuple[Match, ...] = ()
    for threshold in dict.fromkeys((100, asking.threshold)):
        found = opened.lookup(
            unit.source,
            replace(asking, threshold=threshold),
            source_lang=source_lang,
            target_lang=target_lang,
            previous=previous,
            following=following,
            key=unit.id,
        )
        if found and found[0].score >= _SURE:
            break
    return found


def _fitting(match: Match, unit: Unit) -> Segment:
    """The match's target with such codes as the unit itself has; others are left out."""
    segment = match.segment or Segment(match.target, unit.target_lang)
    own = {code.markup for code in unit.source.codes}
    if all(code.markup in own for code in segment.codes) and segment.text.count(OBJECT) <= len(segment.codes):
        return Segment(segment.text, unit.target_lang, codes=segment.codes)
    return Segment(segment.plain.replace(OBJECT, ""), unit.target_lang)


def _candidate(match: Match, unit: Unit) -> Candidate:
    source = match.unit.source.plain.replace(OBJECT, "")
    return Candidate(match.score, source, match.target.replace(OBJECT, ""), match.origin, match.unit.id == unit.id)


def told(filled: Filled, *, as_json: bool) -> str:
    """What was done, in a line or as JSON."""
    if as_json:
        return json.dumps({"file": filled.path, **dict(filled.counts)}, ensure_ascii=False)
    words = ", ".join(f"{count:,} {name}" for name, count in filled.counts if count)
    return f"{Path(filled.path)}: {words or 'nothing to fill'}"
