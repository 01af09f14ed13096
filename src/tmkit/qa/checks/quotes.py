"""Quotes and brackets that open also close, over the paragraph.

Why      A quote that never closes leaves the reader not knowing who speaks; a bracket lost is a typing slip.
What     Double quotes of every style, round and square brackets, on both sides. A quote that opens in one segment and
         closes in a later one of its paragraph is balanced. What both sides lack alike is let be.
Limits   Single quotes are apostrophes too often. A paragraph is what the file says (`paragraph` property), else
         twelve units on.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.text import languages, markup, patterns

REACH = 12
"""Units over which a quote may stay open where the file names no paragraphs."""

DEEPEST = 40
"""Marks that may wait inside each other; real texts nest three."""

_MARKS = patterns.of(r"[«»“”„‟\"「」『』《》〈〉()（）\[\]［］{}｛｝【】〔〕]")
_ANY = patterns.of(r"[«»“”„‟\"「」『』《》〈〉()（）\[\]［］【】〔〕]")
_OPEN = dict(zip("«“„‟「『《〈(（[［{｛【〔", "qqqqcdefrrssttuv", strict=True))
_CLOSE = dict(zip("»”」』》〉)）]］}｝】〕", "qqcdefrrssttuv", strict=True))
_PARTNER = dict(zip("«“„‟「『《〈(（[［{｛【〔", "»”””」』》〉)）]］}｝】〕", strict=True))
_PARTNER |= dict(zip("»”」』》〉)）]］}｝】〕", "«“「『《〈(（[［{｛【〔", strict=True))
_ENUMERATION = patterns.of(r"(?:^|[\s(（])[\p{L}\p{N}]{1,3}$")
_SMILEY = patterns.of(r"(?<![\w.:;])[:;=8][-o^']?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may open or close."""

    unit: int
    """Index of its unit."""
    at: int
    """Code point of its text."""
    char: str


def run(units: Sequence[Unit]) -> Iterator[Hit]:
    """The marks left open or closing nothing, where the other side is not short of the same."""
    told = [number for number, unit in enumerate(units) if _is_first(units, number)]
    sources = [(number, units[number].source.text, units[number].source.lang) for number in told]
    lone_sources = _lone(sources, units)
    lone_targets: dict[int, list[Mark]] = {}
    by_lang: dict[str, list[tuple[int, str, str]]] = {}
    for number, unit in enumerate(units):
        if unit.target is not None:
            by_lang.setdefault(unit.target_lang, []).append((number, unit.target.text, unit.target_lang))
    for texts in by_lang.values():
        lone_targets |= _lone(texts, units)
    first = 0
    for number, unit in enumerate(units):
        first = number if _is_first(units, number) else first
        here, there = lone_sources.get(first, []), lone_targets.get(number, [])
        if not here and not there:
            continue
        for mark in _less(here, there) if number == first and unit.target is not None else ():
            yield Hit(_said(mark, "source"), (Span(mark.at, mark.at + 1),), (), unit=number)
        for mark in _less(there, here):
            yield Hit(
                _said(mark, "target" if unit.source.text else "text"), (), (Span(mark.at, mark.at + 1),), unit=number
            )


def _is_first(units: Sequence[Unit], number: int) -> bool:
    """Whether no unit before it shares its source: the pairs of a multilingual entry have one source."""
    before = units[number - 1] if number else None
    return before is None or before.id != units[number].id or before.source.text != units[number].source.text


