"""What a check says of a unit: everything that a terminal, a SARIF file or an editor needs, made once."""

from dataclasses import dataclass, field
from enum import StrEnum

from tmkit.core.span import Span
from tmkit.core.unit import Place


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    """Something to stop a release for."""
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for an info."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend: put `text` where `span` stands in the target."""

    span: Span
    """Code points of the target's text (of the source's, for a finding on the source alone)."""
    text: str
    safe: bool = True
    """Whether it may be applied unseen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One slip, reported once, by the most specific check."""

    code: str
    """The check's name: `number-value`."""
    severity: Severity
    message: str
    """For a translator: what is wrong and with which values."""
    unit_id: str
    source_spans: tuple[Span, ...] = ()
    """Code points of the source text, in order."""
    target_spans: tuple[Span, ...] = ()
    """Code points of the target text, in order; empty where something is missing from it."""
    fix: Fix | None = None
    its_type: str = "other"
    """ITS 2.0 localization quality issue type (ITS 2.0, section 8.17.3)."""
    fingerprint: str = ""
    """Stable over moves in the file: made of code, unit key (ids of digits alone left out: they are positions) and
    texts, never of line numbers."""
    target_lang: str = ""
    plural: str = ""
    path: str = field(default="", compare=False)
    place: Place | None = field(default=None, compare=False)
