"""SubRip subtitles out of units that have times."""

import re
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers import subtitles
from tmkit.formats.writers.making import Making, Writer

_TAGS = re.compile(r"</?(?:i|b|u|s|font)\b[^>]*>|\{\\an?\d+\}", re.IGNORECASE)


def write(units: Sequence[Unit], making: Making) -> bytes:
    """Numbered cues."""
    del making
    blocks = [
        f"{number}\n{','.join(cue.start)} --> {','.join(cue.end)}\n{subtitles.text_of(cue.unit, _TAGS)}\n"
        for number, cue in enumerate(subtitles.cues(units, "subtitles"), 1)
    ]
    return "\n".join(blocks).encode()


WRITER = Writer("srt", (".srt",), write)
