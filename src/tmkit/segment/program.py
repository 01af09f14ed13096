"""Rules made ready to run: at each position between characters the first matching rule wins."""

from dataclasses import dataclass

import regex

from tmkit.segment.ruleset import Dialect, Rule


@dataclass(frozen=True, slots=True)
class Program:
    """Compiled rules."""

    rules: tuple[tuple[bool, "regex.Pattern[str]"], ...]

    def breaks(self, text: str) -> list[int]:
        """Positions of the breaks inside `text`, ascending."""
        found: set[int] = set()
        held: set[int] = set()
        for is_break, pattern in self.rules:
            if is_break:
                found |= {match.end() for match in pattern.finditer(text)} - held
            else:
                held |= {match.start() for match in pattern.finditer(text)} - found
        return sorted(found - {0, len(text)})


def compiled(rules: tuple[Rule, ...], dialect: Dialect) -> Program:
    """The rules, in their order."""
    return Program(tuple((rule.breaks, regex.compile(_whole(rule))) for rule in rules))


def _whole(rule: Rule) -> str:
    if rule.breaks:
        return f"(?:{rule.before})(?={rule.after})"
    return f"(?<={rule.before})(?={rule.after})"
