"""What the columns of a table of translations are, and its rows as units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import LanguageError, Place, Segment, State, Unit
from tmkit.formats import paths
from tmkit.text import languages

_ROLES = {
    "source": {"source", "src", "original", "source text", "source string", "source_text", "msgid", "original text"},
    "target": {
        "target", "tgt", "translation", "translated", "target text", "target string", "target_text", "msgstr", "value",
        "text", "string", "message", "traduction", "\u8bd1\u6587",
    },
    "id": {"id", "key", "keys", "identifier", "string id", "string_id", "name", "#", "no", "no.", "resname"},
    "context": {"context", "msgctxt", "location", "ctx", "path", "developer_context"},
    "note": {"note", "notes", "comment", "comments", "description", "desc", "remarks", "developer_comments",
             "translator_comments", "comment[*]"},
    "state": {"state", "status", "fuzzy"},
    "plural": {"plural", "plural form", "form"},
    "flags": {"flags"},
    "source_lang": {"source_lang", "source language", "srclang", "source-lang"},
    "target_lang": {"target_lang", "target language", "trglang", "target-lang", "language", "lang", "locale"},
}  # fmt: skip
"""Names of columns, in lower case, as Weblate, Pootle, Crowdin, GlotPress and spreadsheets of agencies write them."""
_STATES = {
    "needs-work": State.NEEDS_WORK,
    "needs work": State.NEEDS_WORK,
    "fuzzy": State.NEEDS_WORK,
    "true": State.NEEDS_WORK,
    "1": State.NEEDS_WORK,
    "draft": State.NEEDS_WORK,
    "new": State.NEW,
    "untranslated": State.NEW,
    "reviewed": State.REVIEWED,
    "approved": State.FINAL,
    "final": State.FINAL,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Indices of a table's columns; -1 where there is none."""

    source: int = -1
    source_lang: str = "und"
    targets: tuple[tuple[int, str], ...] = ()
    """With the language of each."""
    roles: tuple[tuple[str, int], ...] = ()

    def of(self, role: str, row: Sequence[str]) -> str:
        """The row's cell in that role."""
        return next((row[at] for name, at in self.roles if name == role and at < len(row)), "")


def _role(name: str) -> str:
    plain = name.strip().lstrip("\ufeff").lower()
    return next((role for role, names in _ROLES.items() if plain in names), "")


def _tag(name: str) -> str:
    """The language that a column's name is, and that files are named by."""
    plain = name.strip()
    return paths.language(f"{plain}.po") if len(plain) <= 12 and "." not in plain and "/" not in plain else ""


def of(row: Sequence[str], path: str = "") -> tuple[Columns, bool]:
    """The columns that a first row names, and whether it does; else by their order."""
    roles = [_role(name) for name in row]
    tags = ["" if role else _tag(name) for name, role in zip(row, roles, strict=True)]
    tagged = [(at, tag) for at, tag in enumerate(tags) if tag]
    lang = paths.language(path) or "und"
    others = tuple((role, roles.index(role)) for role in dict.fromkeys(roles) if role not in {"", "source", "target"})
    if "source" in roles or ("target" in roles and "id" in roles):
        source = roles.index("source") if "source" in roles else -1
        targets = tuple((at, lang) for at, role in enumerate(roles) if role == "target")
        return Columns(source, "und", targets[:1] or tuple(tagged), others), True
    if len(tagged) > 1 or (tagged and "id" in roles):
        first = next((one for one in tagged if languages.primary(one[1]) == "en"), tagged[0])
        if len(tagged) == 1:
            return Columns(-1, "und", tuple(tagged), others), True
        return Columns(first[0], first[1], tuple(one for one in tagged if one != first), others), True
    if len(row) == 1:
        return Columns(targets=((0, lang),)), False
    return Columns(0, "und", ((1, lang),), (("note", 2),)), False


def units(row: Sequence[str], columns: Columns, ordinal: str, line: int) -> Iterator[tuple[Unit, int, int]]:
    """The units of a row, each with the indices of its source and target cells."""
    source = row[columns.source] if 0 <= columns.source < len(row) else ""
    name = columns.of("id", row) or ordinal
    flags = frozenset(columns.of("flags", row).replace(",", " ").split())
    source_lang = _language(columns.of("source_lang", row)) or columns.source_lang
    for at, column_lang in columns.targets:
        lang = _language(columns.of("target_lang", row)) or column_lang
        target = row[at] if at < len(row) else ""
        said = columns.of("state", row).strip().lower()
        state = _STATES.get(said, State.TRANSLATED) if target else State.NEW
        unit = Unit(
            name,
            Segment(source, source_lang if columns.source >= 0 else "und"),
            Segment(target, lang),
            lang,
            columns.of("plural", row),
            columns.of("context", row),
            columns.of("note", row),
            state,
            flags,
            place=Place(line),
        )
        yield unit, columns.source if columns.source < len(row) else -1, at


def _language(tag: str) -> str:
    try:
        return languages.canonical(tag.strip()) if tag.strip() else ""
    except LanguageError:
        return ""
