"""TBX 2 and 3, DCA and DCT (ISO 30042), as a document: terms side by side, spliced.

Each term of another language makes a unit with the source language's term of the same rank; the source language is
the file's own (`xml:lang` of the root) or, in a concept that lacks it, the concept's first. For concepts with all that
stands about them, use `tmkit.formats.glossaries`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tmkit.core import LanguageError, Place, Segment, State, Unit
from tmkit.formats import inline, xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.glossaries import termbase
from tmkit.formats.tmx_inline import Words
from tmkit.formats.xmldocument import MarkupPatch, Slot, XmlDocument
from tmkit.formats.xmlspans import Node, Tree
from tmkit.text import languages

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})


@dataclass(frozen=True, slots=True)
class _Write:
    tree: Tree
    term: Node | None
    beside: Node
    """The language section that a new one goes after."""

    def __call__(self, segment: Segment) -> Iterable[MarkupPatch]:
        if self.term is None:
            return [self._section(segment)]
        return [xmldocument.content(self.tree, self.term, xmldocument.written(self.tree, segment, self.term))]

    def _section(self, segment: Segment) -> MarkupPatch:
        """A section of that language with one term, built as the one beside it."""
        window, lang = self.tree.window, xmltext.attribute(segment.lang)
        markup = f"<term>{xmldocument.written(self.tree, segment)}</term>"
        term = next(node for node in self.beside.walk() if node.name == "term")
        around = term.parent
        while around is not None and around is not self.beside:
            markup = f"<{around.name}>{markup}</{around.name}>"
            around = around.parent
        name = self.beside.name
        return xmldocument.after(window, self.beside, f'<{name} xml:lang="{lang}">{markup}</{name}>')


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag) if tag else "und"
    except LanguageError:
        return tag


def _slots(tree: Tree) -> Iterator[Slot]:
    home = _tag(tree.root.get("xml:lang"))
    number, other = 0, "und"
    for concept in tree.root.walk():
        if concept.name not in _CONCEPTS:
            continue
        number += 1
        groups = [
            (_tag(group.get("xml:lang")), [node for node in group.walk() if node.name == "term"], group)
            for group in concept.children
            if group.name in _LANGUAGES
        ]
        groups = [group for group in groups if group[1]]
        other = next((lang for lang, _, _ in groups if languages.primary(lang) != languages.primary(home)), other)
        if groups:
            notes = [" ".join(tree.window.text(node).split()) for node in concept.walk() if node.name == "note"]
            note = "\n".join(said for said in notes if not said.startswith(termbase.NOTE))
            yield from _pairs(tree, groups, home, other, concept.get("id") or str(number), note)


_Group = tuple[str, list[Node], Node]


def _pairs(tree: Tree, groups: list[_Group], home: str, wanted: str, name: str, note: str) -> Iterator[Slot]:
    at = next((at for at, (lang, _, _) in enumerate(groups) if languages.primary(lang) == languages.primary(home)), 0)
    lang, terms, section = groups[at]
    sources = [inline.read(tree.window, term, Words(), lang) for term in terms]
    others = [group for number, group in enumerate(groups) if number != at]
    if not others:
        place = Place(section.line, section.column)
        unit = Unit(name, sources[0], None, wanted, note=note, state=State.NEW, place=place)
        yield Slot(unit, _Write(tree, None, section), nodes=(terms[0], None))
    for other, targets, section in others:
        for rank, term in enumerate(targets):
            unit = Unit(
                id=name if not rank else f"{name}/{rank + 1}",
                source=sources[min(rank, len(sources) - 1)],
                target=inline.read(tree.window, term, Words(), other),
                target_lang=other,
                note=note,
                place=Place(term.line, term.column),
            )
            yield Slot(unit, _Write(tree, term, section), nodes=(terms[min(rank, len(terms) - 1)], term))


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmldocument.expect(xmlspans.parse(raw, namespaces=True, core=NAMESPACE), "TBX", "tbx", "martif")
    return xmldocument.document("tbx", tree, _slots(tree))


def sniff(head: bytes) -> float:
    """A root element `<tbx>` or `<martif>`."""
    return 1.0 if xmltext.root(head)[0] in {"tbx", "martif"} else 0.0


FORMAT = Format("tbx", "TBX 2 and 3, termbases", (".tbx",), sniff, parse)
