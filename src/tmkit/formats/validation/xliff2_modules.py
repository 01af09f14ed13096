"""The constraints of XLIFF 2's modules that tables cannot say (OASIS, "XLIFF Version 2.1" and "2.2", chapter 5)."""

import re
from collections import Counter
from collections.abc import Iterator

from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.validation.xliff2_structure import named
from tmkit.formats.validation.xliff2_units import unique
from tmkit.formats.xmlspans import Node, Tree

_SLR = "urn:oasis:names:tc:xliff:sizerestriction:2.0 "
_FS = "urn:oasis:names:tc:xliff:fs:2.0 "
_PATTERNS = ("isPresent", "isNotPresent", "startsWith", "endsWith")


def problems(tree: Tree) -> Iterator[Problem]:
    """The breaches, in file order."""
    for node in tree.root.walk():
        name = named(node.name)
        check = _CHECKS.get(name)
        if check is not None:
            yield from check(node, tree)
        if node.attributes:
            yield from _attributes(node, tree)
        if node.name in {"file", "group", "unit"}:
            yield from _extensions(node)


def _metadata(node: Node, tree: Tree) -> Iterator[Problem]:
    yield from unique([each for each in node.walk() if named(each.name).startswith("metadata:")], "metadata")


def _matches(node: Node, tree: Tree) -> Iterator[Problem]:
    yield from unique([each for each in node.children if named(each.name) == "matches:match"], "match")


def _match(node: Node, tree: Tree) -> Iterator[Problem]:
    for side, lang in (("source", tree.root.get("srcLang")), ("target", tree.root.get("trgLang"))):
        content = node.first(side)
        stated = content.get("xml:lang") if content is not None else ""
        if side == "target" and node.get("reference") == "yes":
            continue
        if stated and lang and stated.lower() != lang.lower():
            yield at(node, f"{side}-language", f"the language of the match's {side} must be {lang!r}")


def _glossary(node: Node, tree: Tree) -> Iterator[Problem]:
    kinds = {"glossary:glossEntry", "glossary:translation"}
    yield from unique([each for each in node.walk() if named(each.name) in kinds], "glossary")


def _entry(node: Node, tree: Tree) -> Iterator[Problem]:
    if not any(named(child.name) in {"glossary:translation", "glossary:definition"} for child in node.children):
        yield at(node, "glossary", "a <glossEntry> needs a translation or a definition")


def _resources(node: Node, tree: Tree) -> Iterator[Problem]:
    yield from unique([each for each in node.children if named(each.name).startswith("resourcedata:")], "resource")


def _resource(node: Node, tree: Tree) -> Iterator[Problem]:
    if not node.children:
        yield at(node, "resource", "a <resourceItem> needs a source, a target or a reference")
    for child in node.children:
        name = named(child.name)
        if name in {"resourcedata:source", "resourcedata:target"}:
            empty = not child.children and not tree.window.content(child).strip()
            if empty != bool(child.get("href")):
                yield at(child, "resource", "it has either content or an href")
        if name == "resourcedata:source":
            lang = child.get("xml:lang").lower()
            if lang and lang != tree.root.get("srcLang").lower():
                yield at(child, "source-language", "the language of a resource's source must be that of srcLang")


def _revisions(node: Node, tree: Tree) -> Iterator[Problem]:
    track = node.parent
    scope = track.parent if track is not None else None
    if scope is None:
        return
    inside = [each for each in scope.walk() if each is not scope and each.name in {node.get("appliesTo")}]
    reference = node.get("ref")
    if reference and not any(each.get("id") == reference for each in scope.walk() if each is not scope):
        yield at(node, "change", f"ref {reference!r} names no element here")
    elif not reference and len(inside) > 1:
        yield at(node, "change", f"there are {len(inside)} {node.get('appliesTo')} elements here: ref must say which")
    versions = [revision.get("version") for revision in node.children]
    if node.get("currentVersion") and node.get("currentVersion") not in versions:
        yield at(node, "change", f"currentVersion {node.get('currentVersion')!r} is the version of no revision")
    about = next((each for each in inside if each.get("id") == reference), inside[0] if len(inside) == 1 else None)
    for revision in node.children:
        items = Counter(item.get("property") for item in revision.children)
        for item in revision.children:
            name = item.get("property")
            if about is not None and name != "content" and name not in about.attributes:
                yield at(item, "change", f"property {name!r} is neither content nor an attribute that the element has")
        if any(count > 1 for count in items.values()):
            yield at(revision, "change", "two items of a revision have the same property")


def _rule(node: Node, tree: Tree) -> Iterator[Problem]:
    stated = [name for name in _PATTERNS if name in node.attributes]
    custom = any(" " in name for name in node.attributes)
    if len(stated) != 1 and not (custom and not stated):
        yield at(node, "rule", "a <rule> has exactly one of isPresent, isNotPresent, startsWith, endsWith, or its own")
    if node.get("existsInSource") == "yes" and not {"isPresent", "startsWith", "endsWith"} & set(stated):
        yield at(node, "rule", "existsInSource goes with isPresent, startsWith or endsWith")
    if "occurs" in node.attributes and "isPresent" not in stated:
        yield at(node, "rule", "occurs goes with isPresent")


def _attributes(node: Node, tree: Tree) -> Iterator[Problem]:
    if _FS + "subFs" in node.attributes and _FS + "fs" not in node.attributes:
        yield at(node, "format-style", "subFs needs fs beside it")
    size, reference = node.get(_SLR + "sizeInfo"), node.get(_SLR + "sizeInfoRef")
    if size and reference:
        yield at(node, "size", "sizeInfo and sizeInfoRef may not stand together")
    if (size or reference) and node.name == "ec" and node.get("isolated") != "yes":
        yield at(node, "size", "on an <ec>, sizeInfo and sizeInfoRef may stand only where it is isolated")
    if size and not size.isdigit() and (_is_standard(tree, "generalProfile") or re.fullmatch(r"\d+\.\d+", size)):
        yield at(node, "size", f"sizeInfo {size!r} must be a whole number")
    storage = node.get(_SLR + "equivStorage")
    if storage and not storage.isdigit() and _is_standard(tree, "storageProfile"):
        yield at(node, "size", f"equivStorage {storage!r} must be a whole number")
    if reference and not any(
        each.get("id") == reference
        for data in tree.root.walk()
        if named(data.name) == "sizerestriction:data"
        for each in data.walk()
    ):
        yield at(node, "size", f"sizeInfoRef {reference!r} names nothing in the size data")


def _is_standard(tree: Tree, kind: str) -> bool:
    """Whether sizes count code points or bytes, as the standard's own profiles do."""
    profiles = [node for node in tree.root.walk() if named(node.name) == "sizerestriction:profiles"]
    return any(profile.get(kind).startswith("xliff:") for profile in profiles)


def _extensions(node: Node) -> Iterator[Problem]:
    """Ids of extension elements are unique within the element that holds them, by namespace."""
    by_space: dict[str, list[Node]] = {}
    for child in node.children:
        if " " in child.name and ":oasis:names:tc:xliff:" not in child.name:
            for each in child.walk():
                by_space.setdefault(each.name.rpartition(" ")[0], []).append(each)
    for nodes in by_space.values():
        yield from unique(nodes, "extension")


_CHECKS = {
    "metadata:metadata": _metadata,
    "matches:matches": _matches,
    "matches:match": _match,
    "glossary:glossary": _glossary,
    "glossary:glossEntry": _entry,
    "resourcedata:resourceData": _resources,
    "resourcedata:resourceItem": _resource,
    "changetracking:revisions": _revisions,
    "validation:rule": _rule,
}
