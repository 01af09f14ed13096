"""The door for pipelines: JSON lines that ask whether a translation renders a term."""

import json
from collections.abc import Iterable, Iterator

from tmkit.core import TmkitError
from tmkit.glossary import present
from tmkit.text import languages


def answer_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """For each line `{"id", "source_lang", "target_lang", "source_term", "target_terms": [...], "target"}` its answer.

    The answer is `{"id", "present": true|false, "spans": [[start, end], ...]}`, spans in code points of the target, in
    order; for a bad line `{"id", "error"}`. Empty lines are skipped.
    """
    for line in lines:
        if not line.strip():
            continue
        row: object = None
        try:
            row = json.loads(line)
            answer = _answer(row)
        except (TmkitError, ValueError, RecursionError) as error:
            answer = {"id": row.get("id") if isinstance(row, dict) else None, "error": str(error)}
        yield json.dumps(answer, ensure_ascii=False)


def _answer(row: object) -> dict[str, object]:
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")
    lang, target, terms = row.get("target_lang"), row.get("target"), row.get("target_terms")
    if not isinstance(lang, str) or not isinstance(target, str):
        raise ValueError('needs "target_lang" and "target", both strings')
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise ValueError('needs "target_terms", a list of strings')
    source_term = row.get("source_term", "")
    named = source_term if isinstance(source_term, str) else ""
    spans = present(terms, target, languages.canonical(lang), source_term=named)
    return {"id": row.get("id"), "present": bool(spans), "spans": [[span.start, span.end] for span in spans]}
