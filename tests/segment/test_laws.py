"""Cutting loses nothing, whatever the text, the language and the line breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import segment
from tmkit.core import OBJECT, Code, CodeKind, Segment, Span
from tmkit.segment import FormatHandle, Newlines

PIECES = st.sampled_from([
    *"aZéЖ中.!?…。！？:;,\n\r\t \u00a0\u202f\u2028\u200b\ufeff\x85\x0b«»“”\"'()[]《》「」-–•1٣\U0001f600",
    ". ", ".\n\n", "M. ", "etc. ", " p. 5 ", "U.S. ", "« Oui ! » ", "1. ", "\r\n", "http://a.b/c. ", "Dr. X", "...",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))
LANGUAGES = st.sampled_from([*segment.available(), "sv", "zh-Hant", "en-GB"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES, st.sampled_from([None, *Newlines]))
def test_segments_and_the_white_space_between_them_give_the_text_back(
    text: str, lang: str, newlines: Newlines | None
) -> None:
    last, joined = 0, ""
    for each in segment.split(text, lang, newlines=newlines):
        assert each.place is not None
        assert each.place.of(text) == each.text
        again = Segment(each.text, lang, Span(each.place.start, each.place.end))
        assert (each, repr(each), hash(each)) == (again, repr(again), hash(again))
        assert each.text == each.text.strip() != ""
        gap = text[last : each.place.start]
        assert gap.strip() == ""
        joined += gap + each.text
        last = each.place.end
    assert text[last:].strip() == ""
    assert joined + text[last:] == text


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_no_segment_has_a_line_break_inside(text: str, lang: str) -> None:
    assert not [each for each in segment.split(text, lang) if set(each.text) & set("\n\r\x0b\x0c\x85\u2028\u2029")]


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_explaining_tells_every_break_that_is_no_line_break(text: str, lang: str) -> None:
    broken = {each.position for each in segment.explain(text, lang) if each.breaks}
    ends = [end for _, end in segment.spans(text, lang)]
    for end, (start, _) in zip(ends, segment.spans(text, lang)[1:], strict=False):
        gap = text[end:start]
        assert set(gap) & set("\n\r\x0b\x0c\x85\u2028\u2029") or any(end <= at <= start for at in broken)


CODES = st.lists(st.tuples(st.sampled_from(CodeKind), st.integers(0, 30)), max_size=6)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), CODES, st.booleans(), st.booleans(), st.booleans())
def test_every_code_is_in_one_piece_and_the_text_is_cut_as_without_codes(
    bare: str, wanted: list[tuple[CodeKind, int]], start: bool, end: bool, isolated: bool
) -> None:
    bare = bare.replace(OBJECT, "")
    text, codes = "", []
    for index in range(len(bare) + 1):
        for number, (kind, position) in enumerate(wanted):
            if min(position, len(bare)) == index:
                codes.append(Code(str(number), kind, len(text), f"<{number}>"))
                text += OBJECT if kind is CodeKind.STANDALONE else ""
        text += bare[index : index + 1]
    whole = Segment(text, "en", codes=tuple(codes))
    pieces = segment.split_segment(whole, handle=FormatHandle(start, end, isolated))
    assert sorted(code.id for piece in pieces for code in piece.codes) == sorted(code.id for code in codes)
    if segment.spans(bare, "en"):
        plain = [piece.text.replace(OBJECT, "").strip() for piece in pieces]
        assert plain == [each.text for each in segment.split(bare, "en")]
    for piece in pieces:
        for code in piece.codes:
            assert 0 <= code.position <= len(piece.text)
            if code.kind is CodeKind.STANDALONE:
                assert piece.text[code.position] == OBJECT


@pytest.mark.parametrize(
    ("text", "newlines", "wanted"),
    [
        ("One two\nthree. Four", "one", ["One two", "three.", "Four"]),
        ("One two\nthree. Four", None, ["One two", "three.", "Four"]),
        ("One two\nthree.\n\nFour", "two", ["One two\nthree.", "Four"]),
        ("One two\r\n \r\nthree", "two", ["One two", "three"]),
        ("One two\n\nthree.\nFour", "none", ["One two\n\nthree.", "Four"]),
        ("One\u2029two\x85three\u2028four\x0cfive", "one", ["One", "two", "three", "four", "five"]),
    ],
)
def test_line_breaks_mean_what_newlines_says(text: str, newlines: str | None, wanted: list[str]) -> None:
    assert [each.text for each in segment.split(text, "en", newlines=newlines)] == wanted


def test_rules_that_speak_of_line_breaks_decide_over_them() -> None:
    def rules(before: str) -> segment.Ruleset:
        group = segment.RuleGroup("A", (segment.Rule(True, before, ""),))
        return segment.Ruleset((group,), (segment.LanguageMap(".*", "A"),))

    assert [s.text for s in segment.split("a\nb. c", "x", rules=rules(r"\."))] == ["a", "b.", "c"]
    assert [s.text for s in segment.split("a\nb\n\nc", "x", rules=rules(r"\n\n"))] == ["a\nb", "c"]
    assert [s.text for s in segment.split("a\nb\n\nc", "x", rules=rules(r"\n\n"), newlines="one")] == ["a", "b", "c"]
