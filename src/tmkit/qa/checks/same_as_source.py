"""The target is a translation, not the source once more.

Why      A segment that was copied over and forgotten reaches the reader untranslated.
What     Target and source equal but for case and spaces, with words in them that could be translated: a warning for
         several words, an info for one word, a name, or where only the capitals differ.
Limits   Codes, addresses, numbers and text between two forms of one language (en-GB, fr-CA) are left alone.
Source   W3C ITS 2.0, issue type "untranslated".
"""

from collections.abc import Iterator

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import languages, markup, patterns, placeholders

_WORDS = patterns.of(r"[\p{Lu}\p{Lt}]?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+(?:['\u2019-]\p{L}+)*|\p{L}+")
_CODE = patterns.of(r"\w*[_/\\\d=]\w*|\b\w+\(\)|\w+\.\w+|`[^`]*`|:[\w:-]+:|--?\w[\w-]*")
_SYMBOLS = frozenset("ms ns px pt em kb mb gb km cm mm kg hz".split())  # noqa: SIM905 (reads better so)
_HAN = patterns.of(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


def run(unit: Unit) -> Iterator[Hit]:
    """One hit over the whole target."""
    target = unit.target
    if target is None or len(target.text) - len(unit.source.text) not in range(-20, 21):
        return
    if _folded(target.text) != _folded(unit.source.text) or _one_language(unit):
        return
    words = _translatable(unit.source.text, unit.flags)
    if not words:
        return
    small = [word for word in words if word[0].islower() or _HAN.match(word)]
    several = len(words) > 1 or sum(len(word) for word in words if _HAN.match(word)) > 4
    retyped = unit.source.text.split() != target.text.split()  # in other capitals: somebody had a look at it
    sure = not retyped and several and len(small) * 2 > len(words) and (len(words) > 2 or bool(small))
    yield Hit(
        "the target is the source, untranslated",
        (Span(0, len(unit.source.text)),),
        (Span(0, len(target.text)),),
        severity=None if sure else Severity.INFO,
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _one_language(unit: Unit) -> bool:
    here, there = unit.source.lang, unit.target_lang
    return languages.primary(here) == languages.primary(there)


def _translatable(text: str, flags: frozenset[str]) -> list[str]:
    """Its words, less what no language changes: placeholders, markup, code, acronyms."""
    text = markup.bare(text)
    text = _CODE.sub(" ", placeholders.blanked(text, flags))
    return [
        word
        for word in _WORDS.findall(text)
        if (len(word) > 1 and word not in _SYMBOLS and not (word.isupper() and len(word) < 6)) or _HAN.match(word)
    ]


CHECK = Check(
    "same-as-source",
    "The target differs from the source",
    Severity.WARNING,
    Side.BOTH,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    examples=(
        Example(("en", "fr"), "⟦The file was saved.⟧", "⟦The file was saved.⟧", "Le fichier a été enregistré."),
        Example(("en", "zh"), "⟦Settings⟧", "⟦Settings⟧", "设置"),
        Example(("zh", "en"), "⟦今天开幕。⟧", "⟦今天开幕。⟧", "It opened today."),
        Example(("en", "fr"), "⟦Remember me⟧", "⟦Remember me⟧", "Se souvenir de moi"),
    ),
)
