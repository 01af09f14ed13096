"""Marks stand close to their word, with a space after.

Why      `word ,` and `word,word` are typing slips, or the trace of a text that was cut into tokens and badly joined.
What     A space before `, . ; : ! ?` or inside brackets, a missing space after a comma or a full stop between letters,
         where the source has no such thing; a space that the source has before a placeholder or its bracket (`%s [%s]`)
         and the target has not.
Limits   French has its own rules (`fr-spacing`); Chinese, Japanese and Thai have none of these spaces. Dots that begin
         a word (`.NET`, `.5`), ellipses, emoticons, code and addresses are let be.
Measured DEMETR, text left tokenised: 99.7 % found, no good translation flagged.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text.signs import BRACKET, DOT, HOLDER, MARK

_LEFT_OUT = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
_LOOSE = patterns.of(r"(?<=[\p{L}\p{N}\p{Pe}\"”])(?P<gap>[ \u00a0])(?P<mark>[,.;:!?)\]])(?=[\s\p{Pe}\p{Pf}\"”]|$)")
_LOOSE_FRENCH = patterns.of(r"(?<=[\p{L}\p{N}\p{Pe}\"”])(?P<gap>[ \u00a0])(?P<mark>[,.)\]])(?=[\s\p{Pe}\p{Pf}\"”]|$)")
_OPEN = patterns.of(r"(?<=[\s(\[]|^)(?P<mark>[(\[])(?P<gap>[ \u00a0])(?=[\p{L}\p{N}])")
_TIGHT = patterns.of(
    r"(?<=\p{Ll}{2})(?P<mark>[,;])(?P<gap>)(?=\p{L}{2})|(?<=\p{Ll}{2})(?P<mark>[.!?])(?P<gap>)(?=\p{Lu}\p{Ll}+(?:\s|$))"
)
_CODE = patterns.of(r"`[^`]*`|\b[\w.]+\(\)|\{[^{}]*\}|:[\w-]+:|[\[(][ xX]?[\])]|[\w.]+[_/\\=][\w./\\=]*")
_PREFIXING = frozenset({"ar", "he", "ckb", "ug", "fa", "ur", "yi", "am", "ti"})
"""Languages whose prepositions are written to their word."""
_TOUCHING = patterns.of(r"[\p{L}\p{N}:;,!?)\]»](?=[(\[]?\Z)")
_FREE = patterns.of(r"(?:^|\s)[(\[]?\Z")


def run(unit: Unit) -> Iterator[Hit]:
    """Each space that is out of place, then each that is missing."""
    target = unit.target
    tongue = languages.primary(unit.target_lang)
    if target is None or tongue in _LEFT_OUT:
        return
    if tongue not in _PREFIXING and ("%" in target.text or "{" in target.text):
        yield from _glued(unit, target.text)
    bare = markup.bare(target.text)
    loose = _LOOSE_FRENCH if tongue == "fr" else _LOOSE
    found = list(loose.finditer(bare))
    found += list(_OPEN.finditer(bare)) if "(" in bare or "[" in bare else []
    found += list(_TIGHT.finditer(bare))
    if not found:
        return
    shut = placeholders.cover(target.text, unit.flags)
    for one in _CODE.finditer(bare):
        shut.add(Span(*one.span()))
    source = markup.bare(unit.source.text)
    loose_source = any(pattern.search(source) for pattern in (loose, _TIGHT, _OPEN))
    for one in found:
        span = Span(*one.span("gap"))
        if shut.holds(one.start("mark")):
            continue
        if loose_source and one[0] in source:
            continue
        if span:
            yield Hit(
                f"a space stands {'after' if one['mark'] in '([' else 'before'} {one['mark']}",
                (),
                (span,),
                Fix(span, ""),
            )
        else:
            yield Hit(
                f"a space is missing after {one['mark']}",
                (),
                (Span(one.start("mark"), one.end("mark")),),
                Fix(span, " "),
            )


def _glued(unit: Unit, text: str) -> Iterator[Hit]:
    """Spaces missing before placeholders that always have one in the source."""
    source = unit.source.text
    apart: dict[str, bool] = {}
    for one in placeholders.find(source, unit.flags):
        free = _FREE.search(source[: one.span.start]) is not None and one.span.start > 1
        apart[one.text] = free and apart.get(one.text, True)
    ends = set()
    for one in placeholders.find(text, unit.flags):
        before = text[: one.span.start]
        at = len(before) - (before[-1:] in {"(", "["})
        if apart.get(one.text) and (_TOUCHING.search(before) or at in ends) and at:
            yield Hit(f"a space is missing before {one.text}", (), (Span(at, one.span.end),), Fix(Span(at, at), " "))
        ends.add(one.span.end)


def _spaced(_source: str, target: str) -> bool:
    return languages.primary(target) not in _LEFT_OUT


CHECK = Check(
    "spacing",
    "Marks stand close to their word",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="typographical",
    mqm="Linguistic conventions/Typography",
    alone=True,
    needs=Needs(target=MARK | DOT | BRACKET | HOLDER, pair=_spaced),
    examples=(
        Example(("zh", "en"), "你好，世界。", "Hello⟦ ⟧, world.", "Hello, world."),
        Example(("fr", "en"), "Bonjour, le monde.", "Hello⟦,⟧world.", "Hello, world."),
        Example(("en", "fr"), "Last error: %s", "Dernière erreur\u00a0:⟦%s⟧", "Dernière erreur\u00a0: %s"),
        Example(("en", "de"), "the fair (SCE)", "die Messe (⟦ ⟧SCE)", "die Messe (SCE)"),
    ),
)
