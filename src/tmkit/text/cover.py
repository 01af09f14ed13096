"""Which places of a text some spans cover, told in the time of looking, however many spans there are."""

from collections.abc import Iterable

from tmkit.core import Span


class Cover:
    """The union of spans over one text."""

    __slots__ = ("_places",)

    def __init__(self, size: int, spans: Iterable[Span] = ()) -> None:
        """`size`: code points of the text."""
        self._places = bytearray(size)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Cover one more span."""
        self._places[span.start : span.end] = b"\1" * len(span)

    def meets(self, span: Span) -> bool:
        """Whether the spans cover some place of it; an empty span has none."""
        return self._places.find(1, span.start, span.end) >= 0

    def holds(self, at: int) -> bool:
        """Whether the spans cover that place."""
        return at < len(self._places) and self._places[at] == 1
