"""translate-toolkit (GPL), as a process of its own: what it reads of files, or how fast it reads and writes one.

`python _toolkit.py units FILE...` prints a line of JSON a file: `[path, [[source, target, plural forms], ...]]`.
`python _toolkit.py speed FILE COUNT` prints CPU seconds for reading the TMX file and for writing one of COUNT units.
"""

import json
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")


def units(path: str) -> list[list[object]]:
    from translate.storage import factory, resx, tmx, ts2, xliff

    suffix = Path(path).suffix.lower()
    kind = {".tmx": tmx.tmxfile, ".ts": ts2.tsfile, ".resx": resx.RESXFile}.get(suffix)
    if suffix in {".xlf", ".xliff", ".sdlxliff"}:
        kind = xliff.xlifffile
    if suffix == ".xml":
        from translate.storage import aresource

        kind = aresource.AndroidResourceFile
    store = kind.parsefile(path) if kind else factory.getobject(path)
    found = []
    for unit in store.units:
        if not unit.isheader():
            forms = [str(form) for form in unit.target.strings] if unit.hasplural() and unit.target else []
            found.append([str(unit.source or ""), str(unit.target or ""), forms])
    return found


def speed(path: str, count: int) -> tuple[float, float]:
    from translate.storage import tmx

    start = time.process_time()
    for unit in tmx.tmxfile.parsefile(path).units:
        unit.source, unit.target  # noqa: B018 (reading them is what is timed)
    read = time.process_time() - start
    start = time.process_time()
    made = tmx.tmxfile(sourcelanguage="fr")
    for number in range(count):
        made.addtranslation(f"Phrase numéro {number} : il fait beau.", "fr", f"Sentence {number}: fine weather.", "en")
    made.savefile(f"{path}.toolkit")
    wrote = time.process_time() - start
    Path(f"{path}.toolkit").unlink()
    return read, wrote


if sys.argv[1] == "units":
    for each in sys.argv[2:]:
        try:
            print(json.dumps([each, units(each)]))
        except Exception as error:  # what it cannot read is told, so that the bench can count it
            print(json.dumps([each, f"{type(error).__name__}: {error}"]))
else:
    print(json.dumps(speed(sys.argv[2], int(sys.argv[3]))))
