"""CSV and TSV glossaries: of Weblate, GlotPress, Google, DeepL, OmegaT, and what spreadsheets save.

One reader takes them all: delimiter, header and encoding are found out. Each has its own writer, in the shape that its
program reads.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from tmkit.core import Concept, ConfigurationError, Term, TermStatus
from tmkit.formats.glossaries import encodings, tables
from tmkit.formats.glossaries.termbase import GlossaryFormat, Layout, Problem, Termbase

_RIGHT = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})
csv.field_size_limit(1 << 20)  # a term is no megabyte; the file is capped by its size


def parse(raw: bytes, layout: Layout) -> Termbase:
    """The termbase in a table. Raises ParseError for a table without languages or that is none."""
    text, encoding, problems = encodings.decode(raw, layout.encoding, layout.langs)
    found = list(problems)
    read = tuple(tables.concepts(_rows(text, found), layout, found))
    guessed = bool(problems)
    return Termbase(read, tuple(sorted(found)), encoding, guessed)


def _rows(text: str, problems: list[Problem]) -> Iterator[tables.Row]:
    """The rows with their lines; empty ones and comments (a `#` in an unquoted first cell) are left out."""
    delimiter = _delimiter(text)
    lines = io.StringIO(text, newline="")
    if delimiter == "\t" and any(line.count('"') % 2 for line in text.splitlines()):
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)  # inch signs, not quotes
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(line, f"cannot be read ({error})"))
            continue
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            yield line, cells


def _delimiter(text: str) -> str:
    """Tab where the first rows have one, else the commoner of comma and semicolon in the first row."""
    head = [line for line in text[:65536].splitlines()[:20] if line.strip() and not line.startswith("#")]
    if any("\t" in line for line in head):
        return "\t"
    first = head[0] if head else ""
    return ";" if first.count(";") > first.count(",") else ","


def pair(layout: Layout, concepts: Sequence[Concept]) -> tuple[str, str]:
    """The two languages to write: the layout's, else the first two of the concepts. Raises ConfigurationError."""
    langs = list(layout.langs) or list(dict.fromkeys(term.lang for concept in concepts for term in concept.terms))
    if len(langs) < 2:
        raise ConfigurationError("two languages are needed, source first: --langs en,fr")
    return langs[0], langs[1]


def pairs(concepts: Iterable[Concept], source: str, target: str) -> Iterator[tuple[Concept, Term, Term]]:
    """Each concept's first source term with all its target terms, its other source terms with one each.

    That one is of the same kind (an acronym for an acronym), else the first. What is not to be translated goes with
    itself.
    """
    for concept in concepts:
        sources = [term for term in concept.in_language(source) if term.status in _RIGHT]
        targets = list(concept.in_language(target))
        if not sources:
            continue
        first, *others = sources
        if not targets and concept.do_not_translate:
            targets = [Term(first.text, target)]
        for other in targets:
            yield concept, first, other
        right = [term for term in targets if term.status in _RIGHT]
        for one in others if right else ():
            yield concept, one, next((term for term in right if term.kind == one.kind), right[0])


def _written(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def write_weblate(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """Weblate's glossary CSV; `forbidden` and `read-only` are its flags."""
    kept = tuple(concepts)
    rows = [["source", "target", "context", "flags", "developer_comments", "translator_comments"]]
    for concept, source, target in pairs(kept, *pair(layout, kept)):
        flags = ["forbidden"] if target.status not in _RIGHT else []
        flags += ["read-only"] if concept.do_not_translate else []
        rows.append([source.text, target.text, source.context, ",".join(flags), concept.definition, concept.note])
    return _written(rows)


def write_glotpress(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """GlotPress's glossary CSV: languages, part of speech, description. Terms that are not right are left out."""
    kept = tuple(concepts)
    source, target = pair(layout, kept)
    rows = [[source.lower(), target.lower(), "pos", "description"]]
    rows += [
        [one.text, other.text, one.part_of_speech or "noun", concept.definition]
        for concept, one, other in pairs(kept, source, target)
        if other.status in _RIGHT
    ]
    return _written(rows)


def write_google(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """Google Cloud Translation's equivalent term sets: a column a language, the preferred term in each."""
    kept = tuple(concepts)
    langs = layout.langs or tuple(dict.fromkeys(term.lang for concept in kept for term in concept.terms))
    rows = [[*langs, "pos", "description"]]
    for concept in kept:
        best = [next((t for t in concept.in_language(lang) if t.status in _RIGHT), None) for lang in langs]
        if any(best):
            speech = next((term.part_of_speech for term in best if term and term.part_of_speech), "")
            rows.append([*(term.text if term else "" for term in best), speech, concept.definition])
    return _written(rows)


def write_deepl(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """DeepL's glossary TSV: source and target, no header; a source once, since DeepL refuses it twice."""
    kept = tuple(concepts)
    rows: dict[str, list[str]] = {}
    for _, one, other in pairs(kept, *pair(layout, kept)):
        if other.status in _RIGHT:
            rows.setdefault(one.text, [one.text, other.text])
    return _written(rows.values(), "\t")


def write_omegat(concepts: Iterable[Concept], layout: Layout) -> bytes:
    """OmegaT's glossary: source, target and comment, apart by tabs, in UTF-8."""
    kept = tuple(concepts)
    rows = ["# Glossary in tab-separated format -*- coding: utf-8 -*-"]
    for concept, one, other in pairs(kept, *pair(layout, kept)):
        comment = concept.definition or concept.note
        if other.status not in _RIGHT:
            comment = f"{other.status.value}. {comment}".strip()
        rows.append("\t".join(" ".join(cell.split()) for cell in (one.text, other.text, comment)))
    return ("\n".join(rows) + "\n").encode()


def _sniff_table(head: bytes) -> float:
    """Likely where the first row has a delimiter and nothing is markup."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith(b"#")), b"")
    if text.startswith((b"<", b"PK", b"{", b"[")) or not first:
        return 0.0
    return 0.4 if b"\t" in first else 0.3 if b"," in first or b";" in first else 0.0


def _never(head: bytes) -> float:
    """These are read as any table and asked for by name to be written."""
    return 0.0


CSV = GlossaryFormat(
    "csv", "CSV or TSV, a column a language", (".csv", ".tsv", ".txt", ".tab"), _sniff_table, parse, write_google
)
OMEGAT = GlossaryFormat("omegat", "OmegaT glossary", (".utf8",), _never, parse, write_omegat)
WEBLATE = GlossaryFormat("weblate", "Weblate glossary CSV", (), _never, parse, write_weblate)
GLOTPRESS = GlossaryFormat("glotpress", "GlotPress glossary CSV", (), _never, parse, write_glotpress)
GOOGLE = GlossaryFormat("google", "Google Cloud Translation glossary CSV", (), _never, parse, write_google)
DEEPL = GlossaryFormat("deepl", "DeepL glossary TSV", (), _never, parse, write_deepl)
