"""Qt Linguist's `.ts` out of units, version 2.1."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tmkit.core import State, Unit
from tmkit.formats import plurals, xmltext
from tmkit.formats.writers import native
from tmkit.formats.writers.making import Making, Writer, anything, groups
from tmkit.formats.writers.po import plural_forms


def write(units: Sequence[Unit], making: Making) -> bytes:
    """Messages under their contexts; as many forms of a plural as the language has."""
    lang = making.target_lang.replace("-", "_")
    into = f' language="{xmltext.attribute(lang)}"' if making.target_lang != "und" else ""
    origin = xmltext.attribute(making.source_lang.replace("-", "_"))
    ordered = plurals.categories(plural_forms(making.target_lang), making.target_lang)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1"{into} sourcelanguage="{origin}">')
    for context, own in groupby(groups(units), key=lambda group: group[0].context.partition("|")[0]):
        lines += ["<context>", f"    <name>{_text(context)}</name>"]
        for group in own:
            lines += _message(group, context, ordered)
        lines.append("</context>")
    return "\n".join((*lines, "</TS>", "")).encode()


def _message(group: list[Unit], context: str, ordered: Sequence[str]) -> Iterator[str]:
    unit = next((one for one in group if one.plural == "other"), group[0])
    source = native.lowered(unit.source)
    comment = unit.context.removeprefix(context).removeprefix("|")
    usual = {"|".join(filter(None, (context, native.lowered(one.source), comment))) for one in group}
    said = f' id="{xmltext.attribute(unit.id)}"' if unit.id and unit.id not in usual else ""
    yield f"    <message{said}{' numerus=' + chr(34) + 'yes' + chr(34) if unit.plural else ''}>"
    yield f"        <source>{_text(source)}</source>"
    if comment:
        yield f"        <comment>{_text(comment)}</comment>"
    if unit.note:
        yield f"        <extracomment>{_text(unit.note)}</extracomment>"
    texts = {one.plural: native.lowered(one.target) if one.target else "" for one in group}
    unfinished = any(one.state in {State.NEW, State.NEEDS_WORK} for one in group) or not all(texts.values())
    kind = next((flag for flag in ("obsolete", "vanished") if flag in unit.flags), "unfinished" if unfinished else "")
    shown = f' type="{kind}"' if kind else ""
    if not unit.plural:
        yield f"        <translation{shown}>{_text(texts[''])}</translation>"
    else:
        yield f"        <translation{shown}>"
        yield from (f"            <numerusform>{_text(texts.get(form, ''))}</numerusform>" for form in ordered)
        yield "        </translation>"
    yield "    </message>"


def _text(text: str) -> str:
    xmltext.check(text)
    return xmltext.escaped(text)


WRITER = Writer("qt-ts", (".ts",), write, is_bilingual=True, holds=anything)
