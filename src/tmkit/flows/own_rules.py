"""Checks of one's own, written in TOML without Python, with examples that are their tests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

import regex

from tmkit.core import ConfigurationError, Fix, InputError, Segment, Severity, Span, Unit, nearest
from tmkit.formats import files
from tmkit.qa import Check, Example, Hit, Side
from tmkit.text import languages

PATIENCE = 0.05  # seconds that a rule's expression may take on one text: a slow one says nothing and harms nobody

KEYS = ("code", "title", "message", "severity", "source", "target", "required", "fix", "langs", "source-langs", "files",
        "example")  # fmt: skip
_EXAMPLE_KEYS = ("langs", "source", "bad", "good")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a rule looks for."""

    message: str
    source: str = ""
    """The rule is asked only where this matches the source."""
    target: str = ""
    """What the target must not have."""
    required: str = ""
    """What the target must have."""
    fix: str = ""
    """What stands for a match of `target`, with \\1 for its groups."""
    mends: bool = False
    langs: tuple[str, ...] = ()
    source_langs: tuple[str, ...] = ()

    def __call__(self, unit: Unit) -> Iterator[Hit]:
        """A hit for each match of `target`, or one where `required` is missing."""
        if unit.target is None or not _spoken(unit.target_lang, self.langs):
            return
        if not _spoken(unit.source.lang, self.source_langs):
            return
        asked: tuple[Span, ...] = ()
        if self.source:
            asked = tuple(Span(*found.span()) for found in _search(self.source, unit.source.text))
            if not asked:
                return
        if self.required and not any(True for _ in _search(self.required, unit.target.text)):
            yield Hit(self.message, asked)
        for found in _search(self.target, unit.target.text) if self.target else ():
            span = Span(*found.span())
            fix = Fix(span, _cased(found.expand(self.fix), found[0]), safe=False) if self.mends else None
            yield Hit(self.message, asked, (span,), fix)


def _spoken(lang: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(lang == tag or languages.primary(lang) == tag for tag in wanted)


def _cased(text: str, found: str) -> str:
    """The text, with a capital where what it takes the place of has one and it has none itself."""
    return text[:1].upper() + text[1:] if found[:1].isupper() and text.islower() else text


def _search(expression: str, text: str) -> Iterator["regex.Match[str]"]:
    try:
        for found in regex.compile(expression).finditer(text, timeout=PATIENCE):
            if found[0]:
                yield found
    except TimeoutError:
        return


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A check and the files that it is for."""

    check: Check
    files: tuple[str, ...]
    """Patterns; empty: all."""

    def is_for(self, path: str) -> bool:
        """Whether the rule is for that file."""
        return not self.files or any(fnmatch(path.replace("\\", "/"), f"*{pattern}") for pattern in self.files)


def read(path: str) -> tuple[OwnRule, ...]:
    """The rules in a TOML file, in order. Raises InputError, or ConfigurationError that names rule and key."""
    import tomllib

    try:
        table = tomllib.loads(files.decode(files.read(path)))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: {error}") from None
    except RecursionError:
        raise ConfigurationError(f"{path}: its lists or tables are nested too deep") from None
    except InputError as error:
        raise error.at(path) from None
    rows = table.get("rule", [])
    if set(table) - {"rule"} or not isinstance(rows, list):
        raise ConfigurationError(f"{path}: a file of rules has [[rule]] tables alone")
    return tuple(_rule(row, f"{path}: rule {number}") for number, row in enumerate(rows, start=1))


def _rule(row: Mapping[str, Any], where: str) -> OwnRule:
    for key in row:
        if key not in KEYS:
            raise ConfigurationError(f"{where}: there is no key {key!r}{nearest(key, KEYS)}")
    code, message = _text(row, "code", where), _text(row, "message", where)
    if not regex.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", code):
        raise ConfigurationError(f"{where}: code {code!r} must be words of small letters joined by hyphens")
    if not row.get("target") and not row.get("required"):
        raise ConfigurationError(
            f"{where} ({code}): needs `target`, what is wrong there, or `required`, what must be there"
        )
    for key in ("source", "target", "required"):
        _compiled(_text(row, key, where, wanted=False), f"{where} ({code}): {key}")
    severity = _text(row, "severity", where, wanted=False) or "warning"
    if severity not in list(Severity):
        raise ConfigurationError(f"{where} ({code}): {severity!r} is no severity{nearest(severity, list(Severity))}")
    source, target, required, fix = (
        _text(row, key, where, wanted=False) for key in ("source", "target", "required", "fix")
    )
    langs, source_langs = tuple(_list(row, "langs", where)), tuple(_list(row, "source-langs", where))
    run = Pattern(message, source, target, required, fix, "fix" in row, langs, source_langs)
    examples = tuple(_example(one, f"{where} ({code})") for one in row.get("example", []))
    title = _text(row, "title", where, wanted=False) or message
    return OwnRule(
        Check(code, title, Severity(severity), Side.TARGET, run, examples=examples), tuple(_list(row, "files", where))
    )


def _text(row: Mapping[str, Any], key: str, where: str, *, wanted: bool = True) -> str:
    value = row.get(key, "")
    if not isinstance(value, str) or (wanted and not value):
        raise ConfigurationError(f"{where}: needs `{key}`, a string")
    return value


def _list(row: Mapping[str, Any], key: str, where: str) -> list[str]:
    value = row.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigurationError(f"{where}: `{key}` must be a list of strings")
    return value


def _compiled(expression: str, where: str) -> None:
    try:
        regex.compile(expression)
    except regex.error as error:
        raise ConfigurationError(f"{where}: is no regular expression ({error})") from None


def _example(row: Mapping[str, Any], where: str) -> Example:
    for key in row:
        if key not in _EXAMPLE_KEYS:
            raise ConfigurationError(f"{where}: an example has no key {key!r}{nearest(key, _EXAMPLE_KEYS)}")
    langs = _list(row, "langs", where)
    if len(langs) != 2:
        raise ConfigurationError(f"{where}: an example's `langs` are two: source and target")
    source, bad, good = (_text(row, key, where) for key in ("source", "bad", "good"))
    return Example((langs[0], langs[1]), source, bad, good)


def faults(rule: OwnRule) -> Iterator[str]:
    """What is wrong with the rule by its own examples: bad must fire once, at the marks ⟦ ⟧; good never."""
    check = rule.check
    if not check.examples:
        yield f"{check.code}: has no example"
    for number, example in enumerate(check.examples, start=1):
        source, _ = unmarked(example.source)
        bad, spans = unmarked(example.bad)
        found = _hits(check, example, source, bad)
        if len(found) != 1:
            yield f"{check.code}: example {number}: bad fires {len(found)} times, not once"
        elif spans and found[0].target_spans != spans:
            yield f"{check.code}: example {number}: bad fires elsewhere than at its mark"
        if _hits(check, example, source, example.good):
            yield f"{check.code}: example {number}: good fires"


def _hits(check: Check, example: Example, source: str, target: str) -> list[Hit]:
    there = Segment(target, example.langs[1])
    return list(check.run(Unit("1", Segment(source, example.langs[0]), there, example.langs[1])))


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks ⟦ ⟧, and the spans between them."""
    spans, bare = [], ""
    for part in regex.split(r"(⟦[^⟧]*⟧)", text):
        if part.startswith("⟦"):
            spans.append(Span(len(bare), len(bare) + len(part) - 2))
            part = part[1:-1]
        bare += part
    return bare, tuple(spans)
