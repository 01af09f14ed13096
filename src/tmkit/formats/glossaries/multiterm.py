"""Trados MultiTerm's XML export read (`mtf`, `conceptGrp`, `languageGrp`, `termGrp`)."""

from collections.abc import Iterator

from tmkit.core import Concept, ParseError, Term, TermStatus
from tmkit.formats.glossaries.statuses import status as status_of
from tmkit.formats.glossaries.tables import language
from tmkit.formats.glossaries.termbase import GlossaryFormat, Layout, Problem, Termbase
from tmkit.formats.glossaries.xmltree import Element, line, name, text, tree


def parse(raw: bytes, layout: Layout) -> Termbase:
    """The termbase in the export. Raises ParseError when it is none, RefusedError for entities."""
    root, broken = tree(raw)
    if name(root) != "mtf":
        raise ParseError(f"is no MultiTerm XML: its root is <{name(root)}>, not <mtf>", line=1)
    problems = list(broken)
    concepts: list[Concept] = []
    for group in root.iter():
        if name(group) == "conceptGrp":
            concept = _concept(group, len(concepts) + 1, problems)
            if concept.terms:
                concepts.append(concept)
            else:
                problems.append(Problem(line(group), f"concept {concept.id!r} has no term"))
    encoding = root.getroottree().docinfo.encoding or "utf-8"
    return Termbase(tuple(concepts), tuple(sorted(problems)), encoding.lower())


def _concept(group: Element, number: int, problems: list[Problem]) -> Concept:
    identifier = next((text(child) for child in group if name(child) == "concept"), "") or str(number)
    said = dict(_said(group))
    terms: list[Term] = []
    for section in group:
        if name(section) == "languageGrp":
            terms += _terms(section, problems)
    return Concept(
        identifier,
        tuple(terms),
        subject=said.get("subject", said.get("domain", said.get("subject field", ""))),
        definition=said.get("definition", ""),
        note=said.get("note", said.get("comment", "")),
        source=said.get("source", ""),
        place=line(group) or None,
    )


def _said(group: Element) -> Iterator[tuple[str, str]]:
    """Field name in lower case and text of a group's own fields; the first of a name wins, so they come reversed."""
    for child in reversed(group):
        if name(child) == "descripGrp":
            yield from ((each.get("type", "").lower(), text(each)) for each in child if name(each) == "descrip")


def _terms(section: Element, problems: list[Problem]) -> Iterator[Term]:
    spoken = next((child for child in section if name(child) == "language"), None)
    lang = ""
    if spoken is not None:
        lang = language(spoken.get("lang", "")) or language(spoken.get("type", ""))
    if not lang:
        problems.append(Problem(line(section), "a language group whose language is not known; read as und"))
    for group in section:
        if name(group) != "termGrp":
            continue
        words = next((text(child) for child in group if name(child) == "term"), "")
        if not words:
            problems.append(Problem(line(group), "a term group without a term"))
            continue
        said = dict(_said(group))
        spelling = said.get("status", said.get("usage", said.get("term status", "")))
        yield Term(
            words,
            lang or "und",
            (status_of(spelling) if spelling else None) or TermStatus.PREFERRED,
            part_of_speech=said.get("part of speech", said.get("pos", "")),
            gender=said.get("gender", ""),
            context=said.get("context", said.get("example", "")),
            note=said.get("note", ""),
        )


def sniff(head: bytes) -> float:
    """By its root element."""
    return 0.95 if b"<mtf" in head.replace(b"\0", b"") else 0.0


FORMAT = GlossaryFormat("multiterm", "MultiTerm XML", (".xml", ".mtf.xml"), sniff, parse)
