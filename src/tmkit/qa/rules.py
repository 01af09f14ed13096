"""Which checks run, and at which level: select, ignore, profiles, levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from types import MappingProxyType

from tmkit.core import ConfigurationError, Severity, nearest
from tmkit.qa.check import Check, Hit, Scope
from tmkit.qa.plan import Plan
from tmkit.qa.registry import by_code

OFF = "off"


@dataclass(frozen=True)
class Rules:
    """The checks of one run and what their findings count for."""

    checks: tuple[Check, ...]
    """In order of precedence."""
    levels: Mapping[str, Severity] = field(default_factory=dict)
    """Code -> the level of all its findings, where it is not the check's own."""
    floor: Severity = Severity.INFO
    """No finding is below it."""
    usual: Mapping[str, Severity] = field(default_factory=dict)
    """Code -> the level that the profile gives it; what a check itself tells more softly stays as soft."""

    @classmethod
    def of(cls, checks: Iterable[Check] | None = None) -> "Rules":
        """The given checks, else those that are on by default, at their own levels."""
        if checks is None:
            return cls(tuple(one for one in by_code().values() if one.default))
        return cls(tuple(checks))

    @cached_property
    def plan(self) -> Plan:
        """Which of the checks of single units are asked of which unit."""
        return Plan(self.checks)

    @cached_property
    def of_groups(self) -> tuple[tuple[int, Check], ...]:
        """The checks of groups, each with its rank."""
        return tuple((rank, one) for rank, one in enumerate(self.checks) if one.scope is Scope.GROUP)

    def without(self, scope: Scope) -> "Rules":
        """The same, less the checks of that scope; itself where it has none."""
        kept = tuple(one for one in self.checks if one.scope is not scope)
        return self if len(kept) == len(self.checks) else replace(self, checks=kept)

    def less(self, codes: Iterable[str]) -> "Rules":
        """The same, less the checks of those codes."""
        gone = frozenset(codes)
        return replace(self, checks=tuple(one for one in self.checks if one.code not in gone)) if gone else self

    def alone(self) -> "Rules":
        """Of the same those that make sense of one text alone."""
        return replace(self, checks=tuple(one for one in self.checks if one.alone))

    def level(self, check: Check, hit: Hit) -> Severity | None:
        """What the hit counts for."""
        severity = self.levels.get(check.code) or self._usual(check, hit)
        return severity if severity.rank >= self.floor.rank else self.floor

    def _usual(self, check: Check, hit: Hit) -> Severity:
        own = hit.severity or check.severity
        level = self.usual.get(check.code)
        if level is None:
            return own
        return min(level, own, key=lambda one: one.rank) if own.rank < check.severity.rank else level


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of text and what matters in it."""

    name: str
    title: str
    levels: Mapping[str, str]
    """Code or pattern -> level, or `off`."""
    floor: Severity = Severity.INFO


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("default", "quiet: what a release would stop for, and little else", {}),
        Profile(
            "software",
            "placeholders, plurals and apostrophes weigh; typography is an info",
            {
                "placeholder": "error",
                "plural-*": "error",
                "icu": "error",
                "apostrophe": "error",
                "accelerator": "warning",
                "newlines": "warning",
                "*-spacing": "info",
                "end-punctuation": "info",
                "whitespace": "info",
                "quotes": "info",
            },
        ),
        Profile(
            "prose",
            "numbers, names, terms and dates weigh; accelerators and newlines are off",
            {
                "number-value": "error",
                "date": "error",
                "name-pinyin": "error",
                "term-missing": "error",
                "accelerator": OFF,
                "newlines": OFF,
            },
        ),
        Profile("strict", "everything is at least a warning", {}, Severity.WARNING),
    )
}


def choose(
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: str = "default",
    levels: Mapping[str, str] = MappingProxyType({}),
    own: Iterable[Check] = (),
) -> Rules:
    """The checks to run. Patterns such as `number-*` and the word `all` are understood.

    `select` names the checks to run, those too that are off by default; without it, those that are on and those that
    profile or `levels` give a level. `ignore` takes away; `levels` gives levels or `off`; `own` are checks that come
    first in precedence: the user's. Raises ConfigurationError for an unknown code, profile or level.
    """
    if profile not in PROFILES:
        raise ConfigurationError(
            f"there is no profile {profile!r}{nearest(profile, PROFILES)}; known: {', '.join(PROFILES)}"
        )
    shape = PROFILES[profile]
    known = {check.code: check for check in own} | by_code()
    given: dict[str, str] = {}
    for pattern, level in shape.levels.items():
        given |= dict.fromkeys(_matching(pattern, known, strict=False), level)
    named: dict[str, str] = {}
    for pattern, level in levels.items():
        named |= dict.fromkeys(_matching(pattern, known), _level(level))
    given |= named
    wanted = {code for pattern in select for code in _matching(pattern, known)}
    if not wanted:
        on = {code for code, check in known.items() if check.default}
        wanted = {code for code in on | set(named) if given.get(code) != OFF}
    wanted -= {code for pattern in ignore for code in _matching(pattern, known)}
    return Rules(
        tuple(check for code, check in known.items() if code in wanted),
        {code: Severity(level) for code, level in named.items() if level != OFF},
        shape.floor,
        {code: Severity(level) for code, level in given.items() if level != OFF and code not in named},
    )


def _level(level: str) -> str:
    known = [*Severity, OFF]
    if level not in known:
        raise ConfigurationError(f"{level!r} is no level{nearest(level, known)}; write error, warning, info or off")
    return level


def _matching(pattern: str, known: Mapping[str, Check], *, strict: bool = True) -> list[str]:
    """The codes that a code or pattern names; raises ConfigurationError when there is none."""
    if pattern == "all":
        return list(known)
    found = [code for code in known if fnmatchcase(code, pattern)]
    if not found and strict:
        raise ConfigurationError(f"there is no check {pattern!r}{nearest(pattern, known)}; `tmkit rules` lists them")
    return found
