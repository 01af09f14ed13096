"""Findings that are known and let be: a file of fingerprints, so that only new ones are told."""

import json
from collections import Counter

from tmkit.core import ConfigurationError, Finding
from tmkit.formats import files

VERSION = 1
NAME = "tmkit-baseline.json"
"""A file of this name beside the configuration, or in the working folder, is heeded unasked."""


class Baseline:
    """How many of each known finding may still be met."""

    def __init__(self, known: Counter[str]) -> None:
        """`known`: fingerprint -> how many."""
        self.left = Counter(known)
        self.met = 0

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is known; each entry excuses one."""
        if self.left[finding.fingerprint] <= 0:
            return False
        self.left[finding.fingerprint] -= 1
        self.met += 1
        return True

    @property
    def gone(self) -> int:
        """How many known findings were not met: they are mended, and the file may be written anew."""
        return sum(number for number in self.left.values() if number > 0)


def read(path: str) -> Baseline:
    """The baseline in the file. Raises InputError, or ConfigurationError when it is none."""
    try:
        table = json.loads(files.decode(files.read(path)))
        entries = table["findings"]
        if table["version"] != VERSION:
            raise ConfigurationError(f"{path}: is of version {table['version']}, this tmkit reads {VERSION}")
        return Baseline(Counter(str(entry["fingerprint"]) for entry in entries))
    except (ValueError, KeyError, TypeError):
        raise ConfigurationError(f"{path}: is no baseline; write one with --write-baseline {path}") from None


class Draft:
    """A baseline in the making: some 250 bytes of memory a finding."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._entries: list[tuple[str, str, str, str]] = []

    def add(self, finding: Finding) -> None:
        """One more that is to be let be."""
        self._entries.append((finding.fingerprint, finding.path, finding.code, finding.unit_id))

    def write(self, path: str) -> int:
        """Write it, in the order of the fingerprints; how many findings it holds. Raises OutputError."""
        self._entries.sort()
        names = ("fingerprint", "path", "code", "unit")
        entries = [dict(zip(names, entry, strict=True)) for entry in self._entries]
        text = json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1)
        files.write(path, (text + "\n").encode())
        return len(entries)
