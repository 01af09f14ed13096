"""The gate kit really runs: the wheel and the sdist install into empty environments, pre-commit runs the hook.

These install packages, so they are slow and need a package index.
"""

import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FAULTY = """msgid ""
msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

#, python-format
msgid "%(count)s files"
msgstr "fichiers"
"""
pytestmark = pytest.mark.slow


def run(*command: str, folder: Path, code: int = 0) -> str:
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert told.returncode == code, told.stdout + told.stderr
    return told.stdout + told.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of a clean copy of the tree."""
    folder = tmp_path_factory.mktemp("dist")
    source = folder / "source"
    kept = (
        "src",
        "corpora",
        "glossaries",
        "docs",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
    )
    for name in kept:
        ignored = shutil.ignore_patterns("__pycache__")
        path = ROOT / name
        shutil.copytree(path, source / name, ignore=ignored) if path.is_dir() else shutil.copy(path, source / name)
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(source), folder=folder)
    return folder


def test_the_wheel_carries_the_package_and_the_licence_and_no_tests(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        names = archive.namelist()
    assert "tmkit/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests")]
    assert any(name.endswith(".srx") for name in names)


def test_the_sdist_can_run_the_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    for part in ("tests/test_house.py", "corpora/sce2018/release.fr.txt", "Makefile"):
        assert any(name.endswith(part) for name in names), part


@pytest.mark.parametrize("installer", ["pip", "uv", "pipx"])
@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_installs_into_an_empty_environment_and_runs(installer: str, kind: str, built: Path, tmp_path: Path) -> None:
    if installer == "pipx" and kind == "*.tar.gz":
        pytest.skip("pipx hands a sdist to pip, which the pip case covers")
    package = str(next(built.glob(kind)))
    (tmp_path / "fr.po").write_text(FAULTY, encoding="utf-8")
    if installer == "pip":
        venv.create(tmp_path / "env", with_pip=True)
        run(str(tmp_path / "env" / "bin" / "pip"), "install", "--quiet", package, folder=tmp_path)
        command = [str(tmp_path / "env" / "bin" / "tmkit")]
    elif installer == "uv":
        command = [sys.executable, "-m", "uv", "tool", "run", "--from", package, "tmkit"]
    else:
        command = [sys.executable, "-m", "pipx", "run", "--spec", package, "tmkit"]
    assert "placeholder" in run(*command, "qa", "fr.po", folder=tmp_path, code=1)


def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    assert hook["entry"] == "tmkit qa"
    tool = tmp_path / "tool"
    run("git", "clone", "--quiet", str(ROOT), str(tool), folder=tmp_path)
    revision = run("git", "rev-parse", "HEAD", folder=tool).strip()
    project = tmp_path / "project"
    project.mkdir()
    run("git", "init", "--quiet", folder=project)
    config = {"repos": [{"repo": str(tool), "rev": revision, "hooks": [{"id": "tmkit-qa"}]}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (project / "fr.po").write_text(FAULTY, encoding="utf-8")
    run("git", "add", ".", folder=project)
    assert "placeholder" in run(sys.executable, "-m", "pre_commit", "run", "--all-files", folder=project, code=1)
    mended = FAULTY.replace('"fichiers"', '"%(count)s fichiers"')
    (project / "fr.po").write_text(mended, encoding="utf-8")
    run("git", "add", ".", folder=project)
    assert "Passed" in run(sys.executable, "-m", "pre_commit", "run", "--all-files", folder=project)
