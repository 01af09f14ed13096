"""A text to its matches: in one memory or several, for a person or line by line for a pipeline."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from tmkit import memory
from tmkit.core import ConfigurationError, Match, Segment, TmkitError
from tmkit.flows import configuration
from tmkit.memory import Memory, scoring
from tmkit.text import languages

NONE = (
    'no memory: name one with --memory, or in tmkit.toml (memory = ["NAME.tmdb"]);'
    " `tmkit memory import FILE --to NAME.tmdb` makes one"
)
"""What is said where neither a command nor the configuration names a memory."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the memories, whatever the text."""

    threshold: int = 75
    """Whole percent of the base score."""
    limit: int = 5
    source_lang: str = ""
    """Empty: any that a memory has."""
    target_lang: str = ""
    """Empty: every other."""


def chosen(named: Sequence[str]) -> tuple[str, ...]:
    """The memories named, else those of the configuration; in order of preference. Perhaps none."""
    if named:
        return tuple(named)
    return tuple(configuration.load().files("memory"))


class Memories:
    """Memories in order of preference, opened once."""

    def __init__(self, paths: Sequence[str], *, penalties: Sequence[int] = ()) -> None:
        """`penalties` go with the paths: points off for each. Raises InputError."""
        if not paths:
            raise ConfigurationError(NONE)
        self._stack = ExitStack()
        self.opened: list[Memory] = []
        for at, path in enumerate(paths):
            penalty = penalties[at] if at < len(penalties) else 0
            self.opened.append(self._stack.enter_context(memory.open(path, penalty=penalty)))

    def __enter__(self) -> "Memories":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def pairs(self, asking: Asking) -> list[tuple[str, str]]:
        """The language pairs to ask for: as said, else those that the memories have."""
        tags = [tag for one in self.opened for tag in one.tags()]
        sources = [asking.source_lang] if asking.source_lang else list(dict.fromkeys(tags))
        targets = [asking.target_lang] if asking.target_lang else list(dict.fromkeys(tags))
        return [
            (source, target)
            for source in sources
            for target in targets
            if (languages.primary(source), languages.script(source))
            != (languages.primary(target), languages.script(target))
        ]

    def lookup(
        self,
        text: str | Segment,
        asking: Asking,
        *,
        source_lang: str,
        target_lang: str,
        previous: str = "",
        following: str = "",
        key: str = "",
    ) -> tuple[Match, ...]:
        """The best matches of all memories; of equal scores those of the earlier memory first.

        Raises ConfigurationError when no memory has one of the languages.
        """
        found: list[Match] = []
        lacking: ConfigurationError | None = None
        for one in self.opened:
            try:
                found += one.lookup(
                    text,
                    source_lang=source_lang,
                    target_lang=target_lang,
                    threshold=asking.threshold,
                    limit=asking.limit,
                    previous=previous,
                    following=following,
                    key=key,
                )
            except ConfigurationError as error:
                lacking = error
        if lacking is not None and not found and len(self.opened) == 1:
            raise lacking
        if len(self.opened) == 1:
            return tuple(found)
        unique = {(match.unit.source.text, match.target): match for match in reversed(found)}
        best = [match for match in found if unique[match.unit.source.text, match.target] is match]
        return tuple(sorted(best, key=lambda match: -match.score)[: asking.limit])


def matches(memories: Memories, text: str, asking: Asking) -> list[tuple[str, str, Match]]:
    """Matches in every language pair asked for, each with its languages; the best pair's first."""
    found = []
    for source, target in memories.pairs(asking):
        for match in memories.lookup(text, asking, source_lang=source, target_lang=target):
            found.append((match.unit.source.lang, target, match))
    return sorted(found, key=lambda one: -one[2].score)


def answers(lines: Iterable[bytes], memories: Memories, asking: Asking) -> Iterator[str]:
    """One JSON line of matches for each JSON line asked, in order; a line that is wrong gets its error."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, memories, asking), ensure_ascii=False)


def _answer(line: bytes, memories: Memories, asking: Asking) -> dict[str, Any]:
    number: Any = None
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise ConfigurationError("is no JSON object")
        number = asked.get("id")
        text = _text(asked, "text", needed=True)
        found = memories.lookup(
            text,
            asking,
            source_lang=_text(asked, "source_lang") or asking.source_lang or _missing("source_lang"),
            target_lang=_text(asked, "target_lang") or asking.target_lang or _missing("target_lang"),
            previous=_text(asked, "previous"),
            following=_text(asked, "next"),
            key=_text(asked, "key"),
        )
    except (ValueError, RecursionError):
        return {"id": number, "error": "is no JSON in UTF-8"}
    except TmkitError as error:
        return {"id": number, "error": str(error)}
    return {"id": number, "matches": [told(match) for match in found]}


def told(match: Match) -> dict[str, Any]:
    """A match as the JSON of the pipeline's door."""
    return {
        "score": match.score,
        "source": match.unit.source.text,
        "target": match.target,
        "origin": match.origin,
        "repairs": list(match.repairs),
    }


def _text(asked: dict[str, Any], name: str, *, needed: bool = False) -> str:
    value = asked.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise ConfigurationError(f"the field {name!r} must be a text")
    return value


def _missing(name: str) -> str:
    raise ConfigurationError(f"the field {name!r} is missing")


def lines(asked: str, found: list[tuple[str, str, Match]], *, omegat: bool = False) -> Iterator[str]:
    """Matches for a person: score, languages, source and target, and what was mended."""
    if not found:
        yield "no match"
    for source, target, match in found:
        also = f" (OmegaT {scoring.omegat(asked, match.unit.source.text)}%)" if omegat else ""
        yield f"{match.score}%{also} {source} -> {target}, {match.origin}"
        yield f"  {match.unit.source.text}"
        yield f"  {match.target}"
        if match.differences:
            yield f"  differs: {', '.join(match.differences)}"
        for repair in match.repairs:
            yield f"  repaired: {repair}"
