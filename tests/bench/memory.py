"""The memory in 700 000 real pairs: all hits, at once; peers beside it in the same run.

Peers: brute force by rapidfuzz over all sources (the truth), SQLite's FTS5 with trigrams, and translate-toolkit's
matcher and OmegaT's (GPL, so in processes of their own). Speeds are in CPU time. `TMKIT_BENCH_QUERIES` asks more
queries of brute force than the 150 that fit into a minute.
"""

import json
import lzma
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from tests.bench import _omegat
from tmkit import memory
from tmkit.flows import memory_export, pretranslate
from tmkit.flows.memory_lookup import Asking
from tmkit.formats import tmx_rows_writer
from tmkit.formats.tmx_rows import Row
from tmkit.memory import Memory, Record, Variant, generation, search
from tmkit.memory.canonical import canonical

_IMPORT = """
import re, sys
from pathlib import Path
from tmkit.flows import memory_import
list(memory_import.import_files([sys.argv[1]], sys.argv[2]))
# Of this program alone: getrusage gives the size of the process that started it, where that was larger.
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
_LEGAL = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))


def told(figures: dict[str, float], name: str, value: float, note: str = "") -> None:
    """Keep a figure and print it."""
    figures[name] = value
    print(f"{name:52} {value:12,.3f} {note}", flush=True)


def cpu(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of CPU that a function takes, and what it gives."""
    start = time.process_time()
    given = act()
    return time.process_time() - start, given


def quantile(times: Sequence[float], share: float) -> float:
    """In milliseconds."""
    return float(numpy.percentile(times, share) * 1000)


def run(data: Path) -> dict[str, float]:
    """Every figure of the room."""
    figures: dict[str, float] = {}
    with lzma.open(data / "tm" / "en-fr.jsonl.xz", "rt", encoding="utf-8") as file:
        pairs = [(row["s"].translate(_LEGAL), row["t"].translate(_LEGAL)) for row in map(json.loads, file)]
    with (data / "tm" / "queries.en.jsonl").open(encoding="utf-8") as file:
        queries = [json.loads(line)["text"] for line in file]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        filled(figures, pairs, place)
        with memory.open(place / "m.tmdb") as opened:
            cost, _ = cpu(lambda: opened.index.rebuild("en"))
            told(figures, "index CPU seconds per million max", cost * 1e6 / len(pairs), "target 6")
        opening(figures, place)
        with memory.open(place / "m.tmdb") as opened:
            looked_up(figures, opened, queries)
            complete(figures, opened, queries)
        whole_process(figures, place, queries)
        pretranslated(figures, place, pairs, queries)
        while_importing(figures, place, pairs)
        peers(figures, pairs, queries, place)
    chinese(figures, pairs, queries)
    return figures


def filled(figures: dict[str, float], pairs: list[tuple[str, str]], place: Path) -> None:
    """Import and export."""
    rows = (
        Row(number, "", 0, (("en", source, ()), ("fr", target, ())), ())
        for number, (source, target) in enumerate(pairs, 1)
        if source.strip() and target.strip()
    )
    with (place / "big.tmx").open("wb") as file:
        tmx_rows_writer.write_to(file, rows, source_lang="en")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(place / "big.tmx"), str(place / "m.tmdb")], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told(figures, "import units per CPU second", len(pairs) / spent, "target 60 000; translate-toolkit 15 000")
    told(figures, "import memory MB max", int(done.stdout) / 1024, "target 300; translate-toolkit 6 600")
    cost, count = cpu(lambda: memory_export.export(str(place / "m.tmdb"), str(place / "out.tmx")))
    told(figures, "export units per CPU second", count / cost, "target 100 000; translate-toolkit 39 000")


def opening(figures: dict[str, float], place: Path) -> None:
    """Mapping the index of a memory that is there."""
    times = []
    for _ in range(5):
        with memory.open(place / "m.tmdb") as opened:
            times.append(cpu(lambda opened=opened: opened.index.generations("en"))[0])
    told(figures, "opening the index ms max", statistics.median(times) * 1000, "target 20")


def looked_up(figures: dict[str, float], opened: Memory, queries: list[str]) -> None:
    """The library call that an editor makes: five best matches, repaired, with their units."""
    times = []
    for query in queries:
        cost, _ = cpu(lambda query=query: opened.lookup(query, source_lang="en", target_lang="fr"))
        times.append(cost)
    told(figures, "lookup p50 ms max", quantile(times, 50), "target 8")
    told(figures, "lookup p99 ms max", quantile(times, 99), "target 35")


