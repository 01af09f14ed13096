"""The cache folder: what a run has made and later ones need not make again. Nothing in it is needed."""

import os
from collections.abc import Iterable
from pathlib import Path


def folder(name: str) -> Path | None:
    """The folder of that name in the XDG cache folder, whether it is there or not; None where there is no home."""
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tmkit" / name
    except RuntimeError:
        return None


def write(place: Path, pieces: Iterable[bytes]) -> bool:
    """Write the file whole or not at all; False where the folder is not ours or the disk is full."""
    import tempfile  # by the few runs that have something to keep

    temporary = ""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(temporary).replace(place)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True
