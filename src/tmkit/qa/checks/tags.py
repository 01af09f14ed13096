"""The markup of the target has the tags of the source, well nested.

Why      A lost or unclosed tag breaks the page, or sets the rest of it in bold.
What     The inline codes that the file format names, and HTML or XML tags written in the text.
Limits   `<br>`, `<p>` and `<wbr>` may be more or fewer: line breaks are the translator's. `<name>` in a command's usage
         is a word. Well nested, more or fewer words in a style that both sides have are an info. A source that is
         itself broken asks for nothing. Annotations of XLIFF are no markup of the text.
Source   W3C ITS 2.0, issue type "markup"; WHATWG HTML, section 13.1.2; XLIFF 2.1, section 4.2.3.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tmkit.core import Code, CodeKind, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import markup
from tmkit.text.markup import Tag

_FREE = frozenset({"br", "p", "wbr"})
_ANNOTATIONS = ("<mrk", "</mrk", "<sm ", "<em startRef")
"""Markup of XLIFF's annotations: comments, terms and the like, which either side has for itself."""
_STYLES = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "tt": "tt", "code": "tt", "kbd": "tt", "samp": "tt"}
"""Elements that set words apart, each with the look that it gives: French makes two words bold for one *not*."""
_ORDINALS = frozenset({"sup", "sub"})
"""French sets ordinals higher where English does not: well nested, they may be added."""


def run(unit: Unit) -> Iterator[Hit]:
    """Codes lost and added, then written tags lost, added and crossed."""
    target = unit.target
    if target is None:
        return
    if unit.source.codes or target.codes:
        yield from _codes(unit.source.codes, target.codes)
    if "<" not in unit.source.text and "<" not in target.text:
        return
    here, there = markup.tags(unit.source.text), markup.tags(target.text)
    if here or there:
        yield from _written(here, there)


def _codes(here: Sequence[Code], there: Sequence[Code]) -> Iterator[Hit]:
    # Formats that number codes in each segment anew (TMX `i`) still give a code and its copy the same markup.
    here, there = _without_annotations(here), _without_annotations(there)
    have = Counter((code.kind, code.id) for code in there)
    want = Counter((code.kind, code.id) for code in here)
    if have == want or Counter(code.markup for code in here) == Counter(code.markup for code in there):
        return
    for code in here:
        if have[code.kind, code.id]:
            have[code.kind, code.id] -= 1
        elif not code.can_delete:
            yield Hit(f"the code {code.markup} of the source is missing", (_place(code),))
    for code in there:
        if want[code.kind, code.id]:
            want[code.kind, code.id] -= 1
        else:
            yield Hit(f"the code {code.markup} is not in the source", (), (_place(code),))


def _without_annotations(codes: Sequence[Code]) -> list[Code]:
    return [code for code in codes if not code.markup.startswith(_ANNOTATIONS)]


def _place(code: Code) -> Span:
    return Span(code.position, code.position + (code.kind is CodeKind.STANDALONE))


def _written(here: Sequence[Tag], there: Sequence[Tag]) -> Iterator[Hit]:
    if _unnested(here):
        return  # the source is broken itself: it asks for nothing
    lost, extra = _less(here, there), _less(there, here)
    if (lost or extra) and not _unnested(there):
        free = _styled(here, there)
        for tag in lost + extra:
            if tag.name in free and not tag.closes:
                fewer = tag in lost
                says = f"{'fewer' if fewer else 'more'} words are set as <{tag.name}> than in the source"
                place = (tag.span,)
                yield Hit(says, place if fewer else (), () if fewer else place, severity=Severity.INFO)
        lost, extra = ([tag for tag in tags if tag.name not in free] for tags in (lost, extra))
    for tag in lost:
        other = next((other for other in extra if other.closes == tag.closes), None)
        if other:
            extra.remove(other)
            yield Hit(f"{tag.key} has become {other.key}", (tag.span,), (other.span,))
        else:
            yield Hit(f"{tag.key} of the source is missing", (tag.span,))
    for tag in extra:
        if tag.name in _ORDINALS and not _unnested(there):
            continue
        yield Hit(f"{tag.key} is not in the source", (), (tag.span,))
    if not lost and not extra:
        wrong = _unnested(there)
        if wrong:
            yield Hit(f"{wrong[0].key} has no partner where it stands", (), (wrong[0].span,))


def _styled(here: Sequence[Tag], there: Sequence[Tag]) -> frozenset[str]:
    """The names of elements that only set words apart, in a look that both sides have."""
    looks = {_STYLES[tag.name] for tag in here if tag.name in _STYLES}
    looks &= {_STYLES[tag.name] for tag in there if tag.name in _STYLES}
    return frozenset(name for name, look in _STYLES.items() if look in looks)


def _less(some: Sequence[Tag], others: Sequence[Tag]) -> list[Tag]:
    left = Counter(tag.key for tag in others)
    lost = []
    for tag in some:
        if left[tag.key]:
            left[tag.key] -= 1
        elif tag.name not in _FREE:
            lost.append(tag)
    return lost


def _unnested(tags: Sequence[Tag]) -> list[Tag]:
    """The tags that close nothing or are not closed."""
    open_: list[Tag] = []
    wrong = []
    for tag in tags:
        if tag.empty or tag.name in _FREE or tag.name == "li":
            continue
        if not tag.closes:
            open_.append(tag)
        elif open_ and open_[-1].name == tag.name:
            open_.pop()
        else:
            wrong.append(tag)
    return wrong + open_


CHECK = Check(
    "tags",
    "Markup is kept",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="markup",
    mqm="Design/Markup",
    structural=True,
    examples=(
        Example(("en", "fr"), "Press <b>Save⟦</b>⟧", "Appuyez sur <b>Enregistrer", "Appuyez sur <b>Enregistrer</b>"),
        Example(("en", "zh"), "⟦<em>⟧New</em>", "⟦<i>⟧新</em>", "<em>新</em>"),
        Example(("en", "fr"), "<b>A</b> and <i>B</i>", "<b>A <i>et⟦</b>⟧ B</i>", "<b>A</b> et <i>B</i>"),
    ),
)
