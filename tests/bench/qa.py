"""How quiet `tmkit qa` is on approved translations, what it finds of planted slips, how fast the checks are.

Quiet: `po_en-fr.jsonl`, `po_en-zh.jsonl` (approved catalogues of real projects). Slips: DEMETR's perturbations of
punctuation, repetition, spelling, casing and empties (Karpinska et al. 2022), each against the check that is for it,
at any level, good translation beside bad. Reports: SARIF and JUnit of a whole catalogue, held against the schemas.
`qa_peers` measures other tools beside.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import polib
from lxml import etree

from tmkit import qa
from tmkit.core import Segment, Severity, Unit

DEMETR = {
    "base_id33_empty": ("empty-target",),
    "minor_id1_repeat2": ("repeated-word",),
    "minor_id26_misspelled": ("spelling",),
    "minor_id28_final_punc_removed": ("end-punctuation",),
    "minor_id29_punc_addition": ("punctuation", "quotes", "spacing", "end-punctuation"),
    "minor_id30_tokenized": ("spacing", "punctuation"),
    "minor_id31_full_lower": ("capitalisation",),
    "minor_id32_first_lower": ("capitalisation",),
    "critical_id4_codemix": ("untranslated-part", "wrong-script"),
}
"""Perturbation -> the checks that are for it."""


def rows(path: Path) -> list[dict[str, str]]:
    """The items of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def unit(row: dict[str, str], side: str = "good") -> Unit:
    """An item as a unit."""
    target = Segment(row[side], row["tgt_lang"])
    flags = frozenset(row.get("flags", ()))
    return Unit(row["id"], Segment(row["source"], row["src_lang"]), target, row["tgt_lang"], flags=flags)


def codes(units: Iterable[Unit], rules: qa.Rules) -> list[set[str]]:
    """The codes told of each unit."""
    return [{one.code for one in found} for _, found in qa.review(units, rules, across=True)]


def quiet(data: Path, figures: dict[str, float]) -> None:
    """Units with a finding at warning or above, in percent; and the speed of all checks that are on.

    Of approved catalogues, whose texts are short, and of news (NTREX-128), whose sentences are long.
    """
    for name in ("po_en-fr", "po_en-zh", "ntrex_fr-en"):
        units = [unit(row) for row in rows(data / "qa" / f"{name}.jsonl")]
        list(qa.check(units[:50]))  # lists and models are loaded once a run, whatever its size
        started = time.process_time()
        told = [found for _, found in qa.review(units)]
        taken = time.process_time() - started
        loud = sum(any(one.severity.rank >= Severity.WARNING.rank for one in found) for found in told)
        figures[f"quiet {name} percent max"] = 100 * loud / len(units)
        figures[f"units/s {name}"] = len(units) / taken
        print(
            f"{name}: {100 * loud / len(units):.2f} % of {len(units)} units flagged, {len(units) / taken:.0f} units/s"
        )


def slips(data: Path, figures: dict[str, float]) -> None:
    """Of each perturbation the bad found and the good not, in percent."""
    rules = qa.choose(select=sorted({code for wanted in DEMETR.values() for code in wanted}))
    for name, wanted in DEMETR.items():
        items = rows(data / "qa" / f"demetr_{name}.jsonl")
        good, bad = (
            [bool(found & set(wanted)) for row in items for found in codes([unit(row, side)], rules)]
            for side in ("good", "bad")
        )
        won = 100 * sum(b and not g for g, b in zip(good, bad, strict=True)) / len(items)
        figures[f"win {name}"] = won
        print(
            f"{name}: bad found {100 * sum(bad) / len(items):.1f} %, good flagged {100 * sum(good) / len(items):.1f} %"
        )


def reports(data: Path, figures: dict[str, float]) -> None:
    """The reports of one catalogue of real entries, valid or not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fr.po"
        catalogue = polib.POFile()
        catalogue.metadata = {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
        unique = {row["source"]: row for row in reversed(rows(data / "qa" / "po_en-fr.jsonl"))}
        catalogue.extend(
            polib.POEntry(msgid=row["source"], msgstr=row["good"], flags=list(row.get("flags", ())))
            for row in unique.values()
        )
        catalogue.save(str(path))
        validate(path, data.parent / "schemas", figures)


def validate(path: Path, schemas: Path, figures: dict[str, float]) -> None:
    """Hold the SARIF and JUnit reports of a file against the published schemas, where they are beside the data."""
    tmkit = str(Path(sys.executable).with_name("tmkit"))
    for name, schema in (("sarif", schemas / "sarif"), ("junit", schemas / "junit")):
        report = path.with_suffix(f".{name}")
        command = [tmkit, "qa", str(path), "--format", name, "--output", str(report), "--fail-on", "never"]
        subprocess.run(command, check=True)
        if not schema.is_dir():
            continue
        if name == "sarif":
            rules = json.loads(next(schema.glob("*.json")).read_text(encoding="utf-8"))
            valid = jsonschema.validators.validator_for(rules)(rules).is_valid(json.loads(report.read_text()))
        else:
            valid = etree.XMLSchema(etree.parse(str(next(schema.glob("*.xsd"))))).validate(etree.parse(str(report)))
        figures[f"{name} valid"] = float(valid)
        print(f"{name}: {'valid' if valid else 'INVALID'}")


def run(data: Path) -> dict[str, float]:
    """All figures."""
    figures: dict[str, float] = {}
    quiet(data, figures)
    slips(data, figures)
    reports(data, figures)
    return figures
