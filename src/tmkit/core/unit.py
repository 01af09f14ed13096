"""A translation unit: the one currency between formats, memory and checks."""

from dataclasses import dataclass, field
from enum import StrEnum

from tmkit.core.segment import Segment
from tmkit.core.span import Span


class State(StrEnum):
    """How far a translation is, in the order of the work."""

    NEW = "new"
    """No target, or one that nobody wrote for this source."""
    NEEDS_WORK = "needs-work"
    """Fuzzy: a target that is known to be unfinished."""
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"
    """Approved: nothing may write over it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands in its file."""

    line: int
    """From 1, of the unit's first line."""
    column: int = 1
    """From 1, in code points."""
    target: Span | None = None
    """Code points of the decoded file that the target's text covers, where the file shows it verbatim."""


@dataclass(frozen=True, slots=True, order=True)
class UnitKey:
    """What tells a unit from every other of its document."""

    id: str
    target_lang: str
    plural: str
    """CLDR plural category or the format's own index; empty where the unit has no plural forms."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A source segment and its target, with what the file says of them."""

    id: str
    """The format's own id, key or msgctxt+msgid; units of one plural or one multilingual `<tu>` share it."""
    source: Segment
    target: Segment | None
    """None where the file has no target at all; an empty target is a Segment with empty text."""
    target_lang: str
    """BCP 47 tag; stands here too because a unit without a target still has one."""
    plural: str = ""
    """CLDR plural category (zero, one, two, few, many, other) of the target form; empty: no plural."""
    context: str = ""
    """msgctxt, key or path, whatever tells equal sources apart."""
    note: str = ""
    """What developers and translators wrote about it, lines joined by a newline."""
    state: State = State.TRANSLATED
    flags: frozenset[str] = frozenset()
    """As the format spells them: `fuzzy`, `c-format`, `no-translate`, `locked`, `obsolete` ..."""
    properties: tuple[tuple[str, str], ...] = ()
    """The format's further name-value pairs (TMX `<prop>`), in order; `paragraph` numbers the paragraph."""
    place: Place | None = field(default=None, compare=False)

    @property
    def key(self) -> UnitKey:
        """Unique in a document."""
        return UnitKey(self.id, self.target_lang, self.plural)

    def property(self, name: str) -> str:
        """The first property of that name, or the empty string."""
        return next((value for key, value in self.properties if key == name), "")
