"""Which language has which file."""

from functools import lru_cache
from importlib import import_module

from tmkit.text.quantities.lexicon import Lexicon

FILES = frozenset({"en", "fr"})
"""Languages that have a file of their own in this package."""


@lru_cache(maxsize=256)
def lexicon(primary: str) -> Lexicon:
    """The numbers of a language, by its primary subtag: from its own file, else from CLDR."""
    if primary in FILES:
        found: Lexicon = import_module(f"tmkit.text.quantities.{primary}").LEXICON
        return found
    from tmkit.text.quantities.cldr import cldr_lexicon

    return cldr_lexicon(primary)
