"""What a memory holds, and memories put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tmkit.core import ConfigurationError, InputError, Span
from tmkit.flows import memory_import, memory_lookup
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


def occurrences(memories: Sequence[str], words: str, *, lang: str = "", limit: int = 20) -> tuple[Occurrence, ...]:
    """Texts of the memories that have the words, those of the first memory first.

    Raises InputError, or ConfigurationError where no memory is named or none has the language.
    """
    if not memories:
        raise ConfigurationError(memory_lookup.NONE)
    asked = languages.canonical(lang) if lang else ""
    found: list[Occurrence] = []
    known: list[str] = []
    for memory in memories:
        opened = store.open_store(memory)
        try:
            with store.errors(opened.path):
                tags = store.tags(opened)
                known += tags
                langs = frozenset(tag for tag in tags if asked and _answers(tag, asked))
                if langs or not asked:
                    wanted = limit - len(found)
                    found += islice(concordance.find(opened, words, langs=langs, limit=wanted), wanted)
        finally:
            store.close(opened)
    if asked and not any(_answers(tag, asked) for tag in known):
        told = ", ".join(dict.fromkeys(known)) or "no language yet"
        raise ConfigurationError(f"the memory has no {asked}; it has {told}")
    return tuple(found)


def _answers(tag: str, asked: str) -> bool:
    """Whether a tag of the memory is the asked one, or one of its regions where none is asked for."""
    same = (languages.primary(tag), languages.script(tag)) == (languages.primary(asked), languages.script(asked))
    return tag == asked or (same and not languages.region(asked))


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
