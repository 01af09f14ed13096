"""New bilingual files out of units: TMX, XLIFF 1.2, PO and CSV."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from tmkit.core import Code, CodeKind, Segment, State, Unit
from tmkit.formats import csv_table, inline, lifting, plurals, po_scan, tmx_writer, xmltext
from tmkit.formats.csv_table import Dialect
from tmkit.formats.new_making import Making

_STATES = {
    State.NEW: "new",
    State.NEEDS_WORK: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
_NATIVE = re.compile(r"<(bpt|ept|ph|it|ut)\b[^>]*>(.*)</\1\s*>", re.DOTALL)
_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"); full-width forms too."""
COLUMNS = ("id", "context", "source", "target", "state", "note", "plural", "flags", "source_lang", "target_lang")
_PLURAL_FORMS = {
    ("other",): "nplurals=1; plural=0;",
    ("one", "other"): "nplurals=2; plural=(n != 1);",
}
_RULES = {
    "fr": "nplurals=2; plural=(n > 1);",
    "pt-BR": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "cs": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "zh": "nplurals=1; plural=0;",
    "ja": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
}


def tmx(units: Sequence[Unit], making: Making) -> bytes:
    """TMX 1.4b."""
    del making
    return tmx_writer.write(units)


def xliff(units: Sequence[Unit], making: Making) -> bytes:
    """XLIFF 1.2, transitional."""
    into = f" target-language={quoteattr(making.target_lang)}" if making.target_lang != "und" else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        f"  <file original={quoteattr(making.original or 'unknown')} source-language={quoteattr(making.source_lang)}"
        f'{into} datatype="plaintext">',
        "    <body>",
    ]
    seen: set[str] = set()
    for unit in units:
        name = f"{unit.id}[{unit.plural}]" if unit.plural else unit.id
        number = 1
        while (name if number == 1 else f"{name}~{number}") in seen:
            number += 1
        name = name if number == 1 else f"{name}~{number}"
        seen.add(name)
        locked = ' translate="no"' if unit.flags & {"no-translate", "locked"} else ""
        approved = ' approved="yes"' if unit.state is State.FINAL else ""
        lines.append(
            f"      <trans-unit id={quoteattr(name)} resname={quoteattr(unit.id)}"
            f'{approved}{locked} xml:space="preserve">'
        )
        lines.append(f"        <source>{_marked(unit.source)}</source>")
        if unit.target is not None and (unit.target.text or unit.target.codes):
            lines.append(f'        <target state="{_STATES[unit.state]}">{_marked(unit.target)}</target>')
        if unit.note:
            lines.append(f"        <note>{xmltext.escaped(unit.note)}</note>")
        lines.append("      </trans-unit>")
    lines += ["    </body>", "  </file>", "</xliff>", ""]
    return "\n".join(lines).encode()


def _marked(segment: Segment) -> str:
    numbers: dict[str, int] = {}
    codes = tuple(
        Code(code.id, code.kind, code.position, _element(code, numbers.setdefault(code.id, len(numbers) + 1)))
        for code in segment.codes
    )
    return inline.written(Segment(segment.text, segment.lang, codes=codes))


def _element(code: Code, number: int) -> str:
    native = _NATIVE.fullmatch(code.markup)
    inner = native[2] if native else xmltext.escaped(code.markup)
    name = {CodeKind.OPEN: "bpt", CodeKind.CLOSE: "ept", CodeKind.STANDALONE: "ph"}[code.kind]
    return f'<{name} id="{number}">{inner}</{name}>'


def po(units: Sequence[Unit], making: Making) -> bytes:
    """A PO catalogue; a key that is no source text becomes the message's context."""
    forms = plural_forms(making.target_lang)
    head = [
        'msgid ""', 'msgstr ""', '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"', f'"Language: {making.target_lang.replace("-", "_")}\\n"',
        f'"X-Source-Language: {making.source_lang.replace("-", "_")}\\n"',
        *([f'"Plural-Forms: {forms}\\n"'] if forms else []),
    ]  # fmt: skip
    entries = ["\n".join(head)]
    ordered = plurals.categories(forms, making.target_lang)
    seen: set[tuple[str, str]] = set()
    for _, group in groupby(
        units, key=lambda unit: (unit.id, bool(unit.plural), "" if unit.plural else unit.target_lang)
    ):
        entries.append("\n".join(_entry(list(group), ordered, seen)))
    return ("\n\n".join(entries) + "\n").encode()


def _entry(group: Sequence[Unit], ordered: Sequence[str], seen: set[tuple[str, str]]) -> Iterator[str]:
    unit = group[0]
    for line in unit.note.splitlines():
        yield f"#. {line}".rstrip()
    flags = sorted(flag for flag in unit.flags if flag.endswith("-format"))
    if unit.state is State.NEEDS_WORK:
        flags.insert(0, "fuzzy")
    if flags:
        yield "#, " + ", ".join(flags)
    message = lifting.lowered(unit.source).text
    own = unit.id in {"", message, f"{unit.context}|{message}"} or unit.id.isdigit()
    context = unit.context if own else unit.id
    if (context, message) in seen:
        context = f"{context} {unit.id}".strip()
    seen.add((context, message))
    if context:
        yield f"msgctxt {_quoted(context)}"
    if not unit.plural:
        yield f"msgid {_quoted(message)}"
        yield f"msgstr {_quoted(lifting.lowered(unit.target).text if unit.target else '')}"
        return
    texts = {one.plural: lifting.lowered(one.target).text if one.target else "" for one in group}
    sources = {one.plural: lifting.lowered(one.source).text for one in group}
    yield f"msgid {_quoted(sources.get('one', message))}"
    yield f"msgid_plural {_quoted(sources.get('other', message))}"
    for number, category in enumerate(ordered):
        yield f"msgstr[{number}] {_quoted(texts.get(category, ''))}"


def _quoted(text: str) -> str:
    lines = [line for line in re.split(r"(?<=\n)", text) if line] or [""]
    quoted = [f'"{po_scan.escaped(line)}"' for line in lines]
    return quoted[0] if len(quoted) == 1 else "\n".join(('""', *quoted))


def plural_forms(lang: str) -> str:
    """The `Plural-Forms` header of a language; empty where none is known here."""
    named = _RULES.get(lang) or _RULES.get(lang.partition("-")[0])
    if named:
        return named
    ordered = plurals.categories("nplurals=2", lang)
    return _PLURAL_FORMS.get(tuple(ordered), "")


def csv(units: Sequence[Unit], making: Making) -> bytes:
    """A table with a row of names, lossless; `excel_safe` puts an apostrophe before what looks like a formula."""
    dialect = Dialect(making.delimiter, newline="\r\n")
    file = io.StringIO()
    file.write(making.delimiter.join(COLUMNS) + dialect.newline)
    for unit in units:
        target = lifting.lowered(unit.target).text if unit.target else ""
        cells: tuple[str, ...] = (
            unit.id, unit.context, lifting.lowered(unit.source).text, target, unit.state.value, unit.note, unit.plural,
            " ".join(sorted(unit.flags)), unit.source.lang, unit.target_lang,
        )  # fmt: skip
        if making.excel_safe:
            cells = tuple(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)
        file.write(making.delimiter.join(csv_table.written(cell, dialect) for cell in cells) + dialect.newline)
    return file.getvalue().encode("utf-8-sig" if making.excel_safe else "utf-8")
