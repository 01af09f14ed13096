"""How fast the editor is answered: first diagnostics of a large catalogue, after a keystroke, on hover.

Measured inside one process, without the client's own time: what the server does between a message and its answer.
The catalogue is made here; the memory is `tm/en-fr.jsonl.xz`, the glossary 100 000 made-up terms.
"""

import json
import lzma
import random
import tempfile
import time
from itertools import islice
from pathlib import Path

from tmkit import memory as memories
from tmkit.apps.lsp import diagnostics, server
from tmkit.apps.lsp.positions import Encoding
from tmkit.core import Concept, Term
from tmkit.flows.desk import Desk
from tmkit.flows.sheet import Sheet
from tmkit.formats.glossaries import registry
from tmkit.formats.glossaries.termbase import Layout
from tmkit.memory import Record, Variant

UNITS, KEYSTROKES, HOVERS = 3000, 60, 400
TERMS, PAIRS = 100_000, 709_230
_HEAD = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n'


def run(data: Path) -> dict[str, float]:
    """Seconds and milliseconds, by name."""
    pairs = _pairs(data)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _project(here, pairs)
        server.calm()
        desk = Desk(here)
        assert desk.refresh() == ""
        text = _HEAD + "".join(
            f"\nmsgid {json.dumps(source, ensure_ascii=False)}\nmsgstr {json.dumps(target, ensure_ascii=False)}\n"
            for source, target in dict(pairs[: UNITS + 400]).items()
        )
        figures = _typing(desk, text) | _hovering(desk, pairs)
    for name, figure in figures.items():
        print(f"{name:48} {figure:8.3f}")
    return figures


def _pairs(data: Path) -> list[tuple[str, str]]:
    with lzma.open(data / "tm" / "en-fr.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in islice(lines, PAIRS))
        return [(row["s"], row["t"]) for row in rows]


def _project(folder: Path, pairs: list[tuple[str, str]]) -> None:
    chance = random.Random(1)
    words = sorted(
        {word for source, _ in pairs[:200_000] for word in source.split() if word.isalpha() and len(word) > 3}
    )
    concepts = tuple(
        Concept(f"c{number}", (Term(" ".join(chance.sample(words, 2)), "en"), Term(f"terme {number}", "fr")))
        for number in range(TERMS)
    )
    form = registry.for_writing("terms.tbx")
    assert form.write is not None
    (folder / "terms.tbx").write_bytes(form.write(concepts, Layout()))
    with memories.open(folder / "memory.tmkit", create=True) as memory:
        memory.add(Record((Variant("en", source), Variant("fr", target))) for source, target in pairs)
    (folder / "tmkit.toml").write_text('glossary = ["terms.tbx"]\nmemory = ["memory.tmkit"]\n', encoding="utf-8")


def _typing(desk: Desk, text: str) -> dict[str, float]:
    desk.rules("fr.po")
    start = time.process_time()
    sheet = Sheet(desk, "fr.po", text)
    complete = sheet.check(across=False, seconds=server.SLICE)
    diagnostics.diagnostics(sheet, Encoding.UTF_16)
    first = time.process_time() - start
    while not complete:
        complete = sheet.check(across=False, seconds=server.SLICE)
        diagnostics.diagnostics(sheet, Encoding.UTF_16)
    whole = time.process_time() - start
    chance, taken = random.Random(2), []
    for _ in range(KEYSTROKES):
        at = text.index('"\n', text.index('msgstr "', chance.randrange(len(text) * 9 // 10)))
        text = f"{text[:at]}x{text[at:]}"
        start = time.process_time()
        desk.refresh()
        sheet.update(text)
        sheet.check(across=False)
        diagnostics.diagnostics(sheet, Encoding.UTF_16)
        taken.append(1000 * (time.process_time() - start))
    return {
        f"first diagnostics of {UNITS} units s max": first,
        f"all diagnostics of {UNITS} units s max": whole,
        "diagnostics after a keystroke ms p95 max": sorted(taken)[int(KEYSTROKES * 0.95)],
    }


def _hovering(desk: Desk, pairs: list[tuple[str, str]]) -> dict[str, float]:
    chance, taken = random.Random(3), []
    asked = [source for source, _ in chance.sample(pairs, HOVERS + 50)]
    for number, source in enumerate(asked):
        start = time.process_time()
        desk.lookup.here(source, "en", cursor=len(source) // 2, target_lang="fr")
        if number >= 50:  # the first look-ups load lemma lists and map the index
            taken.append(1000 * (time.process_time() - start))
    taken.sort()
    return {"hover ms p50 max": taken[HOVERS // 2], "hover ms p95 max": taken[int(HOVERS * 0.95)]}
