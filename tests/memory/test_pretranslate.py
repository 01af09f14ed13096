"""Files filled from a memory: marked as their formats have it, and nobody's work overwritten."""

from pathlib import Path

import pytest

from tmkit import memory
from tmkit.core import ConfigurationError
from tmkit.flows import pretranslate
from tmkit.flows.memory_lookup import Asking
from tmkit.formats import registry
from tmkit.formats.validation.registry import validate
from tmkit.memory import Record, Variant

PO = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgid "Save the file now"
msgstr ""

#. note
#, c-format
msgctxt "menu"
msgid "Save the files %d now"
msgstr ""

#, fuzzy, c-format
#| msgid "old"
msgid "Open the file now"
msgstr "Ouvre"

msgid "Done already"
msgstr "Fait"

msgid "Line one\\n"
"line two and more"
msgstr ""

#~ msgid "Save the file now"
#~ msgstr ""
"""
FILLED = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgid "Save the file now"
msgstr "Enregistrer maintenant"

#. note
#, fuzzy, c-format
#| msgid "Save the file now"
msgctxt "menu"
msgid "Save the files %d now"
msgstr "Enregistrer maintenant"

#, c-format
msgid "Open the file now"
msgstr "Ouvrir maintenant"

msgid "Done already"
msgstr "Fait"

#, fuzzy
#| msgid ""
#| "Line one\\n"
#| "line two, and more"
msgid "Line one\\n"
"line two and more"
msgstr ""
"Ligne un\\n"
"ligne deux"

#~ msgid "Save the file now"
#~ msgstr ""
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    with memory.open(tmp_path / "m.tmdb", create=True) as opened:
        opened.add(
            Record((Variant("en", source), Variant("fr", target)), key=key)
            for source, target, key in (
                ("Save the file now", "Enregistrer maintenant", ""),
                ("Open the file now", "Ouvrir maintenant", ""),
                ("Done already", "Déjà fait", "done"),
                ("Line one\nline two, and more", "Ligne un\nligne deux", ""),
                ("Page 12 of 30", "Page 12 sur 30", ""),
            )
        )
    return str(tmp_path / "m.tmdb")


def filled(tmp_path: Path, path: str, name: str, content: str, **options: str) -> tuple[dict[str, int], str]:
    (tmp_path / name).write_text(content, encoding="utf-8")
    out = tmp_path / f"out.{name}"
    asking = Asking(75, 3, options.get("source", ""), options.get("target", ""))
    done = pretranslate.pretranslate(str(tmp_path / name), str(out), [path], asking)
    return {name: count for name, count in done.counts if count}, out.read_text(encoding="utf-8")


def test_po_gets_exact_matches_plain_and_fuzzy_ones_flagged(tmp_path: Path, path: str) -> None:
    counts, text = filled(tmp_path, path, "a.po", PO)
    assert text == FILLED
    assert counts == {"exact": 2, "fuzzy": 2, "kept": 2}


def test_a_second_run_changes_nothing(tmp_path: Path, path: str) -> None:
    _, text = filled(tmp_path, path, "a.po", PO)
    _, again = filled(tmp_path, path, "b.po", text)
    assert again == text


XLIFF1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en"
 target-language="fr" datatype="plaintext"><body>
 <trans-unit id="1"><source>Save the file now</source></trans-unit>
 <trans-unit id="2"><source>Save the <g id="1">files</g> now</source><target state="new"/></trans-unit>
 <trans-unit id="3" approved="yes"><source>Done already</source><target>Fait</target></trans-unit>
 <trans-unit id="done"><source>Done already</source></trans-unit>
 <trans-unit id="5"><source>Page 7 of 9</source></trans-unit>
 <trans-unit id="6" translate="no"><source>Save the file now</source></trans-unit>
</body></file></xliff>
"""


def test_xliff_1_gets_states_and_alternatives(tmp_path: Path, path: str) -> None:
    counts, text = filled(tmp_path, path, "a.xlf", XLIFF1)
    assert counts == {"context": 1, "exact": 1, "fuzzy": 2, "kept": 2}
    assert '<target state="translated" state-qualifier="exact-match">Enregistrer maintenant</target>' in text
    assert '<target state="needs-review-translation" state-qualifier="fuzzy-match">Enregistrer' in text
    assert '<target state="translated" state-qualifier="id-match">Déjà fait</target>' in text
    assert 'state-qualifier="fuzzy-match">Page 7 sur 9</target>' in text
    assert '<alt-trans match-quality="100%" origin="m.tmdb:editor"><source>Save the file now</source>' in text
    assert "<source>Done already</source><target>Fait</target></trans-unit>" in text
    assert validate(text.encode()).problems == ()


XLIFF2 = """<?xml version="1.0"?>
<xliff version="2.1" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
 <unit id="1">
  <segment><source>Save the file now</source></segment>
 </unit>
 <unit id="2">
  <segment id="s1" state="initial"><source>Open the files now</source><target/></segment>
  <segment><source>Done already</source></segment>
  <segment id="s3" state="final"><source>Done already</source><target>Fini</target></segment>
 </unit>
 <unit id="done"><segment><source>Done already</source></segment></unit>
</file></xliff>
"""


def test_xliff_2_gets_its_matches_module(tmp_path: Path, path: str) -> None:
    counts, text = filled(tmp_path, path, "a.xlf", XLIFF2)
    assert counts == {"context": 1, "exact": 2, "fuzzy": 1, "kept": 1}
    assert 'ref="#s1" type="tm" matchQuality="100" origin="m.tmdb:editor"><source>Save the file now</source>' in text
    assert 'ref="#s1" type="tm" matchQuality="94"' in text
    assert 'type="idm" matchQuality="100"' in text
    assert '<segment id="s1" state="initial" subState="tmkit:fuzzy">' in text
    assert "<target>Fini</target>" in text
    assert validate(text.encode()).problems == ()


def test_a_format_that_cannot_mark_takes_exact_matches_alone(tmp_path: Path, path: str) -> None:
    tmx = (
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"'
        ' adminlang="en" srclang="en" datatype="plaintext"><prop type="x-target-langs">fr</prop></header><body>'
        '<tu><tuv xml:lang="en"><seg>Save the file now</seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg>Save the files now</seg></tuv></tu></body></tmx>'
    )
    counts, text = filled(tmp_path, path, "a.tmx", tmx, target="fr")
    assert counts == {"exact": 1, "unmarkable": 1}
    assert text.count("Enregistrer maintenant") == 1


def test_memories_are_asked_in_order_of_preference(tmp_path: Path, path: str) -> None:
    with memory.open(tmp_path / "second.tmdb", create=True) as opened:
        opened.add([Record((Variant("en", "Save the file now"), Variant("fr", "Sauver")))])
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    second = str(tmp_path / "second.tmdb")
    for memories, expected in (((path, second), "Enregistrer"), ((second, path), "Sauver")):
        out = tmp_path / "out.po"
        pretranslate.pretranslate(str(tmp_path / "a.po"), str(out), memories, Asking(75, 3))
        first = next(registry.parse(out.read_bytes(), path="out.po").units())
        assert first.target is not None
        assert first.target.text.startswith(expected)


def test_languages_that_nobody_says_are_asked_for(tmp_path: Path, path: str) -> None:
    with pytest.raises(ConfigurationError, match="--target-lang"):
        filled(tmp_path, path, "a.po", PO.replace('"Language: fr\\n"\n', ""))
