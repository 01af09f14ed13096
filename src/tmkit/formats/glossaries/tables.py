"""Tables of terms read: rows and columns become concepts, whatever the columns are called.

Known are the headers of Weblate, GlotPress, Google Cloud Translation and DeepL, those of term lists with
`sourceString` columns, and spreadsheets with a column a language. Without a header the first columns are source and
target.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tmkit.core import Concept, LanguageError, ParseError, Term, TermStatus
from tmkit.formats.glossaries.statuses import status as status_of
from tmkit.formats.glossaries.termbase import Layout, Problem
from tmkit.text import languages, patterns

Row = tuple[int, Sequence[str]]
"""Line (or row of a sheet), from 1, and its cells."""

Said = Callable[[str], str]
"""From a role to what the row says; empty where it says nothing."""

_ROLES = {
    "source": "source sourceterm sourcestring sourcetext src srcterm term msgid original",
    "target": "target targetterm targetstring targettext tgt translation msgstr tgtterm",
    "source-lang": "sourcelang sourcelanguage srclang sourcelanguagecode sourcelocale",
    "target-lang": "targetlang targetlanguage tgtlang targetlanguagecode targetlocale",
    "pos": "pos partofspeech wordclass srcpos",
    "definition": "description definition def meaning explanation developercomments",
    "note": "note notes comment comments remark remarks translatorcomments explanationnote",
    "context": "context example usage usageexample",
    "status": "status termstatus usagestatus administrativestatus approval",
    "id": "id stringid conceptid entryid termid key",
    "subject": "subject subjectfield domain field category topic",
    "flags": "flags flag",
    "forbidden": "forbidden blacklist blacklisted",
    "dnt": "donottranslate dnt nottranslatable translatable",
    "case": "casesensitive case casesensitivity matchcase",
    "gender": "gender grammaticalgender",
    "source-note": "sourcecomment sourcenote",
}
_BY_NAME = {name: role for role, names in _ROLES.items() for name in names.split()}
_NO_LETTER = patterns.of(r"[^\p{L}\p{N}]+")
_SEVERAL = patterns.of(r"\s*[;\uff1b\n]\s*")
"""What parts several terms of a language in one cell, the preferred first."""
_TRUE = frozenset({"yes", "true", "1", "y", "x", "oui", "ja", "是"})
_NAMES = {
    "english": "en",
    "french": "fr",
    "français": "fr",
    "german": "de",
    "deutsch": "de",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "russian": "ru",
    "русский": "ru",
    "japanese": "ja",
    "日本語": "ja",
    "korean": "ko",
    "arabic": "ar",
    "polish": "pl",
    "czech": "cs",
    "swedish": "sv",
    "danish": "da",
    "norwegian": "nb",
    "finnish": "fi",
    "turkish": "tr",
    "chinese": "zh",
    "中文": "zh-Hans",
    "simplified chinese": "zh-Hans",
    "chinese (simplified)": "zh-Hans",
    "traditional chinese": "zh-Hant",
    "chinese (traditional)": "zh-Hant",
}


@dataclass(slots=True)
class Columns:
    """Which column says what."""

    roles: dict[str, int] = field(default_factory=dict)
    """Role -> index of its column."""
    langs: dict[int, str] = field(default_factory=dict)
    """Index of a column of terms -> its BCP 47 tag."""


def language(name: str) -> str:
    """The tag of a header or field that names a language, by tag or by name; empty where it names none."""
    word = name.strip()
    if word.lower() in _NAMES:
        return _NAMES[word.lower()]
    try:
        tag = languages.canonical(word)
    except LanguageError:
        return ""
    tag = tag.removesuffix("-XX")  # a placeholder region that some exports write
    return tag if len(languages.primary(tag)) <= 3 and languages.is_known(tag) else ""


def header(cells: Sequence[str]) -> Columns | None:
    """What the cells say when they are a header, or None when they are the first row of terms."""
    columns = Columns()
    for at, cell in enumerate(cells):
        role = _BY_NAME.get(_NO_LETTER.sub("", cell.lower()))
        if role:
            columns.roles.setdefault(role, at)
        elif tag := language(cell):
            columns.langs[at] = tag
    if len(cells) == 4 and not columns.roles and set(columns.langs) == {2, 3}:
        return None  # DeepL's rows end with the languages of their two terms
    if {"source", "target"} <= columns.roles.keys() or len(columns.langs) >= 2:
        return columns
    return None


def concepts(rows: Iterable[Row], layout: Layout, problems: list[Problem]) -> Iterator[Concept]:
    """The concepts of the rows, in order. Adds to `problems` the rows that cannot be read.

    Raises ParseError when neither the header nor `layout` says the languages.
    """
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        return
    columns = header(first[1])
    if columns is None:
        columns = _headless(first, layout)
        stream = _again(first, stream)
    elif not columns.langs and not columns.roles.keys() >= {"source-lang", "target-lang"} and len(layout.langs) < 2:
        raise _no_languages(first[0])
    for number, (line, cells) in enumerate(stream, 1):
        if any(cell.strip() for cell in cells):
            concept = _concept(line, cells, columns, layout, number, problems)
            if concept is not None:
                yield concept


def _again(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _no_languages(line: int) -> ParseError:
    return ParseError("does not say the languages of its terms; name them, source first: --langs en,fr", line=line)


def _headless(first: Row, layout: Layout) -> Columns:
    """Source, target and a comment; DeepL's rows may end with the two languages."""
    cells = first[1]
    if len(cells) >= 4 and language(cells[2]) and language(cells[3]):
        return Columns({"source": 0, "target": 1, "source-lang": 2, "target-lang": 3})
    if len(layout.langs) < 2:
        raise _no_languages(first[0])
    return Columns({"source": 0, "target": 1, "note": 2})


