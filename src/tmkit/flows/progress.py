"""How far a run over files has got, while it runs."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmkit.core import Unit
from tmkit.formats import files

EVERY = 250
"""Units between two places that are noted: half a batch."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done by now."""

    units: int
    """Checked so far, of all files."""
    path: str
    """The file of the last of them."""
    share: float
    """Of all the files' bytes, 0 to 1, lines standing for bytes; a file without lines counts once it is read."""


class Journey:
    """Follows units from their reading to their being checked."""

    def __init__(self, paths: Sequence[str], tell: Callable[[Progress], None] | None) -> None:
        """`tell` hears of each batch; without it nothing is measured."""
        self._tell = tell
        self._bytes = {path: _size(path) for path in paths} if tell else {}
        self._before = 0
        self._read = self._checked = 0
        self._marks: deque[tuple[int, str, float]] = deque()
        self._last = ("", 0.0)

    def of(self, path: str, units: Iterable[Unit]) -> Iterator[Unit]:
        """The units, noted as they pass."""
        if self._tell is None:
            yield from units
            return
        lines, size = 0, self._bytes.get(path, 0)
        for number, unit in enumerate(units):
            if number % EVERY == 0:
                lines = lines or max(files.lines(path), 1)
                share = min(unit.place.line / lines, 1.0) if unit.place is not None and lines > 1 else 0.0
                self._marks.append((self._read, path, self._before + size * share))
            self._read += 1
            yield unit
        self._before += size

    def done(self, units: int) -> None:
        """So many more have been checked."""
        if self._tell is None:
            return
        self._checked += units
        while self._marks and self._marks[0][0] < self._checked:
            _, path, weight = self._marks.popleft()
            self._last = (path, weight)
        path, weight = self._last
        if self._checked == self._read and not self._marks:
            weight = max(weight, float(self._before))
        whole = sum(self._bytes.values())
        self._tell(Progress(self._checked, path, weight / whole if whole else 0.0))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
