"""A thousand random edits of twenty files leave the server's text equal to the client's."""

import random
import re
from pathlib import Path

import pytest
from lsprotocol import types

from tmkit.apps.lsp import texts
from tmkit.apps.lsp.positions import Encoding
from tmkit.formats import files

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpora" / "sce2018"
PIECES = ["", "a", "é", "e\u0301", "重庆", "👩\u200d💻", "𝕏", "\n", "\r\n", "\r", "\u2028", '"', "<", "&amp;", "\\n"]
_CODECS = {Encoding.UTF_8: ("utf-8", 1), Encoding.UTF_16: ("utf-16-le", 2), Encoding.UTF_32: ("utf-32-le", 4)}


def twenty() -> list[str]:
    paths = sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.tmx"), *(ROOT / "tests" / "cases" / "formats").iterdir()])
    found = []
    for path in paths:
        raw = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in raw and path.suffix not in {".bar", ".docx", ".mo", ".xlsx"}:
            try:
                found.append(files.decode(raw))
            except files.EncodingError:
                continue
    return found[:20]


def place(text: str, offset: int, encoding: Encoding) -> types.Position:
    """A client's position, counted the plain way."""
    lines = re.split(r"\r\n|\n|\r", text[:offset])
    codec, size = _CODECS[encoding]
    return types.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)


@pytest.mark.parametrize("encoding", Encoding)
def test_a_thousand_random_edits_leave_both_sides_with_the_same_text(encoding: Encoding) -> None:
    chance = random.Random(encoding.value)
    client = twenty()
    assert len(client) == 20
    server = list(client)
    for _ in range(1000):
        one = chance.randrange(20)
        text = client[one]
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(8))
        if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
            continue  # no client puts its cursor between the two
        new = chance.choice(PIECES)
        edit = types.TextDocumentContentChangePartial(
            types.Range(place(text, start, encoding), place(text, end, encoding)), new
        )
        client[one] = text[:start] + new + text[end:]
        server[one] = texts.changed(server[one], [edit], encoding)
        assert server[one] == client[one]


@pytest.mark.parametrize("encoding", Encoding)
def test_an_edit_is_what_differs_and_no_more(encoding: Encoding) -> None:
    (edit,) = texts.edits("ab𝕏cd\né", "ab𝕏Xd\né", encoding)
    assert edit.new_text == "X"
    change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    assert texts.changed("ab𝕏cd\né", [change], encoding) == "ab𝕏Xd\né"
    assert texts.edits("same", "same", encoding) == []
