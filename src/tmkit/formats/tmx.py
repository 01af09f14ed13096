"""TMX 1.1 to 1.4b, levels 1 and 2 (LISA OSCAR, "TMX 1.4b Specification", 2005): read, spliced, streamed.

A `<tu>` in three languages reads as its pairs, the source with each target, sharing an id. The source is the variant
in `srclang` (of the unit, else of the header); where that is `*all*`, or a language that the file does not have, it is
the first variant's. A unit whose source variant is missing has an empty source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tmkit.core import ConfigurationError, LanguageError, ParseError, Place, Segment, State, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import inline, xmlspans, xmltext
from tmkit.formats.document import Edits, Format
from tmkit.formats.tmx_inline import Words
from tmkit.formats.xmlspans import Node, Tree, Window
from tmkit.text import languages

ATTRIBUTES = ("creationdate", "creationid", "changedate", "changeid", "usagecount", "lastusagedate")
"""Attributes of a `<tu>` or `<tuv>` that say something of the unit: they read as properties of the same name."""
TARGETS, UNTRANSLATED = "x-target-langs", "x-untranslated"
CONTEXT, STATE, FLAGS, PLURAL = "x-context", "x-state", "x-flags", "x-plural"
"""Types of the `<prop>`s in which tmkit keeps what TMX has no element for."""
_OURS = frozenset({CONTEXT, STATE, FLAGS, PLURAL, TARGETS, UNTRANSLATED})
_NO_TEXT = Segment("", "")


@dataclass(slots=True)
class _Header:
    """What the header says of the languages, completed by the first unit that has two."""

    source: str = ""
    targets: tuple[str, ...] = ()
    ours: bool = False
    """Whether tmkit wrote the file."""
    trusted: bool = False
    """Whether `source` holds even for a first unit that lacks it."""
    other: str = ""
    """A language met beside the source: that of a missing target where the file says no other."""

    @classmethod
    def of(cls, node: Node, window: Window) -> "_Header":
        source = node.get("srclang").strip()
        targets = tuple(window.text(prop) for prop in node.all("prop") if prop.get("type") == TARGETS)
        return cls(
            "" if source.lower() == "*all*" else _tag(source),
            tuple(targets[0].split()) if targets else (),
            node.get("creationtool") == "tmkit",
            node.get("creationtool") == "tmkit",
        )

    def learn(self, unit: Node) -> None:
        """From the first `<tu>` with two variants."""
        langs = [_lang(variant) for variant in unit.children if variant.name == "tuv"]
        if len(langs) > 1 and not self.trusted:
            self.trusted = True
            if self.source and not any(_same(lang, self.source) for lang in langs):
                self.source = langs[0]
        if not self.other:
            self.other = next((lang for lang in langs if not _same(lang, self.source or langs[0])), "")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A unit, and where its target stands or would stand."""

    unit: Unit
    whole: Node
    variant: Node | None


def _tag(tag: str) -> str:
    try:
        return languages.canonical(tag)
    except LanguageError:
        return tag


def _lang(variant: Node) -> str:
    return _tag(variant.get("xml:lang") or variant.get("lang"))


def _same(lang: str, other: str) -> bool:
    return lang == other or languages.primary(lang) == languages.primary(other)


def _source_of(variants: list[Node], source: str) -> Node | None:
    """The variant in that language: the exact tag first, then the primary language; any language: the first."""
    if not source:
        return variants[0]
    exact = next((variant for variant in variants if _lang(variant) == source), None)
    return exact or next((variant for variant in variants if _same(_lang(variant), source)), None)


def _segment(variant: Node, window: Window, lang: str) -> Segment:
    seg = variant.first("seg")
    if seg is None:
        raise ParseError("<tuv> has no <seg>", line=variant.line, column=variant.column)
    return inline.read(window, seg, Words(), lang)


