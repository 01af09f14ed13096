"""From a text and its language to its quantities."""

from functools import lru_cache

from tmkit.core import Quantity
from tmkit.text import languages
from tmkit.text.quantities.known import lexicon
from tmkit.text.quantities.lexicon import Lexicon
from tmkit.text.quantities.spaced import is_quiet, scan_spaced

_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "bs": "hr", "sh": "hr", "cnr": "hr", "me": "hr"}
"""Primary subtag -> the one whose file it shares."""
_UNSPACED = frozenset({"zh", "ja", "yue"})
"""Read character by character."""


def quiet(text: str, lang: str) -> bool:
    """Whether the text has no quantity but soft ones for certain; where it says no, that may be so all the same.

    Cheaper than to `find`, for whoever asks of two texts whether there is anything to compare: most texts have no
    number, or the article `un` alone.
    """
    words = _spaced(lang)
    if words is not None:
        return is_quiet(text, words)
    from tmkit.text.quantities.han import is_quiet_han

    return is_quiet_han(text, lang)


@lru_cache(maxsize=256)
def _spaced(lang: str) -> Lexicon | None:
    """The numbers of a language that is read word by word; None for those that are not."""
    primary = _primary(lang)
    return None if primary in _UNSPACED else lexicon(primary)


@lru_cache(maxsize=256)
def _primary(lang: str) -> str:
    primary = languages.primary(lang)
    return _SAME.get(primary, primary)


@lru_cache(maxsize=1024)
def find(text: str, lang: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order of place, none overlapping.

    The two ends of a range are two quantities, the first with the scale and unit that it inherits. Digits inside web
    addresses, tags and placeholders are no quantities. Never raises: an unknown language is read by its digits.
    """
    words = _spaced(lang)
    if words is None:
        from tmkit.text.quantities.han import scan_han

        return scan_han(text, lang)
    return scan_spaced(text, words)
