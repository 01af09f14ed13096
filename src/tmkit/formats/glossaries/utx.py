"""UTX, the universal terminology exchange format of AAMT: versions 1.11 and 1.20, and UTX-S 1.01 (read); 1.20 written.

Specification: UTX 1.20 (AAMT, 2014): a `#UTX` line with languages, a `#` line that names the columns, then tabs.
"""

from collections.abc import Iterable

from tmkit.core import Concept, ParseError, Term, TermStatus
from tmkit.formats.glossaries import encodings
from tmkit.formats.glossaries.delimited import pair, pairs
from tmkit.formats.glossaries.tables import language
from tmkit.formats.glossaries.termbase import GlossaryFormat, Layout, Problem, Termbase
from tmkit.text import patterns

_FIRST = patterns.of(r"#\s*UTX(?:-S)?\s+([\d.]+)\s*;\s*([^;/\s]+)\s*(?:/\s*([^;\s]+))?")
_STATUSES = {
    "approved": TermStatus.PREFERRED,
    "provisional": TermStatus.ADMITTED,
    "non-standard": TermStatus.DEPRECATED,
    "forbidden": TermStatus.FORBIDDEN,
    "rejected": TermStatus.FORBIDDEN,
}
_SPELT = {
    TermStatus.PREFERRED: "approved",
    TermStatus.ADMITTED: "provisional",
    TermStatus.DEPRECATED: "non-standard",
    TermStatus.SUPERSEDED: "non-standard",
    TermStatus.FORBIDDEN: "forbidden",
}


def parse(raw: bytes, layout: Layout) -> Termbase:
    """The termbase in a UTX file. Raises ParseError when its first line is not UTX's."""
    text, encoding, notes = encodings.decode(raw, layout.encoding, layout.langs)
    problems = list(notes)
    lines = text.splitlines()
    found = _FIRST.match(lines[0].strip()) if lines else None
    if not found:
        raise ParseError("is no UTX: its first line is not #UTX with a version and languages", line=1)
    langs = (language(found[2]) or "und", language(found[3] or "") or (*layout.langs, "und", "und")[1])
    names = ["src", "tgt", "src:pos"]
    concepts: dict[str, Concept] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            bare = line.lstrip("# ").split("\t")
            if bare[0].strip().lower() in {"src", "source"} or "tgt" in [cell.strip().lower() for cell in bare]:
                names = [cell.strip().lower() for cell in bare]
        elif line.strip():
            _read(number, line.split("\t"), names, langs, concepts, problems)
    return Termbase(tuple(concepts.values()), tuple(sorted(problems)), encoding, bool(notes))


def _read(
    line: int,
    cells: list[str],
    names: list[str],
    langs: tuple[str, str],
    concepts: dict[str, Concept],
    problems: list[Problem],
) -> None:
    """Add a row to its concept: rows that share a concept id are one concept."""
    said = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip() not in {"", "-"}}
    source = said.get("src") or said.get("source", "")
    if not source:
        problems.append(Problem(line, "a row without a source term"))
        return
    spelling = said.get("term status", said.get("status", "approved")).lower()
    status = _STATUSES.get(spelling)
    if status is None:
        problems.append(Problem(line, f"unknown status {spelling!r}; read as approved", False))
        status = TermStatus.PREFERRED
    speech = said.get("src:pos", said.get("pos", ""))
    terms = [Term(source, langs[0], part_of_speech=speech)]
    if said.get("tgt"):
        terms.append(Term(said["tgt"], langs[1], status, part_of_speech=said.get("tgt:pos", "")))
    identifier = said.get("concept id") or f"r{line}"
    held = concepts.get(identifier)
    kept = held.terms if held else ()
    concepts[identifier] = Concept(
        identifier,
        (*kept, *(term for term in terms if term not in kept)),
        subject=said.get("domain", said.get("subject", "")),
        definition=said.get("description", said.get("definition", "")),
        note=said.get("comment", said.get("src:comment", "")),
        place=held.place if held else line,
    )


def write(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """A UTX 1.20 file of two languages, without a date, so that equal glossaries make equal files."""
    kept = tuple(concepts)
    source, target = pair(layout, kept)
    rows = [
        f"#UTX 1.20; {source}/{target}; ; copyright: ; license: ; bidirectional",
        "#" + "\t".join(("src", "tgt", "src:pos", "term status", "concept ID", "description", "comment")),
    ]
    for concept, one, other in pairs(kept, source, target):
        speech = one.part_of_speech or "-"
        cells = (one.text, other.text, speech, _SPELT[other.status], concept.id, concept.definition, concept.note)
        rows.append("\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t"))
    return ("\n".join(rows) + "\n").encode()


def sniff(head: bytes) -> float:
    """By its first line."""
    return 0.95 if head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").startswith((b"#UTX", b"# UTX")) else 0.0


FORMAT = GlossaryFormat("utx", "UTX (AAMT)", (".utx",), sniff, parse, write)
