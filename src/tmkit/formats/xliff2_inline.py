"""XLIFF 2's inline elements (OASIS, "XLIFF Version 2.1", section 4.2.3): pc, ph, sc, ec, cp, mrk, sm, em."""

from tmkit.core import CodeKind
from tmkit.formats.inline import Role
from tmkit.formats.xmlspans import Node


def role(node: Node) -> Role:
    """`startRef` pairs `ec` with `sc` and `em` with `sm`; annotations may always be taken away."""
    name, number = node.name, node.get("id")
    deletable, reorderable = node.get("canDelete") != "no", node.get("canReorder") != "no"
    if name == "pc":
        return Role(None, number, node.get("equivStart"), deletable, reorderable)
    if name == "sc":
        return Role(CodeKind.OPEN, number, node.get("equiv"), deletable, reorderable)
    if name == "ec":
        return Role(CodeKind.CLOSE, node.get("startRef") or number, node.get("equiv"), deletable, reorderable)
    if name == "mrk":
        return Role(None, number, can_delete=True)
    if name in {"sm", "em"}:
        kind = CodeKind.OPEN if name == "sm" else CodeKind.CLOSE
        return Role(kind, node.get("startRef") or number, can_delete=True)
    if name == "cp":
        return Role(CodeKind.STANDALONE, f"U+{node.get('hex')}", _character(node.get("hex")))
    return Role(CodeKind.STANDALONE, number or name.rpartition(" ")[2], node.get("equiv"), deletable, reorderable)


def _character(digits: str) -> str:
    """The character that XML cannot hold and `<cp>` stands for."""
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return ""