@dataclass(slots=True)
class _Reader:
    """Turns `<tu>` elements into units, in order."""

    header: _Header
    count: int = 0
    seen: set[UnitKey] | None = field(default_factory=set)
    """Keys given so far; none when streaming, where ids are as unique as the file's."""

    def pairs(self, whole: Node, window: Window) -> Iterator[_Pair]:
        """The pairs of one `<tu>`."""
        self.count += 1
        self.header.learn(whole)
        variants = [child for child in whole.children if child.name == "tuv"]
        if not variants:
            raise ParseError("<tu> has no <tuv>", line=whole.line, column=whole.column)
        stated = whole.get("srclang").strip()
        wanted = self.header.source if not stated else "" if stated.lower() == "*all*" else _tag(stated)
        source_variant = _source_of(variants, wanted)
        source_lang = _lang(source_variant) if source_variant is not None else wanted
        source = _segment(source_variant, window, source_lang) if source_variant is not None else None
        langs = set()
        for variant in variants:
            if variant is not source_variant:
                lang = _lang(variant)
                langs.add(lang)
                unit = self._unit(whole, source or Segment("", source_lang), window, variant, lang)
                yield _Pair(unit, whole, variant)
        if source is not None:
            for lang in self._missing(self._facts(whole, window, ""), langs, source_lang):
                yield _Pair(self._unit(whole, source, window, None, lang), whole, None)

    def _missing(self, facts: list[tuple[str, str]], langs: set[str], source_lang: str) -> list[str]:
        """The languages that the unit should have a variant in: that it or the header names, else the file's."""
        wanted = [lang for name, value in facts if name == UNTRANSLATED for lang in value.split()]
        wanted += [lang for lang in self.header.targets if not _same(lang, source_lang)]
        missing = [lang for lang in dict.fromkeys(wanted) if lang not in langs]
        return missing if missing or langs else [self.header.other or "und"]

    def _facts(self, node: Node, window: Window, lang: str) -> list[tuple[str, str]]:
        """Name-value pairs of a `<tu>` or `<tuv>`: attributes, then props; notes go by the empty name.

        In a file of tmkit's, a prop with a language belongs to the unit of that target language alone.
        """
        found = [(name, node.attributes[name]) for name in ATTRIBUTES if name in node.attributes]
        for child in node.children:
            if child.name == "prop":
                if self.header.ours and child.get("xml:lang", lang) != lang:
                    continue
                found.append((child.get("type"), window.text(child)))
            elif child.name == "note":
                found.append(("", window.text(child)))
        return found

    def _unit(
        self,
        whole: Node,
        source: Segment,
        window: Window,
        variant: Node | None,
        lang: str,
    ) -> Unit:
        target = None
        facts = self._facts(whole, window, lang)
        if variant is not None:
            target = _segment(variant, window, lang)
            facts = facts + self._facts(variant, window, lang)
        ours = {name: value for name, value in facts if name in _OURS}
        plural = ours.get(PLURAL, "")
        state = ours.get(STATE, "")
        usual = State.NEW if target is None else State.TRANSLATED
        return Unit(
            id=self._id(whole.get("tuid") or str(self.count), lang, plural),
            source=source,
            target=target,
            target_lang=lang,
            plural=plural,
            context=ours.get(CONTEXT, ""),
            note="\n".join(value for name, value in facts if not name),
            state=State(state) if state in set(State) else usual,
            flags=frozenset(ours.get(FLAGS, "").split()),
            properties=tuple((name, value) for name, value in facts if name and name not in _OURS),
            place=Place(whole.line, whole.column),
        )

    def _id(self, name: str, lang: str, plural: str) -> str:
        if self.seen is None:
            return name
        key, number = UnitKey(name, lang, plural), 1
        while key in self.seen:
            number += 1
            key = UnitKey(f"{name}~{number}", lang, plural)
        self.seen.add(key)
        return key.id


@dataclass(frozen=True, slots=True)
class TmxDocument:
    """A TMX file."""

    tree: Tree

    @property
    def format(self) -> str:
        """`tmx`."""
        return "tmx"

    def units(self) -> Iterator[Unit]:
        """Its units, in file order: the pairs of a `<tu>` one after another."""
        for pair in self._pairs():
            yield pair.unit

    def _pairs(self) -> Iterator[_Pair]:
        header, body = self.tree.root.first("header"), self.tree.root.first("body")
        window = self.tree.window
        reader = _Reader(_Header.of(header, window) if header is not None else _Header())
        wholes = body.all("tu") if body is not None else []
        for whole in wholes:
            reader.header.learn(whole)
        for whole in wholes:
            yield from reader.pairs(whole, window)

    def render(self, edits: Edits) -> bytes:
        """The file with those targets; a target that had no variant gets one, after the last of its `<tu>`."""
        pairs = {pair.unit.key: pair for pair in self._pairs()} if edits else {}
        editing.check(edits, pairs)
        patches = []
        for key, edit in edits.items():
            pair = pairs[key]
            target = editing.target(edit, pair.unit)
            if target != pair.unit.target:
                patches.append(self._patch(pair, inline.written(target, self.tree.newline)))
        return self.tree.patched(patches)

    def _patch(self, pair: _Pair, content: str) -> tuple[int, int, str]:
        window = self.tree.window
        if pair.variant is not None:
            seg = pair.variant.first("seg")
            assert seg is not None  # reading the unit has found it
            if window.is_empty_tag(seg):
                opening = window.between(seg.start, seg.end)[:-2].rstrip()
                return (seg.start, seg.end, f"{opening}>{content}</seg>")
            return (window.inner(seg), seg.close, content)
        if not content:
            raise ConfigurationError(f"TMX has no empty <seg>: unit {pair.unit.id!r} needs a text")
        last = pair.whole.all("tuv")[-1]
        before = max([child.end for child in pair.whole.children if child.end <= last.start], default=0)
        gap = window.between(before or window.inner(pair.whole), last.start)
        name = "xml:lang" if "xml:lang" in last.attributes else "lang"
        lang = xmltext.attribute(pair.unit.target_lang)
        markup = f'<tuv {name}="{lang}"><seg>{content}</seg></tuv>'
        return (last.end, last.end, ("" if gap.strip() else gap) + markup)


def parse(raw: bytes, path: str = "") -> TmxDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    tree = xmlspans.parse(raw)
    if tree.root.name != "tmx":
        raise ParseError(f"is not TMX: its root element is <{tree.root.name}>", line=tree.root.line)
    document = TmxDocument(tree)
    for _ in document.units():  # so that what cannot be read is refused now
        pass
    return document


def stream(path: Path) -> Iterator[Unit]:
    """The units of a file of any size, in constant memory. Raises as `parse` does."""
    reader = _Reader(_Header(), seen=None)
    for node, window in xmlspans.stream(path, frozenset({"header", "tu"})):
        if node.name == "header":
            reader.header = _Header.of(node, window)
        else:
            for pair in reader.pairs(node, window):
                yield pair.unit


def sniff(head: bytes) -> float:
    """A root element `<tmx>` is all it takes."""
    return 1.0 if re.search(r"<tmx[\s>]", xmltext.head(head)) else 0.0


FORMAT = Format("tmx", "TMX, Translation Memory eXchange 1.1 to 1.4b", (".tmx",), sniff, parse, stream)
