"""A memory cleaned by rules, and what was thrown out brought back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmkit.core import ConfigurationError, nearest
from tmkit.flows import language_of
from tmkit.memory import Record, cleaning, store, writing
from tmkit.text import languages

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cleaning found, and the batch by which it can be undone."""

    units: int
    counts: tuple[tuple[str, int], ...]
    """Rule and number of units that it takes out, in the order of the rules; those without any too."""
    examples: tuple[tuple[str, str], ...]
    """Rule and texts of some of them."""
    batch: str
    """Empty where nothing was taken out."""


def clean(memory: str, *, rules: Sequence[str] = (), dry: bool = False) -> Cleaned:
    """Take out what breaks a rule; with `dry` only say it. Raises InputError and ConfigurationError."""
    chosen = _chosen(rules)
    opened = store.open_store(memory)
    try:
        with store.errors(opened.path):
            units = store.count(opened)
            found = [(name, record.id, _shown(record)) for name, record in _faults(opened, chosen)]
            batch = ""
            for name in chosen:
                ids = [unit for rule, unit, _ in found if rule == name]
                if ids and not dry:
                    batch, _ = writing.remove(opened, ids, f"clean: {name}", batch)
    finally:
        store.close(opened)
    counts = Counter(name for name, _, _ in found)
    examples = tuple(
        (name, text) for name in chosen for text in [shown for rule, _, shown in found if rule == name][:_EXAMPLES]
    )
    return Cleaned(units, tuple((name, counts[name]) for name in chosen), examples, batch)


def undo(memory: str, batch: str = "") -> tuple[str, int]:
    """Bring back what a cleaning took out, the last one's unless its batch is named; the batch and how many came back.

    Raises ConfigurationError where there is no such batch.
    """
    opened = store.open_store(memory)
    try:
        known = [name for name, _, _ in writing.batches(opened)]
        if not known:
            raise ConfigurationError(f"{memory}: there is nothing cleaned out of it to bring back")
        if batch and batch not in known:
            raise ConfigurationError(f"{memory}: there is no batch {batch!r}{nearest(batch, known)}")
        chosen = batch or known[0]
        return chosen, writing.restore(opened, chosen)
    finally:
        store.close(opened)


def _chosen(rules: Sequence[str]) -> tuple[str, ...]:
    for name in rules:
        if name not in cleaning.NAMES:
            known = ", ".join(cleaning.NAMES)
            raise ConfigurationError(f"there is no rule {name!r}{nearest(name, cleaning.NAMES)}; there are {known}")
    return tuple(name for name in cleaning.NAMES if not rules or name in rules)


def _faults(opened: store.Store, chosen: Sequence[str]) -> Iterator[tuple[str, Record]]:
    return cleaning.faults(store.records(opened), chosen, _detect)


def _detect(text: str) -> str:
    try:
        return languages.primary(language_of.detected(text)[0])
    except ConfigurationError:
        return ""


def _shown(record: Record) -> str:
    return " | ".join(
        variant.text if len(variant.text) <= 60 else f"{variant.text[:57]}..." for variant in record.variants
    )
