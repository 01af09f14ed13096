"""The door for pipelines: units as lines of JSON, each answered with its findings."""

import json
from collections.abc import Iterable, Iterator

from tmkit import qa
from tmkit.core import Finding, Segment, TmkitError, Unit
from tmkit.flows.configuration import Configuration
from tmkit.flows.review import Options, failing_level, knobs_for, knowing, rules_for
from tmkit.text import languages

LONGEST = 16 * 1024 * 1024
"""Bytes of a line of JSON that are read; a segment has some hundred."""


def answer_lines(lines: Iterable[bytes], configuration: Configuration, options: Options) -> Iterator[tuple[str, bool]]:
    """For each line `{"id", "source_lang", "target_lang", "source", "target", "flags"?, "context"?}` its answer.

    The answer is `{"id", "findings": [{"code", "severity", "message", "source_spans", "target_spans"}]}`, or
    `{"id", "error"}` for a bad line, in order; beside it, whether some finding is at the failing level. Spans count
    code points. Each line stands alone: what shows only across units is not looked for. Empty lines are skipped.
    """
    failing = failing_level(options.fail_on or configuration.get("qa.fail-on"))
    rules = knowing(rules_for(configuration, options), knobs_for(configuration, options)).without(qa.Scope.FILES)
    for line in lines:
        if not line.strip():
            continue
        if len(line) > LONGEST:
            yield json.dumps({"id": None, "error": f"the line is longer than {LONGEST} bytes"}), False
            continue
        row: object = None
        fails = False
        try:
            row = json.loads(line)
            unit = _asked(row)
            (_, findings), *_ = qa.review([unit], rules, across=False)
            fails = failing is not None and any(one.severity.rank >= failing.rank for one in findings)
            answer: dict[str, object] = {"id": unit_id(row), "findings": [_answered(one) for one in findings]}
        except (TmkitError, ValueError, RecursionError) as error:
            answer = {"id": unit_id(row), "error": str(error)}
        yield json.dumps(answer, ensure_ascii=False), fails


def unit_id(row: object) -> object:
    """The line's own id, of whatever kind."""
    return row.get("id") if isinstance(row, dict) else None


def _asked(row: object) -> Unit:
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")
    texts = [row.get(name) for name in ("source_lang", "target_lang", "source")]
    target, flags = row.get("target"), row.get("flags") or []
    if not all(isinstance(text, str) for text in texts) or not isinstance(target, str | None):
        raise ValueError('needs "source_lang", "target_lang", "source" and "target", all strings')
    if not isinstance(flags, list) or not all(isinstance(flag, str) for flag in flags):
        raise ValueError('"flags" must be a list of strings')
    here, there = languages.canonical(str(texts[0])), languages.canonical(str(texts[1]))
    return Unit(
        str(row.get("id", "")),
        Segment(str(texts[2]), here),
        None if target is None else Segment(target, there),
        there,
        context=str(row.get("context") or ""),
        flags=frozenset(flags),
    )


def _answered(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "source_spans": [[span.start, span.end] for span in finding.source_spans],
        "target_spans": [[span.start, span.end] for span in finding.target_spans],
    }
