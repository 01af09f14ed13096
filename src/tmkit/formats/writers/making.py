"""What a writer of new files is, what it is told, and what all of them need to know of a unit."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tmkit.core import Unit
from tmkit.formats.writers import native


@dataclass(frozen=True, slots=True)
class Making:
    """What a writer is told beside the units."""

    source_lang: str
    target_lang: str
    original: str = ""
    """Name of the file that the units come from."""
    excel_safe: bool = False
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that new files can be written in: one value, in one file, with one line in the registry."""

    name: str
    """As the format is called in the registry of formats."""
    suffixes: tuple[str, ...]
    """Ends of paths, in lower case, the most telling first; without a suffix of its own it is asked for by name."""
    write: Callable[[Sequence[Unit], Making], bytes]
    """Raises ConfigurationError for units that the format cannot hold at all, with the way out."""
    is_bilingual: bool = False
    has_languages: bool = False
    """Whether a file may have several target languages."""
    holds: Callable[[Unit], bool] = lambda unit: "obsolete" not in unit.flags
    """Which units it can hold at all: what nothing uses any more would come to life where a file cannot say so."""
    said: Callable[[str], str] = str
    """What a text of such a file says, for a format that spells some of it otherwise in its units too."""


def anything(unit: Unit) -> bool:
    """Any unit, obsolete ones too."""
    return isinstance(unit, Unit)


def is_translated(unit: Unit) -> bool:
    """Whether the unit has a target with something in it."""
    return unit.target is not None and bool(unit.target.text or unit.target.codes)


def text_of(unit: Unit) -> str:
    """The text that a file of one language gets: the target, or the source where there is none."""
    segment = unit.target if unit.target is not None and is_translated(unit) else unit.source
    return native.lowered(segment)


def key_of(unit: Unit) -> str:
    """The key of a unit in a format whose keys say the plural form."""
    return f"{unit.id}.{unit.plural}" if unit.plural else unit.id


def groups(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units, the forms of a plural together."""
    for (_, plural, _), group in groupby(units, key=lambda unit: (unit.id, bool(unit.plural), unit.target_lang)):
        if plural:
            yield list(group)
        else:
            yield from ([unit] for unit in group)


class Names:
    """Names that a format allows, made from ids and told apart."""

    def __init__(self, wrong: str, first: str = "") -> None:
        """`wrong` is a pattern of what becomes an underscore; `first` one of what a name begins with."""
        self.wrong, self.first = re.compile(wrong), re.compile(first)
        self.taken: set[str] = set()

    def of(self, wanted: str) -> str:
        """The name for an id; another one for every call."""
        name = safe = self.safe(wanted)
        number = 2
        while name in self.taken:
            name, number = f"{safe}_{number}", number + 1
        self.taken.add(name)
        return name

    def safe(self, wanted: str) -> str:
        """The name for an id, which may be another id's too."""
        name = self.wrong.sub("_", wanted)
        return name if name and self.first.match(name) else f"k{name}" if name[:1].isdigit() else f"k_{name}"
