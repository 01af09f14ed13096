"""Targets that a memory filled, marked in the file as its format has it: exact, fuzzy, in context, from where.

PO          a fuzzy one has the flag `fuzzy` and the memory's source as `#| msgid`
XLIFF 1.2   `state` and `state-qualifier` on the target, the matches as `<alt-trans>`
XLIFF 2     the matches in the translation candidates module, the state of the segment
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tmkit.core import UnitKey
from tmkit.formats import po, po_scan, registry, xmldocument, xmltext
from tmkit.formats.splice import Patch
from tmkit.formats.xmldocument import MarkupPatch, XmlDocument
from tmkit.formats.xmlspans import Node, Tree

MARKED = frozenset({"po", "xliff1", "xliff2"})
"""Formats that can say that a target is fuzzy."""

_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a memory."""

    score: int
    """Whole percent, 0 to 102."""
    source: str
    """Plain text."""
    target: str
    origin: str
    by_key: bool = False
    """Whether its context is the key, not the neighbours."""

    @property
    def percent(self) -> int:
        """As the formats have it: 100 at most."""
        return min(self.score, 100)


Fills = Mapping[UnitKey, Sequence[Candidate]]
"""The candidates of each filled unit; the first is the one that stands in the target."""


def marked(raw: bytes, path: str, fills: Fills) -> bytes:
    """The file, whose targets are filled already, with the marks; as it is where its format has none."""
    document = registry.parse(raw, path=path)
    if isinstance(document, po.PoDocument):
        return _po(document, fills)
    if isinstance(document, XmlDocument) and document.format in MARKED:
        return _xliff(document, fills)
    return raw


def _po(document: po.PoDocument, fills: Fills) -> bytes:
    lines = document.original.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    patches: dict[int, list[Patch]] = {}
    for unit in document.units():
        if unit.key not in fills or unit.place is None:
            continue
        best = fills[unit.key][0]
        first = unit.place.line - 1
        while first and not lines[first].lstrip().startswith(("msgctxt", "msgid")):
            first -= 1
        if first and lines[first - 1].lstrip().startswith("msgctxt"):
            first -= 1
        if first not in patches or best.score < 100:  # of a plural's forms, one that is fuzzy makes the entry so
            patches[first] = _entry(lines, starts, first, best, document.original.newline)
    return document.original.patched([patch for some in patches.values() for patch in some])


def _entry(lines: list[str], starts: list[int], first: int, best: Candidate, newline: str) -> list[Patch]:
    """Patches of the comments above an entry: flags set or taken away, and the previous message."""
    top = first
    while top and lines[top - 1].startswith("#") and not lines[top - 1].startswith("#~"):
        top -= 1
    patches, flagged = [], False
    for at in range(top, first):
        line = lines[at]
        if line.startswith("#|"):
            patches.append(Patch(starts[at], starts[at + 1], ""))
        elif line.startswith("#,"):
            flags = [flag.strip() for flag in line[2:].split(",") if flag.strip() not in {"fuzzy", ""}]
            if best.score < 100 and not flagged:
                flags.insert(0, "fuzzy")
                flagged = True
            patches.append(Patch(starts[at], starts[at + 1], f"#, {', '.join(flags)}{newline}" if flags else ""))
    if best.score < 100:
        parts = re.split(r"(?<=\n)", best.source)
        parts = [part for part in parts if part]
        quoted = [f'"{po_scan.escaped(part)}"' for part in (parts if len(parts) == 1 else ["", *parts])]
        previous = "".join(f"#| {'msgid ' if not at else ''}{part}{newline}" for at, part in enumerate(quoted))
        patches.append(Patch(starts[first], starts[first], ("" if flagged else f"#, fuzzy{newline}") + previous))
    return patches


def _xliff(document: XmlDocument, fills: Fills) -> bytes:
    tree = document.tree
    nodes = {(node.line, node.column): node for node in tree.root.walk()}
    patches: list[MarkupPatch] = []
    groups: dict[int, tuple[Node, list[tuple[Node, Sequence[Candidate]]]]] = {}
    for unit in document.units():
        if unit.key not in fills or unit.place is None:
            continue
        node = nodes[unit.place.line, unit.place.column]
        if document.format == "xliff1":
            patches += _alternatives(tree, node, fills[unit.key])
        else:
            whole = node.parent
            assert whole is not None  # a segment stands in its unit
            groups.setdefault(whole.start, (whole, []))[1].append((node, fills[unit.key]))
    for whole, segments in groups.values():
        patches += _candidates(tree, whole, segments)
    return tree.patched(patches)


