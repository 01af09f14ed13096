"""The formats that new files can be written in, and what each of them cannot hold."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tmkit.core import ConfigurationError, State, Unit
from tmkit.formats import new_bilingual, new_keyed
from tmkit.formats.new_making import Making


@dataclass(frozen=True, slots=True)
class NewFile:
    """A format that new files can be written in."""

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Unit], Making], bytes]
    holds: frozenset[str]
    """Of EVERYTHING."""


EVERYTHING = frozenset({"source", "languages", "plural", "note", "state", "context", "flags", "codes"})
NEW_FILES: tuple[NewFile, ...] = (
    NewFile("tmx", (".tmx",), new_bilingual.tmx, EVERYTHING),
    NewFile("xliff1", (".xlf", ".xliff"), new_bilingual.xliff, EVERYTHING - {"languages", "context", "flags"}),
    NewFile("po", (".po", ".pot"), new_bilingual.po, frozenset({"source", "plural", "note", "context"})),
    NewFile("csv", (".csv", ".tsv"), new_bilingual.csv, EVERYTHING - {"codes"}),
    NewFile("arb", (".arb",), new_keyed.arb, frozenset({"note"})),
    NewFile("json", (".json",), new_keyed.json_file, frozenset({"plural"})),
    NewFile("properties", (".properties",), new_keyed.properties_file, frozenset({"note"})),
    NewFile("strings", (".strings",), new_keyed.strings, frozenset({"note"})),
    NewFile("yaml", (".yml", ".yaml"), new_keyed.yaml, frozenset({"plural"})),
    NewFile("android", (".xml",), new_keyed.android_file, frozenset({"plural"})),
    NewFile("text", (".txt",), new_keyed.text, frozenset()),
)  # fmt: skip


def losses(units: Iterable[Unit], form: NewFile) -> list[str]:
    """What the format cannot hold of the units, a sentence each."""
    units = list(units)
    counts = {
        "source": sum(bool(unit.source.text and unit.target and unit.target.text) for unit in units),
        "languages": len({unit.target_lang for unit in units}) - 1,
        "plural": sum(bool(unit.plural) for unit in units),
        "note": sum(bool(unit.note) for unit in units),
        "state": sum(unit.state not in {State.NEW, State.TRANSLATED} for unit in units),
        "context": sum(unit.context not in unit.id for unit in units),
        "flags": sum(bool(unit.flags) for unit in units),
        "codes": sum(bool(unit.source.codes or (unit.target and unit.target.codes)) for unit in units),
    }
    said = {
        "source": "sources of {} units (it holds one language)",
        "languages": "{} further target languages; --target-lang chooses one",
        "plural": "that {} units are plural forms (they become keys of their own)",
        "note": "notes of {} units",
        "state": "states of {} units",
        "context": "contexts of {} units",
        "flags": "flags of {} units",
        "codes": "that inline codes of {} units are no text",
    }
    if form.name == "po":
        counts["state"] = sum(unit.state in {State.REVIEWED, State.FINAL} for unit in units)
    return [said[name].format(f"{count:,}") for name, count in counts.items() if count > 0 and name not in form.holds]


def find(path: str, name: str = "") -> NewFile:
    """The format to write, by name, else by the path's suffix. Raises ConfigurationError."""
    for form in NEW_FILES:
        if form.name == name or (not name and path.lower().endswith(form.suffixes)):
            return form
    known = ", ".join(form.name for form in NEW_FILES)
    raise ConfigurationError(f"{name or path}: new files are written in {known}; name one with --to")
