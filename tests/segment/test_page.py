"""What the page on segmentation shows is what the command prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "segmentation.md").read_text(encoding="utf-8")
NOTE = "M. Dupont, né en 44 av. J.-C., arrive. « Il dort ! » dit-on.\n"
SHOWN = [
    part.partition("\n")[::2]
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]


@pytest.mark.parametrize(("line", "output"), [each for each in SHOWN if "tmkit" in each[0] and ">" not in each[0]])
def test_the_page_shows_what_is_printed(line: str, output: str, tmp_path: Path) -> None:
    (tmp_path / "note.fr.txt").write_text(NOTE, encoding="utf-8")
    command = line.replace("tmkit", str(Path(sys.executable).with_name("tmkit")))
    told = subprocess.run(
        command, shell=True, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert told.stdout == output
