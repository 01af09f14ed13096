"""XLIFF 2's structure: which element stands where, with which attributes, of which values."""

import re
from collections.abc import Iterator

from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.validation.xliff2_tables import CORE, FORMATTED, MODULE_ATTRIBUTES, MODULES, Element
from tmkit.formats.validation.xliff2_values import TYPES
from tmkit.formats.xmlspans import Node, Tree

_MODULE = re.compile(r"urn:oasis:names:tc:xliff:([a-z]+):[\d.]+ (\S+)")
_ITS = ("http://www.w3.org/2005/11/its ", "urn:oasis:names:tc:xliff:itsm:")
_KNOWN = frozenset(name.split(":")[0] for name in MODULES)


def named(name: str) -> str:
    """`module:name` for an element or attribute of an OASIS module, the name itself for the core's."""
    found = _MODULE.fullmatch(name)
    return f"{found[1]}:{found[2]}" if found else name


def shown(name: str) -> str:
    """The name as a person writes it."""
    return named(name).rpartition(" ")[2]


def declaration(node: Node) -> Element | None:
    """What the standard says of the element; None for one that is not of the core or a known module."""
    name = named(node.name)
    return CORE.get(name) or MODULES.get(name)


def problems(tree: Tree) -> Iterator[Problem]:
    """Everything that stands where it may not, in file order."""
    stack = [tree.root]
    while stack:
        node = stack.pop()
        element = declaration(node)
        if element is not None:
            yield from _attributes(node, element)
            yield from _children(node, element, tree)
        elif " " not in node.name:
            yield at(node, "unknown-element", f"XLIFF 2 has no element <{node.name}>")
        elif named(node.name).split(":")[0] in _KNOWN:
            yield at(node, "unknown-element", f"its module has no element <{shown(node.name)}>")
        if node.name != "skeleton" and (element is not None or " " not in node.name):
            stack.extend(reversed(node.children))
        elif element is None:
            stack.extend(child for child in reversed(node.children) if named(child.name) in MODULES)


def _attributes(node: Node, element: Element) -> Iterator[Problem]:
    here = shown(node.name)
    for name in element.required:
        if name not in node.attributes:
            yield at(node, "missing-attribute", f"<{here}> needs the attribute {name}")
    for name, value in node.attributes.items():
        kind = element.declared.get(name)
        if kind is None and " " not in name:
            yield at(node, "unknown-attribute", f"<{here}> may not have the attribute {name}")
        elif kind is None:
            yield from _foreign(node, element, name, value)
        elif not TYPES[kind][0](value):
            yield at(node, "attribute-value", f"{name}={value!r} of <{here}> must be {TYPES[kind][1]}")


def _foreign(node: Node, element: Element, name: str, value: str) -> Iterator[Problem]:
    """An attribute of another namespace: a module's known ones, or anybody's where the standard lets them stand."""
    module, _, local = named(name).partition(":")
    here = shown(node.name)
    if name.startswith("http://www.w3.org/2001/XMLSchema-instance "):
        return
    if module in MODULE_ATTRIBUTES and local:
        kind = MODULE_ATTRIBUTES[module].get(local)
        if kind is None or (module == "fs" and not _may_be_formatted(node)):
            yield at(node, "unknown-attribute", f"<{here}> may not have the attribute {module}:{local}")
        elif not TYPES[kind][0](value):
            yield at(node, "attribute-value", f"{local}={value!r} of <{here}> must be {TYPES[kind][1]}")
    elif element.foreign != "any" and not (
        element.foreign == "modules" and (name.startswith(("urn:oasis:names:tc:xliff:", *_ITS)))
    ):
        yield at(node, "unknown-attribute", f"<{here}> may not have an attribute of another namespace: {shown(name)}")


def _may_be_formatted(node: Node) -> bool:
    return node.name in FORMATTED or (node.name == "ec" and node.get("isolated") == "yes")


def _children(node: Node, element: Element, tree: Tree) -> Iterator[Problem]:
    names = []
    for child in node.children:
        name = named(child.name)
        own = name in CORE or (name in MODULES and name.split(":")[0] in element.children)
        names.append(name if own or (" " not in child.name and ":" not in name) else "other")
    if not re.fullmatch(element.children, "".join(f"{name} " for name in names)):
        yield at(node, "content", _wrong(node, element, names))
    if names.count("notes") > 1 or names.count("originalData") > 1:
        yield at(node, "content", f"<{shown(node.name)}> may have one <notes> and one <originalData>")
    if not element.text and _has_text(tree, node):
        yield at(node, "content", f"<{shown(node.name)}> may not hold text")


def _wrong(node: Node, element: Element, names: list[str]) -> str:
    here = shown(node.name)
    if not names:
        return f"<{here}> lacks what it must hold"
    allowed = set(re.findall(r"[A-Za-z]+(?::[A-Za-z]+)?", element.children))
    strange = next((name for name in names if name != "other" and name.split(":")[-1] not in " ".join(allowed)), "")
    if strange:
        return f"<{here}> may not hold <{strange}>"
    return f"<{here}> holds its elements in the wrong order or number: {', '.join(dict.fromkeys(names))}"


def _has_text(tree: Tree, node: Node) -> bool:
    window, done = tree.window, tree.window.inner(node)
    if window.is_empty_tag(node):
        return False
    gaps = []
    for child in node.children:
        gaps.append(window.between(done, child.start))
        done = child.end
    gaps.append(window.between(done, node.close))
    return any(re.sub(r"(?s)<!--.*?-->|<\?.*?\?>", "", gap).strip() for gap in gaps)
