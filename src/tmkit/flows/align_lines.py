"""Segments in, beads out, a document a line: the door for pipelines."""

import json
from collections.abc import Iterable, Iterator

from tmkit import align
from tmkit.core import Bead, Segment, TmkitError
from tmkit.flows import align_memories
from tmkit.flows.build_memory import Options, met
from tmkit.text import languages


def answer_lines(lines: Iterable[bytes], options: Options | None = None) -> Iterator[str]:
    """For each line `{"id", "source_lang", "target_lang", "source", "target"}` a line `{"id", "beads", "scores"}`.

    `source` and `target` are lists of segments; `beads` pairs of lists of their indices, `scores` the probability of
    each. Optional: `source_paragraphs`, `target_paragraphs`, the paragraph number of each segment. In order; a bad line
    gets `{"id", "error"}`; empty lines are skipped.
    """
    options = options or Options()
    for line in lines:
        if not line.strip():
            continue
        row: object = None
        try:
            row = json.loads(line)
            answer = _answer(row, options)
        except (TmkitError, ValueError, RecursionError) as error:
            known = row.get("id") if isinstance(row, dict) else None
            answer = {"id": known, "error": str(error)}
        yield json.dumps(answer, ensure_ascii=False)


def _answer(row: object, options: Options) -> dict[str, object]:
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")
    sides, numbers = [], []
    for side in ("source", "target"):
        texts, lang = row.get(side), row.get(f"{side}_lang")
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError(f'needs "{side}", a list of strings')
        if not isinstance(lang, str):
            raise ValueError(f'needs "{side}_lang", a language tag')
        tag = languages.canonical(lang)
        sides.append(tuple(Segment(text, tag) for text in texts))
        told = row.get(f"{side}_paragraphs")
        if isinstance(told, list) and len(told) == len(texts) and all(isinstance(number, int) for number in told):
            numbers.append(tuple(told))
    glossary = options.glossary
    beads = align.pair(
        *sides,
        concepts=(met(glossary, sides[0]), met(glossary, sides[1])) if glossary else None,
        paragraphs=(numbers[0], numbers[1]) if len(numbers) == 2 and options.paragraphs != "off" else None,
        hard=options.paragraphs == "hard" and len(numbers) == 2,
        dictionary=options.dictionary,
        embed=options.embed,
        most=options.most,
        known=align_memories.between(options.known, sides[0][0].lang, sides[1][0].lang) if all(sides) else (),
    )
    return {
        "id": row.get("id"),
        "beads": [indices(bead) for bead in beads],
        "scores": [round(bead.score, 4) for bead in beads],
    }


def indices(bead: Bead) -> list[list[int]]:
    """The bead as two lists of indices."""
    return [list(range(bead.source.start, bead.source.end)), list(range(bead.target.start, bead.target.end))]
