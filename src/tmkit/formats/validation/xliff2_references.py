"""XLIFF 2's references: fragment identifiers, annotations, sub-flows.

OASIS, "XLIFF Version 2.1", sections 4.4 and 4.7.3.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.validation.xliff2_structure import named
from tmkit.formats.xmlspans import Node, Tree

_SELECTOR = re.compile(r"(?:([-.:\w]+)=)?([-.:\w\u00b7]+)")
_POINTING = frozenset({"note", "glossary:glossEntry", "glossary:translation"})
_MODULE_PREFIXES = {
    "gls": "glossary",
    "mtc": "matches",
    "mda": "metadata",
    "res": "resourcedata",
    "ctr": "changetracking",
    "slr": "sizerestriction",
    "val": "validation",
    "pgs": "pgs",
    "its": "its",
    "itsm": "itsm",
    "fs": "fs",
}
"""Prefixes that the standard's modules own (section 4.4.3), and the part of their namespace that names them."""
_REGISTERED = frozenset({"tbx", "okp"})
"""Prefixes that extensions have registered with the committee; where they lead is theirs to say."""


def problems(tree: Tree) -> Iterator[Problem]:
    """References that are malformed or lead nowhere."""
    for file in tree.root.all("file"):
        units = {node.get("id") for node in file.walk() if node.name == "unit"}
        for node in file.walk():
            if node.name in {"mrk", "sm"}:
                yield from _annotation(tree, node)
            elif named(node.name) in _POINTING and node.get("ref").startswith("#"):
                yield from _fragment(tree, node, node.get("ref"))
            elif named(node.name) == "matches:match" and node.get("ref"):
                yield from _must_be_fragment(tree, node)
            for name in ("subFlows", "subFlowsStart", "subFlowsEnd"):
                for reference in node.get(name).split():
                    if reference not in units:
                        yield at(node, "sub-flow", f"{name} {reference!r} names no unit of the file")


def _must_be_fragment(tree: Tree, node: Node) -> Iterator[Problem]:
    reference = node.get("ref")
    if reference.startswith("#"):
        yield from _fragment(tree, node, reference)
    else:
        yield at(node, "reference", f"ref {reference!r} must be a fragment identifier, such as #{reference}")


def _annotation(tree: Tree, node: Node) -> Iterator[Problem]:
    kind, reference = node.get("type", "generic"), node.get("ref")
    if kind == "comment":
        if bool(reference) == ("value" in node.attributes):
            yield at(node, "annotation", "a comment has either a value or a ref to a note of its unit")
            return
        if reference and not _is_note_of_unit(node, reference):
            yield at(node, "annotation", f"ref {reference!r} of a comment names no note of its unit")
            return
    if reference.startswith("#"):
        yield from _fragment(tree, node, reference)


def _enclosing(node: Node, name: str) -> Node | None:
    at_node: Node | None = node
    while at_node is not None and at_node.name != name:
        at_node = at_node.parent
    return at_node


def _notes(node: Node) -> set[str]:
    return {note.get("id") for group in node.all("notes") for note in group.all("note")}


def _is_note_of_unit(node: Node, reference: str) -> bool:
    unit, file = _enclosing(node, "unit"), _enclosing(node, "file")
    if unit is None or file is None:
        return True
    found = re.fullmatch(r"#(?:/?f=([^/=]+)/)?(?:/?g=[^/=]+/)?(?:/?u=([^/=]+)/)?n=([^/=]+)", reference)
    if not found:
        return False
    if found[1] and (found[1] != file.get("id") or not found[2]):
        return False
    return (not found[2] or found[2] == unit.get("id")) and found[3] in _notes(unit)


def _fragment(tree: Tree, node: Node, reference: str) -> Iterator[Problem]:
    """Syntax, then each step: file, group or unit, and one leaf at the end."""
    body = reference[1:].removeprefix("/")
    steps = [_SELECTOR.fullmatch(step) for step in body.split("/")]
    if not body or None in steps:
        yield at(node, "fragment", f"{reference!r} is not a fragment identifier")
        return
    pairs = [(step[1] or "", step[2]) for step in steps if step is not None]
    order = [{"f": 0, "g": 1, "u": 1}.get(prefix, 2) for prefix, _ in pairs]
    if any(left >= right for left, right in pairwise(order)):
        yield at(node, "fragment", f"{reference!r} names file, group or unit, and one leaf, in this order")
        return
    for prefix, _ in pairs:
        if len(prefix) == 1 and prefix not in "fgundt":
            yield at(node, "fragment", f"a prefix of one letter is the standard's own, which has no {prefix}=")
            return
        if len(prefix) > 1 and prefix not in _MODULE_PREFIXES and prefix not in _REGISTERED:
            yield at(node, "fragment", f"the prefix {prefix}= belongs to no module")
            return
    missing = _unresolved(tree, node, pairs, absolute=reference.startswith("#/"))
    if missing:
        yield at(node, "fragment", f"{reference!r}: there is no {missing}")


def _unresolved(tree: Tree, node: Node, pairs: list[tuple[str, str]], *, absolute: bool) -> str:
    """What a step names that is not there; empty where all are."""
    scope: Node = _enclosing(node, "unit") or _enclosing(node, "group") or _enclosing(node, "file") or tree.root
    if absolute or pairs[0][0] == "f":
        scope = tree.root
    elif pairs[0][0] in {"u", "g"}:
        scope = _enclosing(node, "file") or tree.root
    for prefix, name in pairs:
        if prefix in {"f", "g", "u"}:
            wanted = {"f": "file", "g": "group", "u": "unit"}[prefix]
            found = next((each for each in scope.walk() if each.name == wanted and each.get("id") == name), None)
            if found is None:
                return f"{wanted} {name!r}"
            scope = found
        elif prefix not in _REGISTERED and not _has_leaf(scope, prefix, name):
            return f"{prefix}{'=' if prefix else ''}{name} in {scope.name} {scope.get('id')!r}"
    return ""


def _has_leaf(scope: Node, prefix: str, name: str) -> bool:
    if prefix == "n":
        return name in _notes(scope)
    if prefix == "d":
        return any(data.get("id") == name for group in scope.all("originalData") for data in group.all("data"))
    if prefix in {"", "t"}:
        side = "target" if prefix else "source"
        for part in scope.walk():
            if part.name in {"segment", "ignorable"}:
                content = part.first(side)
                inside = [each for each in content.walk() if each is not content] if content is not None else []
                if any(each.get("id") == name for each in [*([] if prefix else [part]), *inside]):
                    return True
        return False
    module = f":xliff:{_MODULE_PREFIXES[prefix]}:"
    return any(each.get("id") == name for each in scope.walk() if module in each.name)
