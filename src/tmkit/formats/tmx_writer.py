"""A new TMX 1.4b file out of units (LISA OSCAR, "TMX 1.4b Specification", 2005).

Deterministic: no date stands in it but those that the units carry, so that writing it anew changes nothing. It
validates against TMX 1.4; what TMX has no element for is kept in `<prop>`s and read back by `tmkit.formats.tmx`.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from tmkit.core import Code, CodeKind, Segment, State, Unit
from tmkit.formats import inline, xmltext
from tmkit.formats.tmx_units import ATTRIBUTES, CONTEXT, FLAGS, PLURAL, STATE, TARGETS, UNTRANSLATED
from tmkit.formats.writers import elements, native
from tmkit.text import languages

_VALUE = """(?:"[^"<]*"|'[^'<]*')"""
_NATIVE = re.compile(
    rf"""
      <bpt\b(?=[^>]*\si=)(?:\s+(?:i|x|type)={_VALUE})*+\s*(?:/>|>.*</bpt\s*>)
    | <ept\b(?:\s+i={_VALUE})\s*(?:/>|>.*</ept\s*>)
    | <it\b(?=[^>]*\spos=["'](?:begin|end)["'])(?:\s+(?:pos|x|type)={_VALUE})*+\s*(?:/>|>.*</it\s*>)
    | <(?:ph|ut)\b(?:\s+(?:x|type|assoc)={_VALUE})*+\s*(?:/>|>.*</(?:ph|ut)\s*>)
    | <hi\b(?:\s+(?:x|type)={_VALUE})*+\s*> | </hi\s*>
    """,
    re.VERBOSE | re.DOTALL,
)
"""Markup that is TMX already; any other code is wrapped in an element of TMX's that carries it as text."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the file says of itself."""

    source_lang: str
    target_langs: tuple[str, ...] = ()
    """Every language that a unit may lack: a unit without one of them then reads as having no target in it."""
    properties: tuple[tuple[str, str], ...] = ()
    segment_type: str = "sentence"
    """`block`, `paragraph`, `sentence` or `phrase`."""
    data_type: str = "plaintext"
    note: str = ""


def write(units: Iterable[Unit], *, head: Head | None = None) -> bytes:
    """The units as a TMX file; neighbours sharing an id and a source become one multilingual `<tu>`.

    Without `head`, the languages are those of the units. A side without text is left out, never written as an empty
    `<seg>`; a unit with no text at all is left out whole.
    Raises ConfigurationError for a character that XML cannot hold.
    """
    units = tuple(units)
    if head is None:
        first = units[0].source.lang if units else "en"
        head = Head(first, _shared_langs(units))
    file = io.BytesIO()
    write_to(file, units, head=head)
    return file.getvalue()


def _shared_langs(units: Sequence[Unit]) -> tuple[str, ...]:
    """The target languages, where every `<tu>` is to have them all."""
    langs = tuple(dict.fromkeys(unit.target_lang for unit in units))
    complete = all({unit.target_lang for unit in group} == set(langs) for group in _groups(units))
    return langs if complete else ()


def write_to(file: BinaryIO, units: Iterable[Unit], *, head: Head | None = None) -> int:
    """As `write`, unit by unit in constant memory; gives the number of `<tu>` written.

    Without `head`, the source language is the first unit's and no target language is declared.
    """
    stream = iter(units)
    if head is None:
        first = next(stream, None)
        head = Head(first.source.lang if first else "en")
        stream = chain((first,), stream) if first else stream
    file.write(_opening(head).encode())
    count, lines = 0, []
    for group in _groups(stream):
        markup = _whole(group, head)
        if markup:
            count += 1
            lines.append(markup)
            if len(lines) == 512:
                file.write("".join(lines).encode())
                lines.clear()
    file.write(("".join(lines) + "  </body>\n</tmx>\n").encode())
    return count


def _opening(head: Head) -> str:
    from tmkit import __version__

    attributes = {
        "creationtool": "tmkit",
        "creationtoolversion": __version__,
        "segtype": head.segment_type,
        "o-tmf": "tmkit",
        "adminlang": "en",
        "srclang": head.source_lang,
        "datatype": head.data_type,
    }
    props = list(head.properties)
    if head.target_langs:
        props.append((TARGETS, " ".join(head.target_langs)))
    inside = _props(props, [head.note] if head.note else [], "    ")
    written = "".join(f' {name}="{xmltext.attribute(value)}"' for name, value in attributes.items())
    header = f"  <header{written}>\n{inside}  </header>\n" if inside else f"  <header{written}/>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n{header}  <body>\n'


