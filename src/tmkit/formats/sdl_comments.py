"""Findings as comments of SDLXLIFF, so that Trados Studio shows them: put in and taken out by splicing.

A comment is a definition in `/xliff/doc-info/cmt-defs` and a marker `<mrk mtype="x-sdl-comment" sdl:cid="...">` around
what it is about. Ours are known by the first half of their id, so that those of others stay.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import regex

from tmkit.core import Finding, Severity
from tmkit.text import patterns

NAMESPACE = "http://sdl.com/FileTypes/SdlXliff/1.0"
OURS = "746d6b69-7400-4000-8000-"  # `tmkit` in ASCII, then the version and variant bits of a UUID
_LEVELS = {Severity.ERROR: "High", Severity.WARNING: "Medium", Severity.INFO: "Low"}
_DEFINITION = patterns.of(rf'<cmt-def id="{OURS}[0-9a-f]{{12}}">.*?</cmt-def>', regex.DOTALL)
_MARKER = patterns.of(rf'<mrk mtype="x-sdl-comment" sdl:cid="{OURS}[0-9a-f]{{12}}">')
_MRK = patterns.of(r"<mrk\b[^>]*?(?P<empty>/)?>|</mrk>")
_MID = patterns.of(r'<mrk\b[^>]*\bmid="(?P<mid>[^"]*)"[^>]*>')
_DOCUMENT = (f'<doc-info xmlns="{NAMESPACE}">', "</doc-info>")
_DEFINITIONS = ("<cmt-defs>", "</cmt-defs>")


def bare(text: str) -> str:
    """The file without comments of ours; those of others stay."""
    if OURS not in text:
        return text
    while (found := _MARKER.search(text)) is not None:
        end = _closing(text, found.end())
        text = text[: found.start()] + text[found.end() : end] + text[end + len("</mrk>") :]
    text = _DEFINITION.sub("", text)
    return text.replace(f"{_DOCUMENT[0]}{''.join(_DEFINITIONS)}{_DOCUMENT[1]}", "").replace("".join(_DEFINITIONS), "")


def _closing(text: str, at: int) -> int:
    """Where the `</mrk>` stands that closes the marker whose content begins at `at`."""
    depth = 0
    for found in _MRK.finditer(text, at):
        if found[0] == "</mrk>":
            if depth == 0:
                return int(found.start())
            depth -= 1
        elif not found["empty"]:
            depth += 1
    return len(text)


def annotated(text: str, findings: Iterable[tuple[int, Finding]]) -> str:
    """The file with a comment for each segment that has findings; each comes with the place of its segment's tag."""
    by_place: dict[int, list[Finding]] = {}
    for at, finding in findings:
        by_place.setdefault(at, []).append(finding)
    definitions, wraps = [], []
    for number, (at, mine) in enumerate(sorted(by_place.items())):
        content = _content(text, at)
        if content is not None:
            identity = f"{OURS}{(number + 1):012x}"
            definitions.append("".join(_definition(identity, mine)))
            wraps.append((*content, identity))
    for start, end, identity in sorted(wraps, reverse=True):
        marker = f'<mrk mtype="x-sdl-comment" sdl:cid="{identity}">'
        text = text[:start] + marker + text[start:end] + "</mrk>" + text[end:]
    return _with_definitions(text, "".join(definitions)) if definitions else text


def _definition(identity: str, findings: Iterable[Finding]) -> Iterator[str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    yield f'<cmt-def id="{identity}"><Comments xmlns="">'
    for one in findings:
        said = escape(f"{one.code}: {' '.join(one.message.split())}")
        yield f'<Comment severity="{_LEVELS[one.severity]}" user="tmkit" date="{now}" version="1.0">{said}</Comment>'
    yield "</Comments></cmt-def>"


def _content(text: str, at: int) -> tuple[int, int] | None:
    """What a comment is put around: the content of the segment in the target, else in the segmented source."""
    end = text.find("</trans-unit>", at)
    start = max(text.rfind("<trans-unit", 0, at + len("<trans-unit")), 0)
    own = _MID.match(text, at)
    if end < 0 or own is None:
        return None
    segment = regex.compile(rf'<mrk\b[^>]*\bmid="{regex.escape(own["mid"])}"[^>]*(?<!/)>')
    for name in ("target", "seg-source"):
        place = regex.compile(rf"<{name}\b[^>]*(?<!/)>").search(text, start, end)
        found = segment.search(text, place.end(), end) if place else None
        if found:
            close = _closing(text, found.end())
            if close > found.end():
                return found.end(), close
    return None


def _with_definitions(text: str, definitions: str) -> str:
    at = text.find(_DEFINITIONS[1])
    if at >= 0:
        return text[:at] + definitions + text[at:]
    block = f"{_DEFINITIONS[0]}{definitions}{_DEFINITIONS[1]}"
    found = regex.compile(r"<doc-info\b[^>]*(?<!/)>").search(text)
    if found:
        return text[: found.end()] + block + text[found.end() :]
    root = regex.compile(r"<xliff\b[^>]*>").search(text)
    assert root is not None  # it was sniffed as XLIFF
    return text[: root.end()] + _DOCUMENT[0] + block + _DOCUMENT[1] + text[root.end() :]
