"""One JSON document: everything a program may want of a review. Its schema is published beside it."""

from collections.abc import Iterator
from typing import Any

from tmkit.report import streaming
from tmkit.report.review import Found, Report, Review

SCHEMA_VERSION = "1.0"
"""Grows by .1 when a field is added, by 1 when one changes or goes."""


def write(review: Review, colours: bool) -> Iterator[str]:
    """A document of two-space indents; findings by risk."""
    yield from streaming.document(_frame(review), "findings", map(finding, review.found), depth=1)


def _frame(review: Review) -> dict[str, Any]:
    """The document but for its findings."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": "tmkit",
        "files": list(review.files),
        "summary": {
            "units": review.units,
            "need_you": review.needing,
            "hidden": review.hidden,
            "findings": {severity.value: number for severity, number in review.counts.items()},
            "fails": review.fails,
            "headline": review.headline,
        },
        "notes": list(review.notes),
        "findings": [],
    }


def finding(one: Found) -> dict[str, Any]:
    """One finding as plain values; spans are pairs of code points, end not included."""
    what, unit = one.finding, one.unit
    value: dict[str, Any] = {
        "path": what.path,
        "line": what.place.line if what.place else None,
        "column": what.place.column if what.place else None,
        "unit_id": what.unit_id,
        "plural": what.plural,
        "code": what.code,
        "severity": what.severity.value,
        "message": what.message,
        "source_lang": unit.source.lang,
        "target_lang": what.target_lang,
        "source": unit.source.text,
        "target": unit.target.text if unit.target else None,
        "source_spans": [[span.start, span.end] for span in what.source_spans],
        "target_spans": [[span.start, span.end] for span in what.target_spans],
        "fix": None,
        "its_type": what.its_type,
        "fingerprint": what.fingerprint,
    }
    if what.fix:
        value["fix"] = {"span": [what.fix.span.start, what.fix.span.end], "text": what.fix.text, "safe": what.fix.safe}
    return value


_SPANS: dict[str, Any] = {
    "type": "array",
    "items": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
}
FINDING_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["path", "unit_id", "code", "severity", "message", "source_spans", "target_spans", "fingerprint"],
    "properties": {
        "path": {"type": "string"},
        "line": {"type": ["integer", "null"], "minimum": 1},
        "column": {"type": ["integer", "null"], "minimum": 1},
        "unit_id": {"type": "string"},
        "plural": {"type": "string"},
        "code": {"type": "string"},
        "severity": {"enum": ["error", "warning", "info"]},
        "message": {"type": "string"},
        "source_lang": {"type": "string"},
        "target_lang": {"type": "string"},
        "source": {"type": "string"},
        "target": {"type": ["string", "null"]},
        "source_spans": _SPANS,
        "target_spans": _SPANS,
        "fix": {
            "type": ["object", "null"],
            "required": ["span", "text", "safe"],
            "properties": {"span": _SPANS["items"], "text": {"type": "string"}, "safe": {"type": "boolean"}},
        },
        "its_type": {"type": "string"},
        "fingerprint": {"type": "string"},
    },
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "tmkit qa --format json",
    "type": "object",
    "required": ["schema_version", "tool", "files", "summary", "notes", "findings"],
    "properties": {
        "schema_version": {"type": "string", "pattern": "^1\\."},
        "tool": {"const": "tmkit"},
        "files": {"type": "array", "items": {"type": "string"}},
        "summary": {
            "type": "object",
            "required": ["units", "need_you", "hidden", "findings", "fails", "headline"],
            "properties": {
                "units": {"type": "integer", "minimum": 0},
                "need_you": {"type": "integer", "minimum": 0},
                "hidden": {"type": "integer", "minimum": 0},
                "findings": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
                "fails": {"type": "boolean"},
                "headline": {"type": "string"},
            },
        },
        "notes": {"type": "array", "items": {"type": "string"}},
        "findings": {"type": "array", "items": FINDING_SCHEMA},
    },
}
"""JSON Schema of the document (draft 2020-12); `tmkit qa --schema` prints it."""

REPORT = Report("json", "One document for a program; `tmkit qa --schema` prints its schema", write, ".json")
