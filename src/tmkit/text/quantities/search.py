"""From a text and its language to its quantities."""

from functools import lru_cache

from tmkit.core import Quantity
from tmkit.text import languages

_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "bs": "hr", "sh": "hr", "cnr": "hr", "me": "hr"}
"""Primary subtag -> the one whose file it shares."""


@lru_cache(maxsize=4096)
def find(text: str, lang: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order of place, none overlapping.

    The two ends of a range are two quantities, the first with the scale and unit that it inherits. Digits inside web
    addresses, tags and placeholders are no quantities. Never raises: an unknown language is read by its digits.
    """
    primary = languages.primary(lang)
    primary = _SAME.get(primary, primary)
    if primary in {"zh", "ja", "yue"}:
        from tmkit.text.quantities.han import scan_han

        return scan_han(text, lang)
    from tmkit.text.quantities.known import lexicon
    from tmkit.text.quantities.spaced import scan_spaced

    return scan_spaced(text, lexicon(primary))
