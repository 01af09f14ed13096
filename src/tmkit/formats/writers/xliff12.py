"""XLIFF 1.2, transitional, out of units; the forms of a plural as gettext tools group them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from tmkit.core import Code, CodeKind, Segment, State, Unit
from tmkit.formats import inline, plurals, xliff12_states, xmltext
from tmkit.formats.writers import elements, native
from tmkit.formats.writers.making import Making, Writer, anything, groups

_STATES = {
    State.NEW: "new",
    State.NEEDS_WORK: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
_OWN = re.compile(
    r"""<(?:g|x|bx|ex)\s(?=[^>]*\bid=)[^>]*> | </g\s*>
      | <(?P<held>bpt|ept|ph|it)\s(?=[^>]*\bid=).*(?:/>|</(?P=held)\s*>)""",
    re.DOTALL | re.VERBOSE,
)
"""Markup that is XLIFF 1 already."""


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A `<file>` for each original that the units name."""
    into = f" target-language={quoteattr(making.target_lang)}" if making.target_lang != "und" else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">')
    for original, own in groupby(units, key=lambda unit: unit.property("original")):
        name = quoteattr(original or making.original or "unknown")
        lines.append(f"  <file original={name} source-language={quoteattr(making.source_lang)}{into}")
        lines[-1] += ' datatype="plaintext">'
        lines += ["    <body>", *_body(list(own), making.target_lang), "    </body>", "  </file>"]
    if not units:
        lines.append(
            f'  <file original="unknown" source-language={quoteattr(making.source_lang)} datatype="plaintext">'
        )
        lines += ["    <body/>", "  </file>"]
    return "\n".join((*lines, "</xliff>", "")).encode()


def _body(units: list[Unit], lang: str) -> Iterator[str]:
    seen: set[str] = set()
    for group in groups(units):
        forms = tuple(unit.plural for unit in group)
        name = _free(group[0].id, seen)
        if group[0].plural and forms == plurals.categories(f"nplurals={len(forms)}", lang):
            yield f'      <group id={quoteattr(name)} restype="x-gettext-plurals">'
            for number, unit in enumerate(group):
                yield from _unit(unit, _free(f"{name}[{number}]", seen), "        ")
            yield "      </group>"
            continue
        for unit in group:
            yield from _unit(unit, _free(f"{name}[{unit.plural}]", seen) if unit.plural else name, "      ")


def _free(wanted: str, seen: set[str]) -> str:
    name, number = wanted, 1
    while name in seen:
        number += 1
        name = f"{wanted}~{number}"
    seen.add(name)
    return name


def _unit(unit: Unit, name: str, indent: str) -> Iterator[str]:
    locked = ' translate="no"' if unit.flags & {"no-translate", "locked"} else ""
    approved = ' approved="yes"' if unit.state is State.FINAL else ""
    resource = unit.id if name != unit.id and not unit.plural else unit.context
    called = f" resname={quoteattr(resource)}" if resource else ""
    numbers: elements.Numbers = {}
    yield f'{indent}<trans-unit id={quoteattr(name)}{called}{approved}{locked} xml:space="preserve">'
    yield f"{indent}  <source>{_marked(unit.source, numbers)}</source>"
    if unit.target is not None and (unit.target.text or unit.target.codes):
        state = f' state="{_STATES[unit.state]}"'
        yield f"{indent}  <target{state}>{_marked(unit.target, numbers)}</target>"
    if flags := " ".join(sorted(unit.flags - {"no-translate", "locked", "fuzzy"})):
        yield f'{indent}  <context-group purpose="{xliff12_states.FLAGS}" name={quoteattr(flags)}>'
        yield f'{indent}    <context context-type="{xliff12_states.FLAGS}">{xmltext.escaped(flags)}</context>'
        yield f"{indent}  </context-group>"
    if unit.note:
        yield f"{indent}  <note>{xmltext.escaped(unit.note)}</note>"
    yield f"{indent}</trans-unit>"


def _marked(segment: Segment, numbers: elements.Numbers) -> str:
    if segment.codes and elements.are_of(segment.codes, _OWN):
        return inline.written(segment)
    return inline.written(elements.renumbered(segment, numbers, _element))


def _element(code: Code, number: int, is_paired: bool) -> str:
    held = xmltext.escaped(elements.held(native.of(code)))
    if code.kind is CodeKind.STANDALONE:
        told = f" equiv-text={quoteattr(elements.held(code.equivalent))}" if code.equivalent else ""
        return f'<ph id="{number}"{told}>{held}</ph>'
    is_open = code.kind is CodeKind.OPEN
    if not is_paired:
        return f'<it id="{number}" pos="{"open" if is_open else "close"}">{held}</it>'
    name = "bpt" if is_open else "ept"
    return f'<{name} id="{number}">{held}</{name}>'


WRITER = Writer("xliff1", (".xlf", ".xliff"), write, is_bilingual=True, holds=anything)
