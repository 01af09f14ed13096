"""Memories as translations that an aligner learns from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tmkit.flows import memory_sources
from tmkit.text import languages

Versions = tuple[tuple[str, str], ...]
"""A unit's texts with their languages."""


def read(paths: Sequence[str]) -> tuple[Versions, ...]:
    """The units of those memories: tmkit's own, TMX, or any file of translations. Raises InputError."""
    return tuple(
        tuple((variant.lang, variant.text) for variant in record.variants)
        for path in paths
        for record in memory_sources.records(Path(path), memory_sources.Reading())
    )


def between(units: Iterable[Versions], source: str, target: str) -> tuple[tuple[str, str], ...]:
    """The pairs of texts in those two languages, whatever their regions."""
    langs = languages.primary(source), languages.primary(target)
    found = []
    for unit in units:
        texts = {languages.primary(lang): text for lang, text in reversed(unit)}
        if langs[0] in texts and langs[1] in texts:
            found.append((texts[langs[0]], texts[langs[1]]))
    return tuple(found)
