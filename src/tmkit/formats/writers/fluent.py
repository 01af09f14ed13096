"""Fluent out of units: messages with their attributes, the forms of a plural as one select expression.

Placeables that are Fluent's (`{ $name }`, `{ -brand }`) stay, variables of other formats (`{name}`, `{{name}}`) become
such; any other brace is written as the text that it is.
"""

import re
from collections.abc import Iterator, Sequence

from tmkit.core import Unit
from tmkit.formats.writers import forms
from tmkit.formats.writers.making import Making, Names, Writer, groups, text_of

_PLACEABLE = re.compile(
    r"""\{\s*(?:
        \$[A-Za-z][\w-]* | -?[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?(?=\s*\}) | [A-Z][A-Z0-9_-]*\([^(){}]*\)
        | "(?:[^"\\\n]|\\.)*"
    )\s*\}""",
    re.VERBOSE,
)
_SELECT = re.compile(r"\{[^{}\n]*->[ ]*\n(?:[ ]*\*?\[[\w.-]+\](?:[^{}]|\{[^{}]*\})*)+\}")
_KEY = re.compile(r"(-?[A-Za-z][\w-]*)(?:\.([A-Za-z][\w-]*))?")


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The messages; what may not stand in an identifier becomes an underscore."""
    del making
    names = Names(r"[^A-Za-z0-9_-]", r"[A-Za-z]")
    messages: dict[str, list[str]] = {}
    for group in groups(units):
        unit = group[0]
        found = _KEY.fullmatch(unit.id)
        if found and found[2] and not unit.plural:
            own = messages.setdefault(found[1], [])
            own += [f"    .{found[2]} = {_value(text_of(unit), 8)}"]
            continue
        name = found[1] if found and not found[2] else names.of(unit.id)
        own = messages.setdefault(name, [])
        comment = [f"# {line}".rstrip() for line in unit.note.splitlines()]
        value = _select(group) if unit.plural else _value(text_of(unit), 4)
        own[:0] = [*comment, f"{name} ={value if value.startswith(chr(10)) else f' {value}'}"]
    return ("\n\n".join("\n".join(_whole(name, lines)) for name, lines in messages.items()) + "\n").encode()


def _whole(name: str, lines: list[str]) -> Iterator[str]:
    """The lines of a message, which may have attributes alone."""
    if all(line.startswith("    .") for line in lines):
        yield f"{name} ="
    yield from lines


def _select(group: Sequence[Unit]) -> str:
    number = forms.counted(group)
    cases = [
        f"       {'*' if form == 'other' else ' '}[{form}] {_value(text, 12)}" for form, text in forms.in_order(group)
    ]
    return "\n".join((f"{{ ${number} ->", *cases, "    }"))


def _value(text: str, indent: int) -> str:
    """A pattern. Ends of white space, and lines that would be taken for something else, begin with a literal."""
    if _SELECT.fullmatch(text.strip()):
        return text
    text = re.sub(r"\{([A-Za-z]\w*)\}", r"{ $\1 }", forms.variables(text))
    lines = [re.sub(r"(?<=[ \t])\Z", '{""}', _braced(line)) for line in text.split("\n")]
    if len(lines) == 1:
        return re.sub(r"^(?=\s)", '{""}', lines[0])
    guarded = [re.sub(r"^(?=[.*\[\s])|^\Z", '{""}', line) for line in lines]
    return "\n".join(("", *(" " * indent + line for line in guarded)))


def _braced(line: str) -> str:
    """The line with each brace that opens or closes no placeable as a literal."""
    pieces, done = [], 0
    for found in _PLACEABLE.finditer(line):
        pieces += [re.sub(r"[{}]", r'{"\g<0>"}', line[done : found.start()]), found[0]]
        done = found.end()
    return "".join((*pieces, re.sub(r"[{}]", r'{"\g<0>"}', line[done:])))


def said(text: str) -> str:
    """The text with Fluent's literals resolved, as it reads to a person."""
    return forms.variables(re.sub(r'\{ ?"([^"\\]*)" ?\}', r"\1", text))


WRITER = Writer("fluent", (".ftl",), write, said=said)
