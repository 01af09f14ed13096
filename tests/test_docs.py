"""The documentation agrees with the product: commands, checks, formats, and what the README shows."""

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tmkit.apps.cli.main import COMMANDS
from tmkit.formats.registry import FORMATS
from tmkit.qa.registry import CHECKS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_command_reference_is_what_the_commands_say() -> None:
    # In a process of its own: click remembers the help options of a command's first call.
    told = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--print"], capture_output=True, check=True)
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == told.stdout.decode(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme_and_helps(name: str) -> None:
    assert f"tmkit {name}" in README
    command = import_module(COMMANDS[name][0]).command
    assert command.help, f"tmkit {name} has no help"
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert parameter.help, f"tmkit {name} {parameter.opts[0]} has no help"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_its_page(check: object) -> None:
    assert (DOCS / "checks" / f"{check.code}.md").exists()  # type: ignore[attr-defined]  # a Check


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_documented(form: object) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("formats*.md"))
    assert f"`{form.name}`" in pages  # type: ignore[attr-defined]  # a Format


def shown() -> list[tuple[str, str]]:
    """The README's console blocks as (command, output) pairs."""
    pairs = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            pairs.append((line, output))
    return pairs


@pytest.mark.parametrize(("line", "output"), [pytest.param(*pair, id=pair[0]) for pair in shown()])
def test_the_readme_shows_what_the_command_prints(line: str, output: str) -> None:
    words = shlex.split(line)
    assert words[0] == "tmkit"
    words[0] = str(Path(sys.executable).with_name("tmkit"))
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    printed = told.stdout + told.stderr
    for piece in re.split(r"^\.\.\.\n", output, flags=re.MULTILINE):
        assert piece.strip("\n") in printed


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
