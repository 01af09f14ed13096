"""Word documents: paragraphs as units, the container's other bytes untouched, bombs refused."""

import io
import zipfile

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
