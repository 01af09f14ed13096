"""Every document says where its texts are written; walked through, each comes out as the unit has it."""

from itertools import pairwise
from pathlib import Path

import pytest

from tmkit.core import OBJECT, Segment
from tmkit.formats import registry, xmltext
from tmkit.formats.offsets import Spelling, Written, offsets

CORPUS = Path(__file__).parent.parent.parent / "corpora" / "sce2018"
PO = """msgid ""
msgstr "Language: fr\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

#, c-format
msgctxt "menu"
msgid "Say \\"hi\\" to\\n"
"%s"
msgstr ""
"Dites « bonjour » \\n"
"à %s"

msgid "one file"
msgid_plural "%d files"
msgstr[0] "un fichier"
msgstr[1] "%d fichiers"
"""
XLIFF = """<xliff version="1.2"><file source-language="en" target-language="fr" datatype="plaintext" original="a"><body>
<trans-unit id="1"><source>A &amp; <g id="1">bold</g> &#233;t\u00e9<x id="2"/></source>
<target>Un <g id="1">gras</g> &lt;</target></trans-unit>
</body></file></xliff>"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">
<unit id="1"><segment><source>One<ph id="1"/>two</source><target>Un<ph id="1"/>deux</target></segment></unit>
</file></xliff>"""
FILES = {"a.po": PO, "a.xlf": XLIFF, "b.xlf": XLIFF2, "a.tmx": (CORPUS / "fr-en-zh.tmx").read_text(encoding="utf-8")}


def spelt(text: str, written: Written, segment: Segment) -> str:
    """The text as its pieces in the file say it, codes as U+FFFC."""
    made = ""
    for char, (start, end) in zip(segment.text, pairwise(offsets(text, written, segment)), strict=True):
        piece = text[start:end]
        if char == OBJECT:
            made += OBJECT if piece.startswith("<") else "?"
        elif written.spelling is Spelling.XML:
            made += xmltext.plain(piece.split("<")[0])
        else:
            made += char if piece.startswith((char, "\\")) else "?"
    return made


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("name", FILES)
def test_each_character_is_found_in_the_file(name: str, bom: str) -> None:
    text = FILES[name]
    document = registry.parse((bom + text).encode(), path=name)
    places = {key: (source, target) for key, source, target in document.written()}
    units = list(document.units())
    assert [unit.key for unit in units] == list(places)
    for unit in units:
        source, target = places[unit.key]
        assert source is not None
        assert target is not None
        assert unit.target is not None
        assert spelt(text, source, unit.source) == unit.source.text
        assert spelt(text, target, unit.target) == unit.target.text
