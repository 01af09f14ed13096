"""PO: the rules that msgfmt --check holds a catalogue to (GNU gettext manual, "Invoking the msgfmt Program")."""

import re
from collections.abc import Iterator

from tmkit.formats import po, po_scan
from tmkit.formats.po_scan import Entry
from tmkit.formats.validation.problem import Problem


def problems(raw: bytes) -> Iterator[Problem]:
    """Every breach. Raises ParseError where the file cannot be read."""
    text = po.read(raw).text
    entries = list(po_scan.scan(text))
    header = next((entry for entry in entries if po.is_header(entry)), None)
    forms = _forms(header)
    seen: set[tuple[str | None, str]] = set()
    for entry in entries:
        if entry.obsolete or entry is header:
            continue
        key = (entry.context, entry.message or "")
        if key in seen:
            yield Problem(entry.line, 1, "duplicate", f"the message {entry.message!r} stands twice in the catalogue")
        seen.add(key)
        yield from _plural(entry, forms)
        yield from _ends(entry)
    if header is None:
        yield Problem(1, 1, "header", "the catalogue has no header (an entry with an empty msgid)")
    elif "content-type:" not in header.strings[0][1].lower():
        yield Problem(header.line, 1, "header", "the header lacks Content-Type")


def _forms(header: Entry | None) -> int:
    found = re.search(r"nplurals\s*=\s*(\d+)", header.strings[0][1]) if header is not None else None
    return int(found[1]) if found else 0


def _plural(entry: Entry, forms: int) -> Iterator[Problem]:
    if entry.plural is None:
        return
    indices = [int(index or 0) for index, *_ in entry.strings]
    if indices != list(range(len(indices))):
        yield Problem(entry.line, 1, "plural", f"the forms are numbered {', '.join(map(str, indices))}")
    elif forms and len(indices) != forms and any(text for _, text, _, _ in entry.strings):
        yield Problem(entry.line, 1, "plural", f"{len(indices)} plural forms, where nplurals is {forms}")


def _ends(entry: Entry) -> Iterator[Problem]:
    """A line break at either end of the message stands in its translations too."""
    message = entry.message or ""
    for _, text, _, _ in entry.strings:
        if text and "fuzzy" not in entry.flags:
            if message.startswith("\n") != text.startswith("\n"):
                yield Problem(
                    entry.line, 1, "line-break", "message and translation do not both begin with a line break"
                )
            if message.endswith("\n") != text.endswith("\n"):
                yield Problem(entry.line, 1, "line-break", "message and translation do not both end with a line break")
