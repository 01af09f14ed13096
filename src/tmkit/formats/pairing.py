"""Two files of one language each, paired by key: `en.json` and `fr.json` as one document with sources and targets.

An edit of a missing unit puts its key into the target file, next to the neighbour that it has in the source file.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tmkit.core import ConfigurationError, Segment, State, Unit, UnitKey
from tmkit.formats import edits as editing
from tmkit.formats import registry, xmldocument
from tmkit.formats.document import Document, Edits
from tmkit.formats.offsets import Written
from tmkit.formats.text_document import Addition, TextDocument
from tmkit.formats.xmldocument import XmlDocument
from tmkit.formats.xmlspans import Node

_UNTRANSLATED = frozenset({"no-translate", "locked"})


@dataclass(frozen=True, slots=True)
class Report:
    """How two files of one language differ in their keys; ids in the order of their files."""

    missing: tuple[str, ...]
    """In the source file alone."""
    extra: tuple[str, ...]
    """In the target file alone."""
    duplicate: tuple[str, ...]
    """Twice in the target file; the last counts for most programs."""
    same: tuple[str, ...]
    """With a target that is the source, letters and all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files as one bilingual document; edits go to the target file."""

    source: Document
    target: Document
    source_lang: str
    target_lang: str
    path: str = ""
    """Of the target file."""

    @property
    def format(self) -> str:
        """The target file's."""
        return self.target.format

    def units(self) -> Iterator[Unit]:
        """The target file's units with their sources, then those that it lacks, without a target."""
        texts = {(unit.id, unit.plural): unit for unit in self.source.units()}
        seen: set[str] = set()
        for unit in self.target.units():
            seen.add(unit.id)
            source = next((texts[key] for key in _likely(unit) if key in texts), None)
            yield self._joined(unit, source) if source else unit
        for (name, plural), unit in texts.items():
            if name not in seen and not unit.flags & _UNTRANSLATED:
                yield replace(
                    self._joined(unit, unit),
                    target=None,
                    target_lang=self.target_lang,
                    plural=plural,
                    state=State.NEW,
                    place=None,
                )

    def _joined(self, unit: Unit, source: Unit) -> Unit:
        """With the source file's note where the target file has none: it is the developer's."""
        text = source.target or source.source
        return replace(
            unit,
            source=Segment(text.text, self.source_lang, codes=text.codes),
            note=unit.note or source.note,
            flags=unit.flags | source.flags,
        )

    def written(self) -> Iterator[tuple[UnitKey, Written | None, Written | None]]:
        """Where each target is written in the target file; what is missing is nowhere."""
        places = {key: target for key, _, target in getattr(self.target, "written", lambda: ())()}
        for unit in self.units():
            yield unit.key, None, places.get(unit.key)

    def render(self, edits: Edits) -> bytes:
        """The target file with those targets; keys that it lacks are put in, each after its neighbour."""
        editing.check(edits, (unit.key for unit in self.units()))
        there = {unit.key for unit in self.target.units()}
        raw = self.target.render({key: edit for key, edit in edits.items() if key in there})
        new = {key: edit for key, edit in edits.items() if key not in there}
        if not new:
            return raw
        return extended(registry.parse(raw, path=self.path), self.source, new)


def _likely(unit: Unit) -> tuple[tuple[str, str], ...]:
    return ((unit.id, unit.plural), (unit.id, "other"), (unit.id, ""))


def pair(source: Document, target: Document, *, source_lang: str, target_lang: str = "", path: str = "") -> Pair:
    """The two files as one document; languages are those of the files where they say them."""
    first = next(iter(source.units()), None)
    said = first.target_lang if first else "und"
    own = next((unit.target_lang for unit in target.units()), "und")
    lang = target_lang or own
    return Pair(source, target, said if said != "und" else source_lang, lang if lang != "und" else own, path)


