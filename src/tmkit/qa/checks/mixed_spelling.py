"""A word is spelt one way in all files.

Why      `e-mail` here and `email` there look careless, and a search finds half of them.
What     Words that stand with a hyphen and without in one language (`e-mail`, `email`; `week-end`, `weekend`). Told of
         the rarer spelling, once, naming the commoner.
Limits   An info. A word must be met three times in all; names and words whose halves are digits are let be.
Source   W3C ITS 2.0, issue type "inconsistency".
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.text import languages, markup

LEAST = 3
"""How often a word must stand in all before a rarer spelling is told: below that both may be slips or names."""
_WORD = regex.compile(
    r"(?<![\p{L}\p{N}_@#/.\\'\u2019-])\p{Ll}{1,20}(?:-\p{Ll}{2,20})?(?![\p{L}\p{N}_@/\\='\u2019-]|\.\w)"
)
_PLURAL = regex.compile(r"-(?:là|ci|t|il|elle|on|nous|vous|je|tu|ce|le|la|les|moi|toi|lui|leur|y|en|même|mêmes)$")


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """The first place of each rarer spelling."""
    tally: Counter[tuple[str, str]] = Counter()
    for unit in units:
        if unit.target is not None:
            tally.update((languages.primary(unit.target_lang), word) for word in _words(unit.target.text))
    rarer: dict[tuple[str, str], str] = {}
    for (tongue, word), number in tally.items():
        if "-" not in word or _PLURAL.search(word):
            continue
        closed = word.replace("-", "")
        other = tally.get((tongue, closed), 0)
        if other and number + other >= LEAST:
            seldom, usual = (word, closed) if number <= other else (closed, word)
            rarer[tongue, seldom] = usual
    if not rarer:
        return
    for number, unit in enumerate(units):
        if unit.target is None:
            continue
        tongue = languages.primary(unit.target_lang)
        for found in _WORD.finditer(markup.bare(unit.target.text)):
            usual = rarer.pop((tongue, found[0]), "")
            if usual:
                yield Hit(f"elsewhere \u201c{usual}\u201d stands", (), (Span(*found.span()),), unit=number)


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
