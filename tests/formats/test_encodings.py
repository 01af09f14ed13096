"""XML in any encoding that its declaration or its first bytes name."""

from pathlib import Path

import pytest

from tmkit.core import EncodingError, UnitKey
from tmkit.formats import registry

TEXT = '<?xml version="{version}" encoding="{encoding}"?><tmx version="1.4"><header srclang="fr"/><body><tu>'
TEXT += '<tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="ja"><seg>日本</seg></tuv></tu></body></tmx>'


@pytest.mark.parametrize(
    ("encoding", "codec", "version"),
    [
        ("UTF-8", "utf-8", "1.1"),
        ("ascii", "utf-8", "1.0"),
        ("UTF-16", "utf-8", "1.0"),
        ("UTF-8", "utf-16", "1.0"),
        ("x-sjis", "cp932", "1.0"),
        ("Windows-31J", "cp932", "1.0"),
        ("gb2312", "gb18030", "1.0"),
        ("euc-jp", "euc_jp", "1.0"),
    ],
)
def test_the_text_is_read_and_the_bytes_are_kept(encoding: str, codec: str, version: str, tmp_path: Path) -> None:
    raw = TEXT.format(encoding=encoding, version=version).encode(codec)
    document = registry.parse(raw, path="x.tmx")
    assert [unit.target.text for unit in document.units()] == ["日本"]
    assert document.render({}) == raw
    edited = document.render({UnitKey("1", "ja", ""): "東京 é"})
    assert next(registry.parse(edited, path="x.tmx").units()).target.text == "東京 é"
    path = tmp_path / "x.tmx"
    path.write_bytes(raw)
    assert list(registry.stream(path)) == list(document.units())


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(EncodingError, match="there is no encoding 'klingon'"):
        registry.parse(TEXT.format(encoding="klingon", version="1.0").encode(), path="x.tmx")
