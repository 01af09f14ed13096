"""The runs of a Word paragraph (ECMA-376, part 1, section 17.3.2) as one text with codes."""

import re

from tmkit.core import OBJECT, Code, CodeKind, Segment
from tmkit.formats.xmlspans import Node, Tree

_PROPERTIES = frozenset({"w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr"})
_SKIPPED = frozenset({"w:pPr", "w:proofErr", "w:lastRenderedPageBreak"}) | _PROPERTIES
_AROUND = frozenset({
    "w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:moveTo", "w:customXml", "w:dir",
    "w:bdo",
})  # fmt: skip
_RANGE = re.compile(r"w:(?:bookmark|perm|(?:comment|moveFrom|moveTo|customXml\w*)Range)(?:Start|End)")
"""What marks a stretch of the document and takes no room in its text."""
_FLOATING = re.compile(r"<wp:anchor\b|<w:txbxContent\b|<v:textbox\b")
"""What is anchored to a paragraph and stands beside its text."""
_LOOK = re.compile(r"<w:(?:lang|noProof|rFonts w:hint)\b[^>]*/>|\sw:rsid\w*=\"[^\"]*\"")


class Reader:
    """One pass over the runs of a paragraph."""

    def __init__(self, tree: Tree, node: Node, lang: str) -> None:
        self.window, self.node, self.lang = tree.window, node, lang
        self.text: list[str] = []
        self.codes: list[Code] = []
        self.length = self.number = 0
        self.look: str | None = None
        self.base: str | None = None
        self.open_look = self.plain = ""
        self.start = self.end = -1
        self.ranges: list[Node] = []
        """Marks of ranges since the last run, which are codes if another run follows."""
        self.instruction: list[str] = []
        """The field that has begun, up to its result."""
        self.depth = 0
        self.fields: list[str] = []
        """Names of the fields whose result is being read."""

    def read(self) -> Segment:
        """The text, its codes; `start`, `end` and `look` are known then."""
        self.children(self.node)
        self.close_look()
        if self.instruction:  # it goes on in another paragraph
            self.numbered("f", CodeKind.OPEN, "".join(self.instruction))
        return Segment("".join(self.text), self.lang, codes=tuple(self.codes))

    def children(self, node: Node) -> None:
        for child in node.children:
            if child.name == "w:r":
                self.run(child)
            elif child.name in _AROUND and not self.instruction:
                self.around(child)
            elif _RANGE.fullmatch(child.name):
                self.ranges.append(child)
            elif child.name not in _SKIPPED:
                self.object(child, self.window.between(child.start, child.end))

    def around(self, node: Node) -> None:
        if self.window.is_empty_tag(node):
            return
        self.close_look()
        self.number += 1
        name = f"g{self.number}"
        inner = self.window.inner(node)
        skipped = next((child.end for child in node.children if child.name in _PROPERTIES), inner)
        self.place(node)
        self.code(name, CodeKind.OPEN, self.window.between(node.start, skipped))
        self.children(node)
        self.close_look()
        self.code(name, CodeKind.CLOSE, self.window.between(node.close, node.end))

    def run(self, node: Node) -> None:
        properties = node.first("w:rPr")
        look = self.window.between(properties.start, properties.end) if properties else ""
        self.place(node)
        for child in node.children:
            whole = f"<w:r>{look}{self.window.between(child.start, child.end)}</w:r>"
            if child.name in {"w:rPr", "w:lastRenderedPageBreak", "w:softHyphen"}:
                continue
            if self.instruction or child.name == "w:fldChar":
                self.field(child, whole)
            elif child.name == "w:t":
                self.looks(look)
                self.say(self.window.text(child))
            elif child.name in {"w:tab", "w:br", "w:cr"} and not child.attributes:
                self.looks(look)
                self.say("\t" if child.name == "w:tab" else "\n")
            elif child.name == "w:noBreakHyphen":
                self.looks(look)
                self.say("\u2011")
            else:
                self.object(child, whole)

    def object(self, node: Node, markup: str) -> None:
        """What is no text: a code with its room, or without where it stands beside the text."""
        self.place(node)
        if self.instruction:
            self.instruction.append(markup)
            return
        self.close_look()
        if _FLOATING.search(markup):
            self.numbered("x", CodeKind.OPEN, markup)
        else:
            self.numbered("x", CodeKind.STANDALONE, markup)
            self.say(OBJECT)

    def field(self, node: Node, markup: str) -> None:
        """A part of a complex field (section 17.16.18): a pair around its result, or one code where it has none."""
        kind = node.get("w:fldCharType") if node.name == "w:fldChar" else ""
        if not self.instruction and kind != "begin":
            self.close_look()
            if kind == "end":
                name = self.fields.pop() if self.fields else ""
                self.code(name or self.name("f"), CodeKind.CLOSE, markup)
            else:  # the field has begun in another paragraph
                self.fields.append(self.numbered("f", CodeKind.OPEN, markup))
            return
        self.close_look()
        self.instruction.append(markup)
        self.depth += {"begin": 1, "end": -1}.get(kind, 0)
        if kind == "separate" and self.depth == 1:
            self.fields.append(self.numbered("f", CodeKind.OPEN, "".join(self.instruction)))
        elif self.depth == 0:
            self.numbered("x", CodeKind.STANDALONE, "".join(self.instruction))
            self.say(OBJECT)
        else:
            return
        self.instruction, self.depth = [], 0

    def looks(self, look: str) -> None:
        """Codes for text of another look than the paragraph's first."""
        plain = _LOOK.sub("", look).replace("<w:rPr></w:rPr>", "").replace("<w:rPr/>", "")
        if self.base is None:
            self.base, self.look = plain, look
        if plain == (self.plain if self.open_look else self.base):
            return
        self.close_look()
        if plain != self.base:
            self.number += 1
            self.open_look, self.plain = f"r{self.number}", plain
            self.code(self.open_look, CodeKind.OPEN, look)

    def close_look(self) -> None:
        if self.open_look:
            self.code(self.open_look, CodeKind.CLOSE, "")
            self.open_look = ""

    def place(self, node: Node) -> None:
        """The node is part of the text, and so are the marks between it and what came before."""
        for mark in self.ranges if self.start >= 0 else ():
            kind = CodeKind.OPEN if mark.name.endswith("Start") else CodeKind.CLOSE
            name = mark.name.removeprefix("w:").removesuffix("Start").removesuffix("End") + mark.get("w:id")
            markup = self.window.between(mark.start, mark.end)
            if self.instruction:
                self.instruction.append(markup)
            else:
                self.code(name, kind, markup)
        self.ranges.clear()
        self.start = node.start if self.start < 0 else self.start
        self.end = max(self.end, node.end)

    def name(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"

    def numbered(self, letter: str, kind: CodeKind, markup: str) -> str:
        name = self.name(letter)
        self.code(name, kind, markup)
        return name

    def code(self, name: str, kind: CodeKind, markup: str) -> None:
        self.codes.append(Code(name, kind, self.length, markup))

    def say(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)
