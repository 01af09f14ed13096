"""What SubRip and WebVTT share: cues with times, told by the units' contexts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import CodeKind, ConfigurationError, Segment, Unit
from tmkit.formats.writers import native

_TIMES = re.compile(
    r"((?:\d{1,3}:)?\d{1,2}:\d{1,2})[.,](\d{1,3})[ \t]*-->[ \t]*((?:\d{1,3}:)?\d{1,2}:\d{1,2})[.,](\d{1,3})(.*)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """When a unit is shown."""

    unit: Unit
    start: tuple[str, str]
    """`00:00:01` and its thousandths."""
    end: tuple[str, str]
    settings: str
    """What follows the times in WebVTT."""


def cues(units: Sequence[Unit], title: str) -> Iterator[Cue]:
    """A cue a unit. Raises ConfigurationError where a unit has no times."""
    for unit in units:
        found = next((found for text in (unit.context, unit.id) if (found := _TIMES.search(text))), None)
        if found is None:
            raise ConfigurationError(
                f"{title} need times, and the unit {unit.id!r} has none; "
                "put the translations into the subtitles that they are of: tmkit convert IN FILM --into"
            )
        yield Cue(
            unit, (_clock(found[1]), found[2].ljust(3, "0")), (_clock(found[3]), found[4].ljust(3, "0")), found[5]
        )


def _clock(said: str) -> str:
    parts = said.split(":")
    return ":".join(part.rjust(2, "0") for part in ("0", *parts)[-3:])


def text_of(unit: Unit, tags: "re.Pattern[str]", escape: "re.Pattern[str] | None" = None) -> str:
    """The cue's text with those codes that the format has; others are left out, blank lines too."""
    segment: Segment = unit.target if unit.target and (unit.target.text or unit.target.codes) else unit.source
    pieces: list[str] = []
    done = 0

    def say(text: str) -> None:
        pieces.append(escape.sub(_reference, text) if escape else text)

    for code in segment.codes:
        say(segment.text[done : code.position])
        shown = native.shown(code)
        pieces.append(shown if tags.fullmatch(shown) else "")
        done = code.position + (code.kind is CodeKind.STANDALONE)
    say(segment.text[done:])
    return re.sub(r"\n[ \t]*(?=\n)", "", "".join(pieces)).strip("\n")


def _reference(found: "re.Match[str]") -> str:
    return {"&": "&amp;", "<": "&lt;", "-->": "--&gt;"}[found[0]]
