"""Apple's string catalogues, `.xcstrings` (Apple, "Localizing and varying text with a string catalog").

One file has all its languages: each of them is a unit of the same id, beside the source language's text (or the key,
where that is the text). Plural variations have their category; those by device and substitutions an id of their own,
`key/device.iphone`, `key/substitution`. A language that a message lacks is a unit without a target.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tmkit.core import LanguageError, ParseError, Segment, Span, State, Unit
from tmkit.formats import json_tree, splice, text_slots
from tmkit.formats.document import Format
from tmkit.formats.json_tree import Value
from tmkit.formats.json_writing import Manner, added
from tmkit.formats.json_writing import unit as level_of
from tmkit.formats.offsets import Spelling, Written
from tmkit.formats.text_document import Insertion, TextDocument
from tmkit.formats.text_slots import Lines, Slot
from tmkit.text import languages

_STATES = {
    "new": State.NEW,
    "needs_review": State.NEEDS_WORK,
    "stale": State.NEEDS_WORK,
    "translated": State.TRANSLATED,
}


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    """What comes after the key in the id."""
    plural: str
    value: Value
    state: str


def _texts(value: Value | None, name: str = "") -> Iterator[_Text]:
    """The texts of one language, in its variations."""
    if value is None:
        return
    whole = value.get("stringUnit")
    said = whole.get("value") if whole else None
    if whole and said is not None and said.kind == "string":
        yield _Text(name, "", said, whole.string("state"))
    variations = value.get("variations")
    for kind in variations.members if variations else ():
        for case in kind.value.members:
            if kind.key == "plural":
                yield from (replace(one, plural=case.key) for one in _texts(case.value, name))
            else:
                yield from _texts(case.value, f"{name}/{kind.key}.{case.key}")
    substitutions = value.get("substitutions")
    for member in substitutions.members if substitutions else ():
        yield from _texts(member.value, f"{name}/{member.key}")


@dataclass(frozen=True, slots=True)
class _New:
    """A language put into a message that lacks it."""

    text: str
    entry: Value
    lang: str

    def __call__(self, segment: Segment) -> str:
        return self._insertion(Manner.of(self.text)(segment)).text

    @property
    def at(self) -> int:
        """Where it goes."""
        return self._insertion('""').at

    def _insertion(self, literal: str) -> Insertion:
        text, step = self.text, level_of(self.text)
        colon = " : " if '" : ' in text else ": "
        newline = "\r\n" if "\r\n" in text else "\n"
        places = self.entry.get("localizations")
        line = text.rfind("\n", 0, self.entry.start) + 1
        indent = (
            text[line : len(text) - len(text[line:].lstrip(" \t"))]
            + step * (1 if places else 2)
            + (step if places else "")
        )
        inner = f"{newline}{indent}{step}"
        unit = (
            f'{{{inner}"stringUnit"{colon}{{{inner}{step}"state"{colon}"translated",'
            f'{inner}{step}"value"{colon}{literal}{inner}}}{newline}{indent}}}'
        )
        if places:
            before = [member for member in places.members if member.key < self.lang]
            return added(text, places, before[-1] if before else None, self.lang, unit)
        outer = indent.removesuffix(step)
        whole = f'{{{newline}{indent}"{self.lang}"{colon}{unit}{newline}{outer}}}'
        before = [member for member in self.entry.members if member.key < "localizations"]
        return added(text, self.entry, before[-1] if before else None, "localizations", whole)


def _tag(name: str) -> str:
    try:
        return languages.canonical(name)
    except LanguageError:
        return "und"


def _slots(text: str, root: Value) -> Iterator[Slot]:
    lines, manner, source_name = Lines.of(text), Manner.of(text), root.string("sourceLanguage") or "en"
    strings = root.get("strings")
    entries = strings.members if strings else []
    every: dict[str, None] = {}
    for entry in entries:
        places = entry.value.get("localizations")
        every |= dict.fromkeys(member.key for member in places.members) if places else {}
    others = sorted(name for name in every if name != source_name)
    for entry in entries:
        places = entry.value.get("localizations")
        sources = {(one.name, one.plural): one for one in _texts(places.get(source_name) if places else None)}
        flags = set[str]()
        should = entry.value.get("shouldTranslate")
        if should and text[should.start : should.end] == "false":
            flags.add("no-translate")
        if entry.value.string("extractionState") == "stale":
            flags.add("stale")
        for name in others:
            there = list(_texts(places.get(name))) if places else []
            for one in there:
                source = next(
                    (
                        sources[key]
                        for key in ((one.name, one.plural), (one.name, "other"), (one.name, ""))
                        if key in sources
                    ),
                    None,
                )
                yield _slot(entry, one, source, _tag(source_name), _tag(name), lines, manner, flags)
            if not there and not flags:
                first = sources.get(("", "")) or sources.get(("", "other"))
                new = _New(text, entry.value, name)
                made = _unit(entry, "", "", first, _tag(source_name), _tag(name), flags)
                place = lines.place(entry.start)
                yield Slot(
                    replace(made, place=place), new.at, new.at, (new,), source=_source(entry, first), is_there=False
                )


def _source(entry: json_tree.Member, source: _Text | None) -> Written:
    span = Span(source.value.start, source.value.end) if source else Span(entry.start, entry.end)
    return Written(span, Spelling.STRINGS)


def _unit(
    entry: json_tree.Member, name: str, plural: str, source: _Text | None, lang: str, target: str, flags: Iterable[str]
) -> Unit:
    text = source.value.text if source else entry.key
    note = entry.value.string("comment")
    return Unit(
        entry.key + name, Segment(text, lang), None, target, plural, entry.key, note, State.NEW, frozenset(flags)
    )


def _slot(
    entry: json_tree.Member,
    one: _Text,
    source: _Text | None,
    lang: str,
    target_lang: str,
    lines: Lines,
    manner: Manner,
    flags: set[str],
) -> Slot:
    made = _unit(entry, one.name, one.plural, source, lang, target_lang, flags)
    value = one.value
    exact = Span(value.start + 1, value.end - 1) if value.end - value.start - 2 == len(value.text) else None
    made = replace(
        made,
        target=Segment(value.text, target_lang),
        state=_STATES.get(one.state, State.TRANSLATED) if value.text else State.NEW,
        place=replace(lines.place(value.start), target=exact),
    )
    return Slot(made, value.start, value.end, (manner,), Spelling.STRINGS, source=_source(entry, source))


def parse(raw: bytes, path: str = "") -> TextDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    original = splice.read(raw)
    root = json_tree.parse(original.text)
    if root.kind != "object" or root.get("strings") is None:
        raise ParseError("is no string catalogue: it has no `strings`", line=1, column=1)
    return TextDocument("xcstrings", original, text_slots.unique(_slots(original.text, root)), path, reread=parse)


def sniff(head: bytes) -> float:
    """Its source language first, and strings."""
    return 0.95 if re.match(rb'(?:\xef\xbb\xbf)?\s*\{\s*"sourceLanguage"\s*:', head) else 0.0


FORMAT = Format("xcstrings", "Apple string catalogue", (".xcstrings",), sniff, parse)
