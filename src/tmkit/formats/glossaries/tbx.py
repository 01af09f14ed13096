"""TBX read: version 3 (ISO 30042:2019) in both styles and every dialect, and version 2 (`martif`, `tig` and `ntig`).

Status spellings of all dialects are understood. What TBX has no place for (a forbidden term, a case policy ...) stands
in a note that begins with `tmkit:`, which other tools show as it is.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from tmkit.core import CasePolicy, Concept, LanguageError, ParseError, Term, TermMatch, TermStatus
from tmkit.formats.glossaries.statuses import status as status_of
from tmkit.formats.glossaries.termbase import NOTE, GlossaryFormat, Layout, Problem, Termbase
from tmkit.formats.glossaries.xmltree import Element, line, name, text, tree
from tmkit.text import languages

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "auxInfo"})
_TYPED = frozenset({"descrip", "admin", "termNote", "ref", "xref", "descripNote", "adminNote"})
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization", "usageStatus", "status", "administrativestatus"})


def parse(raw: bytes, layout: Layout) -> Termbase:
    """The termbase in the bytes. Raises ParseError when it is no TBX at all, RefusedError for entities."""
    root, problems = tree(raw)
    if name(root) not in {"tbx", "martif", "TBX"}:
        raise ParseError(f"is no TBX: its root is <{name(root)}>, not <tbx> or <martif>", line=1)
    found = list(problems)
    read: list[Concept] = []
    default = root.get(XML_LANG, "und")
    ids: set[str] = set()
    for entry in root.iter():
        if name(entry) in _ENTRIES:
            concept = _concept(entry, default, found, len(read) + 1)
            if concept.id in ids:
                found.append(Problem(line(entry), f"the id {concept.id!r} is used twice"))
            ids.add(concept.id)
            if concept.terms:
                read.append(concept)
            else:
                found.append(Problem(line(entry), f"concept {concept.id!r} has no term"))
    title = next((text(each) for each in root.iter() if name(each) == "title"), "")
    encoding = root.getroottree().docinfo.encoding or "utf-8"
    return Termbase(tuple(read), tuple(sorted(found)), encoding.lower(), title=title)


def concepts(raw: bytes) -> tuple[Concept, ...]:
    """The concepts of a TBX file, in file order; what cannot be read is left out (see `parse`)."""
    return parse(raw, Layout()).concepts


def fields(element: Element) -> Iterator[tuple[str, str, Element]]:
    """Category, text and element of what is said of an entry, language or term, in either style; groups opened."""
    for child in element:
        kind = name(child)
        if kind in _GROUPS:
            yield from fields(child)
        elif kind in _TYPED:
            yield child.get("type", ""), text(child), child
        elif kind and kind not in _LANGUAGES and kind not in _TERMS and kind != "transacGrp":
            yield kind, text(child), child


def _concept(entry: Element, default: str, problems: list[Problem], number: int) -> Concept:
    said, notes, ours = _said(entry)
    terms: list[Term] = []
    for section in entry:
        if name(section) in _LANGUAGES:
            lang = _language(section, default, problems)
            about, _, _ = _said(section)
            for category in ("definition", "source"):
                if about.get(category) and not said.get(category):
                    said[category] = about[category]
            for each in section:
                if name(each) in _TERMS:
                    term = _term(each, lang, problems)
                    if term is not None:
                        terms.append(term)
    return Concept(
        entry.get("id") or f"c{number}",
        _with_variants(terms),
        subject=said.get("subjectField", ""),
        definition=said.get("definition", ""),
        note="\n".join(notes),
        source=said.get("source", ""),
        do_not_translate=ours.get("do-not-translate") is True,
        priority=ours["priority"] if isinstance(ours.get("priority"), int) else 0,
        place=line(entry) or None,
    )


def _said(element: Element) -> tuple[dict[str, str], list[str], dict[str, Any]]:
    """The first text of each category; the notes; and what tmkit's own note says."""
    said: dict[str, str] = {}
    notes: list[str] = []
    ours: dict[str, Any] = {}
    for category, words, _ in fields(element):
        if category == "note" and words.startswith(NOTE):
            ours |= _ours(words)
        elif category == "note":
            notes.append(words)
        else:
            said.setdefault(category, words)
    return {key: value for key, value in ours.items() if isinstance(value, str)} | said, notes, ours


def _ours(note: str) -> dict[str, Any]:
    try:
        told = json.loads(note.removeprefix(NOTE))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _language(section: Element, default: str, problems: list[Problem]) -> str:
    tag = section.get(XML_LANG) or section.get("lang") or ""
    if not tag:
        problems.append(Problem(line(section), f"a language section without xml:lang; read as {default}"))
    try:
        return languages.canonical(tag or default)
    except LanguageError as error:
        problems.append(Problem(line(section), str(error)))
        return tag or default


def _term(section: Element, lang: str, problems: list[Problem]) -> Term | None:
    said, notes, ours = _said(section)
    words = said.get("term", "")
    if not words:
        problems.append(Problem(line(section), "a term section without a term"))
        return None
    spelling = next((said[category] for category in said if category in _STATUS), "")
    status = status_of(spelling) if spelling else TermStatus.PREFERRED
    if status is None:
        problems.append(Problem(line(section), f"unknown status {spelling!r} of {words!r}; read as preferred", False))
        status = TermStatus.PREFERRED
    if ours.get("status") == "forbidden":
        status = TermStatus.FORBIDDEN
    return Term(
        words,
        lang,
        status,
        part_of_speech=said.get("partOfSpeech", ""),
        gender=said.get("grammaticalGender", ""),
        number=said.get("grammaticalNumber", "") or str(ours.get("number", "")),
        case=_member(CasePolicy, ours.get("case"), CasePolicy.SMART),
        match=_member(TermMatch, ours.get("match"), TermMatch.LEMMA),
        variants=(f"{NOTE}{ours['variant-of']}",) if "variant-of" in ours else (),
        kind=said.get("termType", ""),
        context=said.get("context", ""),
        project=said.get("projectSubset", ""),
        note="\n".join(notes),
    )


def _member(kind: Any, value: object, default: Any) -> Any:
    return kind(value) if value in list(kind) else default


def _with_variants(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms, those that tmkit wrote as variants of another put back into it."""
    kept: list[Term] = []
    for term in terms:
        owner = term.variants[0].removeprefix(NOTE) if term.variants else ""
        at = next((n for n, other in enumerate(kept) if other.lang == term.lang and other.text == owner), -1)
        if owner and at >= 0:
            kept[at] = replace(kept[at], variants=(*kept[at].variants, term.text))
        else:
            kept.append(replace(term, variants=()))
    return tuple(kept)


def sniff(head: bytes) -> float:
    """By its root element."""
    start = head.replace(b"\0", b"")
    if b"<tbx" in start or b"<martif" in start:
        return 0.95
    return 0.0


def _write(written: Iterable[Concept], layout: Layout) -> bytes:
    from tmkit.formats.glossaries import tbx_writer

    return tbx_writer.write(written, layout)


FORMAT = GlossaryFormat("tbx", "TBX (ISO 30042), versions 2 and 3", (".tbx",), sniff, parse, _write)
