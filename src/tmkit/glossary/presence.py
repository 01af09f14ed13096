"""Whether a translation renders a term, in whatever form, and where."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tmkit.core import Span
from tmkit.glossary.designation import Designation, designation
from tmkit.glossary.index import stands
from tmkit.glossary.reading import Reading, read
from tmkit.text import stems

GAP = 2  # words that may stand within a term: `Krankheiten der oberen Atemwege` for `Krankheiten der Atemwege`


@lru_cache(maxsize=4096)
def _positions(text: str, lang: str) -> dict[str, list[int]]:
    """Key -> indices of the words that have it."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(read(text, lang).words):
        for key in stems.keys(word, lang):
            found.setdefault(key, []).append(at)
    return found


def find(wanted: Designation, text: str, lang: str) -> tuple[Span, ...]:
    """The places in `text` that render the designation, in order."""
    reading = read(text, lang)
    if reading.unspaced or wanted.exact:
        return _exact(wanted, reading, text)
    return _inflected(wanted, reading, text, lang)


def _exact(wanted: Designation, reading: Reading, text: str) -> tuple[Span, ...]:
    size, words = len(wanted.words), reading.words
    spans = []
    for at in range(len(words) - size + 1):
        if words[at] == wanted.words[0] and words[at : at + size] == wanted.words:
            span = stands(wanted, reading, at, at + size - 1, text)
            if span is not None:
                spans.append(span)
    return tuple(spans)


def _inflected(wanted: Designation, reading: Reading, text: str, lang: str) -> tuple[Span, ...]:
    positions = _positions(text, lang)
    places: list[list[int]] = []
    for word in wanted.words:
        at = sorted({place for key in stems.keys(word, lang) for place in positions.get(key, ())})
        if not at:
            return ()
        places.append(at)
    spans = []
    for first in places[0]:
        last = first
        for following in places[1:]:
            last = next((place for place in following if last < place <= last + 1 + GAP), -1)
            if last < 0:
                break
        else:
            if last - first + 1 > len(wanted.words):
                spans.append(reading.span(first, last))
            else:
                span = stands(wanted, reading, first, last, text)
                if span is not None:
                    spans.append(span)
    return tuple(spans)


def present(terms: Sequence[str] | Iterable[str], target: str, lang: str) -> tuple[Span, ...]:
    """The places in the target that render any of the terms, in order; none when no term is rendered."""
    spans: set[Span] = set()
    for term in terms:
        wanted = designation(term, lang)
        if wanted is not None:
            spans.update(find(wanted, target, lang))
    return tuple(sorted(spans))
