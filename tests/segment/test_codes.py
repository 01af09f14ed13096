"""Inline codes do not disturb the rules, and at a break they go where formathandle says."""

import pytest
import regex

from tmkit import segment
from tmkit.core import OBJECT, Code, CodeKind, Segment
from tmkit.segment import FormatHandle

KINDS = {("", ""): CodeKind.OPEN, ("/", ""): CodeKind.CLOSE, ("", "/"): CodeKind.STANDALONE}


def coded(marked: str) -> Segment:
    text, codes = "", []
    for found in regex.finditer(r"<(/?)(\w+)(/?)>|[^<]+", marked):
        if found[2]:
            kind = KINDS[found[1], found[3]]
            codes.append(Code(found[2], kind, len(text), found[0]))
            text += OBJECT if kind is CodeKind.STANDALONE else ""
        else:
            text += found[0]
    return Segment(text, "en", codes=tuple(codes))


def marked(piece: Segment) -> str:
    out = ""
    for at in range(len(piece.text) + 1):
        out += "".join(code.markup for code in piece.codes if code.position == at)
        out += piece.text[at : at + 1].replace(OBJECT, "")
    return out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask <b>Mr.</b> Smith. <i>He knows.</i> Go.", ["Ask <b>Mr.</b> Smith.", "<i>He knows.</i>", "Go."]),
        ("Ask Mr.<b> Smith.</b> Go.", ["Ask Mr.<b> Smith.</b>", "Go."]),
        ("It ended.</b> <i>It began.", ["It ended.</b>", "<i>It began."]),
        ("It ended. <br/>Then it began.", ["It ended.", "<br/>Then it began."]),
        ("<x/>One. Two.<y/>", ["<x/>One.", "Two.<y/>"]),
        ("One.<br/> Two.", ["One.", "<br/> Two."]),
        ("<b>One. Two.</b> Three.", ["<b>One.", "Two.</b>", "Three."]),
        ("<x/>", ["<x/>"]),
        ("On<b/>e. Two", ["On<b/>e.", "Two"]),
    ],
)
def test_codes_follow_the_text(text: str, wanted: list[str]) -> None:
    assert [marked(piece) for piece in segment.split_segment(coded(text))] == wanted


def test_formathandle_decides_at_a_break() -> None:
    handle = FormatHandle(start=True, end=False, isolated=True)
    pieces = segment.split_segment(coded("One. <b>Two.</b> <x/>Three."), handle=handle)
    assert [marked(piece) for piece in pieces] == ["One.<b>", "Two. <x/>", "</b>Three."]


def test_the_places_are_in_the_text_with_its_codes() -> None:
    whole = coded("One. <x/>Two.")
    assert [piece.place.of(whole.text) if piece.place else "" for piece in segment.split_segment(whole)] == [
        "One.",
        f"{OBJECT}Two.",
    ]
