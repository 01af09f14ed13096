"""The values that every room speaks in, and the errors; the standard library only, no input or output."""

from tmkit.core.bead import Bead
from tmkit.core.concept import CasePolicy, Concept, Term, TermHit, TermMatch, TermStatus
from tmkit.core.deferred import defer
from tmkit.core.errors import (
    ConfigurationError,
    EncodingError,
    InputError,
    LanguageError,
    OutputError,
    ParseError,
    RefusedError,
    TmkitError,
    UnavailableError,
    nearest,
)
from tmkit.core.finding import Finding, Fix, Severity
from tmkit.core.imported import Imported
from tmkit.core.match import Match
from tmkit.core.quantity import Precision, Quantity, QuantityKind
from tmkit.core.score import Score
from tmkit.core.segment import OBJECT, Code, CodeKind, Segment
from tmkit.core.span import Span
from tmkit.core.unit import Place, State, Unit, UnitKey

__all__ = [
    "OBJECT",
    "Bead",
    "CasePolicy",
    "Code",
    "CodeKind",
    "Concept",
    "ConfigurationError",
    "EncodingError",
    "Finding",
    "Fix",
    "Imported",
    "InputError",
    "LanguageError",
    "Match",
    "OutputError",
    "ParseError",
    "Place",
    "Precision",
    "Quantity",
    "QuantityKind",
    "RefusedError",
    "Score",
    "Segment",
    "Severity",
    "Span",
    "State",
    "Term",
    "TermHit",
    "TermMatch",
    "TermStatus",
    "TmkitError",
    "UnavailableError",
    "Unit",
    "UnitKey",
    "defer",
    "nearest",
]
