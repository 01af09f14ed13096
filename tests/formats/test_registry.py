"""The table of formats agrees with the formats, and a file is opened by importing its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tmkit.formats import registry
from tmkit.formats.document import Format
from tmkit.formats.glossaries import registry as glossaries

CASES = Path(__file__).parent.parent / "cases" / "formats"


def test_the_table_says_the_suffixes_that_the_formats_say() -> None:
    told = [tuple(suffixes.split()) for _, _, suffixes in registry._PLACES]
    assert told == [form.suffixes for form in registry.FORMATS]
    assert [form.name for form in registry.FORMATS[:2]] == ["tmx", "xliff1"]


def test_the_table_of_glossary_formats_says_the_suffixes_that_they_say() -> None:
    assert [suffixes for _, suffixes in glossaries._PLACES] == [form.suffixes for form in glossaries.FORMATS]


def ranked(head: bytes, path: str) -> Format:
    """All formats asked."""
    suffix = Path(path).suffix.lower()
    return max(registry.FORMATS, key=lambda form: form.sniff(head) + (0.3 if suffix in form.suffixes else 0))


@pytest.mark.parametrize("path", sorted(path for path in CASES.rglob("*.*") if path.is_file()), ids=lambda p: p.name)
def test_the_likeliest_of_its_suffix_is_the_likeliest_of_all(path: Path) -> None:
    head = path.read_bytes()[: registry.HEAD]
    for suffix in (path.suffix, ".xml", ".txt", ""):
        name = path.stem + suffix
        if ranked(head, name).sniff(head) > 0:
            assert registry.detect(head, path=name) is ranked(head, name)


def test_a_catalogue_is_opened_without_the_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    code = f"import sys; from tmkit.formats import registry; list(registry.stream({str(path)!r})); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tmkit.formats.po" in told
    assert not {"tmkit.formats.docx", "tmkit.formats.tmx", "tmkit.formats.html", "lxml.etree", "yaml"} & set(told)
