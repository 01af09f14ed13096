"""From a `<tu>` to units: which variant is the source, what is missing, what belongs to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tmkit.core import LanguageError, ParseError, Place, Segment, State, Unit
from tmkit.formats import drafts
from tmkit.text import languages

ATTRIBUTES = ("creationdate", "creationid", "changedate", "changeid", "usagecount", "lastusagedate")
"""Attributes of a `<tu>` or `<tuv>` that say something of the unit: they read as properties of the same name."""
TARGETS, UNTRANSLATED = "x-target-langs", "x-untranslated"
CONTEXT, STATE, FLAGS, PLURAL = "x-context", "x-state", "x-flags", "x-plural"
"""Types of the `<prop>`s in which tmkit keeps what TMX has no element for."""
_OURS = frozenset({CONTEXT, STATE, FLAGS, PLURAL, TARGETS, UNTRANSLATED})
_STATES = {state.value: state for state in State}
_NO_FLAGS: frozenset[str] = frozenset()

Facts = Sequence[tuple[str, str, str]]
"""Name, value and language of the attributes and `<prop>`s, in order; a `<note>` goes by the empty name."""


class Variant(NamedTuple):
    """A `<tuv>`."""

    lang: str
    text: Segment
    facts: Facts = ()


class Whole(NamedTuple):
    """A `<tu>`."""

    tuid: str
    srclang: str
    line: int
    column: int
    facts: Facts
    variants: Sequence[Variant]


@lru_cache(maxsize=1024)
def tag(stated: str) -> str:
    """The canonical tag, or the stated one where it is none."""
    try:
        return languages.canonical(stated)
    except LanguageError:
        return stated


@lru_cache(maxsize=4096)
def same(lang: str, other: str) -> bool:
    """Whether two tags are of one language."""
    return lang == other or languages.primary(lang) == languages.primary(other)


@dataclass(slots=True)
class Header:
    """What the header says of the languages, completed by the first unit that has two."""

    source: str = ""
    """Empty where any variant may be the source."""
    targets: tuple[str, ...] = ()
    ours: bool = False
    """Whether tmkit wrote the file."""
    trusted: bool = False
    """Whether `source` holds even for a first unit that lacks it."""
    other: str = ""
    """A language met beside the source: that of a missing target where the file says no other."""

    @classmethod
    def of(cls, srclang: str, tool: str, facts: Facts) -> "Header":
        """From the `<header>`'s attributes and props."""
        targets = next((value for name, value, _ in facts if name == TARGETS), "")
        source = "" if srclang.strip().lower() == "*all*" else tag(srclang.strip())
        return cls(source, tuple(targets.split()), tool == "tmkit", tool == "tmkit")

    def learn(self, langs: Sequence[str]) -> None:
        """From the languages of a `<tu>`, in order."""
        if len(langs) > 1 and not self.trusted:
            self.trusted = True
            if self.source and not any(same(lang, self.source) for lang in langs):
                self.source = langs[0]
        if not self.other:
            self.other = next((lang for lang in langs if not same(lang, self.source or langs[0])), "")


@dataclass(slots=True)
class Reader:
    """Turns `<tu>`s into units, in order."""

    header: Header
    count: int = 0
    seen: set[tuple[str, str, str]] | None = field(default_factory=set)
    """Keys given so far; none when streaming, where ids are as unique as the file's."""

    def units(self, whole: Whole) -> Iterator[tuple[Unit, int]]:
        """The units of one `<tu>`, each with the index of its target's variant, or -1 where it has none."""
        self.count += 1
        variants = whole.variants
        if not variants:
            raise ParseError("<tu> has no <tuv>", line=whole.line, column=whole.column)
        if not (self.header.trusted and self.header.other):
            self.header.learn([variant.lang for variant in variants])
        wanted = self.header.source
        if whole.srclang:
            wanted = "" if whole.srclang.lower() == "*all*" else tag(whole.srclang)
        home = _source(variants, wanted)
        source = variants[home].text if home >= 0 else Segment("", wanted)
        for number, variant in enumerate(variants):
            if number != home:
                yield self._unit(whole, source, variant.lang, variant), number
        if home >= 0 and (len(variants) == 1 or self.header.targets or whole.facts):
            for lang in self._missing(whole, home):
                yield self._unit(whole, source, lang, None), -1

    def _missing(self, whole: Whole, home: int) -> list[str]:
        """The languages that the unit should have a variant in: that it or the header names, else the file's."""
        langs = {variant.lang for number, variant in enumerate(whole.variants) if number != home}
        source_lang = whole.variants[home].lang
        wanted = [lang for name, value, _ in whole.facts if name == UNTRANSLATED for lang in value.split()]
        wanted += [lang for lang in self.header.targets if not same(lang, source_lang)]
        missing = [lang for lang in dict.fromkeys(wanted) if lang not in langs]
        return missing if missing or langs else [self.header.other or "und"]

    def _unit(self, whole: Whole, source: Segment, lang: str, variant: Variant | None) -> Unit:
        """In a file of tmkit's, a fact with a language belongs to the unit of that target language alone."""
        facts: Facts = whole.facts if variant is None or not variant.facts else (*whole.facts, *variant.facts)
        context = plural = note = ""
        flags = _NO_FLAGS
        properties: tuple[tuple[str, str], ...] = ()
        state = State.NEW if variant is None else State.TRANSLATED
        if facts:
            ours = self.header.ours
            kept = [(name, value) for name, value, own in facts if not (ours and own and own != lang)]
            note = "\n".join([value for name, value in kept if not name])
            properties = tuple([fact for fact in kept if fact[0] and fact[0] not in _OURS])
            if len(properties) < len(kept):
                special = {name: value for name, value in kept if name in _OURS}
                context, plural = special.get(CONTEXT, ""), special.get(PLURAL, "")
                state = _STATES.get(special.get(STATE, ""), state)
                flags = frozenset(special.get(FLAGS, "").split())
        return drafts.unit(
            self._id(whole.tuid or str(self.count), lang, plural),
            source,
            variant.text if variant is not None else None,
            lang,
            plural,
            context,
            note,
            state,
            flags,
            properties,
            Place(whole.line, whole.column),
        )

    def _id(self, name: str, lang: str, plural: str) -> str:
        if self.seen is None:
            return name
        key, number = (name, lang, plural), 1
        while key in self.seen:
            number += 1
            key = (f"{name}~{number}", lang, plural)
        self.seen.add(key)
        return key[0]


def _source(variants: Sequence[Variant], wanted: str) -> int:
    """The variant in that language: the exact tag first, then the primary language; any language: the first."""
    if not wanted:
        return 0
    for number, variant in enumerate(variants):
        if variant.lang == wanted:
            return number
    return next((number for number, variant in enumerate(variants) if same(variant.lang, wanted)), -1)
