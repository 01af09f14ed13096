"""XML glossaries as trees that know their lines: nothing outside the file is read, and what is broken is told."""

from lxml import etree

from tmkit.core import ParseError, RefusedError
from tmkit.formats.glossaries.termbase import Problem

Element = etree._Element


def tree(raw: bytes) -> tuple[Element, tuple[Problem, ...]]:
    """The root element, and where the file is malformed: then the root holds what stands before and after.

    Raises RefusedError for entity declarations, ParseError when there is no element at all.
    """
    if b"<!ENTITY" in raw or "<!ENTITY".encode("utf-16-le") in raw or "<!ENTITY".encode("utf-16-be") in raw:
        raise RefusedError("declares XML entities, which can expand without end; write the characters themselves")
    try:
        return etree.fromstring(raw, _parser(recover=False)), ()
    except etree.XMLSyntaxError as error:
        problem = Problem(error.lineno or 0, str(error.msg).partition(", line ")[0])
        column = error.offset or 0
    except ValueError as error:
        raise ParseError(str(error)) from None
    try:
        root = etree.fromstring(raw, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ParseError(problem.message, line=problem.line, column=column)
    return root, (problem,)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)


def name(element: Element) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a recovered tree has names that are none


def text(element: Element) -> str:
    """All text within, white space runs made one space."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def line(element: Element) -> int:
    """From 1."""
    at = element.sourceline
    return at if isinstance(at, int) else 0
