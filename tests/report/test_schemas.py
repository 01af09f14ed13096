"""Reports for machines are held against what their formats ask, whatever the texts are."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from tmkit.apps.cli.main import _run
from tmkit.core import Finding, Fix, Segment, Severity, Span, Unit
from tmkit.core.unit import Place
from tmkit.report import as_json, registry
from tmkit.report.review import Found, Review, RuleFacts

SCHEMAS = Path(__file__).parent / "schemas"
JSON = {name: json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")) for name in ("sarif", "gitlab")}
JSON["json"] = as_json.SCHEMA
XML = {name: etree.XMLSchema(etree.parse(str(SCHEMAS / f"{name}.xsd"))) for name in ("junit", "checkstyle")}

TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
WORD = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@some.composite
def findings(draw: some.DrawFn) -> Found:
    source, target = draw(TEXT), draw(some.none() | TEXT)
    place = draw(some.none() | some.builds(Place, some.integers(1, 9999), some.integers(1, 999)))
    unit = Unit(draw(TEXT), Segment(source, "en"), None if target is None else Segment(target, "fr"), "fr", place=place)
    spans = (Span(0, len(source)),)
    fix = Fix(Span(0, 0), draw(TEXT)) if draw(some.booleans()) else None
    level, code = draw(some.sampled_from(Severity)), draw(some.sampled_from(["tags", "quotes", "own-rule"]))
    print_ = f"{draw(some.integers(0, 2**64 - 1)):016x}"
    path = draw(some.sampled_from(PATHS))
    return Found(
        Finding(code, level, draw(WORD), unit.id, spans, (), fix, "other", print_, "fr", "", path, place), unit
    )


PATHS = ("a b.po", "dossier/é#1?.tmx", "C:\\jobs\\50%.xlf", "-")
RULES = (
    RuleFacts("tags", "Markup is kept", Severity.ERROR, "Why", "markup", "A/B"),
    RuleFacts("quotes", "Quotes", Severity.INFO, "Why"),
)
REVIEWS = some.builds(
    lambda found, failing: Review(PATHS, 9, tuple(found), RULES, failing, sizes=tuple((path, 2) for path in PATHS)),
    some.lists(findings(), max_size=6),
    some.none() | some.sampled_from(Severity),
)


def written(name: str, review: Review) -> bytes:
    return "\n".join(registry.report(name).write(review, False)).encode()


@given(REVIEWS)
@settings(max_examples=40, deadline=None)
def test_reports_are_of_their_schemas_whatever_the_texts(review: Review) -> None:
    for name, schema in JSON.items():
        jsonschema.Draft202012Validator(schema).validate(json.loads(written(name, review)))
    for line in written("jsonl", review).splitlines():
        jsonschema.Draft202012Validator(as_json.FINDING_SCHEMA).validate(json.loads(line))
    for name, grammar in XML.items():
        grammar.assertValid(etree.fromstring(written(name, review)))


@given(REVIEWS)
@settings(max_examples=40, deadline=None)
def test_what_schemas_cannot_say_holds_too(review: Review) -> None:
    run = json.loads(written("sarif", review))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    known = {each["location"]["uri"] for each in run["artifacts"]}
    for result in run["results"]:
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] in known
    root = etree.fromstring(written("junit", review))
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert int(root.get("tests")) == len(root.findall("testsuite/testcase"))
    prints = Counter(issue["fingerprint"] for issue in json.loads(written("gitlab", review)))
    given_ = Counter((one.finding.fingerprint, one.finding.path) for one in review.found)
    assert len(prints) == len(given_)  # GitLab shows one of those that share a fingerprint


@given(REVIEWS)
@settings(max_examples=40, deadline=None)
def test_piece_by_piece_is_as_in_one_piece(review: Review) -> None:
    for name in JSON:
        text = written(name, review).decode()
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("sarif", ("version",), "2.0"),
        ("sarif", ("runs", 0, "results", 0, "level"), "info"),
        ("sarif", ("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        ("sarif", ("runs", 0, "artifacts", 0, "location", "uri"), "a b.po"),
        ("sarif", ("runs", 0, "results", 0, "rule"), {}),
        ("gitlab", (0, "severity"), "warning"),
        ("gitlab", (0, "location", "lines", "begin"), 0),
        ("json", ("summary", "units"), -1),
        ("json", ("findings", 0, "severity"), "note"),
    ],
)
def test_a_wrong_value_is_seen(name: str, path: tuple[str | int, ...], value: object) -> None:
    unit = Unit("1", Segment("a", "en"), Segment("b", "fr"), "fr")
    finding = Finding("tags", Severity.ERROR, "m", "1", fingerprint="0" * 16, path="a b.po", target_lang="fr")
    document: Any = json.loads(written(name, Review(PATHS, 1, (Found(finding, unit),), RULES)))
    validator = jsonschema.Draft202012Validator(JSON[name])
    assert validator.is_valid(document)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not validator.is_valid(document)


def test_the_published_schema_is_that_of_the_report() -> None:
    page = Path(__file__).parents[2] / "docs" / "qa-report.schema.json"
    assert json.loads(page.read_text(encoding="utf-8")) == as_json.SCHEMA, "make docs"
    jsonschema.Draft202012Validator.check_schema(as_json.SCHEMA)


def test_the_command_writes_valid_reports_of_a_real_file(tmp_path: Path) -> None:
    corpus = Path(__file__).parents[2] / "corpora" / "sce2018" / "faults" / "million-for-billion.tmx"
    for name in (*JSON, *XML):
        output = tmp_path / name
        assert _run(["qa", str(corpus), "--format", name, "--output", str(output), "--fail-on", "never"]) == 0
        if name in JSON:
            jsonschema.Draft202012Validator(JSON[name]).validate(json.loads(output.read_bytes()))
        else:
            XML[name].assertValid(etree.parse(str(output)))
