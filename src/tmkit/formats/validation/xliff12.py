"""XLIFF 1.0 to 1.2: our RELAX NG of 1.2 transitional, and the written rules of ids and segments."""

from collections.abc import Iterator

from tmkit.formats import xmlspans
from tmkit.formats.validation import schema
from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.xliff12 import NAMESPACE
from tmkit.formats.xmlspans import Node

_URI = "urn:oasis:names:tc:xliff:document:1.2"


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file is not well formed."""
    tree = xmlspans.parse(raw, namespaces=True, core=NAMESPACE)
    head = tree.window.utf8[: tree.window.inner(tree.root)]
    uri = next((uri for uri in (_URI, f"{NAMESPACE}1") if uri.encode() in head), "")
    replaced = ((f'ns="{_URI}"', f'ns="{uri}"'),) if uri != _URI else ()
    yield from schema.problems(tree.window.utf8, "xliff12.rng", replaced=replaced)
    for file in tree.root.all("file"):
        seen: set[str] = set()
        for node in file.walk():
            if node.name in {"trans-unit", "bin-unit"}:
                if node.get("id") in seen:
                    yield at(node, "id-unique", f"two units of the file have the id {node.get('id')!r}")
                seen.add(node.get("id"))
                yield from _segments(node)


def _segments(unit: Node) -> Iterator[Problem]:
    """Every segment of the target is one of the source (section 3.2.3)."""
    segmented, target = unit.first("seg-source"), unit.first("target")
    if segmented is None or target is None:
        return
    known = {node.get("mid") for node in segmented.walk() if node.name == "mrk"}
    for node in target.walk():
        if node.name == "mrk" and node.get("mtype") == "seg" and node.get("mid") not in known:
            yield at(node, "segment", f"the segment mid={node.get('mid')!r} is not in <seg-source>")
