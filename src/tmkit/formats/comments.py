"""Findings as a file's own comments, so that an editor shows them; put in and taken out by splicing.

PO: translator comments; SDLXLIFF: Studio's own comments; other XLIFF 1.2: `<note from="tmkit">` after the target;
XLIFF 2: `<note category="tmkit">` of the unit; TMX: `<note>` of the unit; either XLIFF, when asked, as ITS annotations.
Taking them out gives back the bytes that were there before.
"""

import codecs
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

import regex

from tmkit.core import ConfigurationError, Finding
from tmkit.formats import files, its_annotations, registry, sdl_comments

_XML_ENCODING = regex.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_PO_CHARSET = regex.compile(rb"charset=([A-Za-z0-9._-]{1,40})")
_PO_COMMENT = regex.compile(r"^# tmkit: (?:error|warning|info) [a-z0-9-]+: [^\n]*\r?\n", regex.MULTILINE)
_XML_NOTES = {
    "xliff": regex.compile(r'<note from="tmkit" annotates="target">[^<]*</note>'),
    "xliff2": regex.compile(r'<notes><note category="tmkit">(?:[^<]|</note><note category="tmkit">)*</note></notes>'
                            r'|<note category="tmkit">[^<]*</note>'),
    "tmx": regex.compile(r"<note>tmkit: (?:error|warning|info) [a-z0-9-]+: [^<]*</note>"),
}  # fmt: skip
_TARGET_END = regex.compile(r"</(?:\w+:)?target>|<(?:\w+:)?target\b[^>]*/>")
_SOURCE_END = regex.compile(r"</(?:\w+:)?(?:seg-)?source>")


def _kind(raw: bytes, path: str) -> str:
    name = registry.detect(raw[: registry.HEAD], path=path).name
    if name in {"po", "pot", "tmx"}:
        return name.replace("pot", "po")
    if b"<xliff" in raw[:8192] and sdl_comments.NAMESPACE.encode() in raw[:8192]:
        return "sdlxliff"
    if b"<xliff" in raw[:8192]:
        return "xliff2" if regex.search(rb"<xliff[^>]{0,2000}\bversion\s*=\s*[\"']2", raw[:8192]) else "xliff"
    raise ConfigurationError(f"{path}: comments can be written into PO, XLIFF and TMX files, not into {name}")


def _encoding(raw: bytes) -> str:
    """The codec that keeps a byte order mark as a character."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return name
    found = _XML_ENCODING.search(raw[:400]) if raw.lstrip()[:5] == b"<?xml" else _PO_CHARSET.search(raw[:4096])
    name = found[1].decode() if found and found[1] != b"CHARSET" else "utf-8"
    return "utf-8" if name.lower() in {"utf-8", "utf8", "us-ascii", "ascii"} else name


def bare(raw: bytes, path: str) -> bytes:
    """The file without comments of ours. Raises ConfigurationError for a format that cannot have any."""
    kind, encoding = _kind(raw, path), _encoding(raw)
    text = files.decode(raw, encoding)
    if kind == "sdlxliff":
        return sdl_comments.bare(text).encode(encoding)
    pattern = _PO_COMMENT if kind == "po" else _XML_NOTES[kind]
    text = str(pattern.sub("", text))
    return (its_annotations.bare(text) if kind in {"xliff", "xliff2"} else text).encode(encoding)


def annotated(raw: bytes, findings: Iterable[Finding], path: str, *, its: bool = False) -> bytes:
    """The file with a comment for each finding that has a place, at its unit. `raw` has no comments of ours.

    With `its`, findings in targets of XLIFF are ITS annotations. Raises ConfigurationError for other files.
    """
    kind, encoding = _kind(raw, path), _encoding(raw)
    text = files.decode(raw, encoding)
    placed = list(_placed(text, findings))
    if its and kind not in {"xliff", "xliff2"}:
        raise ConfigurationError(f"{path}: ITS annotations are for XLIFF; leave out --its")
    if kind == "sdlxliff":
        return sdl_comments.annotated(text, placed).encode(encoding, "xmlcharrefreplace")
    pieces, placed = its_annotations.inserts(text, placed, kind) if its else ([], placed)
    noted: dict[int, list[Finding]] = {}
    for place, finding in placed:
        at = text.rfind("\n", 0, place) + 1 if kind == "po" else _spot(text, place, kind)
        if at >= 0:
            noted.setdefault(at, []).append(finding)
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces += [(at, _comment(kind, findings, text, at, newline)) for at, findings in noted.items()]
    for at, piece in sorted(pieces, key=lambda one: one[0])[::-1]:
        text = text[:at] + piece + text[at:]
    return text.encode(encoding, "xmlcharrefreplace" if kind != "po" else "backslashreplace")


def _placed(text: str, findings: Iterable[Finding]) -> Iterator[tuple[int, Finding]]:
    """Each finding that has a place, with the offset of its unit in the text (columns count a byte order mark)."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for finding in findings:
        if finding.place is not None:
            yield starts[min(finding.place.line, len(starts)) - 1] + finding.place.column - 1, finding


def _spot(text: str, at: int, kind: str) -> int:
    """Where a note of the unit around `at` goes; -1 where none fits."""
    if kind == "tmx":
        return text.find("<tuv", at)
    if kind == "xliff2":
        start = max(text.rfind("<unit", 0, at + 5), 0)
        end = text.find("</unit>", at)
        notes = text.find("<notes>", start, end)
        if notes >= 0:
            return notes + len("<notes>")
        found = regex.compile(r"<(?:originalData|segment|ignorable)\b").search(text, start, max(end, start))
        return found.start() if found else -1
    start = max(text.rfind("<trans-unit", 0, at + 11), 0)
    end = text.find("</trans-unit>", at)
    end = min(place for place in (end, text.find("<alt-trans", at)) if place >= 0) if end >= 0 else len(text)
    found = _TARGET_END.search(text, start, end) or _last(_SOURCE_END, text, start, end)
    return found.end() if found else -1


def _last(pattern: "regex.Pattern[str]", text: str, start: int, end: int) -> "regex.Match[str] | None":
    return max(pattern.finditer(text, start, end), key=lambda found: found.end(), default=None)


def _comment(kind: str, findings: list[Finding], text: str, at: int, newline: str) -> str:
    said = [f"{one.severity.value} {one.code}: {' '.join(one.message.split())}" for one in findings]
    if kind == "po":
        return "".join(f"# tmkit: {line}{newline}" for line in said)
    if kind == "tmx":
        return "".join(f"<note>tmkit: {escape(line)}</note>" for line in said)
    if kind == "xliff":
        return "".join(f'<note from="tmkit" annotates="target">{escape(line)}</note>' for line in said)
    notes = "".join(f'<note category="tmkit">{escape(line)}</note>' for line in said)
    return notes if text[:at].endswith("<notes>") else f"<notes>{notes}</notes>"
