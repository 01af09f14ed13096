"""The checks, by code. A check of ours has its file in `checks/` and its line here; others come by entry point."""

from functools import lru_cache

from tmkit.core import ConfigurationError, nearest
from tmkit.qa.check import Check
from tmkit.qa.checks import (
    empty_target,
    end_punctuation,
    name_pinyin,
    placeholder,
    quotes,
    same_as_source,
    tags,
    term_deprecated,
    term_do_not_translate,
    term_forbidden,
    term_inconsistent,
    term_missing,
    whitespace,
    zh_variant,
)

CHECKS: tuple[Check, ...] = (
    # structure: whole segments first, then what programs read
    empty_target.CHECK,
    same_as_source.CHECK,
    placeholder.CHECK,
    tags.CHECK,
    # terms: before names
    term_forbidden.CHECK,
    term_do_not_translate.CHECK,
    term_deprecated.CHECK,
    term_missing.CHECK,
    term_inconsistent.CHECK,
    # three languages: before their pairs
    # quantities: the special before the general
    # names and scripts
    name_pinyin.CHECK,
    zh_variant.CHECK,
    # characters and typography: from what is surely wrong to what is a matter of taste
    quotes.CHECK,
    end_punctuation.CHECK,
    whitespace.CHECK,
)
"""In the order of precedence: on one span the earlier code wins."""


@lru_cache(maxsize=1)
def by_code() -> dict[str, Check]:
    """Every check, ours and those of installed packages (entry points `tmkit.checks`), in order of precedence."""
    from importlib.metadata import entry_points

    ours = {check.code: check for check in CHECKS}
    theirs = (point.load() for point in entry_points(group="tmkit.checks"))
    return ours | {check.code: check for check in theirs}


def check(code: str) -> Check:
    """The check of that code. Raises ConfigurationError, naming the nearest, when there is none."""
    known = by_code()
    if code not in known:
        raise ConfigurationError(f"there is no check {code!r}{nearest(code, known)}; `tmkit rules` lists them")
    return known[code]
