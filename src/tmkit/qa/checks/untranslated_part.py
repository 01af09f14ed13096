"""No word of the source was left standing in the target.

Why      A word in the source's language amid a translated sentence is what a hurried post-edit leaves behind.
What     Words in small letters that stand in both texts, that the target's language does not know and the source's
         does, by the word lists of simplemma.
Limits   An info: loan words and terms of art are many. Names, code, quotations and words of fewer than four letters are
         let be.
Measured DEMETR, a word in the source's language: 78 % found (with `wrong-script`), none flagged of the good.
Source   W3C ITS 2.0, issue type "untranslated"; Barbaresi, "simplemma" (MIT).
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import languages, markup, placeholders
from tmkit.text import words as word_lists

_WORD = regex.compile(r"(?<![\p{L}\p{N}_'\u2019@#/.\\-])\p{Ll}{4,}(?![\p{L}\p{N}_(@/\\=-]|\.\w)")
_ASIDE = regex.compile(
    r"`[^`]*`|\([^()]{0,80}\)|[\"“«‘][^\"”»’]{0,80}[\"”»’]|'[^']{0,40}'|\b\w+[_./=]\w+[\w./=]*|--?\w[\w-]*"
)


def run(unit: Unit) -> Iterator[Hit]:
    """Each such word, in order."""
    target = unit.target
    if target is None or target.text == unit.source.text or placeholders.ICU.search(target.text):
        return
    here, there = languages.primary(unit.source.lang), languages.primary(unit.target_lang)
    if here == there:
        return
    words = set(_WORD.findall(unit.source.text))
    if not words:
        return
    common = [found for found in _WORD.finditer(target.text) if found[0] in words]
    if not common or not listed(here) or not listed(there):
        return
    bare = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), markup.bare(target.text))
    shut = placeholders.cover(target.text, unit.flags)
    for found in common:
        span, word = Span(*found.span()), found[0]
        if "\0" in bare[span.start : span.end] or shut.meets(span):
            continue
        if known(word, here) and not known(word, there):
            at = unit.source.text.find(word)
            yield Hit(f"\u201c{word}\u201d was left untranslated", (Span(at, at + len(word)),), (span,))


@lru_cache(maxsize=128)
def listed(tongue: str) -> bool:
    """Whether simplemma has a list of the language."""
    return word_lists.has_list(tongue)


@lru_cache(maxsize=65536)
def known(word: str, tongue: str) -> bool:
    """Whether the language has the word, by simplemma's lists."""
    return word_lists.is_known(word, tongue)


CHECK = Check(
    "untranslated-part",
    "No word of the source is left",
    Severity.INFO,
    Side.BOTH,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    examples=(
        Example(
            ("es", "en"),
            "Desde mis ⟦comienzos⟧ en la ciudad.",
            "Since my ⟦comienzos⟧ in the city.",
            "Since my beginnings in the city.",
        ),
    ),
)
