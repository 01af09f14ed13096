"""tmkit's own rules, found by language and loaded when first asked for."""

from functools import lru_cache
from pathlib import Path

from tmkit.segment.ruleset import Dialect, Ruleset
from tmkit.segment.srx import read
from tmkit.text import languages

_FOLDER = Path(__file__).parent / "rules"  # importlib.resources would take longer to import than a language to load

COMMON = "common"
"""The file whose rules every language ends with; alone it serves the languages that have no file."""

ELSEWHERE = "Elsewhere"
"""The group of that file that stands in for a language's own exceptions."""


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    """Primary language subtags that have a file of their own, sorted."""
    return tuple(sorted({path.stem for path in _FOLDER.glob("*.srx")} - {COMMON}))


@lru_cache(maxsize=64)
def ruleset(lang: str) -> Ruleset:
    """The rules of a language, the common ones after its own; the common ones alone where it has none.

    Raises LanguageError when `lang` is no language tag.
    """
    primary = languages.primary(languages.canonical(lang))
    common = _load(COMMON)
    if primary not in available():
        return common
    own = _load(primary)
    return Ruleset(
        groups=own.groups + common.groups,
        maps=own.maps + tuple(each for each in common.maps if each.group != ELSEWHERE),
        cascade=True,
        handle=own.handle,
        dialect=Dialect.ICU,
        path=own.path,
    )


@lru_cache(maxsize=64)
def _load(name: str) -> Ruleset:
    return read((_FOLDER / f"{name}.srx").read_bytes(), path=f"{name}.srx", dialect=Dialect.ICU)
