"""Files and texts cut into segments, for the command and for pipelines."""

import bisect
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tmkit import segment
from tmkit.core import ConfigurationError, InputError, LanguageError, Segment, Span, TmkitError
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
        end = self.segments[-1].place.end if self.segments and self.segments[-1].place else 0
        return {"path": self.path, "lang": self.lang, "segments": list(self._parts()), "after": self.text[end:]}

    def rows(self) -> Iterator[dict[str, object]]:
        """Each segment as an object of its own, which names its file and language."""
        for part in self._parts():
            yield {"path": self.path, "lang": self.lang, **part}

    def _parts(self) -> Iterator[dict[str, object]]:
        last = 0
        for each in self.segments:
            place = each.place or Span(last, last)
            yield {"start": place.start, "end": place.end, "before": self.text[last : place.start], "text": each.text}
            last = place.end


def load_rules(path: Path | str, *, dialect: str | None = None) -> Ruleset:
    """The rules of an SRX file. Raises InputError, with file, line and column."""
    return segment.read(files.read(path), path=str(path), dialect=Dialect(dialect) if dialect else None)


def segment_path(path: str, lang: str = "", *, rules: Ruleset | None = None, newlines: str | None = None) -> Segmented:
    """The segments of a file, or of standard input for `-`.

    Without `lang` the file's name says the language: `release.fr.txt` is French.
    Raises InputError or LanguageError, or ConfigurationError when no language is said.
    """
    raw = sys.stdin.buffer.read() if path == "-" else files.read(path)
    return segment_bytes(raw, path, lang, rules=rules, newlines=newlines)


def segment_bytes(
    raw: bytes, path: str, lang: str = "", *, rules: Ruleset | None = None, newlines: str | None = None
) -> Segmented:
    """As `segment_path`, of what was read already; `path` names it."""
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


def explain_file(done: Segmented, *, rules: Ruleset | None = None, newlines: str | None = None) -> Iterator[str]:
    """A line for each position where some break rule stands: where, whether it breaks, the text, the rule."""
    text = done.text
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    for position, breaks, rule in segment.explain(text, done.lang, rules=rules, newlines=newlines):
        line = bisect.bisect_right(starts, position)
        column = position - starts[line - 1] + 1
        before, after = text[max(0, position - 20) : position], text[position : position + 12]
        context = " ".join(f"{before}|{after}".split())
        yield (
            f"{done.path}:{line}:{column}: {'break' if breaks else 'hold'}  {context}  "
            f"[{rule.path}:{rule.line}] {rule.note or f'{_shortened(rule.before)} | {_shortened(rule.after)}'}"
        )


def _shortened(expression: str) -> str:
    return expression if len(expression) <= 60 else expression[:57] + "..."


def export_rules(lang: str) -> bytes:
    """The rules that tmkit has for a language as an SRX file. Raises LanguageError when `lang` is no language tag."""
    note = f"tmkit's segmentation rules for {languages.canonical(lang)}. Apache-2.0."
    return segment.write(segment.ruleset(lang), note=note)


class Notes:
    """Says each thing that the user should know of the rules once."""

    def __init__(self, rules: Ruleset | None, say: Callable[[str], None]) -> None:
        """`say` is given the lines."""
        self._rules, self._say = rules, say
        self._said: set[str] = set()
        self._languages: dict[str, None] = {}

    def tell(self, lang: str) -> None:
        """What is to be said of the rules for a language, when it is first met."""
        if lang not in self._languages:
            self._languages[lang] = None
            self._tell_again(lang)

    def finish(self) -> None:
        """What the texts have shown since: rules that took too long."""
        for lang in self._languages:
            self._tell_again(lang)

    def _tell_again(self, lang: str) -> None:
        for note in segment.notes(lang, rules=self._rules):
            if note not in self._said:
                self._said.add(note)
                self._say(note)


def answer_lines(
    lines: Iterable[bytes], *, rules: Ruleset | None = None, newlines: str | None = None, notes: Notes | None = None
) -> Iterator[str]:
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
            if notes and isinstance(row, dict):
                notes.tell(row["lang"])
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