def _lone(texts: Sequence[tuple[int, str, str]], units: Sequence[Unit]) -> dict[int, list[Mark]]:
    """By unit, the marks without a partner in their paragraph."""
    waiting: list[Mark] = []
    lone: list[Mark] = []
    order, paragraph = 0, ""
    since: dict[int, int] = {}
    for order, (number, text, lang) in enumerate(texts):
        unit = units[number]
        here = unit.property("paragraph") if unit.properties else ""
        if waiting and (here != paragraph if here or paragraph else order - since[waiting[0].unit] > REACH):
            lone += waiting
            waiting = []
        paragraph = here
        if not _ANY.search(text):
            continue
        since[number] = order
        for mark in _marks(number, text):
            _settle(mark, waiting, lone, lang)
    by_unit: dict[int, list[Mark]] = {}
    for mark in sorted(lone + waiting, key=lambda one: (one.unit, one.at)):
        by_unit.setdefault(mark.unit, []).append(mark)
    return by_unit


def _marks(number: int, text: str) -> Iterator[Mark]:
    bare = markup.bare(text)
    for found in _MARKS.finditer(bare):
        char, before = found[0], bare[max(found.start() - 200, 0) : found.start()]
        if char in "{}｛｝":
            continue  # placeholders and ICU have checks of their own
        if char in ")）" and (_ENUMERATION.search(before[-5:]) and "(" not in before and "（" not in before):
            continue
        if char in "()" and _SMILEY.search(before[-4:]):
            continue
        if char == '"' and found.start() and bare[found.start() - 1].isdigit() and before.count('"') % 2 == 0:
            continue  # inches and seconds
        yield Mark(number, found.start(), char)


def _settle(mark: Mark, waiting: list[Mark], lone: list[Mark], lang: str) -> None:
    """Pair the mark with one that waits, or let it wait, or count it lone."""
    char = mark.char
    if char == '"':
        opens, kind = not any(one.char == '"' for one in waiting[-DEEPEST:]), '"'
    elif char == "“" and any(one.char == "„" for one in waiting[-DEEPEST:]):
        opens, kind = False, "q"  # German and Polish close with it
    elif char in "»«" and languages.primary(lang) in {"de", "da", "hr", "sl", "hu"}:
        opens, kind = char == "»", "q"
    else:
        opens, kind = char in _OPEN, _OPEN.get(char) or _CLOSE.get(char, "")
    if opens:
        waiting.append(mark)
        return
    for at in range(len(waiting) - 1, max(len(waiting) - DEEPEST, 0) - 1, -1):
        other = waiting[at].char
        if (other == '"' and kind == '"') or (
            kind != '"' and (_OPEN.get(other) == kind or (kind == "q" and other == "»"))
        ):
            del waiting[at]
            return
    lone.append(mark)


def _less(some: Sequence[Mark], others: Sequence[Mark]) -> list[Mark]:
    """Those of `some` that no lone mark of the other side answers, whatever its style."""
    left = [_class(one.char) for one in others]
    result = []
    for one in some:
        if _class(one.char) in left:
            left.remove(_class(one.char))
        else:
            result.append(one)
    return result


def _class(char: str) -> str:
    kind = _OPEN.get(char) or _CLOSE.get(char) or "q"
    return "q" if kind in "qcdef" else kind


def _said(mark: Mark, side: str) -> str:
    if mark.char == '"':
        return f'a quote (") of the {side} has no partner in its paragraph'
    if mark.char in _OPEN:
        return f"{mark.char} of the {side} is never closed: {_PARTNER[mark.char]} is missing"
    return f"{mark.char} of the {side} is never opened: {_PARTNER[mark.char]} is missing"


CHECK = Check(
    "quotes",
    "Quotes and brackets are in pairs",
    Severity.INFO,
    Side.BOTH,
    run,
    its_type="typographical",
    mqm="Linguistic conventions/Punctuation",
    scope=Scope.FILES,
    alone=True,
    examples=(
        Example(("en", "fr"), "He said “no”.", "Il a dit ⟦«⟧ non.", "Il a dit « non »."),
        Example(("en", "zh"), "the fair (SCE)", "博览会⟦（⟧SCE", "博览会（SCE）"),
        Example(
            ("fr", "en"), "Il a dit : ⟦«⟧ Non.", 'He said: "No."', 'He said: "No."', good_source="Il a dit : « Non. »"
        ),
    ),
)
