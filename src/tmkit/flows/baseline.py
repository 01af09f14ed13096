"""Findings that are known and let be: a file of fingerprints, so that only new ones are told."""

import json
from collections import Counter
from collections.abc import Iterable

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


def write(path: str, findings: Iterable[Finding]) -> int:
    """Write the findings as a baseline, in the order of their fingerprints; how many. Raises OutputError."""
    entries = [
        {"fingerprint": one.fingerprint, "code": one.code, "path": one.path, "unit": one.unit_id} for one in findings
    ]
    entries.sort(key=lambda entry: (entry["fingerprint"], entry["path"]))
    text = json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1)
    files.write(path, (text + "\n").encode())
    return len(entries)