def _attributes(tree: Tree, node: Node, **wanted: str) -> MarkupPatch:
    """The element's start tag with those attributes, which it may have already."""
    end = tree.window.inner(node) if not tree.window.is_empty_tag(node) else node.end
    opening = tree.window.between(node.start, end)
    for name, value in wanted.items():
        name = name.replace("_", "-")
        written = f'{name}="{xmltext.attribute(value)}"'
        literal = written.replace("\\", r"\\")  # in a replacement a backslash is doubled
        opening, count = re.subn(rf"""(?<=\s){name}\s*=\s*(?:"[^"]*"|'[^']*')""", literal, opening)
        if not count:
            at = len(opening) - (2 if opening.endswith("/>") else 1)
            opening = f"{opening[:at].rstrip()} {written}{opening[at:]}"
    return (node.start, end, opening)


def _alternatives(tree: Tree, node: Node, candidates: Sequence[Candidate]) -> list[MarkupPatch]:
    """XLIFF 1.2: `<alt-trans>`s after the target (section 2.4.2), and the target's state where the unit is whole."""
    mid = node.get("mid") if node.name == "mrk" else ""
    whole = node
    while whole.name != "trans-unit" and whole.parent is not None:
        whole = whole.parent
    target = whole.first("target") or whole.first("source")
    assert target is not None  # it was filled
    prefix = xmldocument.prefix(tree.window, target)
    markup = "".join(
        f"{xmldocument.indent(tree.window, target)}<{prefix}alt-trans"
        + (f' mid="{xmltext.attribute(mid)}"' if mid else "")
        + f' match-quality="{one.percent}%" origin="{xmltext.attribute(one.origin)}">'
        f"<{prefix}source>{xmltext.escaped(one.source)}</{prefix}source>"
        f"<{prefix}target>{xmltext.escaped(one.target)}</{prefix}target></{prefix}alt-trans>"
        for one in candidates
    )
    patches: list[MarkupPatch] = [(target.end, target.end, markup)]
    if not mid and target.name == "target":
        best = candidates[0]
        if best.score >= 100:
            qualifier = "id-match" if best.score > 100 and best.by_key else "exact-match"
            patches.append(_attributes(tree, target, state="translated", state_qualifier=qualifier))
        else:
            patches.append(_attributes(tree, target, state="needs-review-translation", state_qualifier="fuzzy-match"))
    return patches


def _candidates(tree: Tree, whole: Node, segments: list[tuple[Node, Sequence[Candidate]]]) -> list[MarkupPatch]:
    """XLIFF 2: `<mtc:matches>` first in the unit (XLIFF 2.1, section 5.1), and the segments' states."""
    patches: list[MarkupPatch] = []
    entries = []
    for number, (segment, candidates) in enumerate(segments):
        name = segment.get("id") or _free(whole, number)
        state = "translated" if candidates[0].score >= 100 else "initial"
        wanted = {"state": state} | ({} if segment.get("id") else {"id": name})
        if state == "initial":
            wanted["subState"] = "tmkit:fuzzy"
        patches.append(_attributes(tree, segment, **wanted))
        for one in candidates:
            kind = ("idm" if one.by_key else "icm") if one.score > 100 else "tm"
            entries.append(
                f'<mtc:match ref="#{xmltext.attribute(name)}" type="{kind}" matchQuality="{one.percent}"'
                f' origin="{xmltext.attribute(one.origin)}"><source>{xmltext.escaped(one.source)}</source>'
                f"<target>{xmltext.escaped(one.target)}</target></mtc:match>"
            )
    existing = next((child for child in whole.children if child.name == f"{_MATCHES} matches"), None)
    first = whole.children[0]
    gap = xmldocument.indent(tree.window, first)
    if existing is not None and not tree.window.is_empty_tag(existing):
        inside = "".join(entry.replace("<mtc:match ", f'<mtc:match xmlns:mtc="{_MATCHES}" ', 1) for entry in entries)
        patches.append((existing.close, existing.close, inside))
    else:
        markup = f'<mtc:matches xmlns:mtc="{_MATCHES}">{"".join(entries)}</mtc:matches>{gap}'
        patches.append((first.start, first.start, markup))
    return patches


def _free(whole: Node, number: int) -> str:
    """An id that no element of the unit has."""
    taken = {node.get("id") for node in whole.walk()}
    name = f"s{number + 1}"
    while name in taken:
        name += "_"
    return name