def report(source: Sequence[Unit], target: Sequence[Unit]) -> Report:
    """What two files of one language have in common by key, and what not."""
    texts = {(unit.id, unit.plural): unit for unit in source}
    ids, others = dict.fromkeys(unit.id for unit in source), dict.fromkeys(unit.id for unit in target)
    wanted = dict.fromkeys(unit.id for unit in source if not unit.flags & _UNTRANSLATED)
    counts = Counter(name.partition("~")[0] for name in others)
    same = []
    for unit in target:
        twin = next((texts[key] for key in _likely(unit) if key in texts), None)
        text = (twin.target or twin.source).text if twin else ""
        if unit.target is not None and unit.target.text == text and any(char.isalpha() for char in text):
            same.append(unit.id)
    return Report(
        tuple(name for name in wanted if name not in others),
        tuple(name for name in others if name not in ids and not _is_repeated(name, others)),
        tuple(name for name, count in counts.items() if count > 1 and _is_repeated(f"{name}~2", others)),
        tuple(dict.fromkeys(same)),
    )


def _is_repeated(name: str, others: dict[str, None]) -> bool:
    first, mark, number = name.rpartition("~")
    return bool(mark) and number.isdigit() and first in others and name in others


def extended(document: Document, source: Document, new: Edits) -> bytes:
    """The document with keys that the source file alone has. Raises ConfigurationError where it can have none."""
    if isinstance(document, TextDocument) and document.insert is not None:
        return document.extended(list(_additions(document, source, new)))
    if isinstance(document, XmlDocument) and isinstance(source, XmlDocument) and document.name == source.name:
        return _with_elements(document, source, new)
    raise ConfigurationError(f"units cannot be added to a file of the format {document.format}")


def _additions(document: TextDocument, source: Document, new: Edits) -> Iterator[Addition]:
    there = {(unit.id, unit.plural): unit.key for unit in document.units()}
    slots = {slot.unit.key: slot for slot in source.slots} if isinstance(source, TextDocument) else {}
    texts = {(key.id, key.plural): edit for key, edit in new.items()}
    before: UnitKey | None = None
    for unit in source.units():
        name = (unit.id, unit.plural)
        if name in there:
            before = there[name]
        elif name in texts:
            slot = slots.get(unit.key)
            path = slot.path if slot and slot.path else (unit.id,)
            yield Addition(path, unit, editing.plain(texts[name]), before)


def _with_elements(document: XmlDocument, source: XmlDocument, new: Edits) -> bytes:
    """Each missing element copied from the source file, its text replaced, and put after its neighbour."""
    targets = {(slot.unit.id, slot.unit.plural): slot.nodes[1] for slot in document.slots}
    by_name = {(slot.unit.id, slot.unit.plural): slot for slot in source.slots}
    texts = {(key.id, key.plural): edit for key, edit in new.items()}
    translated = source.render({by_name[name].unit.key: edit for name, edit in texts.items() if name in by_name})
    copy = registry.parse(translated, path=f"copy.{source.name}")
    assert isinstance(copy, XmlDocument)
    patches: list[tuple[int, int, str]] = []
    done: set[int] = set()
    before: Node | None = None
    for slot in copy.slots:
        name, node = (slot.unit.id, slot.unit.plural), slot.nodes[1]
        if name in targets:
            beside = targets[name]
            before = _outermost(beside) if beside is not None else before
        elif name in texts and node is not None:
            whole = _outermost(node)
            if whole.start in done:
                continue
            done.add(whole.start)
            markup = copy.tree.window.between(whole.start, whole.end)
            root = document.tree.root
            if before is not None:
                patches.append(xmldocument.after(document.tree.window, before, markup))
            else:
                at = document.tree.window.inner(root)
                patches.append((at, at, f"{document.tree.newline}    {markup}"))
    merged: dict[int, str] = {}
    for start, _, markup in patches:
        merged[start] = merged.get(start, "") + markup
    return document.tree.patched([(at, at, markup) for at, markup in merged.items()])


def _outermost(node: Node) -> Node:
    """The child of the root that holds the element."""
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node
