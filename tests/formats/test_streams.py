"""Streams give what documents give, whatever the size of the blocks they are read in."""

from pathlib import Path

import pytest

from tmkit.core import EncodingError, InputError, ParseError
from tmkit.formats import po, registry, xmlstream

CASES = Path(__file__).parent.parent / "cases" / "formats"


@pytest.mark.parametrize("name", ["codes.xlf", "segmented.sdlxliff", "memo.mqxliff", "codes2.xlf", "plural22.xlf"])
@pytest.mark.parametrize("size", [1, 61, 1 << 20])
def test_xliff_streams_as_it_parses(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlstream, "CHUNK", size)
    path = CASES / name
    streamed, parsed = list(registry.stream(path)), list(registry.parse(path.read_bytes(), path=str(path)).units())
    assert streamed == parsed
    assert [unit.place for unit in streamed] == [unit.place for unit in parsed]


@pytest.mark.parametrize("size", [1, 61, 1000, 1 << 20])
def test_po_streams_as_it_parses(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import django

    monkeypatch.setattr(po, "_BLOCK", size)
    path = Path(django.__file__).parent / "contrib/admin/locale/fr/LC_MESSAGES/django.po"
    streamed, parsed = list(registry.stream(path)), list(registry.parse(path.read_bytes(), path=str(path)).units())
    assert streamed == parsed
    assert [unit.place.line for unit in streamed] == [unit.place.line for unit in parsed]


def test_a_stream_fails_where_the_file_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d\n')
    with pytest.raises(ParseError, match=r"x\.po:5:1: a string that does not end"):
        list(registry.stream(path))
    path.write_bytes(b'msgid "a"\nmsgstr "\xe9"\n')
    with pytest.raises(EncodingError, match=r"x\.po:2: byte 0xE9"):
        list(registry.stream(path))
    path = tmp_path / "x.xlf"
    path.write_bytes((CASES / "codes.xlf").read_bytes()[:-30])
    with pytest.raises(InputError, match=r"x\.xlf:\d+:\d+: is not well-formed XML"):
        list(registry.stream(path))
