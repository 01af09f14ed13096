"""Fixes spliced into files: safe ones unseen, the others when asked."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tmkit.core import OBJECT, Code, Finding, Fix, Segment, Unit, UnitKey
from tmkit.formats import files, registry
from tmkit.report.review import Found


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending a file comes to."""

    path: str
    fixes: int
    before: bytes
    after: bytes


def mended(path: str, found: Iterable[Found], *, unsafe: bool = False) -> Mended:
    """The file with the fixes of its findings; nothing is written. Of fixes that overlap the first stays."""
    raw = files.read(path)
    by_unit: dict[UnitKey, tuple[Unit, list[Finding]]] = {}
    for one in found:
        if one.finding.path == path and one.finding.fix and (unsafe or one.finding.fix.safe) and one.unit.target:
            by_unit.setdefault(one.unit.key, (one.unit, []))[1].append(one.finding)
    edits: dict[UnitKey, str | Segment] = {}
    total = 0
    for key, (unit, findings) in by_unit.items():
        assert unit.target is not None
        fixes = _apart([finding.fix for finding in findings if finding.fix])
        segment = applied(unit.target, fixes)
        total += len(fixes)
        edits[key] = segment if segment.codes else segment.text
    after = registry.parse(raw, path=path).render(edits) if edits else raw
    return Mended(path, total, raw, after)


def _apart(fixes: Sequence[Fix]) -> list[Fix]:
    """Those that touch none before them, in order of place."""
    kept: list[Fix] = []
    for fix in fixes:
        clash = any(
            fix.span.overlaps(other.span) or (fix.span.start == other.span.start and fix.span.end == other.span.end)
            for other in kept
        )
        if not clash:
            kept.append(fix)
    return sorted(kept, key=lambda fix: fix.span)


def applied(segment: Segment, fixes: Sequence[Fix]) -> Segment:
    """The segment with the fixes made, its codes moved along; a fix that would take a code out is left."""
    text, codes = segment.text, segment.codes
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        if OBJECT in fix.span.of(text):
            continue
        grown = len(fix.text) - len(fix.span)
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
        codes = tuple(_moved(code, fix, grown) for code in codes)
    return replace(segment, text=text, codes=codes)


def _moved(code: Code, fix: Fix, grown: int) -> Code:
    if code.position >= fix.span.end and code.position > fix.span.start:
        return replace(code, position=code.position + grown)
    if code.position > fix.span.start:
        return replace(code, position=fix.span.start + min(len(fix.text), code.position - fix.span.start))
    return code


def difference(mended: Mended) -> str:
    """A unified diff of the file before and after, as `patch` takes it."""
    before, after = (raw.decode("utf-8", "replace").splitlines(keepends=True) for raw in (mended.before, mended.after))
    lines = difflib.unified_diff(before, after, f"a/{mended.path}", f"b/{mended.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write(mended: Mended) -> None:
    """Put the mended file in place. Raises OutputError."""
    if mended.after != mended.before:
        files.write(mended.path, mended.after)
