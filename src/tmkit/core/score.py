"""A figure and how it was made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A translation score that carries its making (Post 2018, "A Call for Clarity in Reporting BLEU Scores")."""

    name: str
    """BLEU, chrF2++, TER."""
    value: float
    """0 to 100; TER may pass 100."""
    signature: str
    """Everything that changes the figure: tokenizer, case, smoothing, version."""
