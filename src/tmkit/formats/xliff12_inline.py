"""XLIFF 1.2's inline elements (OASIS, "XLIFF Version 1.2", section 2.4): g, x, bx, ex, bpt, ept, ph, it, mrk, sub."""

from tmkit.core import CodeKind
from tmkit.formats.inline import Role
from tmkit.formats.xmlspans import Node


def role(node: Node) -> Role:
    """`rid` pairs `bx` with `ex` and `bpt` with `ept` where it is given, else their shared `id` does."""
    name, number = node.name, node.get("id")
    pair = node.get("rid") or number
    equivalent = node.get("equiv-text")
    if name in {"bpt", "bx"}:
        return Role(CodeKind.OPEN, pair, equivalent)
    if name in {"ept", "ex"}:
        return Role(CodeKind.CLOSE, pair, equivalent)
    if name == "g":
        return Role(None, number, equivalent)
    if name == "mrk":
        return Role(None, node.get("mid") or node.get("mtype"), can_delete=True)
    if name == "it" and node.get("pos"):
        kind = CodeKind.CLOSE if node.get("pos") in {"close", "end"} else CodeKind.OPEN  # `end` is TMX's word
        return Role(kind, number, equivalent)
    return Role(CodeKind.STANDALONE, number or name.rpartition(" ")[2], equivalent)