def _concept(
    line: int, cells: Sequence[str], columns: Columns, layout: Layout, number: int, problems: list[Problem]
) -> Concept | None:
    def said(role: str) -> str:
        at = columns.roles.get(role, -1)
        return cells[at].strip() if 0 <= at < len(cells) else ""

    terms = tuple(_terms(cells, columns, layout, said("source"), said("target"), said))
    if not terms or (columns.langs == {} and len({term.lang for term in terms}) < 2 and not _is_kept(said)):
        problems.append(Problem(line, "a row without both terms" if terms else "a row without a term"))
        return None
    return Concept(
        said("id") or f"r{line}",
        terms,
        subject=said("subject"),
        definition=said("definition"),
        note="\n".join(part for part in (said("note"), said("source-note")) if part),
        do_not_translate=_is_kept(said),
        place=line,
    )


def _is_kept(said: Said) -> bool:
    flags = {flag.strip().lower() for flag in said("flags").split(",")}
    return "read-only" in flags or "do-not-translate" in flags or said("dnt").lower() in _TRUE


def _terms(
    cells: Sequence[str], columns: Columns, layout: Layout, source: str, target: str, said: Said
) -> Iterator[Term]:
    flags = {flag.strip().lower() for flag in said("flags").split(",")}
    told = status_of(said("status")) if said("status") else None
    forbidden = "forbidden" in flags or said("forbidden").lower() in _TRUE
    status = TermStatus.FORBIDDEN if forbidden else told or TermStatus.PREFERRED
    for at, lang in columns.langs.items():
        if at < len(cells) and cells[at].strip():
            is_first = lang == next(iter(columns.langs.values()))
            for number, words in enumerate(part for part in _SEVERAL.split(cells[at].strip()) if part):
                right = TermStatus.ADMITTED if number else TermStatus.PREFERRED
                yield Term(
                    words,
                    lang,
                    right if is_first or status is TermStatus.PREFERRED else status,
                    part_of_speech=said("pos"),
                    context=said("context") if is_first else "",
                )
    if not columns.langs and source:
        first = language(said("source-lang")) or (layout.langs[0] if layout.langs else "")
        second = language(said("target-lang")) or (layout.langs[1] if len(layout.langs) > 1 else "")
        yield Term(source, first or "und", part_of_speech=said("pos"), context=said("context"))
        if target:
            yield Term(target, second or "und", status, gender=said("gender"))
