"""A TBX version 3 file held against the standard: its structure, its style, and the dialect that it names.

What drafts of the dialects spelt otherwise is told and accepted. A private dialect (`TBX-Acme`) is held against the
core structure alone, since nobody but its makers knows its categories.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex
from lxml import etree

from tmkit.core import LanguageError, nearest
from tmkit.formats.glossaries.tbx_models import (
    CATEGORIES,
    CORE_NAMESPACE,
    DIALECT_MODULES,
    MODELS,
    NAMESPACES,
    OLDER,
    OLDER_VALUES,
    TEXTUAL,
    TYPED,
)
from tmkit.formats.glossaries.termbase import Problem
from tmkit.formats.glossaries.xmltree import Element, line, name, text, tree
from tmkit.text import languages, patterns

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DIALECT = patterns.of(r"TBX-.+")
_WEB = patterns.of(r"https?://.+")
_LEVELS = frozenset({"conceptEntry", "langSec", "termSec"})
_OUTSIDE = frozenset({"tbxHeader", "back"})


def problems(raw: bytes) -> tuple[Problem, ...]:
    """What the standard does not allow, in order of line; older spellings are not grave.

    Raises ParseError when there is no element at all, RefusedError for entity declarations.
    """
    root, broken = tree(raw)
    if broken:
        return broken
    if name(root) == "martif":
        return ()  # version 2 has its own rules in a file that it names; what cannot be read of it `parse` tells
    return tuple(sorted({*_root(root), *_elements(root), *_references(root)}))


def _root(root: Element) -> Iterator[Problem]:
    if root.tag != f"{{{CORE_NAMESPACE}}}tbx":
        yield Problem(line(root), f"the root is to be <tbx> in the namespace {CORE_NAMESPACE}")
    if root.get("style") not in {"dca", "dct"}:
        yield Problem(line(root), f"style is {root.get('style')!r}; it is to be dca or dct")
    if not root.get(_LANG):
        yield Problem(line(root), "the root has no xml:lang")
    if not _DIALECT.fullmatch(root.get("type", "")):
        near = nearest(root.get("type", ""), DIALECT_MODULES)
        yield Problem(line(root), f"type is {root.get('type')!r}; it is to name a dialect, such as TBX-Basic{near}")


def _elements(root: Element) -> Iterator[Problem]:
    style, dialect = root.get("style", ""), root.get("type", "")
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if _is_foreign(element):
            yield from _tag(element, style, dialect)
        else:
            yield from _structure(element)
            yield from _attributes(element)
            if name(element) in TYPED:
                yield from _typed(element, style, dialect)


def _is_foreign(element: Element) -> bool:
    return etree.QName(element).namespace != CORE_NAMESPACE


@lru_cache(maxsize=64)
def _model(element: str) -> "regex.Pattern[str]":
    tokens = []
    for token in MODELS[element].split():
        bare = token.rstrip("?*+")
        is_name = bare not in {"(", ")", "|"}
        tokens.append(f"(?:{bare} )" + token[len(bare) :] if is_name else token.replace("(", "(?:"))
    return regex.compile("".join(tokens))


def _structure(element: Element) -> Iterator[Problem]:
    """What stands in the element, and in which order."""
    kind = name(element)
    children = [child for child in element if isinstance(child.tag, str)]
    if kind in MODELS:
        for child in [element, *children]:
            stray = (element.text if child is element else child.tail) or ""
            if stray.strip():
                yield Problem(line(child), f"text in <{kind}>, which holds elements alone: {stray.strip()[:40]!r}")
        names = ["other" if _is_foreign(child) else name(child) for child in children]
        if not _model(kind).fullmatch("".join(f"{each} " for each in names)):
            yield _misplaced(element, children, names)
    elif kind in TEXTUAL:
        for child in children:
            if _is_foreign(child) or name(child) not in TEXTUAL[kind]:
                yield Problem(line(child), f"<{name(child)}> may not stand in <{kind}>")
    else:
        yield Problem(line(element), f"TBX has no element <{kind}>{nearest(kind, [*MODELS, *TEXTUAL])}")


def _misplaced(element: Element, children: list[Element], names: list[str]) -> Problem:
    """The first child that may not stand where it stands, or what is missing."""
    kind = name(element)
    model = _model(kind)
    for count, child in enumerate(children, 1):
        if not model.fullmatch("".join(f"{each} " for each in names[:count]), partial=True):
            return Problem(line(child), f"<{name(child)}> may not stand here in <{kind}>, which holds: {MODELS[kind]}")
    return Problem(line(element), f"<{kind}> lacks something; it holds: {MODELS[kind]}")


def _attributes(element: Element) -> Iterator[Problem]:
    kind = name(element)
    if kind == "conceptEntry" and not element.get("id"):
        yield Problem(line(element), "a <conceptEntry> without id")
    if kind == "langSec":
        tag = element.get(_LANG, "")
        if not tag:
            yield Problem(line(element), "a <langSec> without xml:lang")
        else:
            try:
                languages.canonical(tag)
            except LanguageError as error:
                yield Problem(line(element), str(error))
    if kind in TYPED and not element.get("type"):
        yield Problem(line(element), f"a <{kind}> without type: the data category must be named")
    if kind == "xref" and not _WEB.fullmatch(element.get("target", "")):
        yield Problem(line(element), "the target of an <xref> is to be a web address")


def _typed(element: Element, style: str, dialect: str) -> Iterator[Problem]:
    """A data category in the attribute style."""
    category = element.get("type", "")
    inside = {name(each) for each in element.iterancestors()}
    if style == "dct" and not inside & _OUTSIDE:
        yield Problem(line(element), f"<{name(element)} type=…> is of the attribute style; the file says dct")
    elif category and dialect in DIALECT_MODULES:
        yield from _category(element, category, name(element), dialect)


def _tag(element: Element, style: str, dialect: str) -> Iterator[Problem]:
    """A data category in the tag style."""
    namespace = etree.QName(element).namespace or ""
    if style == "dca":
        yield Problem(line(element), f"<{name(element)}> is of the tag style; the file says dca")
    elif dialect == "TBX-Core":
        yield Problem(line(element), "TBX-Core has no elements of other namespaces")
    elif namespace in NAMESPACES and dialect in DIALECT_MODULES:
        category = name(element)
        known = CATEGORIES.get(OLDER.get(category, category))
        if known and known.module != NAMESPACES[namespace]:
            yield Problem(line(element), f"{category} belongs to the module {known.module}")
        yield from _category(element, category, "", dialect)


def _category(element: Element, category: str, carrier: str, dialect: str) -> Iterator[Problem]:
    """Whether the dialect has the category, there and with that value; `carrier` empty in the tag style."""
    modules = DIALECT_MODULES[dialect]
    if category in OLDER:
        yield Problem(line(element), f"{category} is an older name of {OLDER[category]}", grave=False)
        category = OLDER[category]
    if not modules:
        yield Problem(line(element), f"TBX-Core has no data categories; {category!r} is not understood", grave=False)
        return
    known = CATEGORIES.get(category)
    if known is None or known.module not in modules:
        near = nearest(category, [each for each, about in CATEGORIES.items() if about.module in modules])
        yield Problem(line(element), f"{dialect} has no data category {category!r}{near}")
        return
    if carrier and carrier != known.carrier:
        yield Problem(line(element), f"{category} is carried by <{known.carrier}>, not <{carrier}>")
    level = next((name(each) for each in element.iterancestors() if name(each) in _LEVELS), "")
    if level and level not in known.levels:
        yield Problem(line(element), f"{category} may stand in {', '.join(known.levels)}, not in {level}")
    value = text(element)
    if known.values and value not in known.values:
        if value in OLDER_VALUES:
            yield Problem(line(element), f"{value!r} is an older value of {category}", grave=False)
        else:
            yield Problem(
                line(element), f"{category} may not be {value!r}; it may be {', '.join(sorted(known.values))}"
            )


def _references(root: Element) -> Iterator[Problem]:
    """Ids that are used twice, and targets that lead nowhere."""
    ids: set[str] = set()
    for element in root.iter():
        identifier = element.get("id") if isinstance(element.tag, str) else None
        if identifier in ids:
            yield Problem(line(element), f"the id {identifier!r} is used twice")
        elif identifier:
            ids.add(identifier)
    for element in root.iter():
        target = element.get("target") if isinstance(element.tag, str) else None
        if target and target not in ids and not _WEB.fullmatch(target):
            yield Problem(line(element), f"the target {target!r} is neither an id in the file nor a web address")
