"""A word is spelt one way in all files.

Why      `e-mail` here and `email` there look careless, and a search finds half of them.
What     Words that stand with a hyphen and without in one language (`e-mail`, `email`; `week-end`, `weekend`). Told of
         the rarer spelling, once, naming the commoner.
Limits   An info. A word must be met three times in all; names and words whose halves are digits are let be.
Source   W3C ITS 2.0, issue type "inconsistency".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.text import languages, markup, patterns

LEAST = 3
"""How often a word must stand in all before a rarer spelling is told: below that both may be slips or names."""
_WORD = patterns.of(
    r"(?<![\p{L}\p{N}_@#/.\\'\u2019-])\p{Ll}{1,20}(?:-\p{Ll}{2,20})?(?![\p{L}\p{N}_@/\\='\u2019-]|\.\w)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_PLURAL = patterns.of(r"-(?:là|ci|t|il|elle|on|nous|vous|je|tu|ce|le|la|les|moi|toi|lui|leur|y|en|même|mêmes)$")


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """The first place of each rarer spelling."""
    texts = [(number, unit.target.text, unit.target_lang) for number, unit in enumerate(units) if unit.target]
    rarer = _rarer(texts)
    for number, text, lang in texts:
        if not rarer:
            return
        if not any(word in text for _, word in rarer):
            continue
        tongue = languages.primary(lang)
        for found in _WORD.finditer(markup.bare(text)):
            usual = rarer.pop((tongue, found[0]), "")
            if usual:
                yield Hit(f"elsewhere \u201c{usual}\u201d stands", (), (Span(*found.span()),), unit=number)


def _rarer(texts: Sequence[tuple[int, str, str]]) -> dict[tuple[str, str], str]:
    """Tongue and rarer spelling -> the commoner one."""
    hyphened: Counter[tuple[str, str]] = Counter()
    for _, text, lang in texts:
        if "-" in text:
            tongue = languages.primary(lang)
            hyphened.update((tongue, word) for word in _words(text) if "-" in word and not _PLURAL.search(word))
    closed = frozenset(word.replace("-", "") for _, word in hyphened)
    tally: Counter[tuple[str, str]] = Counter()
    for _, text, lang in texts if closed else ():
        if not closed.isdisjoint(_LETTERS.findall(text)):
            tongue = languages.primary(lang)
            tally.update((tongue, word) for word in _words(text) if word in closed)
    rarer: dict[tuple[str, str], str] = {}
    for (tongue, word), number in hyphened.items():
        one = word.replace("-", "")
        other = tally[tongue, one]
        if other and number + other >= LEAST:
            seldom, usual = (word, one) if number <= other else (one, word)
            rarer[tongue, seldom] = usual
    return rarer


def _words(text: str) -> list[str]:
    return [str(word) for word in _WORD.findall(markup.bare(text))] if not text.isupper() else []


CHECK = Check(
    "mixed-spelling",
    "A word is spelt one way",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="inconsistency",
    mqm="Linguistic conventions",
    scope=Scope.FILES,
    alone=True,
    examples=(Example(("fr", "en"), "trois courriels", "email, email, ⟦e-mail⟧", "email, email, email"),),
)
