"""SRX: our RELAX NG of 2.0, and the rule names that the maps refer to."""

from collections.abc import Iterator

from tmkit.formats import xmlspans
from tmkit.formats.validation import schema
from tmkit.formats.validation.problem import Problem, at

_NAMESPACE = "http://www.lisa.org/srx"


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file is not well formed."""
    tree = xmlspans.parse(raw, namespaces=True, core=_NAMESPACE)
    if tree.root.get("version") != "1.0":
        yield from schema.problems(tree.window.utf8, "srx20.rng")
    names = {node.get("languagerulename") for node in tree.root.walk() if node.name == "languagerule"}
    for node in tree.root.walk():
        if node.name == "languagemap" and node.get("languagerulename") not in names:
            yield at(node, "reference", f"there are no rules named {node.get('languagerulename')!r}")
