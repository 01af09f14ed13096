"""What an SRX file says, as values: rules, which languages they serve, and how codes at a break are handled."""

from dataclasses import dataclass
from enum import StrEnum

import regex


class Dialect(StrEnum):
    """Whose regular expressions the rules are written in."""

    ICU = "icu"
    r"""As the standard says (SRX 2.0, appendix A): `\s`, `\w`, `\d` and `\b` are Unicode's."""
    JAVA = "java"
    r"""As the Java tools read them: `\s`, `\w` and `\d` are ASCII's, but for `(?U)`; `\b` sees every letter."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One `<rule>`: it holds at a position where `before` matches what ends there and `after` what starts there."""

    breaks: bool
    """Whether the position is a break; if not, it is none, and later rules are not asked."""
    before: str
    """Regular expression as the file has it; empty: anything."""
    after: str
    line: int = 0
    """Of the file, from 1; 0 where it was made by hand."""
    path: str = ""
    """Name of the file."""
    note: str = ""
    """The comment that stands before it."""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """One `<languagerule>`."""

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """One `<languagemap>`: language codes that match `pattern` get the group of that name."""

    pattern: str
    group: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class FormatHandle:
    """Which inline codes at a break stay with the segment before it (SRX 2.0, section 3.2.2)."""

    start: bool = False
    end: bool = True
    isolated: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """`okpsrx:options` of Okapi, as far as they change where segments end."""

    one_segment_includes_all: bool = False
    """A text without a break inside keeps the white space around it."""
    trim_leading: bool = True
    trim_trailing: bool = True
    java: bool | None = None
    """What `useJavaRegex` says, if anything."""
    icu_breaks: bool = False
    """The rules correct an ICU sentence breaker and presuppose it (`useIcu4JBreakRules`)."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A whole SRX file."""

    groups: tuple[RuleGroup, ...]
    maps: tuple[LanguageMap, ...]
    """In file order, which decides."""
    cascade: bool = False
    """Whether every matching map adds its group; if not, the first alone."""
    subflows: bool = True
    handle: FormatHandle = FormatHandle()
    options: Options = Options()
    dialect: Dialect = Dialect.ICU
    version: str = "2.0"
    path: str = ""
    """Name of the file, for messages."""

    def groups_for(self, lang: str) -> tuple[RuleGroup, ...]:
        """The groups that serve a language code, in the order in which their rules are asked.

        The code is matched as it stands, in any case. Where only a map for every language fits, the code is tried
        again without its last subtag, so that `fr-CA` finds the rules of a map for `fr`.
        """
        named = {group.name: group for group in self.groups}
        code = lang
        fitting = self._fitting(code)
        while all(_fits(each.pattern, "\ue000") for each in fitting) and "-" in code:
            code = code.rpartition("-")[0]
            fitting = self._fitting(code)
        chosen = fitting if self.cascade else fitting[:1]
        return tuple(named[each.group] for each in chosen if each.group in named)

    def serves(self, lang: str) -> bool:
        """Whether some map is meant for this language, not for every one."""
        parts = lang.split("-")
        codes = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
        maps = [each for each in self.maps if not _fits(each.pattern, "\ue000")]
        return any(_fits(each.pattern, code) for code in codes for each in maps)

    def _fitting(self, code: str) -> tuple[LanguageMap, ...]:
        return tuple(each for each in self.maps if _fits(each.pattern, code))


def _fits(pattern: str, code: str) -> bool:
    return regex.fullmatch(pattern, code, regex.IGNORECASE) is not None
