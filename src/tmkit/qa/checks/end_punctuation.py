"""The target ends as the source does: with a full stop, a question mark, a colon ... of its own language.

Why      A lost final mark is the trace of a sentence cut short; a changed one turns a question into a statement.
What     The last mark of both sides, by kind: stop, question, exclamation, colon, ellipsis, or none. Closing quotes,
         brackets and tags after it are stepped over.
Limits   An info: segments are often cut differently, and a stop may be exchanged for an exclamation mark at will.
Measured DEMETR, final mark removed: 99 % found, 0.6 % of good translations flagged.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import languages, markup, patterns

_AFTER = patterns.of(r"[\s\0\u200b-\u200f\ufffc\p{Pe}\p{Pf}\p{Pi}\"'\u201c\u201d\u2018\u2019»«›‹*_`]")
_KINDS = {
    "stop": ".。．｡।॥۔።։჻",
    "question": "?？؟;՞፧",
    "exclamation": "!！՜",
    "colon": ":：፡",
    "ellipsis": "…⋯",
}
_KIND = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_FULLWIDTH = {"stop": "。", "question": "？", "exclamation": "！", "colon": "：", "ellipsis": "……"}
_LATIN = {"stop": ".", "question": "?", "exclamation": "!", "colon": ":", "ellipsis": "…"}
_SHOWN = {"stop": "a full stop", "question": "a question mark", "exclamation": "an exclamation mark"} | {
    "colon": "a colon", "ellipsis": "an ellipsis", "": "no mark"
}  # fmt: skip


@lru_cache(maxsize=1024)
def end(text: str, lang: str) -> tuple[str, Span]:
    """The kind of a text's last mark (empty: none) and its place; without one, the place where it would stand."""
    bare = markup.bare(text)
    at = len(bare)
    if bare[-1:].isalnum():
        return "", Span(at, at)
    while at and _AFTER.match(bare, at - 1):
        at -= 1
    bare = bare[:at]
    if not bare:
        return "", Span(0, 0)
    if bare.endswith(("...", "。。。", "……")):
        size = 2 if bare.endswith("……") else 3
        return "ellipsis", Span(at - size, at)
    kind = _KIND.get(bare[-1], "")
    if bare[-1] == ";" and languages.primary(lang) != "el":
        kind = ""
    if kind == "colon" and regex.search(r":[\w-]+:$", bare):
        kind = ""  # a role or an emoji's name
    start = at - 1 if kind else at
    while kind and start and bare[start - 1] in "?？!！\u00a0\u202f " and _KIND.get(bare[start - 1]) == kind:
        start -= 1
    return kind, Span(start, at)


def run(unit: Unit) -> Iterator[Hit]:
    """One hit where the kinds differ."""
    target = unit.target
    if target is None:
        return
    here, place = end(unit.source.text, unit.source.lang)
    there, spot = end(target.text, unit.target_lang)
    if here == there or not target.text.strip() or not unit.source.text.strip():
        return
    if _excused(here, there, unit, spot):
        return
    fix = None
    if not there:
        fix = Fix(Span(spot.end, spot.end), _mark(here, unit.target_lang))
    elif here:
        start = spot.start
        while start and target.text[start - 1] in "\u00a0\u202f ":
            start -= 1
        fix = Fix(Span(start, spot.end), _mark(here, unit.target_lang), safe=False)
    else:
        fix = Fix(spot, "", safe=False)
    yield Hit(f"the source ends with {_SHOWN[here]}, the target with {_SHOWN[there]}", (place,), (spot,), fix)


def _excused(here: str, there: str, unit: Unit, spot: Span) -> bool:
    """Whether an abbreviation's dot, a short label or a stop for an exclamation mark explains the difference."""
    if {here, there} == {"stop", "exclamation"}:
        return True
    target = unit.target.text if unit.target else ""
    if {here, there} == {"stop", ""}:
        words = regex.findall(r"[\p{L}\p{N}.]+", target)
        if len(words) < 3 and not regex.search(r"\p{Han}{6}", target):
            return True  # "No." for "Non", "p." for "页"
        dotted = unit.source.text if here else target
        return bool(
            regex.search(
                r"(?:(?<![%)])\b\p{L}|(?<!\p{L}{3})\.\p{L}{1,3}|\betc|\bInc|\bCo|\bLtd|\bal|\bvs|\bSt|\bJr)\.\W*$",
                dotted,
            )
        )
    return False


def _mark(kind: str, lang: str) -> str:
    tongue = languages.primary(lang)
    if tongue in {"zh", "ja"}:
        return _FULLWIDTH[kind]
    if tongue == "fr" and kind == "colon":
        return "\u00a0:"
    if tongue == "fr" and kind in {"question", "exclamation"} and languages.region(lang) != "CA":
        return "\u202f" + _LATIN[kind]
    return _LATIN[kind]


CHECK = Check(
    "end-punctuation",
    "Both sides end alike",
    Severity.INFO,
    Side.BOTH,
    run,
    its_type="typographical",
    mqm="Linguistic conventions/Punctuation",
    examples=(
        Example(
            ("fr", "en"), "La ville accueille le salon⟦.⟧", "The city hosts the fair⟦⟧", "The city hosts the fair."
        ),
        Example(("en", "fr"), "Do you want to leave⟦?⟧", "Voulez-vous partir⟦.⟧", "Voulez-vous partir\u202f?"),
        Example(("en", "zh"), "The file was saved⟦.⟧", "文件已经保存好了⟦⟧", "文件已经保存好了。"),
        Example(
            ("en", "fr"),
            "Enter your full name⟦:⟧",
            "Saisissez votre nom complet⟦⟧",
            "Saisissez votre nom complet\u00a0:",
        ),
    ),
)
