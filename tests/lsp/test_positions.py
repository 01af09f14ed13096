"""Positions hold in all three encodings: astral characters, combining marks, CR LF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmkit.apps.lsp.positions import Encoding, Lines, width

TEXT = "重庆\r\n𝕏 = e\u0301t\u00e9 👩\u200d💻 fin\rx\n"


@pytest.mark.parametrize(("encoding", "character"), [(Encoding.UTF_8, 9), (Encoding.UTF_16, 6), (Encoding.UTF_32, 5)])
def test_a_character_counts_the_code_units_of_its_encoding(encoding: Encoding, character: int) -> None:
    lines = Lines(TEXT)
    offset = TEXT.index("t\u00e9") - 1 + 1
    assert TEXT[offset - 1] == "\u0301"
    assert lines.position(offset, encoding) == (1, width("𝕏 = e\u0301", encoding))
    assert width("𝕏 = e", encoding) == {9: 8, 6: 6, 5: 5}[character]
    assert lines.offset(*lines.position(offset, encoding), encoding) == offset


def test_lines_end_at_cr_lf_and_crlf_alone() -> None:
    assert len(Lines("a\r\nb\rc\nd\u2028e\x0bf")) == 4
    assert len(Lines("")) == 1


def test_a_position_inside_a_character_is_its_start() -> None:
    assert Lines("a👩b").offset(0, 2, Encoding.UTF_16) == 1
    assert Lines("a重b").offset(0, 3, Encoding.UTF_8) == 1


def test_positions_outside_the_text_are_its_ends() -> None:
    lines = Lines("ab\ncd")
    assert lines.offset(9, 0, Encoding.UTF_16) == 5
    assert lines.offset(0, 99, Encoding.UTF_8) == 2
    assert lines.position(99, Encoding.UTF_32) == (1, 2)


TEXTS = st.text(st.sampled_from("ab \r\n\u00e9\u0301重👩𝕏\u200d\u2028"), max_size=30)


@given(TEXTS, st.sampled_from(Encoding), st.data())
def test_an_offset_comes_back_through_its_position(text: str, encoding: Encoding, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    back = lines.offset(*lines.position(offset, encoding), encoding)
    inside_crlf = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
    assert back == (offset - 1 if inside_crlf else offset)


@given(TEXTS, st.sampled_from(Encoding), st.integers(0, 5), st.integers(0, 40))
def test_any_position_is_an_offset_of_the_text(text: str, encoding: Encoding, line: int, character: int) -> None:
    assert 0 <= Lines(text).offset(line, character, encoding) <= len(text)


@given(TEXTS)
def test_widths_are_those_of_the_encoded_text(text: str) -> None:
    assert width(text, Encoding.UTF_8) == len(text.encode())
    assert width(text, Encoding.UTF_16) == len(text.encode("utf-16-le")) // 2
    assert width(text, Encoding.UTF_32) == len(text)
