"""Glossaries opened, searched, merged, validated, counted and extracted."""

from pathlib import Path

import pytest

from tmkit.core import Concept, InputError, Segment, Term, TermMatch, TermStatus, Unit
from tmkit.flows import glossary_files, lookup
from tmkit.formats.glossaries import tbx_writer
from tmkit.formats.glossaries.termbase import Layout
from tmkit.glossary import Glossary, shelf
from tmkit.glossary.extraction import extract
from tmkit.glossary.merging import merge
from tmkit.glossary.search import search
from tmkit.glossary.statistics import statistics
from tmkit.glossary.validation import doubts

FILE = Concept("file", (Term("file", "en"), Term("fichier", "fr")), subject="it", definition="Stored data.")
FOLDER = Concept("folder", (Term("folder", "en"), Term("dossier", "fr"), Term("répertoire", "fr", TermStatus.ADMITTED)))
VERSION = Concept("version", (Term(r"v\d+", "en", match=TermMatch.REGEX),), priority=2)


def test_a_shelf_answers_as_the_glossary_does(tmp_path: Path) -> None:
    glossary = Glossary([FILE, FOLDER, VERSION])
    place = tmp_path / "a.sqlite"
    shelf.write(glossary, place)
    opened = shelf.open_shelf(place)
    assert opened is not None
    assert list(opened.concepts) == list(glossary.concepts)
    assert opened.languages() == {"en", "fr"}
    for text, lang in (("Two files in v2 folders", "en"), ("les dossiers", "fr"), ("nichts", "de")):
        assert opened.hits(text, lang) == glossary.hits(text, lang)
    assert opened.statuses("fr") == {TermStatus.PREFERRED, TermStatus.ADMITTED}
    assert opened.renderings(FILE, "un fichier", "fr")
    assert shelf.open_shelf(tmp_path / "none.sqlite") is None
    (tmp_path / "bad.sqlite").write_bytes(b"no database at all")
    assert shelf.open_shelf(tmp_path / "bad.sqlite") is None


def test_a_large_glossary_is_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(glossary_files, "_LARGE", 10)
    path = tmp_path / "g.tbx"
    path.write_bytes(tbx_writer.write([FILE], Layout()))
    first, _ = glossary_files.opened([str(path)])
    assert len(list((tmp_path / "cache").rglob("*.sqlite"))) == 1
    again, _ = glossary_files.opened([str(path)])
    assert first.hits("a file", "en")[0].term == again.hits("a file", "en")[0].term == FILE.terms[0]
    path.write_bytes(tbx_writer.write([FOLDER], Layout()))
    changed, _ = glossary_files.opened([str(path)])
    assert changed.hits("a file", "en") == ()
    (tmp_path / "plain").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "plain"))
    plain, _ = glossary_files.opened([str(path)])
    assert plain.hits("a folder", "en")


def test_a_glossary_is_asked_by_name() -> None:
    glossary = Glossary([FILE, FOLDER])
    assert [(found.concept.id, found.likeness) for found in search(glossary, "files")] == [("file", 0.97)]
    assert [found.concept.id for found in search(glossary, "fold")] == ["folder"]
    assert [found.concept.id for found in search(glossary, "folderr")] == ["folder"]
    assert search(glossary, "fichier", lang="en") == ()
    assert search(glossary, "  ") == ()


