"""How much CPU short commands take, as whole processes, beside Python alone.

As installed: modules come compiled (a first run compiles them into a folder of its own) and word lists are kept.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
UNITS = {
    "fr": ("Open the file", "Ouvrir le fichier"),
    "zh_CN": ("Open the file", "打开文件"),
    "de": ("Open the file", "Datei öffnen"),
    "en": ("Ouvrir le fichier", "Open the file"),
}
HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GLOSSARY = Path(__file__).parent.parent.parent / "glossaries" / "sce2018.tbx"


def cpu(command: list[str], folder: str = ".") -> float:
    """Median seconds of CPU, user and system, of one whole run of the command, after one that does not count."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings |= {"PYTHONPYCACHEPREFIX": f"{folder}/.compiled", "XDG_CACHE_HOME": f"{folder}/.cache"}
    taken = []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=settings)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(taken[1:])[RUNS // 2]


def run(data: Path) -> dict[str, float]:
    """The start's CPU seconds; needs no data."""
    tmkit = str(Path(sys.executable).with_name("tmkit"))
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        commands = {"help": ["--help"]}
        for lang, (source, target) in UNITS.items():
            name = f"{lang}.po"
            entry = f'msgid "{source}"\nmsgstr "{target}"\n'
            (Path(folder) / name).write_text(HEAD.format(lang) + entry, encoding="utf-8")
            languages = ["--source-lang", "fr" if lang == "en" else "en"]
            commands[f"qa one unit {lang}"] = ["qa", name, *languages]
        commands["qa one unit fr glossary"] = ["qa", "fr.po", "--glossary", str(GLOSSARY)]
        commands["glossary lookup"] = ["glossary", "lookup", "Internet", "--glossary", str(GLOSSARY)]
        (Path(folder) / "one.fr.txt").write_text("Une phrase. Une autre.\n", encoding="utf-8")
        commands["segment"] = ["segment", "one.fr.txt"]
        print(f"python -c pass  {cpu([sys.executable, '-c', 'pass'], folder):.3f} s of CPU")
        for name, arguments in commands.items():
            taken = figures[f"{name} cpu seconds max"] = cpu([tmkit, *arguments], folder)
            print(f"tmkit {name}  {taken:.3f} s of CPU")
    return figures
