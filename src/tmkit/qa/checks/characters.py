"""No character is corrupt.

Why      `Ã©` for `é` is text that was decoded wrongly; a replacement character is text that is lost.
What     UTF-8 read as Windows-1252 (also twice), U+FFFD, control characters, where the source has none; the fix puts
         the right text back where it can be known.
Limits   Question marks in place of letters cannot be told from questions.
Source   W3C ITS 2.0, issue type "characters"; MQM Linguistic conventions/Character encoding.
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import patterns
from tmkit.text.invisibles import CONTROLS, name
from tmkit.text.signs import CORRUPT

# The first byte of two or three in UTF-8, and its followers, as Windows-1252 or Latin-1 shows them.
_FOLLOWER = (
    r"[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
    r"\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_MISREAD = patterns.of(rf"(?:[\xc2-\xdf]{_FOLLOWER}|[\xe0-\xef]{_FOLLOWER}{{2}}|[\xf0-\xf4]{_FOLLOWER}{{3}})+")
_USUAL = patterns.of(
    r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Arabic}\p{Hebrew}\p{Thai}\p{Devanagari}"
    r"\u00a0-\u00bf\u2010-\u2044\u20ac\u2122\u2190-\u2193\u3000-\u303f\uff00-\uffef\U0001f300-\U0001faff]+"
)
"""What a misread run may mean; anything else is two characters that stand beside each other by chance."""
_WESTERN = patterns.of(r"[\p{Latin}\u00a0-\u00bf\u2010-\u2044\u20ac\u2122]")
"""What a run of one character may mean: French ends quotations with `é\u00a0»`, which is no misread Han."""


def run(unit: Unit) -> Iterator[Hit]:
    """Each corrupt run."""
    target = unit.target
    if target is None:
        return
    text = target.text
    if text.isascii() and text.isprintable():
        return
    for found in CONTROLS.finditer(text):
        if found[0] not in unit.source.text:
            span = Span(*found.span())
            yield Hit(
                f"a {name(found[0])} stands in the text", (), (span,), None if found[0] == "\ufffd" else Fix(span, "")
            )
    for found in _MISREAD.finditer(text):
        meant = _reread(found[0])
        if meant and found[0] not in unit.source.text:
            span = Span(*found.span())
            yield Hit(f"\u201c{found[0]}\u201d is \u201c{meant}\u201d decoded wrongly", (), (span,), Fix(span, meant))


def _reread(text: str) -> str:
    """What the bytes behind the text mean in UTF-8, or nothing."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if _USUAL.fullmatch(meant) and (len(meant) > 1 or _WESTERN.fullmatch(meant)):
            return meant
    return ""


CHECK = Check(
    "characters",
    "Characters are sound",
    Severity.ERROR,
    Side.TARGET,
    run,
    its_type="characters",
    mqm="Linguistic conventions/Character encoding",
    alone=True,
    needs=Needs(target=CORRUPT),
    examples=(
        Example(("en", "fr"), "The summer", "L\u2019⟦Ã©⟧t\u00e9", "L\u2019\u00e9t\u00e9"),
        Example(("en", "zh"), "A new start", "新的开⟦\ufffd⟧", "新的开端"),
    ),
)
