"""Text into segments, by SRX rules."""

from tmkit.segment.cut import Newlines, spans, split
from tmkit.segment.own import available
from tmkit.segment.ruleset import Dialect, Rule, Ruleset
from tmkit.segment.srx import read

__all__ = ["Dialect", "Newlines", "Rule", "Ruleset", "available", "read", "spans", "split"]
