"""Inputs that must fail well: refused with a sentence, a line and a column; nothing else is opened."""

import codecs
import zipfile
from pathlib import Path

import pytest

from tmkit.core import EncodingError, InputError, ParseError, RefusedError
from tmkit.formats import files, registry, xmlspans

GOOD = '<tmx version="1.4"><header srclang="fr"/><body><tu><tuv xml:lang="fr"><seg>é</seg></tuv></tu></body></tmx>'
BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + GOOD.replace("é", "&b;")


def test_truncated_xml_says_line_and_column() -> None:
    with pytest.raises(ParseError, match=r"x\.tmx:2:\d+: is not well-formed XML: .*truncated"):
        registry.parse(GOOD[:-10].replace("<body>", "\n<body>").encode(), path="x.tmx")


def test_malformed_xml_says_line_and_column() -> None:
    with pytest.raises(ParseError, match=r"x\.tmx:2:14: is not well-formed XML: mismatched tag"):
        registry.parse(b'<tmx version="1.4">\n<header><a></header></tmx>', path="x.tmx")


@pytest.mark.parametrize("declaration", ['<!ENTITY a SYSTEM "{}">', '<!ENTITY % a SYSTEM "{}">', '<!ENTITY a "b">'])
def test_entity_declarations_are_refused_and_nothing_is_read(declaration: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    text = f"<!DOCTYPE tmx [{declaration.format(secret.as_uri())}]>{GOOD}"
    path = tmp_path / "x.tmx"
    path.write_text(text, "utf-8")
    for read in (lambda: registry.parse(text.encode(), path="x.tmx"), lambda: list(registry.stream(path))):
        with pytest.raises(RefusedError, match=r"x\.tmx:1:\d+: declares the entity 'a'"):
            read()


def test_a_bomb_is_refused() -> None:
    with pytest.raises(RefusedError, match="bomb"):
        registry.parse(BOMB.encode(), path="x.tmx")


def test_elements_nested_too_deep_are_refused() -> None:
    deep = xmlspans.DEEPEST + 1
    with pytest.raises(RefusedError, match="nested more than"):
        registry.parse(b"<tmx>" + b"<a>" * deep + b"</a>" * deep + b"</tmx>", path="x.tmx")


def test_a_wrong_encoding_says_which_byte_and_a_guess(tmp_path: Path) -> None:
    for text, encoding, guess in (("é à ü", "cp1252", "CP1252"), ("汉字", "gb18030", "GB18030")):
        raw = GOOD.replace("é", text).encode(encoding)
        path = tmp_path / "x.tmx"
        path.write_bytes(raw)
        offset = GOOD.index("é")
        for read in (lambda raw=raw: registry.parse(raw, path="x.tmx"), lambda path=path: list(registry.stream(path))):
            with pytest.raises(EncodingError, match=rf"0x\w\w at offset {offset} is not UTF-8; it may be {guess}"):
                read()


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8])
def test_a_byte_order_mark_is_followed(bom: bytes) -> None:
    codec = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(bom, "utf-8")
    (unit,) = registry.parse(bom + GOOD.encode(codec), path="x.tmx").units()
    assert unit.source.text == "é"


@pytest.mark.parametrize("raw", [b"", b"  \n"])
@pytest.mark.parametrize("name", ["x.tmx", "x.po", "x.bin"])
def test_an_empty_file_is_refused(raw: bytes, name: str) -> None:
    with pytest.raises(ParseError, match=rf"{name}: is empty"):
        registry.parse(raw, path=name)


@pytest.mark.parametrize("name", ["x.tmx", "x.po"])
def test_a_binary_file_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=name):
        registry.parse(b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe" * 99, path=name)


def test_a_file_of_one_huge_line_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.po"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    with pytest.raises(RefusedError, match=r"huge\.po: 512 MiB is more"):
        files.read(path)


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "no.tmx", "no such file"), (tmp_path, "is a directory")):
        with pytest.raises(InputError, match=reason):
            list(registry.stream(path))


def test_a_format_that_nobody_reads_names_those_that_are_read() -> None:
    with pytest.raises(ParseError, match=r"x\.qqq: is of no format that tmkit reads \(.*tmx, .*po"):
        registry.parse(b"hello", path="x.qqq")


@pytest.mark.parametrize("name", ["x.xml", "x.resx", "x.ts", "x.stringsdict", "x.tbx", "x.tmx", "x.xlf"])
def test_another_kind_of_xml_is_not_taken_by_its_suffix(name: str) -> None:
    with pytest.raises(ParseError, match=rf"{name}:1(:1)?: is not .*: its root element is <feed>"):
        registry.parse(b"<feed/>", path=name)


def test_a_quotation_mark_that_is_not_closed_is_told_by_both_readers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('source,target\n"a ""b""",5" pipe\n"c,d\ne\n', "utf-8")
    for read in (lambda: registry.parse(path.read_bytes(), path="x.csv"), lambda: list(registry.stream(path))):
        with pytest.raises(ParseError, match=r"x\.csv:3:1: a quotation mark is not closed"):
            read()


def test_a_long_cell_is_read_by_both_readers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("source,target\na," + "b" * 200_000 + "\n", "utf-8")
    for units in (registry.parse(path.read_bytes(), path="x.csv").units(), registry.stream(path)):
        assert [len(unit.target.text) for unit in units] == [200_000]


def test_the_wrong_byte_of_a_streamed_catalogue_is_counted_from_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "\xe9"\n')
    for read in (lambda: registry.parse(path.read_bytes(), path="x.po"), lambda: list(registry.stream(path))):
        with pytest.raises(EncodingError, match=r"x\.po:5: byte 0xE9 at offset 52"):
            read()


def test_a_workbook_is_no_word_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ParseError, match=r"is a workbook: `tmkit glossary` reads one of terms"):
        list(registry.stream(tmp_path / "x.xlsx"))


def test_nul_characters_are_no_xml() -> None:
    text = "<?xml version='1.0'?>\n<xliff\0 version='1.2'/>"
    with pytest.raises(ParseError, match=r"x\.xlf:2: is not well-formed XML: it holds a NUL"):
        registry.parse(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), path="x.xlf")
