"""Word documents: paragraphs as units, the container's other bytes untouched, bombs refused."""

import io
import zipfile
from dataclasses import replace

import pytest

from tmkit.core import OBJECT, CodeKind, InputError, RefusedError, UnitKey
from tmkit.formats import registry, zip_parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document {W}><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Un </w:t></w:r><w:r w:rsidR="1"><w:t>titre</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Un mot </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gras</w:t></w:r>
<w:r><w:t xml:space="preserve"> et </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>un lien</w:t></w:r></w:hyperlink>
<w:r><w:tab/><w:t>fin</w:t><w:footnoteReference w:id="1"/></w:r></w:p>
<w:p/><w:p><w:del><w:r><w:delText>non</w:delText></w:r></w:del><w:ins><w:r><w:t>oui &amp; non</w:t></w:r></w:ins></w:p>
</w:body></w:document>"""


def made(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", parts.get("document", BODY))
        archive.writestr("word/media/a.png", b"\x89PNG" * 9)
        archive.writestr("word/footer1.xml", f"<w:ftr {W}><w:p><w:r><w:t>Pied</w:t></w:r></w:p></w:ftr>")
    return file.getvalue()


def test_paragraphs_are_units_and_looks_are_codes() -> None:
    units = list(registry.parse(made(), path="a_fr.docx").units())
    assert [unit.target.text for unit in units] == [
        "Un titre",
        f"Un mot gras et un lien\tfin{OBJECT}",
        f"{OBJECT}oui & non",
        "Pied",
    ]
    assert [unit.context for unit in units][:2] == ["Title", ""]
    assert [(unit.id, unit.place.line) for unit in units][1:] == [
        ("document/2", 2),
        ("document/4", 4),
        ("footer1/1", 1),
    ]
    assert units[0].target.codes == ()
    assert [code.kind for code in units[1].target.codes] == [
        CodeKind.OPEN,
        CodeKind.CLOSE,
        CodeKind.OPEN,
        CodeKind.CLOSE,
        CodeKind.STANDALONE,
    ]


def test_an_edit_changes_its_part_alone() -> None:
    raw = made()
    document = registry.parse(raw, path="a_fr.docx")
    assert document.render({}) == raw
    key = UnitKey("document/1", "fr", "")
    edited = document.render({key: "Un & autre\n<titre> "})
    before, after = zipfile.ZipFile(io.BytesIO(raw)), zipfile.ZipFile(io.BytesIO(edited))
    assert after.testzip() is None
    assert before.namelist() == after.namelist()
    for name in before.namelist():
        assert (before.read(name) == after.read(name)) == (name != "word/document.xml")
    again = {unit.key: unit.target for unit in registry.parse(edited, path="a_fr.docx").units()}
    assert again.pop(key).text == "Un & autre\n<titre> "
    assert again == {unit.key: unit.target for unit in document.units() if unit.key != key}


FIELD = """<w:document {W}><w:body><w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:bookmarkStart w:id="0"/>
<w:r><w:t>1</w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> de x</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE y</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body></w:document>""".replace("{W}", W)
BOX = """<w:document {W}><w:body><w:p><w:r><w:t xml:space="preserve">Autour </w:t></w:r><w:r><w:pict><w:txbxContent>
<w:p><w:r><w:t>Dedans</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>fin</w:t></w:r></w:p></w:body></w:document>"""


def test_a_field_is_a_pair_around_its_result_and_bookmarks_stay() -> None:
    document = registry.parse(made(document=FIELD), path="a_fr.docx")
    unit = next(document.units())
    assert unit.target.text == f"Page 1 de x{OBJECT}"
    assert [(code.id, code.kind) for code in unit.target.codes] == [
        ("f1", CodeKind.OPEN), ("bookmark0", CodeKind.OPEN), ("bookmark0", CodeKind.CLOSE), ("f1", CodeKind.CLOSE),
        ("x2", CodeKind.STANDALONE),
    ]  # fmt: skip
    edited = zipfile.ZipFile(io.BytesIO(document.render({unit.key: "Seite 1 von x"}))).read("word/document.xml")
    kept = (b">Seite <", b'"begin"', b"PAGE", b'"separate"', b">1<", b'"end"', b" von x")
    places = [edited.index(each) for each in kept]
    assert places == sorted(places)
    assert b"XE y" not in edited
    assert edited.count(b"bookmarkStart") == edited.count(b"bookmarkEnd") == 1
    without = zipfile.ZipFile(io.BytesIO(document.render({unit.key: "Neu"}))).read("word/document.xml")
    assert b"fldChar" not in without


def test_a_text_box_stays_with_its_paragraph_and_both_are_edited() -> None:
    document = registry.parse(made(document=BOX.replace("{W}", W)), path="a_fr.docx")
    around, inside = list(document.units())[:2]
    assert (around.target.text, inside.target.text) == ("Autour fin", "Dedans")
    for new in ("Around end", replace(around.target, text="Around end")):
        raw = document.render({around.key: new, inside.key: "In"})
        assert [unit.target.text for unit in registry.parse(raw, path="a_fr.docx").units()][:2] == ["Around end", "In"]


@pytest.mark.parametrize("cut", [10, 100, -30, -3])
def test_a_damaged_container_is_refused(cut: int) -> None:
    with pytest.raises(InputError):
        registry.parse(made()[:cut], path="a.docx")


def test_what_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError, match="200 times its size"):
        registry.parse(made(document=BODY + " " * 3_000_000), path="a.docx")
    monkeypatch.setattr(zip_parts, "MOST_MEMBERS", 2)
    with pytest.raises(RefusedError, match="4 parts"):
        registry.parse(made(), path="a.docx")
