"""The glossary of a project, gathered from its files."""

from collections.abc import Iterable
from pathlib import Path

from tmkit.flows import glossary_files
from tmkit.glossary import Glossary


def gather(paths: Iterable[str], folder: Path) -> Glossary | None:
    """The concepts of the named files, in their order; of all files in `folder`/glossaries when none is named.

    None where there are none. Raises InputError for a file that cannot be read.
    """
    read = glossary_files.read_all(glossary_files.find(paths, folder))
    return Glossary(read.concepts) if read.concepts else None