def test_an_editor_asks_by_text_and_cursor(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    path.write_bytes(tbx_writer.write([FILE, FOLDER], Layout()))
    opened = lookup.open_lookup([str(path)])
    text = "Files in a folder"
    assert [hit.concept.id for hit in opened.here(text, "en").hits] == ["file", "folder"]
    assert [hit.concept.id for hit in opened.here(text, "en", cursor=3).hits] == ["file"]
    assert [hit.concept.id for hit in opened.here(text, "en", cursor=len(text)).hits] == ["folder"]
    assert opened.here(text, "en", cursor=7).hits == ()
    assert (
        opened.renderings(opened.glossary.concepts[1], "les répertoires", "fr")[0].of("les répertoires")
        == "répertoires"
    )


@pytest.mark.parametrize(
    ("name", "langs"),
    [
        ("en-fr.tsv", ("en", "fr")),
        ("g_en_zh-CN.csv", ("en", "zh-CN")),
        ("OmegaT EN-FR.txt", ("en", "fr")),
        ("terms.csv", ()),
        ("de.en-GB.csv", ("de", "en-GB")),
    ],
)
def test_a_file_name_says_the_languages(name: str, langs: tuple[str, ...]) -> None:
    assert glossary_files.langs_of(f"some/where/{name}") == langs


def test_no_glossary_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no glossary"):
        glossary_files.required([], tmp_path)


def test_merging_joins_what_means_the_same_and_loses_nothing() -> None:
    other = Concept(
        "x",
        (Term("file", "en"), Term("fichier", "fr"), Term("Datei", "de"), Term("archive", "fr")),
        subject="it",
        note="seen",
    )
    stale = Concept("folder", (*FOLDER.terms[:2], Term("répertoire", "fr", TermStatus.DEPRECATED)))
    merged = merge([[FILE, FOLDER], [other, stale]])
    assert [concept.id for concept in merged.concepts] == ["file", "folder"]
    assert merged.joined == 2
    assert [(term.text, term.status.value) for term in merged.concepts[0].terms] == [
        ("file", "preferred"),
        ("fichier", "preferred"),
        ("Datei", "preferred"),
        ("archive", "admitted"),
    ]
    assert merged.concepts[0].note == "seen"
    assert len(merged.conflicts) == 1
    apart = merge([[FILE], [Concept("file", (Term("file", "en"), Term("lime", "fr")), subject="tools")]])
    assert [concept.id for concept in apart.concepts] == ["file", "file-2"]


def test_validation_names_what_two_people_would_read_differently() -> None:
    concepts = [
        FILE,
        Concept("again", FILE.terms, subject="it"),
        Concept("empty", (Term("—", "en"),)),
        Concept("both", (Term("mail", "en"), Term("mel", "fr"), Term("mel", "fr", TermStatus.FORBIDDEN))),
        Concept("two", (Term("car", "en"), Term("auto", "fr"), Term("voiture", "fr"))),
        Concept("bad", (Term("(", "en", match=TermMatch.REGEX),)),
        Concept("other", (Term("car", "en"), Term("wagon", "fr"))),
        Concept("never", (Term("folder", "en"), Term("wagon", "fr", TermStatus.FORBIDDEN))),
    ]
    kinds = {doubt.kind for doubt in doubts(concepts)}
    assert kinds == {
        "duplicate-concept", "empty-term", "forbidden-and-preferred", "several-preferred", "bad-expression",
        "conflicting-terms",
    }  # fmt: skip
    assert doubts([FILE, FOLDER]) == ()


def test_a_glossary_is_counted() -> None:
    counted = statistics([FILE, FOLDER, VERSION])
    assert (counted.concepts, counted.terms, counted.defined) == (3, 6, 1)
    assert counted.by_language == (("en", 3, 3), ("fr", 2, 3))
    assert counted.pairs == (("en", "fr", 2),)


def test_candidates_come_out_of_translations() -> None:
    texts = [
        ("Open the configuration file", "Ouvrez le fichier de configuration"),
        ("The configuration file is lost", "Le fichier de configuration est perdu"),
        ("Save configuration files now", "Enregistrez les fichiers de configuration"),
        ("Nothing to see", "Rien à voir"),
        ("Close the window", "Fermez la fenêtre"),
        ("The window is open", "La fenêtre est ouverte"),
        ("A window", "Une fenêtre"),
    ]
    units = [Unit(str(n), Segment(a, "en"), Segment(b, "fr"), "fr") for n, (a, b) in enumerate(texts)]
    found = {(one.source, one.target): one for one in extract(units)}
    assert ("configuration file", "fichier de configuration") in found
    assert found["window", "fenêtre"].example == ("A window", "Une fenêtre")
    assert extract([]) == ()
