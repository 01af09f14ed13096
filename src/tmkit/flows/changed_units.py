"""The units that a git change touched, by what they say and not by lines."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tmkit.core import ConfigurationError, InputError, Unit
from tmkit.formats import registry

Said = tuple[str, str, str, str, str]


def since(path: str, revision: str) -> Callable[[Unit], bool]:
    """Whether a unit of the file is new or says something else than in the git revision.

    A file that the revision does not have is new as a whole. Raises ConfigurationError for an unknown revision or
    a file outside of a repository.
    """
    folder = Path(path).resolve().parent
    if revision.startswith("-") or not _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        raise ConfigurationError(f"{path}: git knows no revision {revision!r} here")
    before = _git(folder, "show", f"{revision}:./{Path(path).name}")
    if before is None:
        return lambda unit: True
    try:
        said = {_said(unit) for unit in registry.parse(before, path=path).units()}
    except InputError:
        return lambda unit: True
    return lambda unit: _said(unit) not in said


def _said(unit: Unit) -> Said:
    target = unit.target.text if unit.target else ""
    return (unit.source.text, target, unit.target_lang, unit.plural, unit.context)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where it refuses."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        raise ConfigurationError("git is not to be found; --since needs it") from None
    return done.stdout if done.returncode == 0 else None
