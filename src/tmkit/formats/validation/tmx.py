"""TMX 1.1 to 1.4b: our RELAX NG, and what it cannot say of pairs, languages and levels."""

from collections.abc import Iterator

from tmkit.core import LanguageError
from tmkit.formats import xmlspans
from tmkit.formats.validation import schema
from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.xmlspans import Node
from tmkit.text import languages

_LANGUAGE = '<attribute name="xml:lang"/>\n      <optional><attribute name="lang"/></optional>'
_OPTIONAL = '<optional><attribute name="xml:lang"/></optional>\n'


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file is not well formed."""
    tree = xmlspans.parse(raw)
    version = tree.root.get("version")
    replaced: tuple[tuple[str, str], ...] = ()
    if version in {"1.1", "1.2", "1.3"}:
        replaced = ((">1.4<", f">{version}<"),)
    if version in {"1.1", "1.2"}:  # `lang` became `xml:lang` with 1.3
        replaced += ((_LANGUAGE, '<attribute name="lang"/>'), (_OPTIONAL, ""))
    yield from schema.problems(tree.window.utf8, "tmx14.rng", replaced=replaced)
    for node in tree.root.walk():
        if node.name == "seg":
            yield from _pairs(node)
        elif node.name == "tuv":
            yield from _language(node)


def _pairs(seg: Node) -> Iterator[Problem]:
    """Within a segment each `i` of a `<bpt>` has its `<ept>`, after it, and no other."""
    opened: dict[str, Node] = {}
    for node in seg.walk():
        if node.name == "bpt":
            if node.get("i") in opened:
                yield at(node, "pair", f"two <bpt> of the segment have i={node.get('i')!r}")
            opened[node.get("i")] = node
        elif node.name == "ept" and opened.pop(node.get("i"), None) is None:
            yield at(node, "pair", f"<ept> i={node.get('i')!r} has no <bpt> before it")
    for node in opened.values():
        yield at(node, "pair", f"<bpt> i={node.get('i')!r} has no <ept>")


def _language(node: Node) -> Iterator[Problem]:
    tag = node.get("xml:lang") or node.get("lang")
    try:
        if tag:
            languages.canonical(tag)
    except LanguageError as error:
        yield at(node, "language", str(error))
