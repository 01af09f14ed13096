"""WebVTT subtitles out of units that have times."""

import re
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers import subtitles
from tmkit.formats.writers.making import Making, Writer

_TAGS = re.compile(r"</?(?:i|b|u|c|v|lang|ruby|rt)\b[^>]*>|<[0-9:.]+>", re.IGNORECASE)
_PLACED = re.compile(r"\{\\an?\d+\}")
"""SubRip's word for where a text stands; players of WebVTT would show it."""
_MARKS = re.compile(r"[&<]|-->")


def write(units: Sequence[Unit], making: Making) -> bytes:
    """Cues with their identifiers, settings and notes."""
    del making
    blocks = ["WEBVTT\n"]
    for cue in subtitles.cues(units, "subtitles"):
        if cue.unit.note and "-->" not in cue.unit.note:
            blocks.append("NOTE\n" + re.sub(r"\n[ \t]*(?=\n)", "", cue.unit.note).strip("\n") + "\n")
        name = cue.unit.id if "-->" not in cue.unit.id and "\n" not in cue.unit.id else ""
        head = f"{name}\n" if name else ""
        times = f"{'.'.join(cue.start)} --> {'.'.join(cue.end)}{cue.settings}"
        text = _PLACED.sub("", subtitles.text_of(cue.unit, _TAGS, _MARKS))
        blocks.append(f"{head}{times}\n{text}\n")
    return "\n".join(blocks).encode()


WRITER = Writer("vtt", (".vtt",), write)
