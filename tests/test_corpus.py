"""The real case: the press release, its gold, its committed TMX files, and the faults planted in copies of them."""

import hashlib
import subprocess
import sys
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from tmkit.core import Severity, Unit
from tmkit.flows import configuration, glossary_files
from tmkit.flows import review as reviewing
from tmkit.formats import registry
from tmkit.glossary import Glossary
from tmkit.report.review import Found
from tmkit.segment import split

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpora" / "sce2018"
TMKIT = str(Path(sys.executable).with_name("tmkit"))
FAULTS = tomllib.loads((CORPUS / "faults" / "FAULTS.toml").read_text(encoding="utf-8"))["fault"]
PAIRS = ("fr-en", "fr-zh", "en-zh")


def text(name: str) -> str:
    return (CORPUS / name).read_text(encoding="utf-8")


def tmkit(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TMKIT, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_every_file_is_the_one_that_the_manifest_names() -> None:
    manifest = tomllib.loads(text("CORPUS.toml"))
    for entry in manifest["text"] + manifest["gold"]:
        assert hashlib.sha256((CORPUS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry["file"]


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
def test_the_release_is_segmented_as_the_gold_says(lang: str) -> None:
    document = text(f"release.{lang}.txt")
    segments = split(document, lang)
    assert [segment.text for segment in segments] == text(f"gold.{lang}.segments.txt").splitlines()
    for segment in segments:
        assert segment.place is not None
        assert segment.place.of(document) == segment.text


@pytest.mark.parametrize("pair", PAIRS)
def test_the_release_is_aligned_as_the_gold_says(pair: str, tmp_path: Path) -> None:
    source, target = pair.split("-")
    files = [str(CORPUS / f"release.{lang}.txt") for lang in (source, target)]
    told = tmkit("align", *files, "--langs", f"{source},{target}", "--beads")
    assert told.returncode == 0, told.stderr
    assert told.stdout == text(f"gold.{pair}.beads.txt")


@pytest.mark.parametrize("name", ["fr-en", "fr-zh", "fr-en-zh"])
def test_the_committed_tmx_is_what_the_command_writes(name: str, tmp_path: Path) -> None:
    langs = name.split("-")
    files = [str(CORPUS / f"release.{lang}.txt") for lang in langs]
    told = tmkit("align", *files, "--langs", ",".join(langs), "-o", str(tmp_path / "out.tmx"))
    assert told.returncode == 0, told.stderr
    made, kept = (units(path) for path in (tmp_path / "out.tmx", CORPUS / f"{name}.tmx"))
    assert [(unit.key, unit.source, unit.target) for unit in made] == [
        (unit.key, unit.source, unit.target) for unit in kept
    ]


def units(path: Path) -> list[Unit]:
    return list(registry.parse(path.read_bytes(), path=str(path)).units())


def test_the_three_language_tmx_has_a_unit_for_each_group_of_beads() -> None:
    three = units(CORPUS / "fr-en-zh.tmx")
    assert len({unit.id for unit in three}) == 13
    assert {unit.target_lang for unit in three} == {"en", "zh"}


@lru_cache(maxsize=64)
def findings(name: str) -> tuple[Found, ...]:
    """What the checks say of a TMX of the corpus, clean or faulty, with no configuration but the glossary found."""
    folder = CORPUS if (CORPUS / f"{name}.tmx").exists() else CORPUS / "faults"
    glossary = (str(ROOT / "glossaries" / "sce2018.tbx"),)
    options = reviewing.Options(glossary=glossary)
    return reviewing.review([str(folder / f"{name}.tmx")], configuration.load(CORPUS), options).found


@pytest.mark.parametrize("name", ["fr-en", "fr-zh", "fr-en-zh"])
def test_the_committed_tmx_is_clean(name: str) -> None:
    assert [one.finding for one in findings(name) if one.finding.severity is not Severity.INFO] == []


def test_the_command_finds_the_glossary_by_itself_and_nothing_to_stop_for() -> None:
    told = tmkit("qa", "corpora/sce2018/fr-en-zh.tmx")
    assert told.returncode == 0, told.stdout
    assert tmkit("qa", f"corpora/sce2018/faults/{FAULTS[0]['name']}.tmx").returncode == 1


def test_the_lost_closing_guillemet_is_an_info() -> None:
    assert any("»" in one.finding.message or "«" in one.finding.message for one in findings("fr-en"))


def identity(one: Found) -> tuple[object, ...]:
    finding = one.finding
    return (finding.code, finding.unit_id, finding.target_lang, finding.source_spans, finding.target_spans)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_each_planted_fault_is_found_at_its_span_and_nothing_else(fault: dict[str, object]) -> None:
    before = {identity(one) for one in findings(str(fault["base"]))}
    new = [one for one in findings(str(fault["name"])) if identity(one) not in before]
    assert [one.finding.code for one in new] == [fault["code"]]
    finding, unit = new[0].finding, new[0].unit
    target = unit.target.text if unit.target else ""
    assert [span.of(unit.source.text) for span in finding.source_spans] == fault["source"]
    assert [span.of(target) for span in finding.target_spans] == fault["target"]


def test_there_are_faults_of_many_kinds() -> None:
    assert len(FAULTS) >= 25
    assert len({fault["name"] for fault in FAULTS}) == len(FAULTS)
    assert {path.stem for path in (CORPUS / "faults").glob("*.tmx")} == {fault["name"] for fault in FAULTS}


def test_a_character_inside_another_name_is_no_term() -> None:
    glossary = Glossary(glossary_files.read(str(ROOT / "glossaries" / "sce2018.tbx")).concepts)
    assert [hit.term.text for hit in glossary.hits("华盛顿的温度是80华氏度", "zh")] == []
    assert [hit.concept.id for hit in glossary.hits("拓展在华业务", "zh")] == ["china"]
