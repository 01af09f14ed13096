"""The target is written in the script of its language.

Why      A Chinese target without a Chinese character, or an English one with Chinese left in it, was not translated.
What     A target of several words without one letter of its language's script; and words in the source's script that
         were left standing in it.
Limits   Names and quotations in the original are often given in brackets or quotes: there they are let be. Languages
         written in two scripts (Serbian, Uzbek ...) are left out.
Source   W3C ITS 2.0, issue type "untranslated"; Unicode TR 24.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, patterns, placeholders

_SCRIPTS = {
    "Latin": "af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv "
    "sw tl tr vi",
    "Cyrillic": "be bg mk ru uk",
    "Greek": "el",
    "Hebrew": "he yi",
    "Arabic": "ar fa ur ps",
    "Han": "zh",
    "Thai": "th",
    "Devanagari": "hi mr ne",
    "Georgian": "ka",
    "Armenian": "hy",
    "Hangul": "ko",
    "Bengali": "bn",
    "Tamil": "ta",
}
_SCRIPT_OF = {tongue: script for script, tongues in _SCRIPTS.items() for tongue in tongues.split()} | {"ja": "Han"}
_WORD = patterns.of(r"\p{L}[\p{L}\p{M}'\u2019]+")
_ASIDE = patterns.of(
    r"\([^()]{0,80}\)|（[^（）]{0,80}）|[\"“«「『《][^\"”»」』》]{0,80}[\"”»」』》]|['\u2018][^'\u2019]{0,30}['\u2019]"
    r"|\[[^\[\]]{0,80}\]"
)


@lru_cache(maxsize=64)
def _runs(script: str) -> "regex.Pattern[str]":
    return patterns.of(
        rf"\p{{{script}}}(?:[\p{{{script}}}\p{{M}}\s·・]*\p{{{script}}})?"
        + ("|[\\p{Hiragana}\\p{Katakana}]+" if script == "Han" else "")
    )


def run(unit: Unit) -> Iterator[Hit]:
    """The whole target, or each foreign run in it."""
    target = unit.target
    there = _SCRIPT_OF.get(languages.primary(unit.target_lang))
    if target is None or there is None or len(target.text) < 2:
        return
    here = _SCRIPT_OF.get(languages.primary(unit.source.lang))
    if here == there:
        return
    if there == "Latin":
        if target.text.isascii():
            return
    elif not _runs(there).search(target.text):
        yield from _none_of_it(unit, there)
        return
    if here in {None, "Latin"}:
        return
    bare = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), markup.bare(target.text))
    for found in _runs(str(here)).finditer(bare):
        if found[0] in unit.source.text and "\0" not in found[0]:
            span = Span(*found.span())
            at = unit.source.text.find(found[0])
            yield Hit(f"\u201c{found[0]}\u201d was left untranslated", (Span(at, at + len(span)),), (span,))


def _none_of_it(unit: Unit, script: str) -> Iterator[Hit]:
    """A target of lower-case Latin words where the language has its own script."""
    assert unit.target is not None
    text = placeholders.blanked(markup.bare(unit.target.text), unit.flags)
    words = [word for word in _WORD.findall(text) if word[0].islower()]
    if len(words) >= 3 and not regex.search(r"[_/\\=<>]|--|\w\.\w|`", text):
        yield Hit(f"the target has no {script} letter", (), (Span(0, len(unit.target.text)),))


def _differ(source: str, target: str) -> bool:
    there = _SCRIPT_OF.get(languages.primary(target))
    return there is not None and there != _SCRIPT_OF.get(languages.primary(source))


CHECK = Check(
    "wrong-script",
    "The target is in its language's script",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    needs=Needs(pair=_differ),
    examples=(
        Example(
            ("fr", "zh"),
            "Le salon ouvre ses portes demain.",
            "⟦The fair opens its doors tomorrow.⟧",
            "博览会明天开幕。",
        ),
        Example(("zh", "en"), "该地区没有⟦自来水⟧。", "The area has no ⟦自来水⟧.", "The area has no running water."),
    ),
)
