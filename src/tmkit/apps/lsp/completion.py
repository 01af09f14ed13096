"""What a target still wants: the source's terms, the memory's best match, placeholders and tags."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex
from lsprotocol import types

from tmkit.apps.lsp import texts
from tmkit.apps.lsp.positions import Encoding, Lines
from tmkit.core import OBJECT, CodeKind, Segment, Span, TermStatus, Unit
from tmkit.flows.lookup import Here
from tmkit.flows.sheet import Sheet, Side, Spot
from tmkit.text import placeholders

_WORD = regex.compile(r"[\w\p{M}'’%{<\-]*+$")
_LATER = frozenset({TermStatus.DEPRECATED, TermStatus.SUPERSEDED, TermStatus.FORBIDDEN})


def items(sheet: Sheet, spot: Spot, here: Here, encoding: Encoding) -> list[types.CompletionItem]:
    """In order of worth: terms of the source segment, the best match, then placeholders and tags that are missing."""
    unit, target = spot.unit, spot.segment
    lines = Lines(sheet.read)
    places = sheet.places(unit, Side.TARGET)
    if not places:
        return []
    begun = _begun(target.text, spot.offset)
    word, whole = Span(places[begun], places[spot.offset]), Span(places[0], places[-1])
    typed = target.text[begun : spot.offset]
    offers = [
        _Offer(text, Segment(text, target.lang), word, detail, types.CompletionItemKind.Text, text)
        for text, detail in _terms(unit, here)
    ]
    for match in here.matches[:1]:
        label = f"{match.score} % {match.target}"
        made = Segment(match.target, target.lang)
        offers.append(_Offer(label, made, whole, "memory", types.CompletionItemKind.Snippet, typed or label))
    offers += [
        _Offer(text, code, word, "missing from the target", types.CompletionItemKind.Constant, text)
        for text, code in _missing(unit, target)
    ]
    return [
        types.CompletionItem(
            offer.label,
            kind=offer.kind,
            detail=offer.detail,
            text_edit=types.TextEdit(texts.ranged(lines, offer.place, encoding), sheet.spelt(unit, offer.text)),
            sort_text=f"{rank:03d}",
            filter_text=offer.matched,
        )
        for rank, offer in enumerate(offers)
    ]


@dataclass(frozen=True, slots=True)
class _Offer:
    label: str
    text: Segment
    place: Span
    """Code points of the file that it takes the place of."""
    detail: str
    kind: types.CompletionItemKind
    matched: str
    """What the client compares with what is typed."""


def _begun(text: str, offset: int) -> int:
    """Where the word that is being written begins."""
    return int(_WORD.search(text, 0, offset).start())


def _terms(unit: Unit, here: Here) -> Iterator[tuple[str, str]]:
    said: set[str] = set()
    for hit in here.hits:
        for term in hit.concept.in_language(unit.target_lang):
            if term.status not in _LATER and term.text not in said:
                said.add(term.text)
                yield term.text, f"{hit.term.text} ({term.status.value})"


def _missing(unit: Unit, target: Segment) -> Iterator[tuple[str, Segment]]:
    """Placeholders and codes of the source that the target lacks, in the source's order."""
    present = [one.span.of(target.text) for one in placeholders.find(target.text, unit.flags)]
    for one in placeholders.find(unit.source.text, unit.flags):
        text = one.span.of(unit.source.text)
        if text in present:
            present.remove(text)
        elif OBJECT not in text:
            yield text, Segment(text, target.lang)
    have = {(code.kind, code.id) for code in target.codes}
    for code in unit.source.codes:
        if (code.kind, code.id) not in have:
            text = OBJECT if code.kind is CodeKind.STANDALONE else ""
            yield code.markup, Segment(text, target.lang, codes=(replace(code, position=0),))
