"""OmegaT's matcher (GPL), as a process of its own: how long it looks for the matches of a text. Debian: `omegat`."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

JAR = Path("/usr/share/omegat/OmegaT.jar")
DRIVER = Path(__file__).parent / "peers" / "OmegatMatcher.java"
FOLDERS = ("source", "target", "tm", "glossary", "dictionary")
PROJECT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><omegat><project version="1.0">'
    + "".join(f"<{name}_dir>__DEFAULT__</{name}_dir>" for name in FOLDERS)
    + "<source_lang>EN</source_lang><target_lang>FR</target_lang><sentence_seg>false</sentence_seg>"
    "<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>"
    "</project></omegat>"
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="tmkit" creationtoolversion="1" '
    'segtype="sentence" o-tmf="tmkit" adminlang="en" srclang="en" datatype="plaintext"/><body>'
)


def plain(text: str) -> str:
    """A text on one line, with nothing that XML forbids."""
    return " ".join(re.sub("[\x00-\x1f\ufffe\uffff]", " ", text).split())


def project(folder: Path, pairs: Sequence[tuple[str, str]]) -> None:
    """An OmegaT project with these pairs as its memory."""
    for name in (*FOLDERS, "omegat"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
    with (folder / "tm" / "memory.tmx").open("w", encoding="utf-8") as tmx:
        tmx.write(HEAD)
        for source, target in pairs:
            sides = (("en", source), ("fr", target))
            told = (f'<tuv xml:lang="{lang}"><seg>{escape(plain(text))}</seg></tuv>' for lang, text in sides)
            tmx.write(f"<tu>{''.join(told)}</tu>\n")
        tmx.write("</body></tmx>")


def matches(pairs: Sequence[tuple[str, str]], queries: Sequence[str]) -> tuple[list[float], list[set[str]]] | None:
    """For each query seconds of CPU, and the sources of its five best matches; nothing where OmegaT is not."""
    if not JAR.exists() or not shutil.which("javac"):
        return None
    with tempfile.TemporaryDirectory() as home:
        folder, asked = Path(home) / "project", Path(home) / "queries.txt"
        project(folder, pairs)
        asked.write_text("".join(f"{plain(query)}\n" for query in queries), encoding="utf-8")
        command = [
            "java",
            "-Xmx2g",
            "-Djava.awt.headless=true",
            f"-Duser.home={home}",
            "-cp",
            JAR,
            DRIVER,
            folder,
            asked,
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)
    lines = [line[1:].split("\t") for line in done.stdout.splitlines() if line.startswith("=")]
    if len(lines) != len(queries):
        print("  OmegaT failed:", done.stderr.strip().splitlines()[-1:])
        return None
    return [float(line[0]) / 1000 for line in lines], [set(line[1:]) for line in lines]
