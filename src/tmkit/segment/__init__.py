"""Text into segments, by SRX rules: tmkit's own for its languages, or anybody's."""

from tmkit.segment.coded import split_segment
from tmkit.segment.cut import Newlines, explain, notes, spans, split
from tmkit.segment.own import available, ruleset
from tmkit.segment.program import Decision, Problem
from tmkit.segment.ruleset import Dialect, FormatHandle, LanguageMap, Options, Rule, RuleGroup, Ruleset
from tmkit.segment.srx import read
from tmkit.segment.srx_writer import write

__all__ = [
    "Decision",
    "Dialect",
    "FormatHandle",
    "LanguageMap",
    "Newlines",
    "Options",
    "Problem",
    "Rule",
    "RuleGroup",
    "Ruleset",
    "available",
    "explain",
    "notes",
    "read",
    "ruleset",
    "spans",
    "split",
    "split_segment",
    "write",
]
