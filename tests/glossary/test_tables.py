"""Glossary tables: every program's shape, in whatever encoding, read and written."""

import io

import pytest

from tmkit.core import Concept, ConfigurationError, ParseError, RefusedError, Term, TermStatus
from tmkit.formats.glossaries import delimited, excel, registry, utx
from tmkit.formats.glossaries.termbase import Layout

EN_FR = Layout(langs=("en", "fr"))


def rows(raw: bytes, path: str = "x.csv", layout: Layout | None = None) -> list[tuple[str, ...]]:
    return [
        tuple(f"{term.lang}:{term.text}:{term.status.value}" for term in concept.terms)
        for concept in registry.parse(raw, path=path, layout=layout or EN_FR).concepts
    ]


SHAPES = [
    ("source,target,context,flags\nmail,mel,,forbidden\n", ("mail", "mel", "forbidden")),
    ("source,target,context,flags\nfile,fichier,,\n", ("file", "fichier", "preferred")),
    ("en,fr,pos,description\nfile,fichier,noun,A thing\n", ("file", "fichier", "preferred")),
    ("# a remark\ndock\tancrer\tA thing\n", ("dock", "ancrer", "preferred")),
    ("file;fichier\n", ("file", "fichier", "preferred")),
    ('source term,target term,status\n"a, b",c,not recommended\n', ("a, b", "c", "deprecated")),
    ("English,French\nfile,fichier\n", ("file", "fichier", "preferred")),
    ("stringID,sourceLang,targetLang,sourceString,targetString\n7,en,fr-FR,a,b\n", ("a", "b", "preferred")),
    ('5" disk\tdisque 5"\n', ('5" disk', 'disque 5"', "preferred")),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_every_shape_is_read(text: str, expected: tuple[str, str, str]) -> None:
    read = registry.parse(text.encode(), path="x.csv", layout=EN_FR)
    assert read.problems == ()
    got = [(c.terms[0].text, c.terms[1].text, c.terms[1].status.value) for c in read.concepts]
    assert got == [expected]


def test_languages_of_rows_and_columns_are_kept() -> None:
    assert rows(b"a,b,EN,DE\n") == [("en:a:preferred", "de:b:preferred")]
    assert rows("en,zh_Hans,fr\nfile,文件; 档案,fichier\n".encode()) == [
        ("en:file:preferred", "zh-Hans:文件:preferred", "zh-Hans:档案:admitted", "fr:fichier:preferred")
    ]


def test_a_table_without_languages_is_refused_with_the_way_out() -> None:
    with pytest.raises(ParseError, match="--langs"):
        registry.parse(b"file,fichier\n", path="x.csv")


def test_what_cannot_be_read_is_listed_with_its_line() -> None:
    read = registry.parse(b"en,fr,description\nfile,fichier,\n,,lost\ndock,ancrer,\n", path="x.csv")
    assert [concept.terms[0].text for concept in read.concepts] == ["file", "dock"]
    assert [(problem.line, problem.grave) for problem in read.problems] == [(3, True)]


@pytest.mark.parametrize(
    ("encoding", "text", "langs"),
    [
        ("cp1252", "déjà\tschon längst\n", ("fr", "de")),
        ("gb18030", "file\t文件\nnetwork\t网络\n", ("en", "zh")),
        ("cp1251", "file\tфайл\nnetwork\tсеть\n", ("en", "ru")),
        ("cp932", "file\tファイル\n", ("en", "ja")),
        ("utf-16", "file\tfichier\n", ("en", "fr")),
        ("utf-16-le", "file\tfichier\n", ("en", "fr")),
        ("utf-8-sig", "file\tfichier\n", ("en", "fr")),
    ],
)
def test_encodings_are_found_out_and_said(encoding: str, text: str, langs: tuple[str, str]) -> None:
    read = registry.parse(text.encode(encoding), path="x.tsv", layout=Layout(langs=langs))
    first = text.splitlines()[0].split("\t")
    assert [term.text for term in read.concepts[0].terms] == first
    if encoding in {"cp1252", "gb18030", "cp1251", "cp932"}:
        assert read.guessed
        assert encoding.upper() in read.problems[0].message


CONCEPTS = (
    Concept(
        "c1",
        (
            Term("file", "en", part_of_speech="noun"),
            Term("fichier", "fr"),
            Term("document", "fr", TermStatus.FORBIDDEN),
        ),
        definition="A named store of data.",
        note="See folder.",
    ),
    Concept("c2", (Term("Qualcomm", "en"),), do_not_translate=True),
    Concept("c3", (Term("IoT", "en", kind="acronym"), Term("IdO", "fr", TermStatus.ADMITTED, kind="acronym"))),
)


def test_weblates_file_reads_back_with_its_flags() -> None:
    raw = delimited.write_weblate(CONCEPTS, EN_FR)
    assert rows(raw) == [
        ("en:file:preferred", "fr:fichier:preferred"),
        ("en:file:preferred", "fr:document:forbidden"),
        ("en:Qualcomm:preferred", "fr:Qualcomm:preferred"),
        ("en:IoT:preferred", "fr:IdO:preferred"),
    ]
    assert registry.parse(raw, path="x.csv", layout=EN_FR).concepts[2].do_not_translate


def test_each_program_gets_its_shape() -> None:
    assert delimited.write_glotpress(CONCEPTS, EN_FR).decode().splitlines()[:2] == [
        "en,fr,pos,description",
        "file,fichier,noun,A named store of data.",
    ]
    assert delimited.write_google(CONCEPTS, EN_FR).decode().splitlines()[0] == "en,fr,pos,description"
    assert delimited.write_deepl(CONCEPTS, EN_FR).decode() == "file\tfichier\nQualcomm\tQualcomm\nIoT\tIdO\n"
    assert "file\tdocument\tforbidden. A named store" in delimited.write_omegat(CONCEPTS, EN_FR).decode()
    with pytest.raises(ConfigurationError):
        delimited.write_deepl([CONCEPTS[1]], Layout())


def test_utx_keeps_concepts_and_statuses() -> None:
    raw = utx.write(CONCEPTS, EN_FR)
    read = registry.parse(raw, path="x.utx").concepts
    assert [(term.text, term.status.value) for term in read[0].terms] == [
        ("file", "preferred"),
        ("fichier", "preferred"),
        ("document", "forbidden"),
    ]
    assert read[0].id == "c1"
    assert read[0].definition == "A named store of data."
    old = b"#UTX-S 1.01; en-US/ja-JP\n#src\ttgt\tsrc:pos\tcomment\nwave\tx\tnoun\t\n\tempty\t\t\n"
    parsed = registry.parse(old, path="x.utx")
    assert [term.lang for term in parsed.concepts[0].terms] == ["en-US", "ja-JP"]
    assert [problem.line for problem in parsed.problems] == [4]


def test_a_workbook_reads_back_and_a_bad_one_is_refused() -> None:
    raw = excel.write(CONCEPTS, EN_FR)
    assert rows(raw, "x.xlsx") == [
        ("en:file:preferred", "fr:fichier:preferred"),
        ("en:Qualcomm:preferred",),
        ("en:IoT:preferred", "fr:IdO:preferred"),
    ]
    with pytest.raises(ParseError):
        registry.parse(b"PK\x03\x04 no zip", path="x.xlsx")


def test_a_clients_workbook_with_headers_of_its_own() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["English", "Chinese (Simplified)", "Comment"])
    book.active.append(["file", "文件", 3])
    book.create_sheet("Notes").append(["nothing here"])
    out = io.BytesIO()
    book.save(out)
    read = registry.parse(out.getvalue(), path="terms.xlsx")
    assert [(term.lang, term.text) for term in read.concepts[0].terms] == [("en", "file"), ("zh-Hans", "文件")]
    assert len(read.problems) == 1


def test_multiterm_is_read() -> None:
    raw = """<?xml version="1.0" encoding="UTF-8"?><mtf><conceptGrp><concept>7</concept>
    <descripGrp><descrip type="Definition">Opens.</descrip></descripGrp>
    <languageGrp><language type="English" lang="EN"/><termGrp><term>valve</term></termGrp></languageGrp>
    <languageGrp><language type="Deutsch"/><termGrp><term>Klappe</term>
    <descripGrp><descrip type="Status">forbidden</descrip></descripGrp></termGrp></languageGrp>
    </conceptGrp></mtf>"""
    (concept,) = registry.parse(raw.encode(), path="x.xml").concepts
    assert (concept.id, concept.definition) == ("7", "Opens.")
    assert [(term.lang, term.text, term.status.value) for term in concept.terms] == [
        ("en", "valve", "preferred"),
        ("de", "Klappe", "forbidden"),
    ]
    with pytest.raises(RefusedError):
        registry.parse(b'<!DOCTYPE mtf [<!ENTITY a "b">]><mtf/>', path="x.xml")
