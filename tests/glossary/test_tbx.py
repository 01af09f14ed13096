"""TBX read, written, restyled and held against its standard."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import CasePolicy, Concept, ConfigurationError, ParseError, RefusedError, Term, TermMatch, TermStatus
from tmkit.formats.glossaries import tbx, tbx_restyle, tbx_rules, tbx_writer
from tmkit.formats.glossaries.statuses import status
from tmkit.formats.glossaries.termbase import Layout

CASES = Path(__file__).parents[1] / "cases" / "glossary"
SCE = Path(__file__).parents[2] / "glossaries" / "sce2018.tbx"

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12).map(str.strip)
TEXTS = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(" ".join)
TERMS = st.builds(
    Term,
    text=TEXTS,
    lang=st.sampled_from(["en", "fr", "zh-Hans", "de-AT"]),
    status=st.sampled_from(TermStatus),
    part_of_speech=st.sampled_from(["", "noun", "proper noun"]),
    gender=st.sampled_from(["", "feminine", "common"]),
    number=st.sampled_from(["", "plural"]),
    case=st.sampled_from(CasePolicy),
    match=st.sampled_from([TermMatch.LEMMA, TermMatch.EXACT]),
    kind=st.sampled_from(["", "acronym", "phrase"]),
    context=st.sampled_from(["", "a <b> & c"]),
    project=st.sampled_from(["", "Expo"]),
    note=st.sampled_from(["", "one\ntwo"]),
)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    terms = draw(st.lists(TERMS, min_size=1, max_size=4, unique_by=lambda term: (term.lang, term.text)))
    return Concept(
        draw(st.sampled_from(["c1", "x", "_y"])),
        tuple(sorted(terms, key=lambda term: [each.lang for each in terms].index(term.lang))),
        subject=draw(st.sampled_from(["", "law"])),
        definition=draw(st.sampled_from(["", "What it is."])),
        note=draw(st.sampled_from(["", "seen"])),
        source=draw(st.sampled_from(["", "a book"])),
        do_not_translate=draw(st.booleans()),
        priority=draw(st.integers(0, 3)),
    )


@settings(max_examples=60, deadline=None)
@given(concepts(), st.sampled_from(["dct", "dca"]), st.sampled_from(["TBX-Basic", "TBX-Min", "TBX-Core"]))
def test_what_is_written_is_read_back_and_valid(concept: Concept, style: str, dialect: str) -> None:
    raw = tbx_writer.write([concept], Layout(style=style, dialect=dialect, title="T"))
    read = tbx.parse(raw, Layout())
    assert read.problems == ()
    assert [replace(each, place=None) for each in read.concepts] == [concept]
    assert [problem for problem in tbx_rules.problems(raw) if problem.grave] == []


def test_variants_come_back_into_their_term() -> None:
    concept = Concept("c", (Term("colour", "en", variants=("color", "culler")), Term("couleur", "fr")))
    raw = tbx_writer.write([concept], Layout())
    assert replace(tbx.concepts(raw)[0], place=None) == concept
    assert raw.count(b"<term>") == 4


def test_a_forbidden_term_is_deprecated_for_others_and_forbidden_for_us() -> None:
    raw = tbx_writer.write([Concept("c", (Term("mail", "fr", TermStatus.FORBIDDEN),))], Layout())
    assert b"deprecatedTerm-admn-sts" in raw
    assert tbx.concepts(raw)[0].terms[0].status is TermStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("spelling", "meant"),
    [
        ("preferredTerm-admn-sts", TermStatus.PREFERRED),
        ("admittedTerm", TermStatus.ADMITTED),
        ("notRecommended", TermStatus.DEPRECATED),
        ("do not use", TermStatus.FORBIDDEN),
        ("Obsolete", TermStatus.SUPERSEDED),
        ("whatever", None),
    ],
)
def test_statuses_of_all_dialects_are_understood(spelling: str, meant: TermStatus | None) -> None:
    assert status(spelling) is meant


def test_version_2_is_read_in_both_makes() -> None:
    read = tbx.parse((CASES / "martif.tbx").read_bytes(), Layout())
    assert read.problems == ()
    assert [[(term.text, term.lang, term.status.value) for term in concept.terms] for concept in read.concepts] == [
        [("valve", "en", "preferred"), ("Ventil", "de", "preferred"), ("Klappe", "de", "deprecated")],
        [("pump", "en", "preferred"), ("Pumpe", "de", "admitted")],
    ]
    assert read.concepts[0].definition == "Opens and closes."
    assert read.title == "Valves"


def test_a_broken_file_gives_what_can_be_read_and_the_line() -> None:
    raw = SCE.read_bytes()
    cut = raw[: raw.index(b"<conceptEntry", 9000) + 30]
    read = tbx.parse(cut, Layout())
    assert read.concepts
    assert read.problems[-1].line == cut.count(b"\n") + 1


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", ParseError),
        (b"<html/>", ParseError),
        (b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>', RefusedError),
        ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>'.encode("utf-16"), RefusedError),
    ],
)
def test_what_is_no_termbase_is_refused(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        tbx.parse(raw, Layout())


def test_restyling_there_and_back_keeps_everything() -> None:
    raw = (CASES / "rich.tbx").read_bytes()
    there = tbx_restyle.restyle(raw, Layout(style="dca"))
    assert b'<transacNote type="responsibility" target="p1">' in there
    assert tbx_rules.problems(there) == ()
    back = tbx_restyle.restyle(there, Layout(style="dct"))
    assert shape(back) == shape(raw)
    assert tbx_restyle.restyle(raw, Layout()) is raw


def test_restyling_into_a_poorer_dialect_keeps_the_concepts() -> None:
    raw = (CASES / "rich.tbx").read_bytes()
    for dialect in ("TBX-Min", "TBX-Core"):
        poorer = tbx_restyle.restyle(raw, Layout(dialect=dialect))
        assert [each for each in tbx_rules.problems(poorer) if each.grave] == []
        plain = [replace(each, place=None) for each in tbx.concepts(raw)]
        assert [replace(each, place=None) for each in tbx.concepts(poorer)] == plain


def shape(raw: bytes) -> object:
    from lxml import etree

    def of(element: etree._Element) -> tuple[object, ...]:
        children = [of(child) for child in element if isinstance(child.tag, str)]
        words = " ".join((element.text or "").split())
        return (element.tag, sorted(element.attrib.items()), words, children)

    return of(etree.fromstring(raw))


BREAKS = [
    (b'style="dct"', b'style="abc"', "style"),
    (b'type="TBX-Basic"', b'type="Basic"', "dialect"),
    (b"<min:partOfSpeech>noun", b"<min:partOfSpeech>thing", "partOfSpeech"),
    (b"min:partOfSpeech", b"min:wordClass", "wordClass"),
    (b"min:partOfSpeech", b"basic:partOfSpeech", "module"),
    (b'<conceptEntry id="c1">', b"<conceptEntry>", "without id"),
    (b'<conceptEntry id="c2">', b'<conceptEntry id="c1">', "twice"),
    (b'<langSec xml:lang="fr">', b"<langSec>", "xml:lang"),
    (b'<langSec xml:lang="fr">', b'<langSec xml:lang="French!">', "language tag"),
    (b"<term>valve</term>", b"", "termSec"),
    (b"<term>valve</term>", b"<term>valve</term><term>tap</term>", "termSec"),
    (b"<basic:definition>", b"loose text <basic:definition>", "text in"),
    (b'target="p1"', b'target="p9"', "p9"),
    (
        b"<min:subjectField>hydraulics</min:subjectField>",
        b'<descrip type="subjectField">x</descrip>',
        "attribute style",
    ),
    (b"<note>Seen.</note>", b"<remark>Seen.</remark>", "remark"),
    (b"<note>Seen.</note>", b"<min:administrativeStatus>x</min:administrativeStatus>", "termSec"),
]


@pytest.mark.parametrize(("good", "bad", "told"), BREAKS, ids=[str(number) for number in range(len(BREAKS))])
def test_an_invalid_file_is_refused_with_its_line(good: bytes, bad: bytes, told: str) -> None:
    raw = (CASES / "rich.tbx").read_bytes()
    assert good in raw
    broken = raw.replace(good, bad) if good == b"min:partOfSpeech" else raw.replace(good, bad, 1)
    problems = [problem for problem in tbx_rules.problems(broken) if problem.grave]
    assert any(told in problem.message for problem in problems)
    line = raw[: raw.index(good)].count(b"\n") + 1
    assert abs(problems[0].line - line) <= 1  # of the element itself, or of what holds it


def test_older_spellings_are_told_and_accepted() -> None:
    raw = (
        (CASES / "rich.tbx")
        .read_bytes()
        .replace(b"basic:transactionType>origination", b"basic:transactionType>creation")
    )
    assert [problem.grave for problem in tbx_rules.problems(raw)] == [False]


def test_an_unknown_dialect_or_style_is_no_choice() -> None:
    concept = Concept("c", (Term("a", "en"),))
    with pytest.raises(ConfigurationError):
        tbx_writer.write([concept], Layout(dialect="TBX-Basik"))
    with pytest.raises(ConfigurationError):
        tbx_writer.write([concept], Layout(style="dcx"))
    with pytest.raises(ConfigurationError):
        tbx_writer.write([Concept("c", ())], Layout())
