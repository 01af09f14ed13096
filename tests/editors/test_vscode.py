"""VS Code, in a browser, drives the language server through the packaged extension."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MODULES = ROOT / "build" / "vscode" / "node_modules"
EXTENSION = ROOT / "build" / "tmkit.vsix"
pytestmark = pytest.mark.vscode


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that is opened."""
    project = tmp_path_factory.mktemp("vscode") / "project"
    project.mkdir()
    shutil.copy(HERE / "job.po", project / "job.po")
    glossary = (ROOT / "glossaries" / "sce2018.tbx").as_posix()
    (project / "tmkit.toml").write_text(f'glossary = ["{glossary}"]\n', encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """VS Code as a server on this machine alone, with the extension installed."""
    assert EXTENSION.exists(), "make vsix packages the extension"
    assert MODULES.exists(), "make vscode brings VS Code"
    home = folder.parent
    common = ["node", str(MODULES / "code-server" / "out" / "node" / "entry.js"), "--user-data-dir", str(home / "data")]
    common += ["--extensions-dir", str(home / "extensions"), "--config", str(home / "config.yaml")]
    subprocess.run([*common, "--install-extension", str(EXTENSION)], check=True, capture_output=True, timeout=120)
    settings = {
        "tmkit.command": [str(Path(sys.executable).with_name("tmkit")), "lsp"],
        "security.workspace.trust.enabled": False,
        "workbench.startupEditor": "none",
    }
    (home / "data" / "User").mkdir(parents=True, exist_ok=True)
    (home / "data" / "User" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"]
    server = subprocess.Popen([*common, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def seen(folder: Path, address: str) -> dict[str, object]:
    """What a person would have seen."""
    chromium = shutil.which("chromium")
    assert chromium is not None, "make vscode brings Chromium"
    environment = {
        "TMKIT_SEEN": str(folder.parent / "seen.json"),
        "TMKIT_MODULES": str(MODULES),
        "TMKIT_CHROMIUM": chromium,
        "TMKIT_URL": address,
        "TMKIT_FOLDER": str(folder),
    }
    subprocess.run(["node", str(HERE / "drive.mjs")], env=os.environ | environment, check=True, timeout=300)
    result: dict[str, object] = json.loads((folder.parent / "seen.json").read_text(encoding="utf-8"))
    assert "failed" not in result, result
    return result


def test_diagnostics_are_listed_with_their_codes(seen: dict[str, object]) -> None:
    problems = seen["problems"]
    assert isinstance(problems, list)
    assert any("number-scale" in str(problem) and "Ln 8" in str(problem) for problem in problems)


def test_hover_shows_the_concept(seen: dict[str, object]) -> None:
    assert "Qualcomm (preferred, noun)" in str(seen["hover"])


def test_a_quick_fix_is_applied(seen: dict[str, object]) -> None:
    assert "👩‍💻 A value of US$88.7 billion for Qualcomm" in str(seen["text"])


def test_a_completion_is_accepted(seen: dict[str, object]) -> None:
    assert 'msgstr "Chongqing"' in str(seen["text"])
