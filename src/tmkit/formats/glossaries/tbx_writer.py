"""TBX version 3 written (ISO 30042:2019): TBX-Core, TBX-Min or TBX-Basic, data categories as tags or as attributes.

What the dialect has no place for is kept in a note that begins with `tmkit:` and is read back: a forbidden term is
written as deprecated with such a note, because TBX's statuses end at deprecated and superseded.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tmkit.core import CasePolicy, Concept, ConfigurationError, Term, TermMatch, TermStatus, nearest
from tmkit.formats.glossaries.statuses import TBX as TBX_STATUS
from tmkit.formats.glossaries.termbase import NOTE, Layout
from tmkit.text import patterns

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
"""Prefix -> namespace of the modules of data categories."""
HOMES = {
    "subjectField": ("min", "descrip"),
    "administrativeStatus": ("min", "termNote"),
    "partOfSpeech": ("min", "termNote"),
    "customerSubset": ("min", "admin"),
    "definition": ("basic", "descrip"),
    "context": ("basic", "descrip"),
    "source": ("basic", "admin"),
    "projectSubset": ("basic", "admin"),
    "grammaticalGender": ("basic", "termNote"),
    "termType": ("basic", "termNote"),
}
"""Category -> its module, and the element that carries it in the attribute style."""
DIALECTS = {"TBX-Core": (), "TBX-Min": ("min",), "TBX-Basic": ("min", "basic")}
PICKLISTS = {
    "partOfSpeech": frozenset({"adjective", "noun", "other", "verb", "adverb"}),
    "grammaticalGender": frozenset({"masculine", "feminine", "neuter", "other"}),
    "termType": frozenset({"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"}),
}
"""Category -> the values that TBX-Basic permits; another value goes into tmkit's note."""
_NOT_XML = patterns.of(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAME = patterns.of(r"[^\p{L}\p{N}._-]")


def write(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """A TBX file of the concepts, in their order, in UTF-8.

    Raises ConfigurationError for an unknown style or dialect, and for a concept without terms.
    """
    if layout.dialect not in DIALECTS:
        raise ConfigurationError(f"there is no dialect {layout.dialect!r}{nearest(layout.dialect, DIALECTS)}")
    if layout.style not in {"dct", "dca"}:
        raise ConfigurationError(f"there is no TBX style {layout.style!r}; write dct or dca")
    return "".join(_lines(concepts, layout)).encode()


def _lines(concepts: Iterable[Concept], layout: Layout) -> Iterator[str]:
    modules = DIALECTS[layout.dialect] if layout.style == "dct" else ()
    spaces = "".join(f' xmlns:{prefix}="{MODULES[prefix]}"' for prefix in modules)
    lang = layout.langs[0] if layout.langs else "en"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    kind = f'type="{layout.dialect}" style="{layout.style}" xml:lang={quoteattr(lang)}'
    yield f'<tbx {kind} xmlns="{NAMESPACE}"{spaces}>\n'
    yield "  <tbxHeader>\n    <fileDesc>\n"
    if layout.title:
        yield f"      <titleStmt>\n        <title>{_text(layout.title)}</title>\n      </titleStmt>\n"
    yield "      <sourceDesc>\n        <p>Written by tmkit</p>\n      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n"
    yield "  <text>\n    <body>\n"
    ids: set[str] = set()
    for concept in concepts:
        yield from _Writer(layout).concept(concept, ids)
    yield "    </body>\n  </text>\n</tbx>\n"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _identifier(wanted: str, taken: set[str]) -> str:
    """An XML name not yet used: ids of other files may be numbers."""
    name = _NOT_NAME.sub("_", wanted) or "c"
    if not (name[0].isalpha() or name[0] == "_"):
        name = f"c{name}"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free


class _Writer:
    """Writes entries in one style and dialect."""

    def __init__(self, layout: Layout) -> None:
        self.style = layout.style
        self.modules = DIALECTS[layout.dialect]

    def concept(self, concept: Concept, ids: set[str]) -> Iterator[str]:
        """The lines of one entry."""
        if not concept.terms:
            raise ConfigurationError(f"concept {concept.id!r} has no term; TBX asks for one at least")
        yield f'      <conceptEntry id="{_identifier(concept.id, ids)}">\n'
        ours: dict[str, object] = {}
        if concept.do_not_translate:
            ours["do-not-translate"] = True
        if concept.priority:
            ours["priority"] = concept.priority
        said = [("subjectField", concept.subject), ("definition", concept.definition), ("source", concept.source)]
        yield from self._said(said, ours, concept.note, 8)
        by_language = sorted(concept.terms, key=lambda term: [each.lang for each in concept.terms].index(term.lang))
        for lang, terms in groupby(by_language, key=lambda term: term.lang):
            yield f"        <langSec xml:lang={quoteattr(lang)}>\n"
            for term in terms:
                yield from self._term(term, {})
                for variant in term.variants:
                    yield from self._term(
                        Term(variant, term.lang, TermStatus.ADMITTED, kind="variant"), {"variant-of": term.text}
                    )
            yield "        </langSec>\n"
        yield "      </conceptEntry>\n"

    def _term(self, term: Term, ours: dict[str, object]) -> Iterator[str]:
        if term.status is TermStatus.FORBIDDEN:
            ours["status"] = "forbidden"
        if term.case is not CasePolicy.SMART:
            ours["case"] = term.case.value
        if term.match is not TermMatch.LEMMA:
            ours["match"] = term.match.value
        if term.number:
            ours["number"] = term.number
        yield f"          <termSec>\n            <term>{_text(term.text)}</term>\n"
        said = [
            ("administrativeStatus", TBX_STATUS[term.status]),
            ("partOfSpeech", term.part_of_speech),
            ("grammaticalGender", term.gender),
            ("termType", term.kind),
            ("projectSubset", term.project),
            ("context", term.context),
        ]
        yield from self._said(said, ours, term.note, 12)
        yield "          </termSec>\n"

    def _said(self, said: Iterable[tuple[str, str]], ours: dict[str, object], note: str, indent: int) -> Iterator[str]:
        """The categories that have a text, in the dialect's spelling; those that it lacks, into tmkit's note."""
        margin = " " * indent
        for category, text in said:
            module, carrier = HOMES[category]
            if not text:
                continue
            if module not in self.modules or text not in PICKLISTS.get(category, {text}):
                ours[category] = text
                continue
            value = _text(text)
            if self.style == "dct":
                yield f"{margin}<{module}:{category}>{value}</{module}:{category}>\n"
            else:
                yield f'{margin}<{carrier} type="{category}">{value}</{carrier}>\n'
        if note:
            yield from (f"{margin}<note>{_text(each)}</note>\n" for each in note.split("\n"))
        if ours:
            yield f"{margin}<note>{NOTE}{_text(json.dumps(ours, ensure_ascii=False, sort_keys=True))}</note>\n"
