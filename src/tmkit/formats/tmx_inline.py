"""TMX's inline elements (TMX 1.4b, "Content Markup"): `<bpt>`, `<ept>`, `<ph>`, `<it>`, `<hi>`, `<ut>`."""

from tmkit.core import CodeKind
from tmkit.formats.inline import Role
from tmkit.formats.xmlspans import Node


class Words:
    """The vocabulary of one segment; it remembers which opening tag its closing tags belong to."""

    __slots__ = ("count", "opened")

    def __init__(self) -> None:
        """Nothing is open yet."""
        self.opened: dict[str, str] = {}
        self.count = 0

    def __call__(self, node: Node) -> Role:
        """`x` matches codes across languages, `i` pairs them within a segment; a code with neither is numbered."""
        name, pair, match = node.name, node.get("i"), node.get("x")
        if name == "ept":
            return Role(CodeKind.CLOSE, self.opened.get(pair, pair))
        if name == "bpt":
            self.opened[pair] = match or pair
            return Role(CodeKind.OPEN, match or pair)
        self.count += 1
        number = match or f"{name}{self.count}"
        if name == "it":
            return Role(CodeKind.CLOSE if node.get("pos") in {"end", "ends"} else CodeKind.OPEN, number)
        return Role(None if name == "hi" else CodeKind.STANDALONE, number)