def _groups(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Neighbours that are one `<tu>`: same id, source, plural and facts, each target in a language of its own."""
    group: list[Unit] = []
    langs: set[str] = set()
    for unit in units:
        if group and not (_together(group[0], unit) and unit.target_lang not in langs):
            yield group
            group, langs = [], set()
        group.append(unit)
        langs.add(unit.target_lang)
    if group:
        yield group


def _together(one: Unit, other: Unit) -> bool:
    return (
        one.id == other.id
        and one.id != ""
        and one.source == other.source
        and (one.plural, one.context, one.note, one.flags) == (other.plural, other.context, other.note, other.flags)
        and _stated(one) == _stated(other)
        and languages.primary(one.source.lang) != languages.primary(other.target_lang)
    )


def _stated(unit: Unit) -> str:
    """The state, where it is not the usual one of a unit with or without a target."""
    usual = State.TRANSLATED if unit.target is not None and unit.target.text else State.NEW
    return "" if unit.state is usual else unit.state.value


def _whole(group: Sequence[Unit], head: Head) -> str:
    """One `<tu>`, or nothing where no side has a text."""
    first = group[0]
    shared, own = _divided(group)
    variants = []
    if first.source.text:
        variants.append(_variant(first.source, [], first.source.lang))
    for unit, facts in zip(group, own, strict=True):
        if unit.target is not None and unit.target.text:
            variants.append(_variant(unit.target, facts, unit.target_lang))
    if not variants:
        return ""
    shared += [
        (name, value)
        for name, value in (
            (CONTEXT, first.context),
            (PLURAL, first.plural),
            (STATE, _stated(first)),
            (FLAGS, " ".join(sorted(first.flags))),
            (UNTRANSLATED, " ".join(_undeclared(group, head))),
        )
        if value
    ]
    attributes, props = _parted(shared)
    if first.source.lang != head.source_lang and first.source.text:
        attributes = f' srclang="{xmltext.attribute(first.source.lang)}"' + attributes
    identity = f' tuid="{xmltext.attribute(first.id)}"' if first.id else ""
    inside = _props(props, first.note.split("\n") if first.note else [], "      ")
    for unit, facts in zip(group, own, strict=True):  # without a variant, the unit's own properties stand with its tag
        if not (unit.target and unit.target.text):
            inside += _props(facts, [], "      ", f' xml:lang="{xmltext.attribute(unit.target_lang)}"')
    return f"    <tu{identity}{attributes}>\n{inside}{''.join(variants)}    </tu>\n"


def _undeclared(group: Sequence[Unit], head: Head) -> list[str]:
    """The languages without text that the header does not name as targets."""
    if not group[0].source.text:
        return []
    return [
        unit.target_lang
        for unit in group
        if not (unit.target and unit.target.text) and unit.target_lang not in head.target_langs
    ]


def _divided(group: Sequence[Unit]) -> tuple[list[tuple[str, str]], list[tuple[tuple[str, str], ...]]]:
    """The properties that all begin with, and what each has besides."""
    every = [unit.properties for unit in group]
    same = 0
    while all(len(facts) > same and facts[same] == every[0][same] for facts in every):
        same += 1
    return list(every[0][:same]), [facts[same:] for facts in every]


def _parted(facts: Iterable[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """TMX's own attributes, written, and the rest, which are props."""
    attributes, props = {}, []
    for name, value in facts:
        if name in ATTRIBUTES and name not in attributes:
            attributes[name] = value
        else:
            props.append((name, value))
    return "".join(f' {name}="{xmltext.attribute(value)}"' for name, value in attributes.items()), props


def _variant(segment: Segment, facts: Iterable[tuple[str, str]], lang: str) -> str:
    attributes, props = _parted(facts)
    inside = _props(props, [], "        ")
    seg = f"<seg>{_seg(segment)}</seg>"
    start = f'      <tuv xml:lang="{xmltext.attribute(lang)}"{attributes}>'
    return f"{start}\n{inside}        {seg}\n      </tuv>\n" if inside else f"{start}{seg}</tuv>\n"


def _props(props: Iterable[tuple[str, str]], notes: Iterable[str], indent: str, lang: str = "") -> str:
    lines = [f"{indent}<note>{xmltext.escaped(note)}</note>\n" for note in notes]
    lines += [
        f'{indent}<prop type="{xmltext.attribute(name)}"{lang}>{xmltext.escaped(value)}</prop>\n'
        for name, value in props
    ]
    return "".join(lines)


def _seg(segment: Segment) -> str:
    if not segment.codes:
        return inline.written(segment)
    numbers: dict[str, int] = {}
    codes = []
    for code, (name, is_paired) in zip(segment.codes, elements.named(segment.codes), strict=True):
        if _NATIVE.fullmatch(code.markup):
            codes.append(code)
        else:
            codes.append(_wrapped(code, numbers.setdefault(name, len(numbers) + 1), is_paired))
    return inline.written(Segment(segment.text, segment.lang, codes=tuple(codes)))


def _wrapped(code: Code, number: int, is_paired: bool) -> Code:
    """The code in TMX's own elements: its markup as text in a `<bpt>`, `<ept>`, `<it>` or `<ph>`."""
    markup = xmltext.escaped(native.of(code) or code.markup)
    if code.kind is CodeKind.STANDALONE:
        markup = f'<ph x="{number}">{markup}</ph>'
    elif is_paired:
        markup = (
            f'<bpt i="{number}" x="{number}">{markup}</bpt>'
            if code.kind is CodeKind.OPEN
            else (f'<ept i="{number}">{markup}</ept>')
        )
    else:
        position = "begin" if code.kind is CodeKind.OPEN else "end"
        markup = f'<it pos="{position}" x="{number}">{markup}</it>'
    return Code(code.id, code.kind, code.position, markup, code.equivalent, code.can_delete, code.can_reorder)
