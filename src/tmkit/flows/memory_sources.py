"""Files of any format as the records of a memory, streaming."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from tmkit.core import ConfigurationError, LanguageError, ParseError, Segment, State, Unit
from tmkit.formats import files, registry, tmx_rows
from tmkit.memory import Record, Variant, store
from tmkit.text import languages

BEFORE, AFTER = "x-context-pre", "x-context-post"
"""Types of the `<prop>`s that hold a unit's neighbours; `.` and a tag follow in a language other than the source's."""
_CONTEXTS = {
    BEFORE: 0, AFTER: 1, "context-pre": 0, "context-post": 1, "prev": 0, "next": 1,
}  # fmt: skip
# tmkit's own, memoQ's and OmegaT's names.
_SQLITE = b"SQLite format 3\0"


@dataclass(slots=True)
class Reading:
    """How a file is read, and what was left out of it."""

    source_lang: str = ""
    """Of the first column or variant, where the file does not say."""
    target_lang: str = ""
    unfinished: bool = False
    """Whether fuzzy and unreviewed targets are taken too."""
    counts: Counter[str] = field(default_factory=Counter)
    """Units that were `untranslated`, `unfinished` or `empty`, and `characters` that XML forbids."""
    dropped: list[str] = field(default_factory=list)
    """Where characters were dropped: the first hundred, in words."""
    reached: int = 0
    """Bytes of the file that have been read; 0 where that is not known."""

    def drop(self, found: tmx_rows.Dropped) -> None:
        """Count a character that XML forbids."""
        self.counts["characters"] += 1
        if len(self.dropped) < 100:
            self.dropped.append(f"line {found.line}: U+{found.character:04X}")

    def reach(self, place: int) -> None:
        """Note how many bytes have been read."""
        self.reached = place


def records(path: Path, reading: Reading) -> Iterator[Record]:
    """The records of a file. Raises InputError, or ConfigurationError where a language is not known."""
    try:
        with path.open("rb") as file:
            head = file.read(registry.HEAD)
    except OSError:
        files.read(path)  # says what is wrong with it
        raise
    if head.startswith(_SQLITE):
        yield from _of_memory(path)
    elif path.suffix.lower() in {".csv", ".tsv"}:
        yield from _of_table(path, reading)
    elif registry.detect(head, path=str(path)).name == "tmx":
        found = _of_rows(path, reading)
        first = next(found, None)
        if first is not None:
            placed = any(name == "paragraph" for name, _ in first.properties)
            yield from _beside(chain((first,), found)) if placed else chain((first,), found)
    else:
        yield from _beside(_of_units(registry.stream(path), reading), document=True)


def _of_memory(path: Path) -> Iterator[Record]:
    opened = store.open_store(path)
    try:
        yield from store.records(opened)
    finally:
        store.close(opened)


def _of_rows(path: Path, reading: Reading) -> Iterator[Record]:
    for row in tmx_rows.rows(path, dropped=reading.drop, reached=reading.reach):
        number, tuid, source, variants, facts = row
        if not facts and not source and len(variants) == 2:  # nearly every unit of nearly every file
            (one, text, some), (other, translation, more) = variants
            simple = one and other and one != other and not some and not more
            if simple and type(text) is type(translation) is str and text.strip() and translation.strip():
                key = "" if not tuid or tuid == str(number) else tuid
                yield Record((Variant(one, text), Variant(other, translation)), key)
                continue
        yield from _of_row(row, path, reading)


def _of_row(row: tmx_rows.Row, path: Path, reading: Reading) -> Iterator[Record]:
    variants = row.variants
    if row.source:
        variants = (variants[row.source], *variants[: row.source], *variants[row.source + 1 :])
    made = [
        Variant(lang, text) if isinstance(text, str) else Variant(lang, text.text, text.codes)
        for lang, text, _ in variants
        if text
    ]
    if not all(variant[0] for variant in made):
        made = _tagged(made, row.number, path, reading)
    if len(made) < 2 or not made[0].text.strip():
        reading.counts["untranslated" if made else "empty"] += 1
        return
    facts = row.facts
    for _, _, more in variants:
        facts += more
    key = row.tuid if row.tuid != str(row.number) else ""
    record = _with_facts(Record(tuple(made), key), facts) if facts else Record(tuple(made), key)
    if len({variant.lang for variant in made}) == len(made):
        yield record
    else:
        yield from _apart(record)


def _tagged(made: list[Variant], number: int, path: Path, reading: Reading) -> list[Variant]:
    """Variants without a language take those that were given for the file."""
    given = (reading.source_lang, reading.target_lang)
    if not all(given) or len(made) > 2:
        raise ParseError(
            f"unit {number} has a text without a language; name them with --source-lang and --target-lang",
            path=str(path),
        )
    return [
        variant if variant.lang else variant._replace(lang=lang) for variant, lang in zip(made, given, strict=False)
    ]


def _apart(record: Record) -> Iterator[Record]:
    """A unit with several texts in one language: each makes a unit with the source."""
    source, *rest = record.variants
    seen: list[list[Variant]] = []
    for variant in rest:
        fitting = next((some for some in seen if all(other.lang != variant.lang for other in some)), None)
        if variant.lang == source.lang:
            continue
        if fitting is None:
            seen.append([variant])
        else:
            fitting.append(variant)
    for some in seen:
        yield record._replace(variants=(source, *some))


def _with_facts(record: Record, facts: Iterable[tuple[str, str]]) -> Record:
    """The record with what TMX's attributes and props say; of a date said twice, the latest."""
    known: dict[str, str] = {}
    notes, properties = [], []
    around: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for name, value in facts:
        context, _, lang = name.partition(".")
        if not name:
            notes.append(value)
        elif name in _DATES:
            known[name] = max(known.get(name, ""), value)
        elif name in _USERS:
            known[name] = value
        elif context in _CONTEXTS:
            around[_CONTEXTS[context]][lang or record.variants[0].lang] = value
        else:
            properties.append((name, value))
    used = known.get("usagecount", "")
    return record._replace(
        before=around[0],
        after=around[1],
        created=known.get("creationdate", ""),
        changed=known.get("changedate", ""),
        author=known.get("creationid", ""),
        editor=known.get("changeid", ""),
        note="\n".join(notes),
        properties=tuple(properties),
        used=int(used) if used.isdecimal() else 0,
    )


