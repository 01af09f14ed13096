"""Placeholders lifted off a text and put back: nothing is lost, and each code is of its kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import OBJECT, CodeKind, Segment
from tmkit.formats import lifting


def test_placeholders_and_tags_become_codes() -> None:
    segment = lifting.lifted(Segment("Open <b>%(name)s</b>, {0}<br/>and %1$s", "en"))
    assert segment.text == f"Open {OBJECT}, {OBJECT}{OBJECT}and {OBJECT}"
    assert [(code.kind, code.markup) for code in segment.codes] == [
        (CodeKind.OPEN, "<b>"),
        (CodeKind.STANDALONE, "%(name)s"),
        (CodeKind.CLOSE, "</b>"),
        (CodeKind.STANDALONE, "{0}"),
        (CodeKind.STANDALONE, "<br/>"),
        (CodeKind.STANDALONE, "%1$s"),
    ]
    assert segment.codes[0].id == segment.codes[2].id


def test_two_directives_without_position_may_not_change_places() -> None:
    assert [code.can_reorder for code in lifting.lifted(Segment("%s of %d", "en"), {"c-format"}).codes] == [
        False,
        False,
    ]
    assert [code.can_reorder for code in lifting.lifted(Segment("%d files", "en"), {"c-format"}).codes] == [True]


def test_qt_s_own_placeholders_need_the_flag() -> None:
    assert lifting.lifted(Segment("Open %1 (%n)", "en"), {"qt-format"}).text == f"Open {OBJECT} ({OBJECT})"
    assert lifting.lifted(Segment("Open %1", "en")).text == "Open %1"


def test_placeables_of_fluent_are_codes_and_variants_are_text() -> None:
    text = '{ -brand } has {$count} { "" }{ NUMBER($n, x: 1) } { other.title } { $n -> [one] a *[other] { $n } b }'
    assert [code.markup for code in lifting.lifted(Segment(text, "en")).codes] == [
        "{ -brand }", "{$count}", '{ "" }', "{ NUMBER($n, x: 1) }", "{ other.title }", "{ $n }",
    ]  # fmt: skip


def test_addresses_stay_text() -> None:
    assert lifting.lifted(Segment("See https://example.org/a%20s", "en")).codes == ()


pieces = st.sampled_from(
    ["%s", "%1$d", "{0}", "{name}", "<b>", "</b>", "<br/>", "<a href='x'>", "%(x)s", "%", "<", " "]
)


@settings(max_examples=200)
@given(st.lists(pieces | st.text(st.characters(exclude_characters=OBJECT), max_size=4), max_size=10))
def test_lowering_is_lifting_s_inverse(parts: list[str]) -> None:
    segment = Segment("".join(parts), "en")
    off = lifting.lifted(segment)
    assert lifting.lowered(off) == segment
    assert off.text.count(OBJECT) == sum(code.kind is CodeKind.STANDALONE for code in off.codes)
    assert [code.position for code in off.codes] == sorted(code.position for code in off.codes)
