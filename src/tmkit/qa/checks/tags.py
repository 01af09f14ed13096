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
from typing import TypeVar

from tmkit.core import Code, CodeKind, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import markup
from tmkit.text.markup import Tag
from tmkit.text.signs import ANGLE, CODED

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
    lost, extra = _left(here, have), _left(there, want)
    for codes in _paired([code for code in lost if not code.can_delete]):
        says, several = _listed([code.markup for code in codes]), len(codes) > 1
        yield Hit(f"the code{'s' * several} {says} of the source {_is(codes)} missing", tuple(map(_place, codes)))
    for codes in _paired(extra):
        says, several = _listed([code.markup for code in codes]), len(codes) > 1
        yield Hit(f"the code{'s' * several} {says} {_is(codes)} not in the source", (), tuple(map(_place, codes)))


def _left(codes: Sequence[Code], others: "Counter[tuple[CodeKind, str]]") -> list[Code]:
    """Those that the others, counted, do not match one for one."""
    left = []
    for code in codes:
        if others[code.kind, code.id]:
            others[code.kind, code.id] -= 1
        else:
            left.append(code)
    return left


Part = TypeVar("Part", Code, Tag)


def _paired(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts, an opening one and the one that closes it together: they are one slip."""
    groups: list[list[Part]] = []
    waiting: dict[str, list[list[Part]]] = {}
    for part in parts:
        tag = isinstance(part, Tag)
        name = part.name if isinstance(part, Tag) else part.id
        closes = part.closes if isinstance(part, Tag) else part.kind is CodeKind.CLOSE
        if closes and waiting.get(name):
            waiting[name].pop().append(part)
            continue
        groups.append([part])
        if not closes and (tag or (not isinstance(part, Tag) and part.kind is CodeKind.OPEN)):
            waiting.setdefault(name, []).append(groups[-1])
    return groups


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def _is(parts: Sequence[Part]) -> str:
    return "are" if len(parts) > 1 else "is"


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
    alone = []
    for tag in lost:
        other = next((other for other in extra if other.closes == tag.closes), None)
        if other:
            extra.remove(other)
            yield Hit(f"{tag.key} has become {other.key}", (tag.span,), (other.span,))
        else:
            alone.append(tag)
    for tags in _paired(alone):
        says = f"{_listed([tag.key for tag in tags])} of the source {_is(tags)} missing"
        yield Hit(says, tuple(tag.span for tag in tags))
    for tags in _paired(extra):
        if tags[0].name in _ORDINALS and not _unnested(there):
            continue
        says = f"{_listed([tag.key for tag in tags])} {_is(tags)} not in the source"
        yield Hit(says, (), tuple(tag.span for tag in tags))
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
    needs=Needs(either=ANGLE | CODED),
    examples=(
        Example(("en", "fr"), "Press <b>Save⟦</b>⟧", "Appuyez sur <b>Enregistrer", "Appuyez sur <b>Enregistrer</b>"),
        Example(("en", "zh"), "⟦<em>⟧New</em>", "⟦<i>⟧新</em>", "<em>新</em>"),
        Example(("en", "fr"), "<b>A</b> and <i>B</i>", "<b>A <i>et⟦</b>⟧ B</i>", "<b>A</b> et <i>B</i>"),
    ),
)
