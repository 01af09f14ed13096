"""A PO catalogue out of units."""

import re
from collections.abc import Iterator, Sequence

from tmkit.core import State, Unit
from tmkit.formats import plurals, po_scan
from tmkit.formats.writers import native
from tmkit.formats.writers.making import Making, Writer, anything, groups
from tmkit.text import languages

_NUMBER = re.compile(r"\d+(?:~\d+)?")
"""An id that is none: a place in a file."""


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The catalogue; a key that is no source text becomes the message's context."""
    forms = plural_forms(making.target_lang)
    head = [
        'msgid ""', 'msgstr ""', '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"', f'"Language: {making.target_lang.replace("-", "_")}\\n"',
        *([f'"X-Source-Language: {making.source_lang.replace("-", "_")}\\n"'] if making.source_lang != "en" else []),
        f'"Plural-Forms: {forms}\\n"',
    ]  # fmt: skip
    ordered = plurals.categories(forms, making.target_lang)
    seen: set[tuple[str, str]] = set()
    entries = ["\n".join(head), *("\n".join(_entry(group, ordered, seen)) for group in groups(units))]
    return ("\n\n".join(entries) + "\n").encode()


def _entry(group: Sequence[Unit], ordered: Sequence[str], seen: set[tuple[str, str]]) -> Iterator[str]:
    unit = group[0]
    for line in unit.note.splitlines():
        yield f"#. {line}".rstrip()
    if references := unit.property("reference"):
        yield f"#: {references}"
    flags = sorted(flag for flag in unit.flags if re.fullmatch(r"(?:no-)?(?:[a-z-]+-format|wrap)", flag))
    if any(one.state is State.NEEDS_WORK for one in group):
        flags.insert(0, "fuzzy")
    if flags:
        yield "#, " + ", ".join(flags)
    for name, text in unit.properties:
        if name in {"previous-msgctxt", "previous-msgid", "previous-msgid_plural"}:
            yield "\n".join(f"#| {line}" for line in f"{name.removeprefix('previous-')} {_quoted(text)}".split("\n"))
    gone = "#~ " if "obsolete" in unit.flags else ""
    for line in _strings(group, ordered, seen):
        yield "\n".join(gone + each for each in line.split("\n"))


def _strings(group: Sequence[Unit], ordered: Sequence[str], seen: set[tuple[str, str]]) -> Iterator[str]:
    unit = group[0]
    sources = {one.plural: native.lowered(one.source) for one in group}
    message = sources.get("one", sources[unit.plural])
    context = _context(unit, message)
    if (context, message) in seen or not message:
        context = f"{context} {unit.id}".strip()
    number = 2
    while (context, message) in seen:
        context, number = f"{context.removesuffix(f' ~{number - 1}')} ~{number}", number + 1
    seen.add((context, message))
    if context:
        yield f"msgctxt {_quoted(context)}"
    yield f"msgid {_quoted(message)}"
    if not unit.plural:
        yield f"msgstr {_quoted(native.lowered(unit.target) if unit.target else '')}"
        return
    yield f"msgid_plural {_quoted(sources.get('other', sources[unit.plural]))}"
    texts = {one.plural: native.lowered(one.target) if one.target else "" for one in group}
    for number, category in enumerate(ordered):
        yield f"msgstr[{number}] {_quoted(texts.get(category, texts.get(str(number), '')))}"


def _context(unit: Unit, message: str) -> str:
    """The `msgctxt`: what the unit's id says beside the message, or its context; of a key the key."""
    first, _, rest = unit.context.partition("|")
    if unit.id in {"", message, "|".join(filter(None, (first, message, rest)))} or _NUMBER.fullmatch(unit.id):
        return "" if unit.context in {unit.id, message} else unit.context
    for told in (unit.id, unit.context):
        if told.endswith(f"|{message}"):
            return told.removesuffix(f"|{message}")
    is_number = re.fullmatch(r"u\d+", unit.id)  # of XLIFF 2, whose ids hold no spaces
    return ("" if unit.context == message else unit.context) if is_number and unit.context else unit.id


def _quoted(text: str) -> str:
    lines = [line for line in re.split(r"(?<=\n)", text) if line] or [""]
    quoted = [f'"{po_scan.escaped(line)}"' for line in lines]
    return quoted[0] if len(quoted) == 1 else "\n".join(('""', *quoted))


def plural_forms(lang: str) -> str:
    """The `Plural-Forms` header that gettext catalogues of the language have; the Germanic one where none is known."""
    from babel.messages.plurals import PLURALS

    tag = lang.replace("-", "_")
    count, rule = PLURALS.get(tag) or PLURALS.get(languages.primary(lang)) or (2, "(n != 1)")
    rule = rule if rule.startswith("(") or rule == "0" else f"({rule})"
    return f"nplurals={count}; plural={rule};"


WRITER = Writer("po", (".po", ".pot"), write, is_bilingual=True, holds=anything)
