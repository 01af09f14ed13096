"""XLIFF 2 out of units: 2.0, or 2.2 where there are plurals, which its Plural, Gender and Select module holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from xml.sax.saxutils import quoteattr

from tmkit.core import Code, CodeKind, Segment, State, Unit
from tmkit.formats import inline, xmltext
from tmkit.formats.writers import elements, native
from tmkit.formats.writers.making import Making, Writer, anything, groups, is_translated
from tmkit.formats.xliff2 import FLAGS, METADATA, NEEDS_WORK

_STATES = {
    State.NEW: 'state="initial"',
    State.NEEDS_WORK: f'state="initial" subState="{NEEDS_WORK}"',
    State.TRANSLATED: 'state="translated"',
    State.REVIEWED: 'state="reviewed"',
    State.FINAL: 'state="final"',
}
_NAME = re.compile(r"[A-Za-z0-9._:\-\u00b7\u00c0-\u1fff\u3001-\ud7ff]{1,200}")
"""XML's NMTOKEN as far as ids use it (XLIFF 2.1, section 4.3.1.20)."""
_OWN = re.compile(r"<(?:pc|ph|sc|ec)\s(?=[^>]*\b(?:id|startRef)=)[^>]*>|</pc\s*>|<cp\s[^>]*/>")
_ANNOTATION = re.compile(r"</?(?:mrk|sm|em)\b[^>]*>")
_ELSEWHERE = re.compile(r"\s(?:dataRef(?:Start|End)?|subFlows(?:Start|End)?|copyOf)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""Attributes that refer to what stands elsewhere in the file that a code comes from."""


def write(units: Sequence[Unit], making: Making) -> bytes:
    """A `<file>` for each original that the units name."""
    version = "2.2" if any(unit.plural for unit in units) else "2.0"
    has_targets = making.target_lang != "und" or any(map(is_translated, units))
    into = f" trgLang={quoteattr(making.target_lang)}" if has_targets else ""
    module = ' xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0"' if version == "2.2" else ""
    space = f"urn:oasis:names:tc:xliff:document:{version}"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<xliff xmlns="{space}"{module} version="{version}" srcLang={quoteattr(making.source_lang)}{into}>')
    for number, (original, own) in enumerate(groupby(units, key=lambda unit: unit.property("original")), 1):
        name = quoteattr(original or making.original or "unknown")
        lines += [f'  <file id="f{number}" original={name}>', *_file(list(own)), "  </file>"]
    return "\n".join((*lines, "</xliff>", "")).encode()


def _file(units: list[Unit]) -> Iterator[str]:
    seen = {unit.id for unit in units if _NAME.fullmatch(unit.id)}
    used: set[str] = set()
    for number, group in enumerate(groups(units), 1):
        first = group[0]
        name, at = first.id, number
        while name in used or not _NAME.fullmatch(name):
            name, at = f"u{at}", at + len(units)
            name = f"{name}-" if name in seen else name
        used.add(name)
        yield from _unit(group, name)


def _unit(group: list[Unit], name: str) -> Iterator[str]:
    first = group[0]
    called = first.context if name == first.id else first.id
    said = f" name={quoteattr(called)}" if called else ""
    said += ' translate="no"' if first.flags & {"no-translate", "locked"} else ""
    said += ' pgs:switch="plural:n"' if first.plural else ""
    yield f'    <unit id={quoteattr(name)}{said} xml:space="preserve">'
    if flags := sorted(first.flags - {"no-translate", "locked", "fuzzy"}):
        yield f'      <mda:metadata xmlns:mda="{METADATA}">'
        yield f'        <mda:metaGroup category="{FLAGS}">'
        yield from (f"          <mda:meta type={quoteattr(flag)}>yes</mda:meta>" for flag in flags)
        yield "        </mda:metaGroup>"
        yield "      </mda:metadata>"
    if first.note:
        yield "      <notes>"
        yield f"        <note>{xmltext.escaped(first.note)}</note>"
        yield "      </notes>"
    held: dict[str, str] = {}
    numbers: elements.Numbers = {}
    segments = [line for unit in group for line in _segment(unit, numbers, held)]
    if held:
        yield "      <originalData>"
        yield from (f'        <data id="{mark}">{xmltext.escaped(text)}</data>' for text, mark in held.items())
        yield "      </originalData>"
    yield from segments
    yield "    </unit>"


def _segment(unit: Unit, numbers: elements.Numbers, held: dict[str, str]) -> Iterator[str]:
    case = f' pgs:case="{unit.plural}"' if unit.plural else ""
    has_target = unit.target is not None and bool(unit.target.text or unit.target.codes)
    state = f" {_STATES[unit.state]}" if has_target else ""
    yield f"      <segment{case}{state}>"
    yield f"        <source>{_marked(unit.source, unit.plural, numbers, held)}</source>"
    if has_target and unit.target is not None:
        yield f"        <target>{_marked(unit.target, unit.plural, numbers, held)}</target>"
    yield "      </segment>"


def _marked(segment: Segment, form: str, numbers: elements.Numbers, held: dict[str, str]) -> str:
    kept = tuple(code for code in segment.codes if not _ANNOTATION.fullmatch(code.markup))
    segment = replace(segment, codes=kept)
    if kept and not form and elements.are_of(kept, _OWN):
        own = tuple(replace(code, markup=_ELSEWHERE.sub("", code.markup)) for code in kept)
        return inline.written(replace(segment, codes=own))

    def element(code: Code, number: int, is_paired: bool) -> str:
        text = elements.held(native.of(code))
        data = ""
        if text:
            data = f' dataRef="{held.setdefault(text, f"d{len(held) + 1}")}" disp="{xmltext.attribute(text)}"'
        told = f" equiv={quoteattr(elements.held(code.equivalent))}" if code.equivalent else ""
        mark = f"{number}"
        if code.kind is CodeKind.STANDALONE:
            return f'<ph id="{mark}"{data}{told}/>'
        if code.kind is CodeKind.OPEN:
            return f'<sc id="{mark}"{data}{told}{"" if is_paired else " isolated=" + quoteattr("yes")}/>'
        return f'<ec startRef="{mark}"{data}{told}/>' if is_paired else f'<ec id="{mark}" isolated="yes"{data}{told}/>'

    return inline.written(elements.renumbered(segment, numbers, element, form))


WRITER = Writer("xliff2", (".xlf2", ".xliff2"), write, is_bilingual=True, holds=anything)
