"""What a person at the desk wants kept: a term for the glossary, a finished unit for the memory."""

from datetime import UTC, datetime
from pathlib import Path

from tmkit.core import Concept, ConfigurationError, Term, Unit
from tmkit.flows import glossary_files
from tmkit.flows.desk import Desk
from tmkit.formats import files
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout
from tmkit.memory import Record, Variant

OWN = "added.tbx"
"""The termbase that terms are added to: a file of its own, so that no client's file is ever written anew."""


def add_term(desk: Desk, source: str, target: str, langs: tuple[str, str]) -> str:
    """Put a term and its rendering into the project's own termbase; says what was done.

    Raises ConfigurationError where the configuration names glossaries and that file is none of them, and for an empty
    term or unknown languages; OutputError where it cannot be written.
    """
    source, target = source.strip(), target.strip()
    if not source or not target or "und" in langs or "" in langs:
        raise ConfigurationError("a term needs a text in both languages, and a file that says which they are")
    path = _own_termbase(desk)
    before = glossary_files.read(str(path)).concepts if path.exists() else ()
    for concept in before:
        have = {(term.lang, term.text) for term in concept.terms}
        if (langs[0], source) in have and (langs[1], target) in have:
            return f"{source} = {target} is in {path.name} already"
    number = 1 + max((int(one.id[1:]) for one in before if one.id[1:].isdigit()), default=0)
    made = Concept(f"c{number}", (Term(source, langs[0]), Term(target, langs[1])))
    form = registry.for_writing(str(path))
    if form.write is None:
        raise ConfigurationError(f"{path} cannot be written")
    path.parent.mkdir(exist_ok=True)
    files.write(path, form.write((*before, made), Layout()))
    return f"{source} = {target}: added to {path.name}"


def _own_termbase(desk: Desk) -> Path:
    named = desk.settings.files("glossary")
    if not named:
        return desk.settings.folder / glossary_files.FOLDER / OWN
    path = next((Path(one) for one in named if Path(one).name == OWN), None)
    if path is None:
        there = Path(named[0]).with_name(OWN)
        raise ConfigurationError(f"put {there} into `glossary` of the configuration; terms are added to it")
    return path


def remember(desk: Desk, unit: Unit, origin: str) -> str:
    """Put a unit into the project's first memory; says what was done.

    Raises ConfigurationError where there is no memory or the unit has no target.
    """
    memories = desk.lookup.memories
    if memories is None or not memories.opened:
        raise ConfigurationError("there is no memory: name one in tmkit.toml, such as memory = ['project.tmkit']")
    if unit.target is None or not unit.target.text.strip() or not unit.source.text.strip():
        raise ConfigurationError("the unit is not translated yet")
    texts = tuple(Variant(one.lang, one.text, one.codes) for one in (unit.source, unit.target))
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    memories.opened[0].add([Record(texts, key=unit.context, changed=now, origin=origin)], origin=origin)
    return f"kept in {memories.opened[0].name}"
