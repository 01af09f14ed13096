"""Segments with inline codes cut into segments: the text decides, the codes follow it."""

from dataclasses import replace

from tmkit.core import OBJECT, Code, CodeKind, Segment, Span
from tmkit.segment.cut import spans
from tmkit.segment.ruleset import FormatHandle, Ruleset


def split_segment(
    segment: Segment,
    *,
    rules: Ruleset | None = None,
    newlines: str | None = None,
    handle: FormatHandle | None = None,
) -> tuple[Segment, ...]:
    """The segments of a segment, each with its codes; their places are in the given segment's text.

    The rules see the text without codes, so `Mr.<b> Smith</b>` holds together. At a break the codes go where `handle`
    says, or the rules' own `formathandle`, or the standard's default: an opening or standalone code with what follows
    it, a closing one with what stands before. Every code of the segment is in one of the results, unless there is no
    text at all: then the segment itself is returned.
    """
    handle = handle or (rules.handle if rules else FormatHandle())
    bare, origin = _without_objects(segment)
    found = spans(bare, segment.lang, rules=rules, newlines=newlines)
    if not found:
        return (segment,)
    ends = [origin[end - 1] + 1 for _, end in found]
    starts = [origin[start] for start, _ in found]
    owners = [_owner(code, starts, ends, handle) for code in segment.codes]
    return tuple([_piece(segment, index, starts[index], ends[index], owners) for index in range(len(found))])


def _without_objects(segment: Segment) -> tuple[str, list[int]]:
    """The text without the characters that stand for codes, and where each character of it came from."""
    taken = {code.position for code in segment.codes if code.kind is CodeKind.STANDALONE}
    origin = [at for at, char in enumerate(segment.text) if not (char == OBJECT and at in taken)]
    return "".join([segment.text[at] for at in origin]), origin


def _owner(code: Code, starts: list[int], ends: list[int], handle: FormatHandle) -> int:
    """Index of the piece that a code goes to."""
    kept_before = {CodeKind.OPEN: handle.start, CodeKind.CLOSE: handle.end, CodeKind.STANDALONE: handle.isolated}
    for index, (end, next_start) in enumerate(zip(ends, starts[1:], strict=False)):
        if code.position < end:
            return index
        # a code that takes no room stands before the character at its position: at the start of a piece, before it
        if code.position < next_start + (code.kind is not CodeKind.STANDALONE):
            return index if kept_before[code.kind] else index + 1
    return len(starts) - 1


def _piece(segment: Segment, index: int, start: int, end: int, owners: list[int]) -> Segment:
    """One piece, widened to the standalone codes that it owns."""
    codes = [code for code, owner in zip(segment.codes, owners, strict=True) if owner == index]
    alone = [code.position for code in codes if code.kind is CodeKind.STANDALONE]
    start, end = min([start, *alone]), max([end, *(at + 1 for at in alone)])
    moved = tuple([replace(code, position=min(max(code.position, start), end) - start) for code in codes])
    return Segment(segment.text[start:end], segment.lang, Span(start, end), moved)
