"""Units and segments made in a third of the time, for formats of which files have hundreds of thousands.

A frozen dataclass sets each of its fields by a call, which is half of what reading a catalogue takes. A draft has the
same slots and sets them at once; once they are set its class becomes the frozen one, and nobody can tell.
"""

from collections.abc import Callable
from typing import cast

from tmkit.core import Code, Place, Segment, Span, State, Unit


class _Place:
    __slots__ = ("line", "column", "target")  # noqa: RUF023  # in the order of Place's fields

    def __init__(self, line: int) -> None:
        self.line = line
        self.column = 1
        self.target: Span | None = None
        self.__class__ = Place  # type: ignore[assignment]  # the same slots


class _Segment:
    __slots__ = ("text", "lang", "place", "codes")  # noqa: RUF023  # in the order of Segment's fields

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.place: Span | None = None
        self.codes: tuple[Code, ...] = ()
        self.__class__ = Segment  # type: ignore[assignment]  # the same slots


class _Unit:
    __slots__ = (  # noqa: RUF023  # in the order of Unit's fields
        "id", "source", "target", "target_lang", "plural", "context", "note", "state", "flags", "properties", "place",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        source: Segment,
        target: Segment | None,
        target_lang: str,
        plural: str,
        context: str,
        note: str,
        state: State,
        flags: frozenset[str],
        properties: tuple[tuple[str, str], ...],
        place: Place | None,
    ) -> None:
        self.id = name
        self.source = source
        self.target = target
        self.target_lang = target_lang
        self.plural = plural
        self.context = context
        self.note = note
        self.state = state
        self.flags = flags
        self.properties = properties
        self.place = place
        self.__class__ = Unit  # type: ignore[assignment]  # the same slots


place = cast(Callable[[int], Place], _Place)
"""The beginning of a line, as `Place(line)` is."""

segment = cast(Callable[[str, str], Segment], _Segment)
"""A segment of a text in a language, without codes, as `Segment(text, lang)` is."""

unit = cast(
    Callable[
        [
            str,
            Segment,
            Segment | None,
            str,
            str,
            str,
            str,
            State,
            frozenset[str],
            tuple[tuple[str, str], ...],
            Place | None,
        ],
        Unit,
    ],
    _Unit,
)
"""A unit of all its fields in their order, as `Unit` of the same values is."""
