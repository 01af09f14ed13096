"""Checks that other packages bring."""

import os
import subprocess
import sys
from pathlib import Path


def test_an_installed_package_brings_its_checks_by_an_entry_point(tmp_path: Path) -> None:
    info = tmp_path / "other-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[tmkit.checks]\nmine = other:CHECK\n", encoding="utf-8")
    (tmp_path / "other.py").write_text(
        "from tmkit.core import Severity\nfrom tmkit.qa import Check, Side\n"
        "CHECK = Check('mine', 'Mine', Severity.INFO, Side.TARGET, lambda unit: ())\n",
        encoding="utf-8",
    )
    code = "from tmkit.qa import registry; print(registry.check('mine').title)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout == "Mine\n"
