"""Segmentation measured: quality on treebanks and on sentencex's suite, speed beside the peers in one run.

Quality is F1 over boundaries whose text ends in terminal punctuation ("UD-p"), the mean over a language's treebanks.
Speed is CPU time over the same texts, paragraph by paragraph; peers run in this process, ours among them.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import regex

from tmkit import segment

TERMINAL = regex.compile(r"[.!?…。！？｡][\"”»’')\]』」》）\s]*$")
LANGUAGES = ("fr", "en", "zh")
SUITE = ("de", "es", "it", "pt", "nl", "pl", "ru", "ja", "ar")
BIG = 10_000_000
"""Bytes of the one string that is cut whole."""

Cutter = Callable[[str, str], Iterable[int]]
"""Text and language to the ends of its segments."""


def run(data: Path) -> dict[str, float]:
    """Every figure by its name; prints its tables as it goes."""
    folder = data / "segment"
    figures: dict[str, float] = {}
    quality(folder, figures)
    suite(folder, figures)
    speed(folder, figures)
    whole(folder, figures)
    for lang in LANGUAGES:
        figures[f"cold start ms {lang} max"] = cold(lang)
        print(f"cold start {lang}: {figures[f'cold start ms {lang} max']:.0f} ms")
    return figures


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def treebanks(folder: Path, lang: str) -> list[Path]:
    return sorted(folder.glob(f"ud_{lang}_*.jsonl"))


def bare(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def f1(path: Path, cut: Cutter) -> float:
    hit = wrong = missed = 0
    for row in rows(path):
        text, edge = row["text"], {0, len(row["text"].rstrip())}
        gold = {bare(text, end) for end in row["ends"]} - edge
        told = {bare(text, end) for end in cut(text, row["lang"])} - edge
        soft = {end for end in gold if not TERMINAL.search(text[:end])}
        gold, told = gold - soft, told - soft
        hit, wrong, missed = hit + len(gold & told), wrong + len(told - gold), missed + len(gold - told)
    return 200 * hit / (2 * hit + wrong + missed)


def ours(text: str, lang: str) -> Iterable[int]:
    return [end for _, end in segment.spans(text, lang)]


def ends_of(pieces: Iterable[str]) -> list[int]:
    ends, last = [], 0
    for piece in pieces:
        last += len(piece)
        ends.append(last)
    return ends


def peers() -> dict[str, Cutter]:
    """The peers that are installed, by name."""
    found: dict[str, Cutter] = {}
    try:
        import choppa

        document = choppa.SrxDocument(ruleset=str(Path(choppa.__file__).parent / "data/srx/languagetool_segment.srx"))
        found["choppa-srx"] = lambda text, lang: ends_of(choppa.SrxTextIterator(document, f"{lang}_two", text))
    except ImportError:
        pass
    try:
        import pysbd

        known = {lang: pysbd.Segmenter(language=lang, clean=False) for lang in LANGUAGES}
        found["pysbd"] = lambda text, lang: ends_of(known[lang].segment(text))
    except ImportError:
        pass
    try:
        import sentencex

        found["sentencex"] = lambda text, lang: ends_of(sentencex.segment(lang, text))
    except ImportError:
        pass
    try:
        import sentence_splitter

        splitters = {lang: sentence_splitter.SentenceSplitter(language=lang) for lang in ("fr", "en")}
        found["sentence-splitter"] = lambda text, lang: _found_in(text, splitters[lang].split(text))
    except ImportError:
        pass
    return found


def _found_in(text: str, pieces: Iterable[str]) -> list[int]:
    ends, last = [], 0
    for piece in pieces:
        last = text.find(piece[-8:], last) + len(piece[-8:])
        ends.append(last)
    return ends


def quality(folder: Path, figures: dict[str, float]) -> None:
    everyone = {"tmkit": ours, **peers()}
    print(f"{'UD-p F1':20s}" + "".join(f"{lang:>8s}" for lang in LANGUAGES))
    for name, cut in everyone.items():
        line = f"{name:20s}"
        for lang in LANGUAGES:
            if name == "sentence-splitter" and lang == "zh":
                continue
            paths = treebanks(folder, lang)
            mean = sum(f1(path, cut) for path in paths) / len(paths)
            line += f"{mean:8.2f}"
            if name == "tmkit":
                figures[f"ud-p {lang}"] = mean
        print(line)


def suite(folder: Path, figures: dict[str, float]) -> None:
    right, every = 0, 0
    for row in rows(folder / "sentencex_suite.jsonl"):
        if row["lang"] in SUITE:
            every += 1
            wanted = {bare(row["text"], end) for end in row["ends"]}
            right += wanted == set(ours(row["text"], row["lang"])) | {len(row["text"].rstrip())}
    figures["sentencex suite, texts right of 100"] = 100 * right / every
    print(f"sentencex suite, {', '.join(SUITE)}: {right} of {every} texts right")


def speed(folder: Path, figures: dict[str, float]) -> None:
    everyone = {"tmkit": lambda text, lang: segment.split(text, lang), **peers()}
    print(f"{'MB/s of CPU':20s}" + "".join(f"{lang:>8s}" for lang in LANGUAGES))
    measured: dict[tuple[str, str], float] = {}
    for name, cut in everyone.items():
        line = f"{name:20s}"
        for lang in LANGUAGES:
            if name == "sentence-splitter" and lang == "zh":
                continue
            texts = [row["text"] for path in treebanks(folder, lang) for row in rows(path)]
            if name == "pysbd":  # a hundred times slower: a part will do
                texts = texts[:60]
            measured[name, lang] = throughput(texts, lang, cut, turns=3 if name == "tmkit" else 1)
            line += f"{measured[name, lang]:8.2f}"
        print(line)
    for lang in LANGUAGES:
        if ("choppa-srx", lang) in measured:
            figures[f"speed x choppa-srx {lang}"] = measured["tmkit", lang] / measured["choppa-srx", lang]


def throughput(texts: list[str], lang: str, cut: Callable[[str, str], object], *, turns: int) -> float:
    """Megabytes of UTF-8 per second of CPU, the best of the turns."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    cut(texts[0], lang)
    best = float("inf")
    for _ in range(turns):
        start = time.process_time()
        for text in texts:
            for _ in cut(text, lang):  # type: ignore[attr-defined]  # every cutter gives something to go through
                pass
        best = min(best, time.process_time() - start)
    return size / best


def whole(folder: Path, figures: dict[str, float]) -> None:
    for lang in LANGUAGES:
        texts = [row["text"] for path in treebanks(folder, lang) for row in rows(path)]
        one = " ".join(texts)
        one = " ".join([one] * (BIG // len(one.encode()) + 1))
        start = time.process_time()
        segment.split(one, lang)
        rate = len(one.encode()) / 1e6 / (time.process_time() - start)
        piecewise = throughput(texts, lang, segment.split, turns=2)
        figures[f"10 MB at once / by paragraph {lang}"] = rate / piecewise
        print(f"{lang}: one string of 10 MB {rate:.1f} MB/s, paragraph by paragraph {piecewise:.1f}")


def cold(lang: str) -> float:
    """Milliseconds of CPU that the first text of a language takes, its rules loaded, in a fresh process."""
    probe = (
        "import time; from tmkit import segment; start = time.process_time();"
        f"segment.split('M. X. Go on? Yes. « Oui. » 好。', {lang!r}); print((time.process_time() - start) * 1000)"
    )
    return min(float(subprocess.check_output([sys.executable, "-c", probe], text=True)) for _ in range(3))
