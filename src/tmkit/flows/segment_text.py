"""Files and texts cut into segments, for the command and for pipelines."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tmkit import segment
from tmkit.core import ConfigurationError, InputError, LanguageError, Segment, TmkitError
from tmkit.formats import files
from tmkit.segment import Dialect, Ruleset
from tmkit.text import languages


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text with its segments: joining them and the white space between gives the text back."""

    path: str
    lang: str
    text: str
    segments: tuple[Segment, ...]

    def as_json(self) -> dict[str, object]:
        """Code-point spans, the white space before each segment and what is left at the end."""
        rows, last = [], 0
        for each in self.segments:
            start, end = (each.place.start, each.place.end) if each.place else (0, 0)
            rows.append({"start": start, "end": end, "before": self.text[last:start], "text": each.text})
            last = end
        return {"path": self.path, "lang": self.lang, "segments": rows, "after": self.text[last:]}


def load_rules(path: Path | str, *, dialect: str | None = None) -> Ruleset:
    """The rules of an SRX file. Raises InputError, with file, line and column."""
    return segment.read(files.read(path), path=str(path), dialect=Dialect(dialect) if dialect else None)


def segment_file(
    path: Path | str, lang: str = "", *, rules: Ruleset | None = None, newlines: str | None = None
) -> Segmented:
    """A file's segments; without `lang` the file's name says the language: `release.fr.txt` is French.

    Raises InputError or LanguageError, or ConfigurationError when no language is said.
    """
    return segment_bytes(files.read(path), str(path), lang, rules=rules, newlines=newlines)


def segment_bytes(
    raw: bytes, path: str, lang: str = "", *, rules: Ruleset | None = None, newlines: str | None = None
) -> Segmented:
    """As `segment_file`, of what was read already; `path` names it."""
    lang = lang or _language_in(path)
    if not lang:
        raise ConfigurationError(f"{path}: its name does not say its language; say it with --lang, such as --lang fr")
    if rules is None:
        lang = languages.canonical(lang)
    try:
        text = files.decode(raw)
    except InputError as error:
        raise error.at(path) from None
    return Segmented(path, lang, text, segment.split(text, lang, rules=rules, newlines=newlines))


def _language_in(path: str) -> str:
    parts = os.path.basename(path).split(".")  # noqa: PTH119 - a name, not a path: stdin has one too
    for part in reversed(parts[1:]):
        try:
            tag = languages.canonical(part)
        except LanguageError:
            continue
        if tag.partition("-")[0] in segment.available():
            return tag
    return ""


def answer_lines(lines: Iterable[bytes], *, rules: Ruleset | None = None, newlines: str | None = None) -> Iterator[str]:
    """For each line `{"id", "lang", "text"}` a line `{"id", "ends"}`, in order; a bad line gets `{"id", "error"}`.

    `ends`: offset of each segment's end, in code points (white space after it left out). Empty lines are skipped.
    """
    for line in lines:
        if not line.strip():
            continue
        row: object = None
        try:
            row = json.loads(line)
            answer = _answer(row, rules, newlines)
        except (TmkitError, ValueError, RecursionError) as error:
            known = row.get("id") if isinstance(row, dict) else None
            answer = {"id": known, "error": str(error)}
        yield json.dumps(answer, ensure_ascii=False)


def _answer(row: object, rules: Ruleset | None, newlines: str | None) -> dict[str, object]:
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")
    text, lang = row.get("text"), row.get("lang")
    if not isinstance(text, str) or not isinstance(lang, str):
        raise ValueError('needs "text" and "lang", both strings')
    return {"id": row.get("id"), "ends": [end for _, end in segment.spans(text, lang, rules=rules, newlines=newlines)]}
