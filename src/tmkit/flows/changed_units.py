"""The units that a git change touched, by what they say and not by lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tmkit.core import ConfigurationError, InputError, Unit
from tmkit.formats import catalogue_head, registry
from tmkit.qa.checks.stale import FORMER

UNCHANGED = "unchanged"
"""Flag of a unit that says what it said in the revision."""
Key = tuple[str, str, str]
Texts = tuple[str, str]
"""Source and target."""


def marked(given: Iterable[Unit], path: str, revision: str, source_file: Callable[[], str | None]) -> Iterator[Unit]:
    """The units of a file, those that the git revision has as they are with the flag `unchanged`.

    A unit whose source changed and whose target did not has the former source as its property `previous-source`.
    `source_file` names the file that holds the sources of a file in one language. A file that the revision does not
    have is new as a whole. Raises ConfigurationError for an unknown revision or a file outside of a repository.
    """
    before = _before(path, revision, source_file)
    said = {(*key[1:], *texts) for key, texts in before.items()}
    for unit in given:
        texts = _texts(unit)
        if catalogue_head.FLAG in unit.flags or (unit.target_lang, unit.plural, *texts) in said:
            yield replace(unit, flags=unit.flags | {UNCHANGED})
            continue
        former = before.get(_key(unit))
        if former and former[0] and former[0] != texts[0] and former[1] == texts[1] and texts[1]:
            unit = replace(unit, properties=(*unit.properties, (FORMER, former[0])))
        yield unit


def _before(path: str, revision: str, source_file: Callable[[], str | None]) -> dict[Key, Texts]:
    """What the file's units said in the revision, with the sources that they had then; empty for a new file."""
    units = _units(path, revision)
    if not units or any(unit.source.text for unit in units):
        return {_key(unit): _texts(unit) for unit in units}
    beside = source_file()
    sources = {(unit.id, unit.plural): _texts(unit)[1] for unit in _units(beside, revision)} if beside else {}
    return {_key(unit): (_source(unit, sources), _texts(unit)[1]) for unit in units}


def _source(unit: Unit, sources: dict[tuple[str, str], str]) -> str:
    """The source of a unit of a file in one language, as the two files are joined."""
    return next(
        (sources[unit.id, form] for form in (unit.plural, "other", "") if sources.get((unit.id, form)) is not None), ""
    )


def _units(path: str, revision: str) -> list[Unit]:
    folder = Path(path).resolve().parent
    if revision.startswith("-") or not _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        raise ConfigurationError(f"{path}: git knows no revision {revision!r} here")
    before = _git(folder, "show", f"{revision}:./{Path(path).name}")
    if before is None:
        return []
    try:
        return list(registry.parse(before, path=path).units())
    except InputError:
        return []


def _key(unit: Unit) -> Key:
    return (unit.id, unit.target_lang, unit.plural)


def _texts(unit: Unit) -> Texts:
    return (unit.source.text, unit.target.text if unit.target else "")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where it refuses."""
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        raise ConfigurationError("git is not to be found; --since needs it") from None
    return done.stdout if done.returncode == 0 else None
