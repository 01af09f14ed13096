"""What a memory holds, and memories put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tmkit.core import InputError, Span
from tmkit.flows import memory_import
from tmkit.flows.memory_import import Imported
from tmkit.memory import concordance, store, writing
from tmkit.memory.concordance import Occurrence
from tmkit.text import languages


@dataclass(frozen=True, slots=True)
class Held:
    """What a memory holds."""

    path: str
    units: int
    languages: tuple[tuple[str, int], ...]
    """Tag and number of texts, most first."""
    removed: int
    """Units taken out that can be brought back."""
    imports: tuple[dict[str, object], ...]
    size: int
    """Bytes of the file."""


def stats(memory: str) -> Held:
    """What is in the memory. Raises InputError."""
    opened = store.open_store(memory)
    try:
        with store.errors(opened.path):
            removed = sum(count for _, _, count in writing.batches(opened))
            langs = tuple(store.languages(opened).items())
            return Held(
                memory, store.count(opened), langs, removed, writing.imports(opened), Path(memory).stat().st_size
            )
    finally:
        store.close(opened)


def found_in(folders: Iterable[str]) -> tuple[tuple[str, Held | str], ...]:
    """Every memory in the folders, with what it holds, or with what is wrong with it."""
    found: list[tuple[str, Held | str]] = []
    for folder in folders:
        for path in sorted(Path(folder).glob(f"*{store.SUFFIX}")):
            try:
                found.append((str(path), stats(str(path))))
            except InputError as error:
                found.append((str(path), str(error)))
    return tuple(found)


def merge(paths: Iterable[str], memory: str) -> tuple[Imported, ...]:
    """Put memories into one: what is equal comes once, the newer wording stays. Raises InputError and OutputError."""
    return tuple(memory_import.import_files(tuple(paths), memory))


def occurrences(memory: str, words: str, *, lang: str = "", limit: int = 20) -> tuple[Occurrence, ...]:
    """Texts of the memory that have the words. Raises InputError."""
    opened = store.open_store(memory)
    try:
        tag = languages.canonical(lang) if lang else ""
        return tuple(islice(concordance.find(opened, words, lang=tag, limit=limit), limit))
    finally:
        store.close(opened)


def marked(text: str, spans: Iterable[Span], opening: str, closing: str) -> str:
    """The text with marks around the spans."""
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + opening + text[span.start : span.end] + closing + text[span.end :]
    return text


def told(found: Occurrence) -> dict[str, object]:
    """An occurrence as JSON: the language and spans of the words, and the unit's texts."""
    return {
        "lang": found.variant.lang,
        "spans": [[span.start, span.end] for span in found.spans],
        "texts": {variant.lang: variant.text for variant in found.record.variants},
        "origin": found.record.origin,
        "key": found.record.key,
    }
