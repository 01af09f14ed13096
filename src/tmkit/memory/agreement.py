"""Whether a number may change and what it counts stay as it is: 1 child, 2 children."""

from collections.abc import Callable
from fractions import Fraction

import regex

from tmkit.core import Quantity, QuantityKind, Segment
from tmkit.text import languages

_COUNTING: dict[str, Callable[[Fraction], bool]] = {
    **dict.fromkeys(("en", "de", "nl", "es", "it", "sv", "da"), lambda value: value == 1),
    **dict.fromkeys(("fr", "pt"), lambda value: value < 2),
}
"""Whether a number counts one thing, as CLDR has it."""
_WORD = regex.compile(r"[ \u00a0\u202f](\p{Ll}{2,})")
_UNIT = regex.compile(r"[ \u00a0\u202f]\p{Ll}{3,}")
"""A unit written out: `1 month`, not `1 km`."""


def agrees(pair: tuple[Quantity, Quantity], texts: tuple[Segment, Segment], found: Quantity, target: Segment) -> bool:
    """Whether the target reads right with the new number: `pair` and `texts` are the old source's and the new one's.

    What follows the number in the sources tells a count from a name: `1 enfant` becomes `2 enfants`, `page 1 est` only
    `page 2 est`. Chinese does not tell, and there the target's word decides.
    """
    lang = languages.primary(target.lang)
    if lang not in _COUNTING or len(found.readings[0]) > 1:  # a date
        return True
    old, new = (_COUNTING[lang](abs(one.readings[0][0])) for one in pair)
    if old == new:
        return True
    if found.unit:
        return not _UNIT.search(found.span.of(target.text))
    if found.kind is not QuantityKind.NUMBER or not _WORD.match(target.text, found.span.end):
        return True
    if languages.primary(texts[0].lang) not in _COUNTING:
        return False
    words = {_following(text, one) for text, one in zip(texts, pair, strict=True)}
    return len(words) == 1 and not words.pop().endswith(("s", "x", "z"))  # `1 mois`, `1 fois`: of one form


def _following(text: Segment, number: Quantity) -> str:
    found = _WORD.match(text.text, number.span.end)
    return found[1] if found else ""