_DATES = frozenset({"creationdate", "changedate"})
_USERS = frozenset({"creationid", "changeid", "usagecount", "lastusagedate"})


def _beside(records: Iterable[Record], *, document: bool = False) -> Iterator[Record]:
    """The records of a document with their neighbours; in TMX those that say their paragraph stand in its order."""
    before: Record | None = None
    for record in records:
        placed = document or (bool(record.properties) and any(name == "paragraph" for name, _ in record.properties))
        if not placed or record.before or record.after:
            if before is not None:
                yield before
                before = None
            yield record
            continue
        if before is not None:
            record = record._replace(before={variant.lang: variant.text for variant in before.variants})
            yield before._replace(after={variant.lang: variant.text for variant in record.variants})
        before = record
    if before is not None:
        yield before


def _of_units(units: Iterable[Unit], reading: Reading) -> Iterator[Record]:
    """Units of a document: those of one id are one record."""
    for _, group in groupby(units, key=lambda unit: (unit.id, unit.plural, unit.source)):
        record = _of_group(list(group), reading)
        if record is not None:
            yield record


def _of_group(group: list[Unit], reading: Reading) -> Record | None:
    first = group[0]
    done = [unit for unit in group if unit.target is not None and unit.target.text.strip()]
    if not first.source.text.strip():
        reading.counts["empty"] += 1
        return None
    if not done:
        reading.counts["untranslated"] += 1
        return None
    if not reading.unfinished:
        done = [unit for unit in done if unit.state not in {State.NEW, State.NEEDS_WORK}]
        if not done:
            reading.counts["unfinished"] += 1
            return None
    source = Variant(first.source.lang or _needed(reading.source_lang), first.source.text, first.source.codes)
    variants = {source.lang: source}
    for unit in done:
        lang = unit.target_lang if unit.target_lang not in {"", "und"} else _needed(reading.target_lang)
        if unit.target is not None and lang not in variants:
            variants[lang] = Variant(lang, unit.target.text, unit.target.codes)
    if len(variants) < 2:
        reading.counts["untranslated"] += 1
        return None
    key = first.id if first.id != first.source.text and not first.id.isdecimal() else ""
    return Record(tuple(variants.values()), f"{key}|{first.plural}" if first.plural else key, note=first.note)


def _needed(lang: str) -> str:
    if not lang:
        raise ConfigurationError("the file does not say its languages; name them with --source-lang and --target-lang")
    return lang


def _of_table(path: Path, reading: Reading) -> Iterator[Record]:
    """CSV or TSV: columns named by language tags, or `source` and `target`; `key` and `note` where they are there."""
    try:
        text = files.decode(files.read(path))
    except ParseError as error:
        raise error.at(str(path)) from None
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    named = [name.strip() for name in next(rows, [])]
    langs = [_column(name, reading) for name in named]
    if sum(map(bool, langs)) < 2:
        raise ParseError(
            "the first line must name the columns by their languages (fr,en,zh), or source and target with"
            " --source-lang and --target-lang",
            path=str(path),
            line=1,
        )
    others = {name.lower(): at for at, name in enumerate(named) if not langs[at]}
    for row in rows:
        variants = tuple(Variant(lang, text) for lang, text in zip(langs, row, strict=False) if lang and text.strip())
        if len(variants) < 2 or variants[0].lang != next(filter(None, langs)):
            reading.counts["untranslated" if variants else "empty"] += 1
            continue
        key, note = (row[others[name]] if others.get(name, len(row)) < len(row) else "" for name in ("key", "note"))
        yield Record(variants, key, note=note)


def _column(name: str, reading: Reading) -> str:
    if name.lower() in {"source", "target"}:
        return _needed(reading.source_lang if name.lower() == "source" else reading.target_lang)
    try:
        tag = languages.canonical(name)
    except LanguageError:
        return ""
    return tag if languages.primary(tag) not in {"key", "id", "note"} and languages.is_known(tag) else ""


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


__all__ = ["AFTER", "BEFORE", "Reading", "Segment", "records"]
