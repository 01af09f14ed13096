"""OmegaT, where it is installed (Debian: `omegat`), reads what a memory exports and finds the matches."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tmkit import memory
from tmkit.flows import memory_export, memory_import

OMEGAT = shlex.split(os.environ.get("TMKIT_OMEGAT", "omegat"))
"""The command that starts it; `TMKIT_OMEGAT` names another, such as a java with its class path."""

PROJECT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><omegat><project version="1.0">'
    + "".join(f"<{name}_dir>__DEFAULT__</{name}_dir>" for name in ("source", "target", "tm", "glossary", "dictionary"))
    + "<source_lang>FR</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg>"
    "<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>"
    "</project></omegat>"
)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which(OMEGAT[0]), reason="OmegaT is not installed")
def test_omegat_translates_the_release_from_the_exported_memory(tmp_path: Path) -> None:
    path = str(tmp_path / "release.tmdb")
    list(memory_import.import_files(["corpora/sce2018/fr-en-zh.tmx"], path))
    project = tmp_path / "project"
    for folder in ("source", "target", "omegat", "tm/auto", "glossary", "dictionary"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    memory_export.export(path, str(project / "tm" / "auto" / "release.tmx"))
    with memory.open(path) as opened:
        texts = [{one.lang: one.text for one in record.variants} for record in opened.records()]
    (project / "source" / "a.txt").write_text("\n\n".join(text["fr"] for text in texts) + "\n", encoding="utf-8")
    home = {**os.environ, "_JAVA_OPTIONS": f"-Djava.awt.headless=true -Duser.home={tmp_path}"}
    subprocess.run([*OMEGAT, str(project), "--mode=console-translate"], check=True, timeout=120, env=home)
    translated = (project / "target" / "a.txt").read_text(encoding="utf-8")
    assert translated.split("\n\n") == [*(text["en"] for text in texts[:-1]), texts[-1]["en"] + "\n"]