def brute(texts: list[str], lengths: Any, asked: str) -> set[int]:
    """Rows whose base score is at least 75, by the distance to every text."""
    window = numpy.flatnonzero((lengths * 100 >= 75 * len(asked)) & (lengths * 75 <= 100 * len(asked)))
    if not len(window) or not asked:
        return set()
    near = [texts[row] for row in window]
    distances = cdist([asked], near, scorer=Levenshtein.distance, dtype=numpy.int32)[0]
    longer = numpy.maximum(lengths[window], len(asked))
    return set(window[100 * (longer - distances) // longer >= 75].tolist())


def complete(figures: dict[str, float], opened: Memory, queries: list[str]) -> None:
    """All hits of the index beside all hits of brute force."""
    (index,) = opened.index.generations("en")
    texts = [text for text, _ in index.rows()]
    lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    count = int(os.environ.get("TMKIT_BENCH_QUERIES", "150"))
    some = random.Random(7).sample(queries, min(count, len(queries)))
    right, hits, times = 0, 0, []
    for query in some:
        asked = canonical(query)
        cost, expected = cpu(lambda asked=asked: brute(texts, lengths, asked))
        times.append(cost)
        found = {hit.row for hit in search.search(index, search.Query(asked, 75))} if asked else set()
        right += found == expected
        hits += len(expected)
    told(figures, "queries with every hit of brute force", right / len(some), f"{len(some)} queries, {hits} hits")
    print(f"{'  brute force by rapidfuzz: p50 ms':52} {quantile(times, 50):12,.3f} p99 {quantile(times, 99):,.1f}")


def whole_process(figures: dict[str, float], place: Path, queries: list[str]) -> None:
    """`tmkit memory lookup`, from start to end."""
    command = "from tmkit.apps.cli.main import run; run()"
    times = []
    for query in queries[:5]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        arguments = [
            "memory",
            "lookup",
            "-m",
            str(place / "m.tmdb"),
            "--source-lang",
            "en",
            "--target-lang",
            "fr",
            query,
        ]
        subprocess.run([sys.executable, "-c", command, *arguments], check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    told(figures, "tmkit memory lookup CPU seconds max", statistics.median(times), "target 0.5")


def pretranslated(figures: dict[str, float], place: Path, pairs: list[tuple[str, str]], queries: list[str]) -> None:
    """A PO file of which a quarter is in the memory as it is; the rest are the queries that are not."""
    chance = random.Random(3)
    known = {source for source, _ in pairs}
    texts = [source for source, _ in chance.sample(pairs, 250) if source.strip()]
    texts += chance.sample([query for query in queries if query not in known], 750)
    chance.shuffle(texts)
    entries = "".join(f'msgid {json.dumps(text, ensure_ascii=False)}\nmsgstr ""\n\n' for text in dict.fromkeys(texts))
    head = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    (place / "a.po").write_text(head + entries, encoding="utf-8")
    cost, done = cpu(
        lambda: pretranslate.pretranslate(
            str(place / "a.po"), str(place / "b.po"), [str(place / "m.tmdb")], Asking(75, 3)
        )
    )
    told(figures, "pretranslate segments per CPU second", len(texts) / cost, f"target 500; {dict(done.counts)}")


def while_importing(figures: dict[str, float], place: Path, pairs: list[tuple[str, str]]) -> None:
    """A reader's look-ups in a memory of 50 000 units while another process imports 100 000 into it."""
    path = place / "busy.tmdb"
    with memory.open(path, create=True) as opened:
        opened.add(
            Record((Variant("en", source), Variant("fr", target))) for source, target in pairs[:50_000] if source
        )
        opened.index.rebuild("en")
        rows = (
            Row(0, "", 0, (("en", source + ".", ()), ("fr", target, ())), ())
            for source, target in pairs[100_000:200_000]
        )
        with (place / "busy.tmx").open("wb") as file:
            tmx_rows_writer.write_to(file, (row for row in rows if row.variants[1][1]), source_lang="en")
        asked = [source for source, _ in pairs[:50_000:7] if 10 < len(source) < 80]
        writer = subprocess.Popen(
            [sys.executable, "-c", _IMPORT, str(place / "busy.tmx"), str(path)], stdout=subprocess.DEVNULL
        )
        times: list[float] = []
        walls: list[float] = []
        while writer.poll() is None:
            start, wall = time.process_time(), time.perf_counter()
            opened.lookup(asked[len(times) % len(asked)], source_lang="en", target_lang="fr", threshold=75)
            times.append(time.process_time() - start)
            walls.append(time.perf_counter() - wall)
    assert writer.returncode == 0
    note = f"target 10; {len(times)} look-ups; by the clock of this machine {quantile(walls, 99):.1f}"
    told(figures, "reader's p99 ms during an import max", quantile(times, 99), note)


_TOOLKIT = """
import json, sys, time
from translate.search import match
from translate.storage import tmx
pairs, queries = json.load(sys.stdin)
store = tmx.tmxfile()
for source, target in pairs:
    store.addtranslation(source, "en", target, "fr")
start = time.process_time()
matcher = match.matcher(store, max_candidates=100, min_similarity=75, max_length=1000)
built = time.process_time() - start
times, found = [], []
for query in queries:
    start = time.process_time()
    found.append([unit.source for unit in matcher.matches(query)])
    times.append(time.process_time() - start)
json.dump([built, times, found], sys.stdout)
"""


def peers(figures: dict[str, float], pairs: list[tuple[str, str]], queries: list[str], place: Path) -> None:
    """FTS5 trigrams on all of it, translate-toolkit's matcher on 20 000 units."""
    texts = list(dict.fromkeys(source for source, _ in pairs if source.strip()))
    some = random.Random(9).sample([query for query in queries if 8 <= len(query) <= 200], 40)
    base = sqlite3.connect(place / "peer.db")
    base.execute("CREATE VIRTUAL TABLE t USING fts5 (s, tokenize='trigram')")
    base.executemany("INSERT INTO t (s) VALUES (?)", ((text,) for text in texts))
    lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    times, got, wanted = [], 0, 0
    for query in some:
        grams = {query[at : at + 3] for at in range(len(query) - 2)}
        asked = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        start = time.process_time()
        best = base.execute("SELECT s FROM t WHERE t MATCH ? ORDER BY rank LIMIT 100", (asked,)).fetchall()
        near = {text for (text,) in best if search.base(text, query) >= 75}
        times.append(time.process_time() - start)
        expected = {texts[row] for row in brute(texts, lengths, query)}
        got, wanted = got + len(near & expected), wanted + len(expected)
    print(f"{'  SQLite FTS5 trigram: p50 ms':52} {quantile(times, 50):12,.3f} recall {got / max(1, wanted):.3f}")
    toolkit(pairs[:20_000], some[:20])
    omegat(pairs[:20_000], some[:20])


def omegat(pairs: list[tuple[str, str]], queries: list[str]) -> None:
    """The figures of OmegaT's matcher, if it is installed: of the hits, it shows five."""
    told = _omegat.matches(pairs, queries)
    if told is None:
        print("  OmegaT is not installed (make omegat)")
        return
    texts = list(dict.fromkeys(source for source, _ in pairs if source.strip()))
    lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    expected = [{_omegat.plain(texts[row]) for row in brute(texts, lengths, query)} for query in queries]
    missed = sum(bool(wanted) and not wanted & found for wanted, found in zip(expected, told[1], strict=True))
    made = generation.build([canonical(source) for source, _ in pairs], range(len(pairs)))
    ours = [cpu(lambda query=query: search.search(made, search.Query(canonical(query), 75)))[0] for query in queries]
    print(
        f"{'  OmegaT, 20 000 units: p50 ms':52} {quantile(told[0], 50):12,.3f}"
        f" none of the hits shown for {missed} of {len(queries)} texts; tmkit there {quantile(ours, 50):.3f} ms"
    )


def toolkit(pairs: list[tuple[str, str]], queries: list[str]) -> None:
    """The figures of translate-toolkit's matcher, if it is installed."""
    done = subprocess.run(
        [sys.executable, "-c", _TOOLKIT],
        input=json.dumps([pairs, queries]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print("  translate-toolkit is not installed or failed:", done.stderr.strip().splitlines()[-1:])
        return
    built, times, found = json.loads(done.stdout)
    texts = list(dict.fromkeys(source for source, _ in pairs if source.strip()))
    lengths = numpy.fromiter(map(len, texts), numpy.int64, len(texts))
    got = wanted = 0
    for query, told_sources in zip(queries, found, strict=True):
        expected = {texts[row] for row in brute(texts, lengths, query)}
        got, wanted = got + len(expected & set(told_sources)), wanted + len(expected)
    made = generation.build([canonical(source) for source, _ in pairs], range(len(pairs)))
    ours = [cpu(lambda query=query: search.search(made, search.Query(canonical(query), 75)))[0] for query in queries]
    print(
        f"{'  translate-toolkit, 20 000 units: p50 ms':52} {quantile(times, 50):12,.3f}"
        f" recall {got / max(1, wanted):.3f}, built in {built:.1f} s; tmkit there {quantile(ours, 50):.3f} ms"
    )


def chinese(figures: dict[str, float], pairs: list[tuple[str, str]], queries: list[str]) -> None:
    """800 000 texts in the shape of Chinese: each English word a fixed word of one or two of 3 000 characters."""
    words: dict[str, str] = {}
    chance = random.Random(11)
    common = [chr(0x4E00 + at) for at in chance.sample(range(20_000), 3000)]

    def turned(text: str) -> str:
        made = []
        for word in text.split():
            if word not in words:
                # The commonest words come early and are short; 3 000 characters as Zipf has them.
                size = 1 if len(words) < 200 else 2
                words[word] = "".join(common[int(3000 * chance.random() ** 2)] for _ in range(size))
            made.append(words[word])
        return "".join(made)

    texts = [turned(source) for source, _ in pairs]
    texts += [f"{text}{common[at % 3000]}{common[at % 2999]}" for at, text in enumerate(texts[: 800_000 - len(texts)])]
    made = generation.build(texts, range(len(texts)))
    times = []
    for query in queries[::3]:
        asked = turned(query)
        times.append(cpu(lambda asked=asked: search.search(made, search.Query(asked, 75)) if asked else None)[0])
    told(figures, "Chinese lookup p50 ms max", quantile(times, 50), f"{len(made.lengths):,} distinct texts; as fast")
    told(figures, "Chinese lookup p99 ms max", quantile(times, 99))


__all__: Iterable[str] = ("run",)
