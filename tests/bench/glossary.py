"""The glossary measured: terms seen in human translations, found in sources, calibrated; speed and the kept index.

The peer is the rule that translation platforms use: the term's base form between word boundaries, in any case.
"""

import itertools
import json
import lzma
import random
import re
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from tmkit.core import Concept, Segment, Term, Unit
from tmkit.glossary import Glossary, calibrate, demands, present, shelf

SETS = ("es", "fr21", "ticofr", "ticozh")
Row = dict[str, object]


def run(data: Path) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in SETS:
        rows = [json.loads(line) for line in (data / "glossary" / f"{name}.jsonl").open(encoding="utf-8")]
        figures |= {f"{name} {key}": value for key, value in _presence(name, rows).items()}
        figures |= {f"{name} {key}": value for key, value in _enforced(name, rows).items()}
    figures |= _speed(data / "tm" / "en-fr.jsonl.xz")
    return figures


def _peer(terms: list[str], target: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(term)}(?!\w)", target, re.IGNORECASE) for term in terms)


def _presence(name: str, rows: list[Row]) -> dict[str, float]:
    """Percent missed of those present; percent wrongly accepted of random and confusable ones."""
    count: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for row in rows:
        kind, terms, target = str(row["kind"]), list(row["target_terms"]), str(row["target"])  # type: ignore[call-overload]
        count[kind] += 1
        ours[kind] += bool(present(terms, target, str(row["tgt_lang"]), source_term=str(row["source_term"])))
        theirs[kind] += _peer(terms, target)

    def miss(found: Counter[str]) -> float:
        return 100 * (1 - found["present"] / count["present"])

    print(f"{name:7s} miss {miss(ours):5.2f} % (base form between boundaries: {miss(theirs):.1f} %)", end="")
    figures = {"miss max": miss(ours)}
    for kind in ("random", "confusable"):
        if count[kind]:
            figures[f"{kind} max"] = 100 * ours[kind] / count[kind]
            print(f"  {kind} {figures[f'{kind} max']:.2f} %", end="")
    print()
    return figures


def _enforced(name: str, rows: list[Row]) -> dict[str, float]:
    """Percent of source terms found; percent of hits that alarm once calibrated, and of hits that still may."""
    rows = [row for row in rows if row["kind"] == "present"]
    lang = str(rows[0]["tgt_lang"])
    terms: dict[str, dict[str, None]] = {}
    for row in rows:
        terms.setdefault(str(row["source_term"]), {}).update(dict.fromkeys(row["target_terms"]))  # type: ignore[call-overload]
    concepts = [
        Concept(str(number), (Term(source, "en"), *(Term(target, lang) for target in targets)))
        for number, (source, targets) in enumerate(terms.items())
    ]
    alone = {concept.terms[0].text: Glossary([concept]) for concept in concepts}
    found = sum(bool(alone[str(row["source_term"])].hits(str(row["source"]), "en")) for row in rows)
    pairs = dict.fromkeys((str(row["source"]), str(row["target"])) for row in rows)
    units = [Unit(str(n), Segment(a, "en"), Segment(b, lang), lang) for n, (a, b) in enumerate(pairs)]
    glossary = Glossary(concepts)
    glossary = glossary.with_habits(calibrate(glossary, units).habits)
    hits = alarms = kept = 0
    for unit in units:
        for demand in demands(glossary, unit.source.text, "en", str(unit.target and unit.target.text), lang):
            habit = glossary.habit(demand.concepts[0], lang)
            hits += 1
            if habit is None or not habit.is_loose:
                kept += 1
                alarms += not demand.is_met
    figures = {
        "source terms": 100 * found / len(rows),
        "calibrated alarms max": 100 * alarms / kept,
        "hits kept": 100 * kept / hits,
    }
    alarming = figures["calibrated alarms max"]
    print(
        f"{'':7s} source terms found {figures['source terms']:.1f} %; calibrated: {alarming:.1f} % of hits alarm, "
        f"{figures['hits kept']:.1f} % of hits kept"
    )
    return figures


def _speed(path: Path) -> dict[str, float]:
    """Segments a second of CPU time, and the kept index's opening (s) and look-up (ms)."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in itertools.islice(file, 120_000)]
    seed = random.Random(3)
    terms: dict[str, str] = {}
    while len(terms) < 100_000:
        row = seed.choice(rows[:60_000])
        words, others = re.findall(r"\w+", row["s"]), re.findall(r"\w+", row["t"])
        size = seed.choice((1, 2, 2, 2, 3, 3, 4))
        at = seed.randrange(max(1, len(words) - size + 1))
        term = " ".join(words[at : at + size])
        if len(term) > 4 and others:
            terms.setdefault(term, " ".join(others[at : at + size]) or others[0])
    listed = list(terms.items())
    seed.shuffle(listed)
    texts = [row["s"] for row in rows[60_000:] if 20 < len(row["s"]) < 400][:6000]
    figures = {}
    for size in (1_000, 100_000):
        concepts = [Concept(str(n), (Term(a, "en"), Term(b, "fr"))) for n, (a, b) in enumerate(listed[:size])]
        glossary = Glossary(concepts)
        for text in texts[:500]:
            glossary.hits(text + " ", "en")
        start = time.process_time()
        met = sum(len(glossary.hits(text, "en")) for text in texts)
        figures[f"segments/s {size} terms"] = len(texts) / (time.process_time() - start)
        rate = figures[f"segments/s {size} terms"]
        print(f"{size} terms: {rate:,.0f} segments/s, {met / len(texts):.1f} hits each")
    figures |= _shelf(glossary, texts)
    return figures


def _shelf(glossary: Glossary, texts: list[str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "glossary.sqlite"
        shelf.write(glossary, place)
        start = time.perf_counter()
        opened = shelf.open_shelf(place)
        assert opened is not None
        opened.hits("Open", "en")
        figures = {"index opens s max": time.perf_counter() - start}
        spent = []
        for text in texts[:2000]:
            start = time.perf_counter()
            opened.hits(text, "en")
            spent.append(1000 * (time.perf_counter() - start))
    figures["look-up ms max"] = statistics.median(spent)
    print(f"kept index of {len(glossary)}: opens in {figures['index opens s max']:.3f} s, look-up p50 "
          f"{figures['look-up ms max']:.2f} ms, mean {statistics.mean(spent):.2f} ms")  # fmt: skip
    return figures
