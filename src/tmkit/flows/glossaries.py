"""The glossary of a project, gathered from its files."""

from collections.abc import Iterable
from pathlib import Path

from tmkit.core import Concept
from tmkit.formats import files
from tmkit.glossary import Glossary

FOLDER = "glossaries"
"""Where glossaries are looked for when nobody names one."""


def gather(paths: Iterable[str], folder: Path) -> Glossary | None:
    """The concepts of the named files, in their order; of all files in `folder`/glossaries when none is named.

    None where there are none. Raises InputError for a file that cannot be read.
    """
    from tmkit.formats.glossaries import tbx

    named = list(paths)
    if not named:
        place = folder / FOLDER
        named = sorted(str(path) for path in place.iterdir() if path.suffix == ".tbx") if place.is_dir() else []
    concepts: list[Concept] = []
    for path in named:
        concepts += tbx.concepts(files.read(path))
    return Glossary(concepts) if concepts else None
