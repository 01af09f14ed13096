"""Emacs with eglot drives the language server through the settings in editors/emacs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
pytestmark = pytest.mark.editors


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What Emacs saw."""
    emacs = shutil.which("emacs")
    assert emacs is not None, "make editors-setup brings Emacs"
    folder = tmp_path_factory.mktemp("emacs")
    shutil.copy(HERE / "job.po", folder / "job.po")
    glossary = (ROOT / "glossaries" / "sce2018.tbx").as_posix()
    (folder / "tmkit.toml").write_text(f'glossary = ["{glossary}"]\n', encoding="utf-8")
    environment = {
        "TMKIT_SEEN": str(folder / "seen.json"),
        "TMKIT_EDITORS": str(ROOT / "editors"),
        "TMKIT_COMMAND": str(Path(sys.executable).with_name("tmkit")),
        "TMKIT_FILE": str(folder / "job.po"),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
    }
    told = subprocess.run(
        [emacs, "--batch", "-q", "-l", str(HERE / "drive.el")],
        env=os.environ | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (folder / "seen.json").exists(), told.stdout + told.stderr
    result: dict[str, object] = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    assert "failed" not in result, (result, told.stderr)
    return result


def test_diagnostics_stand_under_the_very_words(seen: dict[str, object]) -> None:
    found = seen["diagnostics"]
    assert isinstance(found, list)
    assert ("number-scale", "US$88.7 million") in [(one["code"], one["text"]) for one in found]


def test_hover_shows_the_concept(seen: dict[str, object]) -> None:
    assert "**Qualcomm**" in str(seen["hover"])


def test_a_quick_fix_is_applied(seen: dict[str, object]) -> None:
    assert "👩‍💻 A value of US$88.7 billion for Qualcomm" in str(seen["text"])


def test_a_completion_is_accepted(seen: dict[str, object]) -> None:
    assert seen["completed"] == 'msgstr "Chongqing"'
