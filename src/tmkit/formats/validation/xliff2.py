"""XLIFF 2.0, 2.1 and 2.2: structure, values and the constraints that the standard's schemas cannot hold."""

from collections.abc import Iterator

from tmkit.formats import xmlspans
from tmkit.formats.validation import xliff2_modules, xliff2_references, xliff2_structure, xliff2_units
from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.xliff2 import NAMESPACE


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file is not well formed."""
    tree = xmlspans.parse(raw, namespaces=True, core=NAMESPACE)
    if tree.root.name != "xliff" or NAMESPACE.encode() not in tree.window.utf8[: tree.window.inner(tree.root)]:
        yield at(tree.root, "namespace", f"the root is not <xliff> in a namespace that starts with {NAMESPACE}")
        return
    for part in (xliff2_structure, xliff2_units, xliff2_references, xliff2_modules):
        yield from part.problems(tree)
