"""SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format", 2020), for code scanning."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tmkit.core import Severity
from tmkit.report import streaming
from tmkit.report.review import Found, Report, Review, RuleFacts

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(review: Review, colours: bool) -> Iterator[str]:
    """One log with one run."""
    places = {rule.code: number for number, rule in enumerate(review.rules)}
    results = (_result(one, places) for one in review.found)
    yield from streaming.document(_frame(review), "results", results, depth=3)


def _frame(review: Review) -> dict[str, Any]:
    """The log but for its results; columns count code points."""
    run = {
        "tool": {
            "driver": {
                "name": "tmkit",
                "informationUri": "https://github.com/tmkit/tmkit",
                "rules": [_rule(rule) for rule in review.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(path)}} for path in review.files],
        "results": [],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: RuleFacts) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.title() for part in rule.code.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.title},
        "help": {"text": rule.help, "markdown": f"```text\n{rule.help}\n```"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["localization", f"its:{rule.its_type}"], "mqm": rule.mqm},
    }


def _result(one: Found, places: dict[str, int]) -> dict[str, Any]:
    finding, unit = one.finding, one.unit
    target = unit.target.text if unit.target else ""
    region: dict[str, Any] = {"startLine": 1}
    if finding.place:
        region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    if target or unit.source.text:
        region["snippet"] = {"text": target or unit.source.text}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(one)},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": uri(finding.path)}, "region": region},
                "logicalLocations": [{"name": finding.unit_id or "-", "kind": "resource"}],
            }
        ],
        "partialFingerprints": {"tmkit/v1": finding.fingerprint},
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    return result


def _message(one: Found) -> str:
    return f"{one.finding.message} [{one.unit.source.lang}: {_short(one.unit.source.text)}]"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:159] + "\u2026"


def uri(path: str) -> str:
    """A path as a URI reference: forward slashes, escaped."""
    return quote(PurePath(path).as_posix() if path else "-", safe="/-._~")


REPORT = Report("sarif", "SARIF 2.1.0, for code scanning", write, ".sarif")
