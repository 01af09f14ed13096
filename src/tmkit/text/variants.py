"""Simplified and Traditional Chinese: which characters belong to which, and how to turn one into the other (OpenCC)."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from tmkit.core import Span
from tmkit.text import patterns
from tmkit.text.languages import script

_HANZI = patterns.of(r"[\u3400-\u9fff]")
_NAMES = frozenset("乾甯藉嶽")
"""Forms that Simplified text keeps in names of persons and places (乾隆, 甯), so that alone they prove nothing."""


@lru_cache(maxsize=4)
def _converter(configuration: str) -> Any:
    """OpenCC with one of its configurations; reading it takes some milliseconds."""
    from opencc import OpenCC

    return OpenCC(configuration)


@lru_cache(maxsize=1024)
def simplified(text: str) -> str:
    """The text in Simplified characters, by phrases (OpenCC t2s): 乾隆 stays, 乾燥 becomes 干燥."""
    return str(_converter("t2s").convert(text)) if has_hanzi(text) else text


@lru_cache(maxsize=1024)
def traditional(text: str) -> str:
    """The text in Traditional characters, by phrases (OpenCC s2t)."""
    return str(_converter("s2t").convert(text)) if has_hanzi(text) else text


def has_hanzi(text: str) -> bool:
    """Whether any character is a Hanzi of the basic block; the rest of Unicode has no pairs worth a look."""
    return not text.isascii() and _HANZI.search(text) is not None


@lru_cache(maxsize=1024)
def traditional_spans(text: str) -> tuple[Span, ...]:
    """Runs of characters that Simplified Chinese writes otherwise, in order.

    Runs that but one character of both scripts parts are one.
    """
    return _differing(text, simplified(text), _proves_traditional)


@lru_cache(maxsize=1024)
def simplified_spans(text: str) -> tuple[Span, ...]:
    """Runs of characters that exist in Simplified Chinese alone, in order, in runs likewise.

    A character that Traditional text writes too (后 queen, 里 mile, 台) proves nothing and is left out.
    """
    return _differing(text, traditional(text), _proves_simplified)


def _differing(text: str, other: str, proves: Callable[[str, int], bool]) -> tuple[Span, ...]:
    """Where two texts of one length differ and the character proves it; nothing when the lengths differ."""
    if text == other or len(text) != len(other):
        return ()
    spans: list[Span] = []
    for at, (here, there) in enumerate(zip(text, other, strict=True)):
        if here == there or not proves(text, at):
            continue
        start = spans[-1].end if spans else -9
        if start == at or (start == at - 1 and "\u4e00" <= text[start] <= "\u9fff"):
            spans[-1] = Span(spans[-1].start, at + 1)
        else:
            spans.append(Span(at, at + 1))
    return tuple(spans)


def _proves_traditional(text: str, at: int) -> bool:
    """Whether Simplified text would not write it there; 於 is a surname where a name may begin (樊於期, 於清清)."""
    if text[at] == "於":
        return at > 0 and text[at - 1].isalpha()
    return text[at] not in _NAMES


def _proves_simplified(text: str, at: int) -> bool:
    """Whether Taiwan's and Hong Kong's character set (Big5, code page 950) lacks it, so that no text there has it."""
    try:
        text[at].encode("cp950")
    except UnicodeEncodeError:
        return True
    return False


def prevailing(texts: Iterable[str], lang: str) -> str:
    """`Hans` or `Hant`: what the tag says, or for bare `zh` what most texts that show it are written in.

    Bare `zh` means Simplified unless at least nine of ten texts that show one or the other are Traditional.
    """
    said = script(lang)
    if said == "Hant" or lang.replace("_", "-").lower() != "zh":
        return said
    votes = [bool(traditional_spans(text)) for text in texts if traditional_spans(text) or simplified_spans(text)]
    return "Hant" if votes and sum(votes) * 10 >= 9 * len(votes) else "Hans"
