"""Files held against the RELAX NG schemas of the package."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tmkit.formats.validation.problem import Problem

if TYPE_CHECKING:
    from lxml import etree


_RNG = "{http://relaxng.org/ns/structure/1.0}"


@lru_cache(maxsize=16)
def load(name: str, replaced: tuple[tuple[str, str], ...] = ()) -> "etree.RelaxNG":
    """The schema of that file name, ready to use."""
    from lxml import etree

    text = (files("tmkit.formats") / "schemas" / name).read_text("utf-8")
    for old, new in replaced:
        text = text.replace(old, new)
    grammar = etree.fromstring(text.encode())
    _open_attributes(grammar)
    return etree.RelaxNG(grammar)


def _open_attributes(grammar: "etree._Element") -> None:
    """Each element that lets strange attributes stand lets all stand but those that it declares itself.

    RELAX NG wants the two to be disjoint, and writing the exceptions out by hand, element by element, would drift.
    """
    from lxml import etree

    defined = {each.get("name"): each for each in grammar.iter(f"{_RNG}define")}
    for element in list(grammar.iter(f"{_RNG}element")):
        references = [each for each in _own(element) if each.tag == f"{_RNG}ref"]
        if not any(_leads_to(each, "strange-attributes", defined) for each in references):
            continue
        declared = _declared(element, defined)
        opened = etree.SubElement(etree.SubElement(element, f"{_RNG}zeroOrMore"), f"{_RNG}attribute")
        excepted = etree.SubElement(etree.SubElement(opened, f"{_RNG}anyName"), f"{_RNG}except")
        etree.SubElement(excepted, f"{_RNG}nsName", ns="http://www.w3.org/XML/1998/namespace")
        for name in sorted(declared):
            if not name.startswith("xml:"):
                etree.SubElement(excepted, f"{_RNG}name", ns="").text = name
    strange = defined.get("strange-attributes")
    if strange is not None:
        strange[:] = [etree.Element(f"{_RNG}empty")]


def _own(element: "etree._Element") -> "Iterator[etree._Element]":
    """What stands in a pattern, not in the elements within it."""
    for child in element:
        if isinstance(child.tag, str):
            yield child
            if child.tag != f"{_RNG}element":
                yield from _own(child)


def _leads_to(reference: "etree._Element", wanted: str, defined: "dict[str | None, etree._Element]") -> bool:
    name = reference.get("name")
    if name == wanted:
        return True
    within = defined.get(name)
    return within is not None and any(
        _leads_to(each, wanted, defined) for each in _own(within) if each.tag == f"{_RNG}ref"
    )


def _declared(pattern: "etree._Element", defined: "dict[str | None, etree._Element]") -> set[str]:
    """Names of the attributes of an element, those of the definitions that it refers to included."""
    found: set[str] = set()
    for each in _own(pattern):
        if each.tag == f"{_RNG}attribute" and each.get("name"):
            found.add(str(each.get("name")))
        elif each.tag == f"{_RNG}ref":
            within = defined.get(each.get("name"))
            if within is not None:
                found |= _declared(within, defined)
    return found


def problems(utf8: bytes, name: str, *, replaced: tuple[tuple[str, str], ...] = ()) -> Iterator[Problem]:
    """What the schema of that file name finds; `replaced` turns it into that of another version of the format.

    The bytes are those of a file that `xmlspans` has read, so that no entity can expand in them.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8")
    try:
        tree = etree.fromstring(utf8, parser)
    except etree.XMLSyntaxError as error:  # libxml2 refuses some names and namespaces that expat lets pass
        yield Problem(error.lineno or 0, error.offset or 0, "malformed", error.msg or "is not XML")
        return
    schema = load(name, replaced)
    if not schema.validate(tree):
        seen = set()
        for entry in schema.error_log:
            problem = Problem(entry.line, max(entry.column, 0), "schema", entry.message)
            if problem not in seen:
                seen.add(problem)
                yield problem
