"""Each character of a text is found where the file writes it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.core import OBJECT, Code, CodeKind, Segment, Span
from tmkit.formats import xmltext
from tmkit.formats.offsets import Spelling, Written, offsets


def pieces(written: str, text: str, spelling: Spelling, codes: tuple[Code, ...] = ()) -> list[str]:
    """What the file has for each character of the text."""
    whole = f">>{written}<<"
    places = offsets(whole, Written(Span(2, 2 + len(written)), spelling), Segment(text, "fr", codes=codes))
    assert len(places) == len(text) + 1
    assert list(places) == sorted(places)
    return [whole[start:end] for start, end in pairwise(places)]


@pytest.mark.parametrize(
    ("spelling", "written", "text", "found"),
    [
        (Spelling.VERBATIM, "été", "été", ["é", "t", "é"]),
        (Spelling.XML, "a&amp;b&#233;", "a&bé", ["a", "&amp;", "b", "&#233;"]),
        (Spelling.XML, "<![CDATA[a&b]]>c", "a&bc", ["a", "&", "b]]>", "c"]),
        (Spelling.XML, "a<!-- no -->b", "ab", ["a<!-- no -->", "b"]),
        (Spelling.XML, "a\r\nb", "a\nb", ["a", "\r\n", "b"]),
        (Spelling.STRINGS, r'"a\"b\n"', 'a"b\n', ["a", r"\"", "b", r"\n"]),
        (Spelling.STRINGS, '"a"\n#~ "b"', "ab", ['a"\n#~ "', "b"]),
        (Spelling.STRINGS, r'"\u00e9\ud83d\ude00"', "é😀", [r"\u00e9", r"\ud83d\ude00"]),
        (Spelling.ESCAPED, "a\\\n   b\\u00e9", "abé", ["a\\\n   ", "b", "\\u00e9"]),
    ],
)
def test_escapes_are_walked_through(spelling: Spelling, written: str, text: str, found: list[str]) -> None:
    assert pieces(written, text, spelling) == found


def test_paired_codes_take_no_room_and_standalone_ones_a_place() -> None:
    codes = (
        Code("1", CodeKind.OPEN, 2, '<g id="1">'),
        Code("1", CodeKind.CLOSE, 4, "</g>"),
        Code("2", CodeKind.STANDALONE, 4, '<x id="2"/>'),
    )
    written = 'ab<g id="1">cd</g><x id="2"/>e'
    found = pieces(written, f"abcd{OBJECT}e", Spelling.XML, codes)
    assert [piece[0] for piece in found] == ["a", "b", "c", "d", "<", "e"]
    assert found[4] == '<x id="2"/>'


def test_what_cannot_be_matched_is_the_end() -> None:
    assert pieces("a", "abc", Spelling.VERBATIM) == ["a", "", ""]


@given(st.text(st.sampled_from("ab é重😀&<>\"'\n\t"), max_size=20))
def test_xml_as_it_is_written_is_found_again(text: str) -> None:
    found = pieces(xmltext.escaped(text), text, Spelling.XML)
    assert [xmltext.plain(piece) for piece in found] == list(text)
