"""tmkit's own rules, found by language and loaded when first asked for."""

from functools import lru_cache
from importlib.resources import files

from tmkit.segment.ruleset import Dialect, Ruleset
from tmkit.segment.srx import read
from tmkit.text import languages

COMMON = "common"
"""The file whose rules every language ends with; alone it serves the languages that have no file."""

ELSEWHERE = "Elsewhere"
"""The group of that file that stands in for a language's own exceptions."""


@lru_cache(maxsize=1)
def available() -> tuple[str, ...]:
    """Primary language subtags that have a file of their own, sorted."""
    names = (entry.name for entry in files("tmkit.segment.rules").iterdir())
    return tuple(sorted(name[:-4] for name in names if name.endswith(".srx") and name != f"{COMMON}.srx"))


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
    source = files("tmkit.segment.rules").joinpath(f"{name}.srx")
    return read(source.read_bytes(), path=f"{name}.srx", dialect=Dialect.ICU)
